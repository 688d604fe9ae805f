from hypothesis import given
from hypothesis import strategies as st

from workplan_docs.forms import contract
from workplan_docs.forms.identity import FormIdentity, ShownRow, fingerprint, parse_number

quarters = st.sampled_from(contract.QUARTERS)


def test_ids_read_as_documented() -> None:
    assert contract.task_field("Q1", 12, "progress") == "q1.t12.progress"
    assert contract.target_field("Q1", "3.4", "increment") == "q1.3.4.increment"
    assert contract.exception_field("Q2", 1, "problem") == "q2.x1.problem"
    assert contract.part_field("Q4", "text", "summary") == "q4.text.summary"


@given(quarters, st.integers(1, 9999), st.sampled_from([c.key for c in contract.TASK_COLUMNS]))
def test_every_task_field_is_read_back(quarter: contract.Quarter, number: int, column: str) -> None:
    found = contract.parse_field(contract.task_field(quarter, number, column))
    assert found == contract.FieldId(quarter, column, task=number)


@given(quarters, st.integers(1, 999), st.integers(1, 99))
def test_every_target_field_is_read_back(quarter: contract.Quarter, task: int, part: int) -> None:
    found = contract.parse_field(contract.target_field(quarter, f"{task}.{part}", "total"))
    assert found == contract.FieldId(quarter, "total", target=f"{task}.{part}")


def test_foreign_ids_are_not_ours() -> None:
    for text in ("", "q5.t1.state", "q1.t1", "q1.t1.state ", "Q1.t1.state", "gw_t12", "q1..state"):
        assert contract.parse_field(text) is None


def identity(rows: tuple[ShownRow, ...]) -> FormIdentity:
    return FormIdentity("2023年要点", 2023, "Q1", "费县城管局", 20, fingerprint(rows))


def test_the_number_is_read_back_however_it_was_typed() -> None:
    form = identity((ShownRow("t1", ("任务",)),))
    assert form.number.startswith("2023-1-20-")
    number = form.number
    for text in (f"编号：{number}", number.upper(), number.replace("-", "—"), "２" + number[1:]):
        found = parse_number(text)
        assert found is not None
        assert (found.year, found.quarter, found.order) == (2023, "Q1", 20)
        assert form.fingerprint.startswith(found.short)
    assert parse_number("编号：") is None


def test_the_fingerprint_sees_words_ids_and_order() -> None:
    one, two = ShownRow("t1", ("甲", "乙")), ShownRow("t2", ("丙",))
    joined, renamed = ShownRow("t1", ("甲乙",)), ShownRow("t3", one.words)
    forms = ((one, two), (two, one), (one,), (joined, two), (renamed, two))
    assert len({fingerprint(rows) for rows in forms}) == 5
    assert fingerprint((one, two)) == fingerprint([ShownRow("t1", ("甲", "乙")), ShownRow("t2", ("丙",))])


def test_properties_have_ascii_names() -> None:
    names = [name for name, _ in identity(()).properties]
    assert all(name.isascii() for name in names)
    assert {"WorkplanUnit", "WorkplanFingerprint"} <= set(names)
