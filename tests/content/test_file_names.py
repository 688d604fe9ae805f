"""Names that Windows cannot keep are refused wherever they would become part of a file's name."""

from __future__ import annotations

import pytest

from workplan_docs.content.file_names import MAX_NAME, name_fault

RESERVED = (
    "CON", "con", "PRN", "AUX", "NUL", "nul.txt", "COM1", "com9", "LPT1.公文", "COM¹", "lpt²", "CONIN$", "conout$",
    "CON .txt", "nul  .x",
)  # fmt: skip


@pytest.mark.parametrize("name", RESERVED)
def test_reserved_names(name):
    assert "保留" in (name_fault(name) or "")


@pytest.mark.parametrize("name", ["办公室.", "办公室 ", " 办公室", ".办公室", "a..b", "..", "."])
def test_dots_and_blanks_that_windows_drops(name):
    assert name_fault(name)


@pytest.mark.parametrize("char", '\\/:*?"<>|\t\n\x00\u202e\u200b\ufeff')
def test_characters_that_no_file_name_may_have(char):
    assert name_fault(f"办{char}公室")


@pytest.mark.parametrize("name", ["", "　", "　办公室"])
def test_empty_or_blank(name):
    assert name_fault(name)


@pytest.mark.parametrize(
    "name",
    ["办公室", "费县城管局", "第1科（督查）", "CONTROL室", "com", "A·B-C_1", "COM10", "【待填：单位】"],
)
def test_good_names(name):
    assert name_fault(name) is None


def test_the_longest_name_fits_every_file_system():
    """255 bytes for one name on Linux; the order before it and the suffix behind it included."""
    assert name_fault("字" * (MAX_NAME + 1))
    rarest = "\U0002000b" * MAX_NAME  # four bytes each
    assert name_fault(rarest) is None
    assert len(f"9999-{rarest}.docx".encode()) <= 255
