"""What Word, WPS and LibreOffice do to base.docx when an office restyles it there, done by hand."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx

from workplan_docs.typeset.docx.styles import own_ids


def _theme() -> str:
    """Word's own theme, with a face of a house for 西文 and a picture among its fills."""
    with zipfile.ZipFile(Path(docx.__file__).with_name("templates") / "default.docx") as archive:
        text = archive.read("word/theme/theme1.xml").decode()
    text = re.sub(r'(<a:minorFont>\s*<a:latin typeface=")[^"]*', r"\1等线", text)
    picture = (
        "<a:blipFill><a:blip xmlns:r="
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId1"/>'
        "<a:stretch/></a:blipFill></a:bgFillStyleLst>"
    )
    head, _, tail = text.rpartition("<a:gradFill")
    assert "</a:bgFillStyleLst>" in tail
    return head + picture + tail.partition("</a:bgFillStyleLst>")[2]


NUMBERING = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:numPicBullet w:numPicBulletId="0"><w:drawing r:id="rId1"/></w:numPicBullet>'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:count="376"><w:lsdException w:name="heading 1" w:qFormat="1"/>'
    '<w:lsdException w:name="公文正文" w:uiPriority="1"/></w:latentStyles>'
)
_BUILT_IN = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:link w:val="10"/></w:style><w:style w:type="character" w:customStyle="1" w:styleId="10">'
    '<w:name w:val="标题 1 字符"/><w:link w:val="1"/></w:style>'
)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A package of parts in the order given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_text(data: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """A package with texts of one part replaced; each must be there."""
    parts = parts_of(data)
    text = parts[part].decode()
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    return packed({**parts, part: text.encode()})


def word_ids() -> dict[str, str]:
    """The ids that Word gives to styles with Chinese names: 1, 2, a, a0, a1 …"""
    own = [i for name, i in own_ids().items() if name != "Normal"]
    return {i: "a" + (str(n - 1) if n else "") for n, i in enumerate(own)}


def saved_by_word(data: bytes) -> bytes:
    """New ids, latent and built-in styles, a theme and numbering under other names, parts in other order."""
    parts = parts_of(data)
    styles = parts.pop("word/styles.xml").decode()
    for own, new in word_ids().items():
        styles = re.sub(rf'(w:styleId|w:val)="{own}"', rf'\1="{new}"', styles)
    styles = styles.replace("</w:docDefaults>", "</w:docDefaults>" + _LATENT, 1)
    styles = styles.replace("</w:styles>", _BUILT_IN + "</w:styles>")
    body = parts["word/document.xml"].decode()
    for own, new in word_ids().items():
        body = body.replace(f'w:val="{own}"', f'w:val="{new}"')
    parts["word/document.xml"] = body.encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    extra = (
        f'<Relationship Id="rId90" Type="{office}/theme" Target="theme/theme2.xml"/>'
        f'<Relationship Id="rId91" Type="{office}/numbering" Target="/word/numbering3.xml"/>'
        f'<Relationship Id="rId92" Type="{office}/hyperlink" Target="https://example.invalid" '
        'TargetMode="External"/></Relationships>'
    )
    relations = parts["word/_rels/document.xml.rels"].decode()
    relations = relations.replace("styles.xml", "styles7.xml").replace("</Relationships>", extra)
    parts["word/_rels/document.xml.rels"] = relations.encode()
    types = parts["[Content_Types].xml"].decode().replace("/word/styles.xml", "/word/styles7.xml")
    kinds = (("theme/theme2", "theme"), ("numbering3", "wordprocessingml.numbering"))
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in kinds
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", overrides + "</Types>").encode()
    embedded = '<w:embedRegular r:id="rId1" w:fontKey="{00000000-0000-0000-0000-000000000000}"/></w:font>'
    fonts = parts["word/fontTable.xml"].decode().replace("</w:font>", embedded)
    new = {"word/styles7.xml": styles, "word/theme/theme2.xml": _theme(), "word/numbering3.xml": NUMBERING}
    return packed({**new, **dict(reversed(parts.items())), "word/fontTable.xml": fonts})
