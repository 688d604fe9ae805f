"""Reading on after a fault: every slip that is found is told and mended in a copy, until the file can be read.

libyaml stops at its first fault and names it in a parser's terms. So the lines are looked at for the human
mistakes that are usually behind it; what no handler knows is told in general words, and the entry left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

import yaml

from workplan_docs.content.outline import Keys
from workplan_docs.content.yamlbullets import bullet, dash_without_blank
from workplan_docs.content.yamlfaults import general_fault
from workplan_docs.content.yamlindents import INDENT_HANDLERS
from workplan_docs.content.yamllines import Handler, Scene, Slip, is_written, structure_lines
from workplan_docs.content.yamloutline import misplaced
from workplan_docs.content.yamlquotes import QUOTE_HANDLERS
from workplan_docs.content.yamlslips import LINE_HANDLERS, SWALLOWED_HANDLERS, broken_key
from workplan_docs.content.yamlstrays import strays
from workplan_docs.content.yamltree import TreeBuilder, build
from workplan_docs.content.yamlvalues import VALUE_HANDLERS, doubled_braces

# Slips that hide an entry from whoever looks for the column of the lines below it
_BEFORE_COLUMNS = (broken_key, bullet, dash_without_blank)
MOST_ROUNDS = 40
_MOST_GUESSES = 8  # faults of structure mended one after the other; more are the consequences of the first
_NEAR = 2  # lines behind a mended place: a fault there casts doubt on the mending
_MOST_LINES = 20_000  # looked at for slips; the largest plans have some 10,000
MOST_SLIPS = 400  # more is no file with slips in it, but another kind of file
_MOST_UNKNOWN = 3  # faults told in general words; after that one is the cause of the next
_ROUNDS_CHARS = 4_000_000  # characters parsed over and over at most, so that no file takes long


@dataclass
class Reading:
    """A file's tree, the slips found on the way, and whether everything in it was understood."""

    tree: TreeBuilder
    error: yaml.YAMLError | None
    lines: list[str]
    slips: list[Slip] = field(default_factory=list)
    told: dict[int, set[str]] = field(default_factory=dict)
    complete: bool = True
    trusted: int | None = None  # the line (from 0) from which on the data may be put together wrongly


def mend(
    tree: TreeBuilder, error: yaml.YAMLError | None, text: str, keys: frozenset[str] = frozenset()
) -> Reading:
    """Go on from what was read at first; ``keys`` are those that the file may hold: some slips need them."""
    reading, file = Reading(tree, error, text.split("\n")), tree.file
    if reading.error is None:
        if _hidden_slips(reading, keys):
            _rebuild(reading, file)
        if _strays_moved(reading, keys):
            return reading
        if not reading.slips:
            return _joined(reading, file)
    else:
        _line_slips(reading, keys, _BEFORE_COLUMNS, structure_lines(reading.lines))
        _misplaced_lines(reading, keys)
        _line_slips(reading, keys, LINE_HANDLERS, structure_lines(reading.lines))
        _line_slips(reading, keys, (*QUOTE_HANDLERS, *VALUE_HANDLERS), structure_lines(reading.lines))
    _rebuild(reading, file)
    _mend_near(reading, file, keys)
    reading.complete = reading.complete and reading.error is None and all(s.sure for s in reading.slips)
    return _joined(reading, file)


def _strays_moved(reading: Reading, keys: frozenset[str]) -> bool:
    """The file with its misplaced keys where they belong, when that leaves fewer of them and breaks nothing."""
    outline = keys.outline if isinstance(keys, Keys) else None
    before = strays(reading.tree.data, outline, keys) if outline is not None else 0
    if reading.error is not None or outline is None or not before:
        return False
    told = {line: set(codes) for line, codes in reading.told.items()}
    tried = Reading(reading.tree, None, [*reading.lines], [*reading.slips], told, reading.complete)
    _misplaced_lines(tried, keys)
    _rebuild(tried, reading.tree.file)
    if tried.error is not None or strays(tried.tree.data, outline, keys) >= before:
        return False
    if len(tried.tree.diagnostics) > len(reading.tree.diagnostics):
        return False
    reading.tree, reading.lines, reading.slips, reading.told = (
        tried.tree,
        tried.lines,
        tried.slips,
        tried.told,
    )
    reading.complete = reading.complete and all(s.sure for s in tried.slips)
    return True


