"""``make-docs audit`` as a user runs it: reports, exit codes, files that cannot be read."""

import io
import json
import re
import zipfile

import pytest

from tests.audit.conftest import ROOT
from tests.audit.pages import html_of, sample
from tests.audit.word import written
from workplan_docs.audit.audit import Wishes, audit_pdf


@pytest.fixture
def good(tmp_path, engine):
    path = tmp_path / "好.pdf"
    path.write_bytes(engine.write(engine.render(html_of(sample()))).data)
    return path


@pytest.fixture
def bad(tmp_path, engine):
    path = tmp_path / "坏.pdf"
    html = html_of(sample(mark_top=35.0, number_centred=True, number="东城发〔2023〕第1号"))
    path.write_bytes(engine.write(engine.render(html)).data)
    return path


def test_text(make_docs, good, bad):
    fine = make_docs(good.parent, "audit", good.name)
    assert fine.exit_code == 0
    assert "合格" in fine.stdout
    assert "没有查" in fine.stdout
    wrong = make_docs(bad.parent, "audit", bad.name)
    assert wrong.exit_code == 1
    assert re.search(
        r"错误\[HD015\] 第1页 发文机关标志.*应为72\.0 mm，实为3[45]\.\d mm（7\.2\.4、10，规定）", wrong.stdout
    )


def test_all_lists_what_is_fine(make_docs, good):
    shown = make_docs(good.parent, "audit", "--all", good.name).stdout
    assert "合格[HD015]" in shown


def test_json(make_docs, bad):
    done = make_docs(bad.parent, "audit", "--format", "json", bad.name)
    assert done.exit_code == 1
    (report,) = json.loads(done.stdout)["files"]
    assert report["errors"] == sum(f["severity"] == "error" for f in report["findings"])
    found = next(f for f in report["findings"] if f["code"] == "HD015")
    assert set(found) >= {"wanted", "found", "clause", "strength", "page", "box", "element"}
    documented = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    keys = {*re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", documented, re.MULTILINE)}
    named = {name for group in keys for name in re.findall(r"`(\w+)`", group)}
    assert {*report, *found} == named


def test_html_draws_the_faults_on_the_pages(make_docs, bad):
    done = make_docs(bad.parent, "audit", "--format", "html", "--output", "结果.html", bad.name)
    assert done.exit_code == 1
    page = (bad.parent / "结果.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") == 4
    assert "<script" not in page
    assert "http" not in page
    assert "第1号" in page


def test_files_are_named_from_where_the_user_is(make_docs, good, tmp_path):
    (tmp_path / "项目").mkdir()
    done = make_docs(tmp_path, "-C", "项目", "audit", "--format", "html", "--output", "结果.html", good.name)
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "结果.html").is_file()
    assert not (tmp_path / "项目" / "结果.html").exists()


def test_a_rare_character_is_read_whole_and_told(make_docs, tmp_path, engine):
    html = html_of(
        sample(
            classified=[],
            number="东城发〔2023〕第1号",
            title=["关于表扬\U0002cc56永刚的通知"],
        )
    )
    path = tmp_path / "罕用字.pdf"
    path.write_bytes(engine.write(engine.render(html)).data)
    done = make_docs(tmp_path, "audit", "--all", path.name)
    assert done.exit_code == 1
    assert "第1号" in done.stdout
    report = audit_pdf(path.read_bytes(), "罕用字.pdf", Wishes()).reports[0]
    (found,) = [f for f in report.findings if f.code == "PP011"]
    assert "“\U0002cc56”" in found.found


def test_html_wants_a_file(make_docs, good):
    done = make_docs(good.parent, "audit", "--format", "html", good.name)
    assert done.exit_code == 2
    assert "--output" in done.stderr


def test_two_files_and_one_unreadable(make_docs, good):
    (good.parent / "不是.pdf").write_bytes(b"hello")
    done = make_docs(good.parent, "audit", good.name, "不是.pdf")
    assert done.exit_code == 1
    assert "好.pdf" in done.stdout
    assert "只能检查 .docx 和 .pdf 文件" in done.stderr


def encrypted_docx():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def bomb():
    return archive(word__document_xml="<a>" + " " * 60_000_000 + "</a>")


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"
    + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>/ID[<01><01>]>>\n%%EOF"
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.pdf", b"", "文件是空的"),
        ("破.pdf", b"%PDF-1.7\nbroken", "不是完好的 PDF"),
        ("锁.pdf", LOCKED_PDF, "密码|不是完好的 PDF"),
        ("图.png", b"\x89PNG\r\n", "只能检查"),
        ("锁.docx", encrypted_docx(), "已加密"),
        ("破.docx", b"PK\x03\x04broken", "不是完好的"),
        ("空.docx", archive(readme_txt="x"), "不是 Word 文档"),
        ("弹.docx", bomb(), "压缩比异常"),
        ("实体.docx", archive(word__document_xml=ENTITY), "文档类型声明"),
        ("表.xlsx", archive(xl__workbook_xml="<a/>"), "不是 Word 文档"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(make_docs, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    done = make_docs(tmp_path, "audit", name)
    assert done.exit_code == 1
    assert re.search(said, done.stderr)
    assert done.stderr.count("错误") == 1


def test_a_missing_file(make_docs, tmp_path):
    done = make_docs(tmp_path, "audit", "没有.pdf")
    assert done.exit_code == 1
    assert "没有.pdf" in done.stderr


def test_a_file_that_loads_from_elsewhere_is_not_given_to_libreoffice(make_docs, tmp_path):
    source = io.BytesIO(written())
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                relation = (
                    b'<Relationship Id="rIdOut" TargetMode="External" Target="http://127.0.0.1:9/a.png" Type='
                    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", relation)
            new.writestr(name, content)
    (tmp_path / "外.docx").write_bytes(target.getvalue())
    done = make_docs(tmp_path, "audit", "--render", "外.docx")
    assert "为了安全" in done.stdout or "没有 LibreOffice" in done.stdout


def test_a_scan_is_told_from_text(make_docs, tmp_path, engine):
    html = (
        '<html lang="zh"><style>@page { size: 210mm 297mm }</style><body>'
        '<div style="width:50mm;height:50mm;background:#888"></div></body></html>'
    )
    (tmp_path / "扫描.pdf").write_bytes(engine.write(engine.render(html)).data)
    done = make_docs(tmp_path, "audit", "扫描.pdf")
    assert done.exit_code == 1
    assert "只有图像，什么也量不出来" in done.stdout
