"""Chinese numerals as official documents count with them: 一, 十一, 三十四, 一百零二, up to 9999."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "〇一二三四五六七八九"
LARGEST = 9999
_MOST_DIGITS = 18
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_WEIGHTS = {word: weight for weight, word in _UNITS}


def to_chinese(number: int) -> str:
    """The numeral of 1 … 9999: 11 → 十一, 102 → 一百零二, 110 → 一百一十; ValueError beyond."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no numeral for {number}")
    words: list[str] = []
    rest, gap = number, False
    for weight, word in _UNITS:
        digit, rest = divmod(rest, weight)
        if digit:
            words.append(("零" if gap and words else "") + DIGITS[digit] + word)
        gap = not digit
    if rest:
        words.append(("零" if gap and words else "") + DIGITS[rest])
    numeral = "".join(words)
    return numeral[1:] if numeral.startswith("一十") else numeral


def from_chinese(numeral: str) -> int | None:
    """The number that a numeral stands for; None when it is not written as `to_chinese` writes it."""
    total, digit = 0, 0
    for char in numeral:
        if char in _WEIGHTS:
            total += (digit or 1) * _WEIGHTS[char]
            digit = 0
        elif char != "零":
            digit = _VALUES.get(char, 0)
    number = total + digit
    if not 1 <= number <= LARGEST or to_chinese(number) != numeral:
        return None
    return number


def whole_number(text: str) -> int | None:
    """The number of an order or an issue in figures or numerals; None for other words and for more than 18 digits.

    Python turns at most 4300 digits into a number and raises beyond.
    """
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= _MOST_DIGITS else None
    return from_chinese(text)


def plain_number(value: Decimal | int) -> str:
    """A figure as an office writes it: no trailing zeros, no exponent, no grouping (``51.4``, ``4000``)."""
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
