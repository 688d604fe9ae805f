"""Rules on names that stand in several files: the organ's in its mark, recipients and signers beside the registries.

HD013, HD028, RC010.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.models import Group, Unit
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.official.paper import names_in
from workplan_docs.rules.own_organ import meant_organ
from workplan_docs.rules.view import View
from workplan_docs.text.nearest import distance

_SHORT = 5  # 字: of shorter names one character often makes another organ (市水利局, 市水务局)


def mark_names_the_organ(view: View) -> Iterator[Diagnostic]:
    """HD013: the organ's mark names another organ than its name: one of the two was not changed."""
    organ = view.content.organ
    if organ.issuer_mark is None or any(
        name in organ.issuer_mark
        for name in (organ.name, meant_organ(view.content).name, organ.short_name)  # EL008 speaks of a slip
        if name
    ):
        return
    message = f"发文机关标志“{organ.issuer_mark[:30]}”与机关名称“{organ.name}”不一致"
    hint = "标志用机关的全称或规范化简称；机关改了名的，number_prefix、printed_by、署名也要核对。"
    yield view.say("HD013", Severity.WARNING, message, ("organ", "issuer_mark"), hint)


def nearly_known_recipients(view: View) -> Iterator[Diagnostic]:
    """RC010: a recipient of the notice whose name is one character off a registered unit or group."""
    units = view.content.units
    records: tuple[Unit | Group, ...] = (*units.units, *units.groups)
    known = {_bare(name): name for one in records for name in (one.name, *one.aliases)}
    known |= {_bare(unit.full_name): unit.full_name for unit in units.units if unit.full_name}
    for key, document in view.content.officials:
        line = document.recipients or ""
        for name in names_in(line):
            bare = _bare(name)
            if len(bare) < _SHORT or bare in known:
                continue
            near = next((own for other, own in known.items() if _one_off(bare, other)), None)
            if near is not None:
                message = f"主送机关“{name}”没有登记，同登记过的“{near}”只差一个字"
                hint = f"是不是“{near}”？不是就不用管。"
                at = max(line.find(name), 0)
                yield view.say("RC010", Severity.HINT, message, (key, "recipients"), hint, offset=at)


def nearly_known_signers(view: View) -> Iterator[Diagnostic]:
    """HD028: a signer one character off a leader of the organ, who is registered otherwise."""
    known = [leader.name for leader in view.content.leaders.leaders]
    for key, document in view.content.officials:
        for index, name in enumerate(document.signers):
            bare = fold(name)
            near = next((own for own in known if _one_off(bare, own)), None)
            if near is not None and bare not in known and 1 < len(bare) < _SHORT:
                message = f"签发人“{name}”不在 leaders.yaml 里，同登记的“{near}”只差一个字"
                hint = f"核对姓名；确是“{near}”就改成“{near}”，确有其人就不用管。"
                yield view.say("HD028", Severity.WARNING, message, (key, "signers", index), hint)


def _bare(name: str) -> str:
    return re.sub("（[^（）]*）", "", fold(name))


def _one_off(name: str, other: str) -> bool:
    """One character replaced inside; one more or less is often a rank or a place (市, 局)."""
    return len(name) == len(other) and name[0] == other[0] and distance(name, other) == 1


PLAN_RULES = (mark_names_the_organ, nearly_known_recipients, nearly_known_signers)
