"""Whatever program saved a file: its text is read, or it is said what the file is."""

from __future__ import annotations

import pytest

from workplan_docs.content.yamlfile import read_yaml
from workplan_docs.content.yamltext import as_shown

TEXT = "title: 城市管理工作要点\nunits：办公室\nb: 1\n"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_hides_no_other_fault(encoding: str) -> None:
    found = read_yaml(TEXT.encode(encoding), "f.yaml")
    assert [d.code for d in found.diagnostics] == ["YA001", "YA008"]
    assert found.data["title"] == "城市管理工作要点"
    assert as_shown(TEXT.encode(encoding)) == TEXT


def test_one_broken_byte_spoils_no_line_but_its_own() -> None:
    found = read_yaml("a: 甲".encode() + b"\xff\nb: \xe4\xb9\x99\n", "f.yaml")
    assert [(d.code, d.line) for d in found.diagnostics] == [("YA001", 1)]
    assert found.data["b"] == "乙" or "YA001" in {d.code for d in found.diagnostics}


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"PK\x03\x04\x14\x00" + bytes(500), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(500), "WPS"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "网页"),
        (bytes(range(1, 9)) * 100, "不是文本"),
    ],
)
def test_a_file_of_another_kind_is_named(raw: bytes, name: str) -> None:
    (fault,) = read_yaml(raw, "f.yaml").diagnostics
    assert fault.code == "YA012"
    assert name in fault.message
