"""Files from outside: what is refused, what is read."""

import io
import zipfile

import pytest

from workplan_docs.errors import ContentError
from workplan_docs.officefile.docx_text import docx_paragraphs
from workplan_docs.officefile.package import open_package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(parts, **more):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, **more)
    return target.getvalue()


def document(body):
    return packed({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
XXE = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
UTF16 = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'.encode("utf-16")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "完好"),
        (b"no zip", "完好"),
        (b"\xd0\xcf\x11\xe0old", "旧格式"),
        (packed({"word/vbaProject.bin": "x"}), "宏"),
        (packed({"word/embeddings/a.docx": "x"}), "嵌入"),
        (packed({"word/activeX/a.xml": "x"}), "宏"),
        (packed({"../a.xml": "x"}), "不合规矩"),
        (packed({"/a.xml": "x"}), "不合规矩"),
        (packed({f"{n}.xml": "x" for n in range(501)}), "500"),
        (packed({"word/document.xml": "x" * 5_000_000}), "压缩比"),
        (packed({"a.xml": "x"}, compress_type=zipfile.ZIP_BZIP2), "压缩方法"),
    ],
    ids=["empty", "text", "old", "macro", "object", "activex", "dots", "absolute", "many", "bomb", "bzip2"],
)
def test_refused_before_reading(data, word):
    with pytest.raises(ContentError) as caught:
        open_package(data, "回表.docx")
    assert word in caught.value.diagnostics[0].message
    assert caught.value.diagnostics[0].file == "回表.docx"


def test_the_same_part_twice_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.xml", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xml", "2")
    with pytest.raises(ContentError, match="重复"):
        open_package(target.getvalue())


@pytest.mark.parametrize("content", [LAUGHS, XXE, UTF16], ids=["laughs", "xxe", "utf-16"])
def test_document_types_are_refused(content):
    package = open_package(packed({"word/document.xml": content}))
    with pytest.raises(ContentError, match="文档类型声明"):
        package.xml("word/document.xml")


def test_broken_xml_missing_part_and_lying_size_are_said():
    package = open_package(packed({"word/document.xml": "<a>"}))
    with pytest.raises(ContentError, match="不是完好的 XML"):
        package.xml("word/document.xml")
    with pytest.raises(ContentError, match="缺少部件"):
        package.read("word/styles.xml")
    data = packed({"word/document.xml": "<a/>" * 1000})
    broken = data[:60] + bytes(20) + data[80:]
    with pytest.raises(ContentError):
        open_package(broken).read("word/document.xml")


def test_a_missing_file_and_a_large_one_are_said(tmp_path):
    with pytest.raises(ContentError, match="打不开"):
        open_package(tmp_path / "没有.docx")
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ContentError, match="20 MB"):
        open_package(large)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p/>", ["甲"]),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["甲"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["甲"]),
        ("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>",
         ["甲"]),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r></w:p>", ["甲\t乙\n"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>",
         ["甲"]),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", ["甲"]),
    ],
)  # fmt: skip
def test_text_in_reading_order(body, texts):
    assert docx_paragraphs(document(body)) == texts
