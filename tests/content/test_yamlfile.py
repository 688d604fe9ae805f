"""One YAML file: everything stays text, every fault has its line, nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_docs.content.yamlfile import MAX_BYTES, YamlFile, read_yaml
from workplan_docs.errors import Severity


def read(text: str) -> YamlFile:
    return read_yaml(text.encode(), "x.yaml")


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(d.code, d.line) for d in read(text).diagnostics]


def test_scalars_stay_text() -> None:
    source = read(
        "a: 007\nb: 12:30\nc: no\nd: 1.10\ne: 2023-03-05\nf: '~'\ng: 0x1F\nh: 1_000\ni: .inf\nj: true\n"
    )
    assert list(source.data.values()) == [
        "007", "12:30", "no", "1.10", "2023-03-05", "~", "0x1F", "1_000", ".inf", "true",
    ]  # fmt: skip
    assert read("a:\nb: ~\nc: null\nd: ''\n").data == {"a": None, "b": None, "c": None, "d": ""}


def test_positions() -> None:
    source = read("a: x\nb:\n  - 一\n  - k: '值'\nc: |\n  t\n")
    assert source.diagnostics == ()
    found = {path: (p.line, p.column, p.key_line, p.inline) for path, p in source.positions.items()}
    assert found[("a",)] == (1, 4, 1, 0)
    assert found[("b", 0)] == (3, 5, 3, 0)
    assert found[("b", 1, "k")] == (4, 8, 4, 1)
    assert found[("c",)][3] is None


def test_byte_order_mark_and_line_ends() -> None:
    source = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x.yaml")
    assert (source.data, source.diagnostics) == ({"a": "1", "b": "2"}, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", [("YA006", 2)]),
        ("a: 1\na: 2\nb: 1\na: 3\nb: 4\n", [("YA006", 2), ("YA006", 4)]),
        ("title：x\n", [("YA008", 1)]),
        ("a: 1\ntitle：x\nname：y\n\tb: 2\n", [("YA008", 2), ("YA008", 3), ("YA007", 4)]),
        ("a: 1\n标题：x\n", [("YA008", 2)]),
        ("a: 1\ntitle:x\n", [("YA009", 2)]),
        ("a:\n-x\n- y\n", [("YA009", 2)]),
        ("a:\n\u3000b: 1\n", [("YA007", 2)]),
        ("a: &x 1\nb: *x\n", [("YA005", 1), ("YA005", 2)]),
        ("a: !!int 1\n", [("YA005", 1)]),
        ("a: {<<: {b: 1}}\n", [("YA005", 1)]),
        ("a: 1\n---\nb: 2\n", [("YA005", 2)]),
        ("a: \"x”\nb: 1\n", [("YA003", 1)]),
        ("a: b: c\n", [("YA003", 1)]),
        ("a: 1\n b: 2\n", [("YA011", 2)]),
        ("a: [2023] 1号\n", [("YA003", 1)]),
        ("a: @x\n", [("YA003", 1)]),
        ("a: %x\n", [("YA003", 1)]),
        ("a: \x07x\nb: \x00\n", [("YA002", 1), ("YA002", 2)]),
        ("? [a]\n: b\n", [("YA003", 1)]),
        (": b\n", [("YA003", 1)]),
        ("[" * 60, [("YA004", 1)]),
        ("a: 1\na: 2\nb: {\n", [("YA006", 2), ("YA003", 3)]),
    ],
)  # fmt: skip
def test_faults(text: str, expected: list[tuple[str, int]]) -> None:
    found = read(text)
    assert [(d.code, d.line) for d in found.diagnostics] == expected
    assert all(d.severity is Severity.ERROR and d.hint and d.file == "x.yaml" for d in found.diagnostics)


def test_duplicate_key_names_both_lines() -> None:
    (fault,) = read("a: 1\nb: 2\na: 3\n").diagnostics
    assert "第 1 行" in fault.message
    assert "第 3 行" in (fault.hint or "")


def test_encodings() -> None:
    fault = read_yaml("a: 1\nb: 汉字".encode("gbk"), "x.yaml").diagnostics[0]
    assert (fault.code, fault.line, fault.column) == ("YA001", 2, 4)
    assert "GBK" in fault.message
    assert read_yaml("a: 1".encode("utf-16"), "x.yaml").diagnostics[0].code == "YA001"


def test_size() -> None:
    assert read_yaml(b"a" * (MAX_BYTES + 1), "x").diagnostics[0].code == "YA004"
    assert read("a:\n" + "- x\n" * 120_000).diagnostics[0].code == "YA004"


def test_prose_in_block_texts_is_left_alone() -> None:
    text = "a: |\n  title：x\n  b:c\n  -d\nb: 1\nc：2\n"
    assert codes(text) == [("YA008", 6)]
    assert codes("a: 时间：9:30，地点：北京\n") == []


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    source = read_yaml(raw, "x.yaml")
    assert source.complete or source.diagnostics


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(list("ab:：-[]{}#&*!|>'\"%@`,? \n\t\u3000“”\x00\x85\u2028\ufeff<~汉")), max_size=40
    )
)
def test_no_text_raises_and_broken_ones_say_so(chars: list[str]) -> None:
    source = read("".join(chars))
    assert source.complete or source.diagnostics
    lines = "".join(chars).replace("\r", "\n").count("\n") + 2
    assert all(d.line is None or 1 <= d.line <= lines for d in source.diagnostics)
    assert not any("expected" in d.message for d in source.diagnostics)


NESTED = st.recursive(
    st.none() | st.text(alphabet="abc汉字 1", min_size=1),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc汉", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(NESTED)
def test_what_yaml_writes_is_read_back(data: object) -> None:
    import yaml

    text = yaml.safe_dump(data, allow_unicode=True, default_style='"' if isinstance(data, str) else None)
    read_back = read(text)
    assert read_back.diagnostics == ()
    assert read_back.data == data


@pytest.mark.parametrize(
    ("text", "column"), [('title: "推动管理"提质""\n', 13), ('- "推动"提质"好"\n', 6), ("a: 'it's '\n", 7)]
)
def test_a_quote_inside_quotes(text: str, column: int) -> None:
    (fault,) = read_yaml(text.encode(), "f.yaml").diagnostics
    assert (fault.code, fault.line, fault.column) == ("YA003", 1, column)
    assert "引号里面" in fault.message


@pytest.mark.parametrize(
    ("text", "meant", "told"),
    [
        ("a: 甲乙\n  丙丁\n", {"a": "甲乙丙丁"}, [2]),
        ("- 甲乙，\n  12座\n  丙\n- 丁\n", ["甲乙，12座丙", "丁"], [2]),
        ('a: "甲\n  乙"\n', {"a": "甲乙"}, [2]),
        ("a: two\n  words\n", {"a": "two words"}, []),
        ("a: 甲\n\n  乙\n", {"a": "甲\n乙"}, []),
        ('a: "\\u7532\n  乙"\n', {"a": "甲 乙"}, []),
        ("a: >\n  甲\n  乙\n", {"a": "甲乙"}, []),
        ("a: >-\n  two\n  words\nb: 1\n", {"a": "two words", "b": "1"}, []),
        ("a: >\n  甲\n    乙\n  丙\n", {"a": "甲乙丙"}, [3]),
        ("a: >\n  甲\n\n  乙\n", {"a": "甲\n乙\n"}, []),
        ("- >\n  甲\n  乙\n- 丙\n", ["甲乙", "丙"], []),
        ("a: #甲\nb: 1\n", {"a": None, "b": "1"}, [1]),
    ],
)
def test_lines_that_yaml_joins(text: str, meant: object, told: list[int]) -> None:
    found = read(text)
    assert found.diagnostics == ()
    assert found.data == meant
    assert [d.line for d in found.remarks] == told


def test_every_line_of_a_text_has_its_place() -> None:
    for text in (
        "a:\n  - |\n    甲乙\n    丙丁\n",
        "a:\n  - >\n    甲乙\n    丙丁\n",
        "a:\n  - 甲乙\n    丙丁\n",
    ):
        source = read(text)
        value = source.data["a"][0]
        last = text.split("\n").index("    丙丁") + 1
        assert source.positions[("a", 0)].inside(value.index("丁")) == (last, 6)
        assert source.positions[("a", 0)].inside(0)[1] == 5


def test_a_value_that_is_missing_stands_where_its_remark_does() -> None:
    source = read("a: # 甲\nb:\n  -  # 乙\n  - 丙\n")
    assert (source.positions[("a",)].column, source.positions[("b", 0)].column) == (4, 6)


def test_a_stretch_pasted_twice_is_told_once() -> None:
    (fault,) = read("a: 1\nb: 2\nc: 3\na: 1\nb: 2\nc: 3\n").diagnostics
    assert (fault.line, "到第 6 行（“a”到“c”）" in fault.message) == (4, True)


@pytest.mark.parametrize("remark", ["# 注", "  # 没有就留空", "## 一"])
def test_a_remark_behind_an_empty_key_is_none_of_ours(remark: str) -> None:
    assert read(f"a: {remark}\nb: 1\n").diagnostics == ()
