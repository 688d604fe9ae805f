"""Elements of a document that were pasted into its body: EL006.

Whoever pastes a whole document from Word pastes recipients, signature, date, note and imprint with it; the
program sets them from their own keys and would print them twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workplan_docs.content.ready import ready_line
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import Line, Paper, W, names_in
from workplan_docs.text.dates import ANY_DAY
from workplan_docs.text.document_numbers import WRITTEN

_NOTE = "[（(]\\s*(此件[^（）()]{2,30}|联系人[^（）()]{2,60}|(?:主动|依申请|不予)公开)\\s*[）)][。]?"
_PRINTED = rf"(?P<by>[\u4e00-\u9fff]{{2,30}}?)[\s，]*(?P<on>{ANY_DAY})\s*印发[。]?"
_COPIES = "(?:抄送|抄报|分送)(?:机关|单位)?\\s*[:：]\\s*(?P<names>.+?)[。.]?"
_SIGNER = "签发人\\s*[:：]\\s*(?P<names>[\u4e00-\u9fff、，\\s]{2,30})"
_PAGE = "[-－—–]+\\s*[0-9]{1,3}\\s*[-－—–]+|第\\s*[0-9]{1,3}\\s*页(?:[\\s，]*共\\s*[0-9]{1,3}\\s*页)?"
_SEAL = "[（(](?:盖章|公章|印章|加盖公章|签章)(?:处)?[）)]"
_COPIES_MADE = "[（(]?共印\\s*[0-9]+\\s*份[）)]?[。]?"
_LONGEST = 200  # characters: an element of a document is shorter


@dataclass(frozen=True, slots=True)
class _Found:
    """What a paragraph is; ``key`` says it properly with ``value``. Without a key it is only left out."""

    what: str
    key: str = ""
    value: str = ""


def misplaced(paper: Paper) -> Iterator[Diagnostic]:
    """EL006: a paragraph that is nothing but another element of the document."""
    for line in paper.lines:
        if line.heading or len(line.path) != 2 or len(line.text) > _LONGEST:
            continue
        found = next((hit for look in _LOOKS if (hit := look(paper, line))), None)
        if found is not None:
            message = f"{found.what}写进了正文：“{line.text.strip()[:16]}”"
            yield paper.tell("EL006", W, message, *line.path, hint=_hint(paper, found))


def _hint(paper: Paper, found: _Found) -> str:
    if not found.key:
        return "删去这一段，由程序排。"
    if getattr(paper.document, found.key):
        return f"删去这一段；{found.key} 已经写了，由程序排。"
    return f"删去这一段，改写成：{ready_line(found.key, found.value)}"


def _recipients(paper: Paper, line: Line) -> _Found | None:
    text = line.text.strip()
    said = paper.document.recipients
    if line.path != ("body", 0) or text[-1:] not in "：:" or re.search("[。《]", text):
        return None
    bare = text.rstrip("：: ")
    organs = names_in(bare)
    same = said is not None and (set(organs) <= set(names_in(said)) or bare == said)
    alike = said is None and bool(organs) and all(_ORGAN.search(name) for name in organs)
    return _Found("主送机关", "recipients", bare) if same or alike else None


_ORGAN = re.compile("(?:局|厅|委|政府|办公室|委员会|单位|部门|机关|科室|中心|支队|大队|街道|乡镇|办事处)$")


def _title(paper: Paper, line: Line) -> _Found | None:
    bare = re.sub(r"\s", "", line.text).rstrip("。")
    return _Found("标题", "title", bare) if bare and bare == paper.document.title_text else None


def _signature(paper: Paper, line: Line) -> _Found | None:
    bare = re.sub(rf"[\s，]*(?:{ANY_DAY})?$|[\s，]+(?:{ANY_DAY})[。]?$", "", line.text.strip()).rstrip("。")
    if bare and paper.named(bare):
        return _Found("署名" if bare == line.text.strip() else "署名和日期", "signature", bare)
    return (
        _Found("成文日期", "date", re.sub(r"\s", "", line.text))
        if re.fullmatch(ANY_DAY + "。?", line.text.strip())
        else None
    )


def _by_form(
    signs: str, pattern: str, what: str, key: str = "", group: str | int = 0
) -> Callable[[Paper, Line], _Found | None]:
    """A look for a pattern, which is compiled for the first paragraph that has one of the ``signs``."""
    some = frozenset(signs)

    def look(_: Paper, line: Line) -> _Found | None:
        if some.isdisjoint(line.text):
            return None
        match = re.fullmatch(pattern, line.text.strip())
        return _Found(what, key, match[group].strip() if key else "") if match else None

    return look


_LOOKS: tuple[Callable[[Paper, Line], _Found | None], ...] = (
    _recipients,
    _title,
    _signature,
    _by_form("（(", _NOTE, "附注", "note", 1),
    _by_form("印", _PRINTED, "印发机关和印发日期", "printed_by", "by"),
    _by_form("送报", _COPIES, "抄送机关", "copy_to", "names"),
    _by_form("签", _SIGNER, "签发人", "signers", "names"),
    _by_form("号", WRITTEN, "发文字号", "document_number"),
    _by_form("-－—–页", _PAGE, "页码"),
    _by_form("章", _SEAL, "“盖章”字样"),
    _by_form("印", _COPIES_MADE, "印数"),
)

RULES = (misplaced,)
