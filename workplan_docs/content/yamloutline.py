"""Lines that stand in the wrong column, told by what the model says may stand where.

libyaml sees only that a line fits no line above. Knowing which keys belong to which record, the walk here
finds the record or the list that a line was meant for, and says how many blanks its place has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workplan_docs.content.outline import Field, Outline
from workplan_docs.content.yamlfirst import first_dash, lost_first_dash, wide_dash
from workplan_docs.content.yamllines import Slip, indent_of, is_written, structure_lines

_LINE = re.compile(
    r"^(?P<blank>[ \t\u3000\u00a0\u2000-\u200b]*)(?P<dash>-[ \t\u3000\u00a0]+)?"
    r"(?:(?P<key>[A-Za-z_]+)[ ]*[:：](?P<value>.*)|(?P<words>\S.*))?$"
)
_NOWHERE = -1
_NAMES = {"\t": "制表符（Tab）", "\u3000": "全角空格", "\u00a0": "不间断空格"}


@dataclass(slots=True)
class _Open:
    """A record (or, with ``entries``, a list) whose lines may go on; ``last`` is its line nearest above."""

    column: int
    record: Outline | None
    last: int
    entries: Field | None = None
    entry: bool = False
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Home:
    """A place that a line may be meant for: its column and the line to align with, or the key it wants."""

    column: int
    line: int
    missing: str = ""
    below: bool = False
    score: int = 0


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A key without a value: what comes next may be it."""

    name: str
    holds: Field
    column: int
    line: int


def misplaced(lines: Sequence[str], outline: Outline) -> Iterator[Slip]:
    """The slips from top to bottom; the caller mends each in ``lines`` before it asks for the next."""
    walk = _Walk(lines, outline)
    for index in structure_lines(lines):
        slip = walk.slip(index)
        if slip is not None:
            yield slip
        walk.take(index)


