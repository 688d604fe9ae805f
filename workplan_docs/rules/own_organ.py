"""What ``organ.yaml`` calls the organ, against what all its documents say: EL008, DN019.

A slip in ``organ.yaml`` would else be told in every document, with the advice to take it over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from workplan_docs.content.models import Content, OfficialDocument, Organ
from workplan_docs.content.ready import ready_line
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View

_TITLE = re.compile("[\u4e00-\u9fff]{3,24}(?:局|厅|委|政府|委员会|会|办公室)")
_FEWEST = 2  # documents that must say the same


def own_organ(view: View) -> Iterator[Diagnostic]:
    """EL008: the name; DN019: the 发文机关代字. Told where they stand, once."""
    organ = view.content.organ
    meant = meant_organ(view.content)
    if meant.name != organ.name:
        message = f"机关全称“{organ.name}”与各份公文里的“{meant.name}”不一样"
        hint = f"多半是这里写错了，写成：{ready_line('name', meant.name)}"
        yield view.say("EL008", Severity.WARNING, message, ("organ", "name"), hint)
    if meant.number_prefix != organ.number_prefix and not _dated(organ):  # DN017 speaks of a year in it
        said = _prefixes(view.content)
        shown = "、".join(dict.fromkeys(said))[:40]
        message = f"发文机关代字“{organ.number_prefix}”与各份公文的“{shown}”对不上"
        hint = f"多半是这里写错了：各份公文的代字都以“{_common(said)}”开头；代字改了，就改各份公文。"
        yield view.say("DN019", Severity.WARNING, message, ("organ", "number_prefix"), hint)


def meant_organ(content: Content) -> Organ:
    """The organ as its documents know it; the same object where they agree with ``organ.yaml``."""
    organ = content.organ
    update: dict[str, str | None] = {}
    names = [name for name in map(_name_in, _own(content)) if name]
    if len(names) >= _FEWEST and len(set(names)) == 1 and _slip(organ.name, names[0]):
        update["name"] = names[0]
    if organ.number_prefix and (_dated(organ) or _other_prefix(organ.number_prefix, _prefixes(content))):
        update["number_prefix"] = None
    return organ.model_copy(update=update) if update else organ


def _own(content: Content) -> list[OfficialDocument]:
    """The documents that the organ issues alone."""
    return [document for _, document in content.officials if not document.issuers]


def _name_in(document: OfficialDocument) -> str:
    """How a document's signature or title names its issuer."""
    signed = [one.organ for one in document.signature or () if one.organ]
    before, about, _ = document.title_text.partition("关于")
    said = signed[0] if len(signed) == 1 else before.strip() if about else ""
    return said if _TITLE.fullmatch(said) else ""


def _slip(name: str, said: str) -> bool:
    """Whether a name is another with one character changed, lost or added, or with blanks."""
    bare = re.sub(r"\s", "", name)
    if name == said or bare == said:
        return name != said
    head = len(_common([bare, said]))
    tail = len(_common([bare[head:][::-1], said[head:][::-1]]))
    return max(len(bare), len(said)) - head - tail == 1


def _prefixes(content: Content) -> list[str]:
    numbers = (document.document_number or "" for document in _own(content) if document.format != "minutes")
    found = (re.fullmatch("([\u4e00-\u9fff]{2,})〔[0-9]{4}〕[0-9]+号", number) for number in numbers)
    return [match[1] for match in found if match]


def _other_prefix(prefix: str, said: list[str]) -> bool:
    """Whether all documents have one root in common that is not the organ's."""
    root = re.sub("[发字函]+$", "", prefix)
    none = not any(letters.startswith(root) for letters in said)
    return bool(root) and len(said) >= _FEWEST and none and len(_common(said)) > 1


def _common(texts: list[str]) -> str:
    """What all of them begin with."""
    columns = zip(*texts, strict=False)  # up to the end of the shortest
    return "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))


def _dated(organ: Organ) -> bool:
    return re.search(r"[〔\[【（(0-9]", organ.number_prefix or "") is not None


RULES = (own_organ,)
