"""纪要 (10.3): 出席 follow the body or 附件说明 directly; nothing is printed that the content does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.content.load import SINGLE, load_document
from workplan_docs.documents import blocks as b
from workplan_docs.documents.contexts import official_context
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import Severity
from workplan_docs.rules.check import check_document

MINUTES = """\
version: 1
state: issued
type: 纪要
issuers: 某市城市管理局
issuer_mark: 某市城市管理局局长办公会议纪要
document_number: 第3期
body:
  - 会议议定事项纪要如下。
attendance: {present: 张明远、李刚, absent: 孙立, observers: 王芳}
printed_by: 某市城市管理局办公室
printed_on: 2026年3月6日
"""


def read(tmp_path: Path, more: str) -> tuple[b.Document, list[str]]:
    path = tmp_path / "minutes.yaml"
    path.write_text(MINUTES + more, encoding="utf-8")
    single = load_document(path, tmp_path)
    found = check_document(SINGLE, single.document, None, single.positions)
    context = official_context(single.organ, single.document, single.plan)
    document, _ = TemplateEnvironment().document("document.xml.j2", context)
    return document, [d.code for d in found if d.severity is Severity.ERROR]


def closing(document: b.Document) -> list[str]:
    """The kinds of the blocks below the body, and the labels of those who came."""
    kinds = (b.AttachmentList, b.Attendance, b.SigningBlock)
    found = [x for x in document.blocks if isinstance(x, kinds) or is_note(x)]
    return [x.label if isinstance(x, b.Attendance) else type(x).__name__ for x in found]


def is_note(block: b.Block) -> bool:
    return isinstance(block, b.Paragraph) and block.style is b.Style.NOTE


WHO = ["出席", "请假", "列席"]


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("", WHO),
        ("note: 此件内部使用\n", [*WHO, "Paragraph"]),
        ("date: 2026年3月5日\n", [*WHO, "SigningBlock"]),
        (
            "date: 2026年3月5日\nnote: 此件内部使用\nattachments: [议题一览表]\n",
            ["AttachmentList", *WHO, "SigningBlock"],
        ),
    ],
)
def test_who_came_stands_right_below_the_body_or_the_attachment_note(
    tmp_path: Path, more: str, kinds: list[str]
) -> None:
    document, errors = read(tmp_path, more)
    assert closing(document) == kinds
    assert errors == []


def test_a_date_alone_has_no_room_for_a_name_or_a_seal(tmp_path: Path) -> None:
    document, _ = read(tmp_path, "date: 2026年3月5日\nnote: 此件内部使用\n")
    (block,) = (x for x in document.blocks if isinstance(x, b.SigningBlock))
    assert (block.mode, block.date, block.note) == ("unsealed", "2026年3月5日", "此件内部使用")
    assert not any(one.organ or one.post for one in block.signatures)


def test_a_note_alone_brings_no_empty_date(tmp_path: Path) -> None:
    document, _ = read(tmp_path, "note: 此件内部使用\n")
    assert not any(isinstance(x, b.SigningBlock) for x in document.blocks)
    assert [x.text for x in document.blocks if isinstance(x, b.Paragraph) and is_note(x)] == [
        "（此件内部使用）"
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("issuer_mark: 某市城市管理局局长办公会议纪要\n", ""),
        ("printed_by: 某市城市管理局办公室\n", "NO003"),
        ("printed_on: 2026年3月6日\n", "NO004"),
        ("body:\n  - 会议议定事项纪要如下。\n", "EL002"),
    ],
)
def test_what_issued_minutes_must_have_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: str
) -> None:
    assert line in MINUTES
    monkeypatch.setattr(f"{__name__}.MINUTES", MINUTES.replace(line, ""))
    _, errors = read(tmp_path, "")
    assert errors == ([code] if code else [])