class _Walk:
    def __init__(self, lines: Sequence[str], outline: Outline) -> None:
        self.lines = lines
        self.open = [_Open(0, outline, 0)]
        self.waiting: _Waiting | None = None

    def take(self, index: int) -> None:
        """Enter a line as it stands."""
        match = _LINE.match(self.lines[index])
        if match is None or not is_written(self.lines[index]):
            return
        dash, key = bool(match["dash"]), match["key"]
        if not dash and not key:
            self.waiting = None  # the words may be the value; of records and lists they tell nothing
            return
        start, column = match.end("blank"), match.end("dash") if dash else match.end("blank")
        while len(self.open) > 1 and (top := self.open[-1]).column >= start:
            if top.column == start and (top.entries is not None) == dash:
                break
            self.open.pop()
        waiting, self.waiting = self.waiting, None
        if dash:
            self._take_dash(waiting, start, column, index, bool(key))
        elif key and waiting and waiting.holds.record and column > waiting.column:
            self.open.append(_Open(column, waiting.holds.record, index))
        top = self.open[-1]
        if not key or top.record is None or top.column != column:
            return
        if key in top.seen and top.entry:
            top.seen.clear()  # another entry, whose dash was lost
        top.seen.add(key)
        top.last = index
        holds = top.record.fields.get(key)
        if holds is not None and not re.sub(r"(^|\s)#.*$", "", match["value"]).strip():
            self.waiting = _Waiting(key, holds, column, index)

    def _take_dash(self, waiting: _Waiting | None, start: int, column: int, index: int, keyed: bool) -> None:
        top = self.open[-1]
        if waiting and waiting.holds.listed and start >= waiting.column:
            top = _Open(start, None, index, waiting.holds)
            self.open.append(top)
        if top.entries is None or top.column != start:
            return
        top.last = index
        if top.entries.record and (keyed or not top.entries.words):
            self.open.append(_Open(column, top.entries.record, index, entry=True))

    def slip(self, index: int) -> Slip | None:
        """What is wrong with the place of a line."""
        match = _LINE.match(self.lines[index])
        if match is None or (not match["dash"] and not match["key"]):
            return None
        odd = next((char for char in match["blank"] if char != " "), "")
        start = len(match["blank"])
        if match["key"] and (slip := wide_dash(self.lines, index)) is not None:
            return slip
        if match["dash"] and not match["key"]:
            return self._bare_entry(index, start, odd)
        waiting = self.waiting
        if not odd and not match["dash"] and waiting and waiting.holds.listed and waiting.holds.record:
            slip = lost_first_dash(self.lines, index, waiting.column, waiting.holds.record.fields)
            if slip is not None:
                return slip
        at = _NOWHERE if odd else start  # what odd blanks look like tells nothing
        homes = self._entry_homes(index, at) if match["dash"] else self._key_homes(match["key"], at)
        if not homes or (not odd and homes[0].column == start and not homes[0].missing):
            return None
        if homes[0].missing:
            return None if odd else self._headless(index, start, homes[0])
        return self._moved(index, start, odd, homes[0])

    def _bare_entry(self, index: int, start: int, odd: str) -> Slip | None:
        """``- 李刚`` further out than the key that waits for its list."""
        waiting = self.waiting
        if waiting is None or not waiting.holds.listed or not waiting.holds.words:
            return None
        if not odd and (start >= waiting.column or self._takes_words(start)):
            return None
        wanted, mended, at = waiting.column + 2, {}, index
        while (
            at < len(self.lines) and (row := _LINE.match(self.lines[at])) and row["dash"] and not row["key"]
        ):
            if len(row["blank"]) != start:
                break
            mended[at] = " " * wanted + self.lines[at][start:]
            at += 1
        message = (
            f"“{waiting.name}”的清单缩进少了" if not odd else f"缩进里有{_NAMES.get(odd, '看不见的空白')}"
        )
        hint = f"清单的每一条前面空 {wanted} 格（半角空格，比第 {waiting.line + 1} 行的“{waiting.name}”多两格）。"
        return Slip("YA007" if odd else "YA011", index, start + 1 if not odd else 1, message, hint, mended)

    def _takes_words(self, column: int) -> bool:
        return any(o.entries is not None and o.column == column and o.entries.words for o in self.open)

    def _key_homes(self, key: str, start: int) -> list[_Home]:
        """Where a key may be meant to stand, the likeliest first; none when it is right or belongs nowhere."""
        homes = []
        waiting = self.waiting
        if (
            waiting
            and waiting.holds.record
            and not waiting.holds.listed
            and key in waiting.holds.record.fields
        ):
            column = start if start > waiting.column else waiting.column + 2
            homes.append(_Home(column, waiting.line, below=True))
        for record in reversed(self.open):
            if record.record is None or key not in record.record.fields:
                continue
            if record.column == start and record.entry:
                return [_Home(start, record.last)]
            if key not in record.seen:
                homes.append(_Home(record.column, record.last))
        return sorted(homes, key=lambda home: home.column != start)

    def _entry_homes(self, index: int, start: int) -> list[_Home]:
        """The lists that an entry with a key may belong to: the one that knows most of its keys first."""
        keys = self._keys_of_entry(index)
        homes = []
        waiting = self.waiting
        if waiting and waiting.holds.listed and waiting.holds.record:
            column = start if start >= waiting.column else waiting.column + 2
            fields = waiting.holds.record.fields
            column = first_dash(self.lines, index, column, waiting.column, fields)
            homes.append(_Home(column, waiting.line, below=True, score=_known(waiting.holds.record, keys)))
        for place in reversed(self.open):
            if place.entries is not None and place.entries.record is not None:
                homes.append(_Home(place.column, place.last, score=_known(place.entries.record, keys)))
            for name, holds in (place.record.fields if place.record else {}).items():
                if holds.listed and holds.record and name not in place.seen and place.column < start:
                    score = _known(holds.record, keys)
                    homes.append(_Home(place.column, place.last, missing=name, score=score))
        homes = [home for home in homes if home.score]
        return sorted(homes, key=lambda h: (-h.score, bool(h.missing), h.column != start))

    def _keys_of_entry(self, index: int) -> list[str]:
        keys = []
        for at in range(index, min(index + 40, len(self.lines))):
            match = _LINE.match(self.lines[at])
            if match is None or (match["dash"] and at > index):
                break
            if match["key"]:
                keys.append(match["key"])
        return keys

    def _headless(self, index: int, start: int, home: _Home) -> Slip:
        """A list whose key is gone: it is left out; one whose key stands below its first line gets it back."""
        key, below = f"{' ' * home.column}{home.missing}:", index + 1
        if below < len(self.lines) and self.lines[below].rstrip() == key:
            message = f"“{home.missing}:”和它上面的一行换了位置"
            hint = f"把第 {below + 1} 行移到第 {index + 1} 行的前面。"
            swapped = {index: self.lines[below], below: self.lines[index]}
            return Slip("YA011", index, start + 1, message, hint, swapped)
        mended = {}
        for at in range(index, len(self.lines)):
            if is_written(self.lines[at]) and indent_of(self.lines[at]) < start:
                break
            mended[at] = ""
        message = f"这里少了“{home.missing}:”一行"
        hint = f"在这一行的前面补一行“{home.missing}:”，前面空 {home.column} 格。"
        return Slip("YA003", index, start + 1, message, hint, mended, sure=False)

    def _inner(self, index: int, home: _Home) -> Iterator[tuple[int, str]]:
        """The lines below that belong to a line and stand as wrong as it does: they move with it."""
        match = _LINE.match(self.lines[index])
        below = next((i for i in range(index + 1, len(self.lines)) if is_written(self.lines[i])), None)
        if match is None or below is None:
            return
        inner, start = indent_of(self.lines[below]), match.end("blank")
        value = re.sub(r"(^|\s)#.*$", "", match["value"] or "").strip()
        alike = (
            inner == match.end("dash")
            if match["dash"]
            else start < inner <= home.column and value[:1] in ("", "|", ">")
        )
        if not alike:
            return
        lists = {place.column for place in self.open if place.entries is not None}
        for at in range(below, len(self.lines)):
            line = self.lines[at]
            if is_written(line) and (
                indent_of(line) < inner or (line.lstrip().startswith("- ") and indent_of(line) in lists)
            ):
                return
            if line.strip():
                yield at, line

    def _moved(self, index: int, start: int, odd: str, home: _Home) -> Slip:
        line, delta = self.lines[index], home.column - start
        mended = {index: " " * home.column + line[start:]}
        if not odd:
            mended |= {
                at: " " * delta + text if delta > 0 else text[-delta:]
                for at, text in self._inner(index, home)
            }
        name = self.lines[home.line].strip().removeprefix("- ").split(":")[0][:12]
        where = (
            f"比第 {home.line + 1} 行的“{name}”多两格"
            if home.below
            else f"与第 {home.line + 1} 行的“{name}”左对齐"
        )
        if odd:
            message = f"缩进里有{_NAMES.get(odd, '看不见的空白')}"
            hint = f"缩进只用半角空格：前面空 {home.column} 格，{where}。"
            return Slip("YA007", index, line.index(odd) + 1, message, hint, mended)
        message = f"缩进少了 {delta} 格" if delta > 0 else f"缩进多了 {-delta} 格"
        return Slip("YA011", index, start + 1, message, f"前面空 {home.column} 格，{where}。", mended)


def _known(record: Outline, keys: Sequence[str]) -> int:
    """How many keys of an entry a record knows; 0 when it does not know the first."""
    return sum(key in record.fields for key in keys) if keys and keys[0] in record.fields else 0