def _mend_near(reading: Reading, file: str, keys: frozenset[str]) -> None:
    """Mend what libyaml complains of, fault by fault, as long as the guesses lead on."""
    before, unknown, moved = len(reading.slips), 0, range(0)
    for _ in range(min(MOST_ROUNDS, _ROUNDS_CHARS // (sum(map(len, reading.lines)) + 1) + 1)):
        if reading.error is None or before >= MOST_SLIPS:
            return
        slip = _slip_near(reading, file, keys)
        if slip is None:
            unknown += 1
            slip = general_fault(reading.error, reading.lines)
        if unknown > _MOST_UNKNOWN or all(reading.lines[i] == t for i, t in slip.mended.items()):
            _take(reading, slip, mend=False)
            return
        follows = slip.code == "YA011" and slip.line in moved
        if follows or len(reading.slips) - before == _MOST_GUESSES:
            # one wrong guess brings on the next: what is sure is only where the trouble began
            reading.trusted = reading.slips[before].line if len(reading.slips) > before else slip.line
            reading.complete = False
            return
        _take(reading, slip)
        moved = _moved(slip, reading.lines) if slip.code == "YA011" else range(0)
        _rebuild(reading, file)


def _moved(slip: Slip, lines: list[str]) -> range:
    """The lines that a mending moved, and the next that is written."""
    last = max(slip.mended, default=slip.line) + 1
    while last < len(lines) and not is_written(lines[last]):
        last += 1
    return range(slip.line, last + 1) if len(slip.mended) > 1 else range(0)


def _hidden_slips(reading: Reading, keys: frozenset[str]) -> bool:
    """Slips in a file that libyaml takes for well written: they pass for words of a text, or for odd keys."""
    prose = not isinstance(reading.tree.data, str)
    handlers = SWALLOWED_HANDLERS if prose else LINE_HANDLERS
    swallowed = sorted(reading.tree.swallowed)
    found = prose and _misplaced_lines(reading, keys, reading.tree.swallowed)
    found = _line_slips(reading, keys, handlers, swallowed, keys_only=prose) or found
    odd = {d.line - 1 for d in reading.tree.diagnostics if d.code == "YA003" and d.line is not None}
    return _line_slips(reading, keys, (doubled_braces,), sorted(odd)) or found


def _misplaced_lines(reading: Reading, keys: frozenset[str], among: set[int] | None = None) -> bool:
    """Lines in the wrong column; with ``among`` only odd blanks of those lines, that passed for a text."""
    outline = keys.outline if isinstance(keys, Keys) else None
    found = False
    for slip in misplaced(reading.lines, outline) if outline is not None else ():
        if len(reading.slips) >= MOST_SLIPS:
            reading.complete = False
            break
        if among is None or (slip.line in among and slip.code == "YA007"):
            found = True
            _take(reading, slip)
    return found


def _rebuild(reading: Reading, file: str) -> None:
    reading.tree, reading.error = build("\n".join(reading.lines), file)


def _line_slips(
    reading: Reading,
    keys: frozenset[str],
    handlers: Iterable[Handler],
    wanted: Iterable[int],
    *,
    keys_only: bool = False,
) -> bool:
    """Every slip that a line shows by itself, mended at once; whether there was any."""
    found = False
    scene = Scene(reading.lines, keys)
    for index in list(islice(wanted, _MOST_LINES)):
        if len(reading.slips) >= MOST_SLIPS:
            reading.complete = False
            break
        for handler in handlers:
            slip = handler(scene, index)
            if slip is None or (keys_only and not _of_structure(slip, keys)):
                continue
            found = True
            _take(reading, slip)
    return found


def _of_structure(slip: Slip, keys: frozenset[str]) -> bool:
    """Whether a slip in a line that reads as part of a text gives it a key or an entry, not mere prose."""
    mended = slip.mended.get(slip.line, "")
    bare = mended.strip().removeprefix("- ")
    return slip.code in ("YA007", "YA009", "YA014") or bare.partition(":")[0] in keys


def _take(reading: Reading, slip: Slip, *, mend: bool = True) -> None:
    """Remember a slip, unless its line has been told of: a guess at mending may have caused it."""
    near = range(slip.line, slip.line + 1) if slip.sure else range(slip.line - 1, slip.line + 2)
    told = set().union(*(reading.told.get(line, ()) for line in near))
    if slip.code == "YA011" and told & {"YA007", "YA014"}:
        pass  # the same indent, told already
    elif slip.sure or not told:
        reading.slips.append(slip)
        reading.told.setdefault(slip.line, set()).add(slip.code)
    else:
        reading.complete = False
    if mend:
        for index, text in slip.mended.items():
            reading.lines[index] = text


def _slip_near(reading: Reading, file: str, keys: frozenset[str]) -> Slip | None:
    """The slip behind libyaml's fault, looked for in its line, the line before, and where the trouble began.

    Of several guesses the first counts, unless reading stops again where it was mended: then the one that
    leads furthest.
    """
    scene = Scene(reading.lines, keys)
    handlers = (*QUOTE_HANDLERS, *VALUE_HANDLERS, *INDENT_HANDLERS)
    guesses = [
        s for index in _suspects(reading, scene) for h in handlers if (s := h(scene, index)) is not None
    ]
    if not guesses:
        return None
    guesses += [_of_one_line(s) for s in guesses if len(s.mended) > 1]
    first = _reach(reading, file, guesses[0])
    if first > max(guesses[0].mended, default=0) + _NEAR:
        return guesses[0]
    reached = [first, *(_reach(reading, file, guess) for guess in guesses[1:])]
    return guesses[reached.index(max(reached))]


def _of_one_line(slip: Slip) -> Slip:
    """The same slip when only its own line stands wrong, not those after it."""
    return replace(slip, mended={line: text for line, text in slip.mended.items() if line == slip.line})


def _reach(reading: Reading, file: str, slip: Slip) -> int:
    """The line (from 0) up to which the file can be read with a slip mended."""
    lines = [*reading.lines]
    for index, text in slip.mended.items():
        lines[index] = text
    _, error = build("\n".join(lines), file)
    mark = getattr(error, "problem_mark", None)
    return len(lines) + 1 if error is None else mark.line if mark is not None else 0


def _suspects(reading: Reading, scene: Scene) -> list[int]:
    mark = getattr(reading.error, "problem_mark", None)
    opened = getattr(reading.error, "context_mark", None)
    last = len(reading.lines) - 1
    at = min(mark.line, last) if mark is not None else last
    while at > 0 and not is_written(reading.lines[at]):
        at -= 1
    found = [at]
    before = scene.before(at)
    if "could not find expected ':'" in str(getattr(reading.error, "problem", "")) and before is not None:
        found = [before, at]  # libyaml looks one line further before it complains
        if opened is not None:
            found.insert(0, min(opened.line, last))
    elif before is not None:
        found.append(before)
    if opened is not None and "quoted" in str(getattr(reading.error, "context", "")):
        found.insert(0, min(opened.line, last))
    return list(dict.fromkeys(found))


def _joined(reading: Reading, file: str) -> Reading:
    """Go on behind a ``---`` in the middle, when what follows is the rest and not a second whole file."""
    fault = next(
        (d for d in reading.tree.diagnostics if d.code == "YA005" and "又开始了一份" in d.message), None
    )
    if fault is None or fault.line is None:
        return reading
    lines = [*reading.lines]
    lines[fault.line - 1] = ""
    tree, error = build("\n".join(lines), file)
    repeated = [d for d in tree.diagnostics if d.code == "YA006"]
    if error is None and len(repeated) <= sum(d.code == "YA006" for d in reading.tree.diagnostics):
        tree.diagnostics.insert(0, fault)
        reading.tree, reading.lines = tree, lines
    else:
        reading.complete = False
    return reading
