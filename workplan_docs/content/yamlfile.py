"""Reading one YAML file of the office: plain text values, the place of each, and every fault in it.

YAML turns ``007`` into 7, ``no`` into false and ``12:30`` into 750. Here every scalar stays the text that
was written, and only the models decide what is a number. No bytes, however broken, raise an exception.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from workplan_docs.content.outline import Keys
from workplan_docs.content.positions import Path, Position
from workplan_docs.content.yamlstrays import strays
from workplan_docs.content.yamltext import MAX_BYTES, decode
from workplan_docs.content.yamltree import TreeBuilder, build
from workplan_docs.errors import Diagnostic, Severity

if TYPE_CHECKING:
    from workplan_docs.content.yamllines import Slip

__all__ = ["MAX_BYTES", "YamlFile", "read_yaml"]


@dataclass(frozen=True)
class YamlFile:
    """What one file holds. ``complete`` is False when a syntax fault may have left something out.

    ``remarks`` are warnings of the reader, which keep nothing from being used.

    ``remarked`` are the remarks that stand where a value is missing.

    From the line ``trusted`` on (None: to the end) the data may be put together otherwise than was meant.
    """

    data: Any = None
    positions: Mapping[Path, Position] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    complete: bool = True
    trusted: int | None = None
    remarks: tuple[Diagnostic, ...] = ()
    remarked: Mapping[Path, str] = field(default_factory=dict)


def read_yaml(raw: bytes, file: str, keys: frozenset[str] = frozenset()) -> YamlFile:
    """Data, places and faults of a file; ``file`` is the name that the diagnostics carry.

    ``keys`` are the keys that such a file may hold: with them ``title 通知`` is seen to lack its colon.
    """
    text, faults = decode(raw, file)
    if text is None:
        return YamlFile(None, {}, tuple(faults), complete=False)
    tree, error = build(text, file)
    if error is None and not tree.suspicious and not _has_strays(tree.data, keys):
        return _as_written(tree, faults)
    from workplan_docs.content.yamlmend import mend  # the handlers are needed for faulty files only
    from workplan_docs.content.yamlruns import in_runs

    reading = mend(tree, error, text, keys)
    lines = text.split("\n")
    faults += [_diagnostic(slip, file) for slip in in_runs(reading.slips, lines)]
    written = _Columns(lines, reading.lines)
    faults += [written.of(d) for d in reading.tree.diagnostics]
    broken = not reading.complete or _left_out(reading.tree.diagnostics)
    positions = written.positions(reading.tree.positions)
    return YamlFile(
        reading.tree.data,
        positions,
        tuple(_by_line(faults)),
        not broken,
        _number(reading.trusted),
        tuple(written.of(d) for d in reading.tree.remarks),
        reading.tree.remarked,
    )


def _has_strays(data: Any, keys: frozenset[str]) -> bool:
    """Whether a key stands in another record than its own: its line may stand in the wrong column."""
    if not isinstance(keys, Keys) or keys.outline is None:
        return False
    return strays(data, keys.outline, keys) > 0


def _number(line: int | None) -> int | None:
    return None if line is None else line + 1


def _left_out(found: Sequence[Diagnostic]) -> bool:
    """Whether something of the file is not in the data: what was too much, an entry whose dash was lost."""
    return any(d.code == "YA004" or (d.code == "YA006" and "另外一条" in (d.hint or "")) for d in found)


def _as_written(tree: TreeBuilder, faults: list[Diagnostic]) -> YamlFile:
    """What a file holds that needs no mending."""
    found = _by_line([*faults, *tree.diagnostics])
    broken = _left_out(tree.diagnostics)
    return YamlFile(
        tree.data, tree.positions, tuple(found), not broken, None, tuple(tree.remarks), tree.remarked
    )


class _Columns:
    """Columns in the file as written, from those in the copy whose slips were mended."""

    def __init__(self, written: Sequence[str], mended: Sequence[str]) -> None:
        self._shifts = {
            number: _shift(before, after)
            for number, (before, after) in enumerate(zip(written, mended, strict=True), start=1)
            if after and before != after  # a line left out shifts nothing
        }

    def of(self, fault: Diagnostic) -> Diagnostic:
        """The same fault at its written column."""
        if fault.line is None or fault.column is None:
            return fault
        return replace(fault, column=self._column(fault.line, fault.column))

    def positions(self, found: Mapping[Path, Position]) -> Mapping[Path, Position]:
        """Every place with its written columns."""
        if not self._shifts:
            return found
        return {
            path: replace(
                p, column=self._column(p.line, p.column), key_column=self._column(p.key_line, p.key_column)
            )
            for path, p in found.items()
        }

    def _column(self, line: int, column: int) -> int:
        start, delta = self._shifts.get(line, (column, 0))
        return column if column <= start + 1 else max(start + 1, column - delta)


def _shift(before: str, after: str) -> tuple[int, int]:
    """Up to which column two lines agree, and by how much the second is longer."""
    common = min(len(before), len(after))
    same = next((i for i in range(common) if before[i] != after[i]), common)
    quoted = after[same:] == f"'{before[same:]}'"  # the second quote shifts nothing
    return same, 1 if quoted else len(after) - len(before)


def _diagnostic(slip: Slip, file: str) -> Diagnostic:
    return Diagnostic(
        slip.code, Severity.ERROR, slip.message, file, slip.line + 1, max(1, slip.column), slip.hint
    )


def _by_line(faults: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(faults, key=lambda d: (d.line or 0, d.column or 0))
