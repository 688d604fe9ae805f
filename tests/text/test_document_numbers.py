"""Numbers of orders and minutes, read out of numbers that are written otherwise."""

from __future__ import annotations

import pytest

from workplan_docs.text.document_numbers import issue_number, order_number

ORDERS = {
    "第3号（2023年）": 3,
    "第3号（2023）": 3,
    "2023年第3号": 3,
    "东城令〔2023〕12号": 12,
    "第三号": 3,
    "第０12 号": 12,
    "令": None,
    "第3号、第4号": None,
    "2023年": None,
}


@pytest.mark.parametrize("written", ORDERS)
def test_the_number_of_an_order(written: str) -> None:
    assert order_number(written) == ORDERS[written]


def test_minutes_without_a_figure() -> None:
    fault = issue_number("令")
    assert fault is not None
    assert fault[0] == "里没有数字"
