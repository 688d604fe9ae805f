"""What must hold between the records of content before anything can be made of them.

These are fixed: no office may want them otherwise. What an office may live with is in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workplan_docs.content import leader_relations, plan_relations
from workplan_docs.content.file_names import attachment_stem
from workplan_docs.content.models import OfficialDocument, Plan, document_part
from workplan_docs.content.organ import FORMAT_VERSION
from workplan_docs.content.parts import Parts
from workplan_docs.content.unit_relations import UNIT_CHECKS
from workplan_docs.errors import Diagnostic

# A blank parts two organs only behind a word that an organ's name ends in.
_BETWEEN_ORGANS = re.compile(r"\s*[、，,；;]\s*|(?<=[局委厅办部府会院心司处室所])\s+")


def check_relations(parts: Parts) -> list[Diagnostic]:
    """Every broken relation, as errors, in the order of the files and lines."""
    found = [*_versions(parts), *_one_file_each(parts)]
    for key, document in _officials(parts):
        found += _organs_apart(parts, key, document)
    if parts.units is not None:
        for check in UNIT_CHECKS:
            found += check(parts, parts.units)
    if parts.leaders is not None:
        found += leader_relations.check_list(parts, parts.leaders)
    if parts.plan is not None:
        for plan_check in _PLAN_CHECKS:
            found += plan_check(parts, parts.plan)
    return found


def _versions(parts: Parts) -> Iterator[Diagnostic]:
    records = {
        "organ": parts.organ,
        "units": parts.units,
        "leaders": parts.leaders,
        "plan": parts.plan,
        "notice": parts.notice,
        **dict(parts.documents),
    }
    for key, record in records.items():
        if record is not None and record.version != FORMAT_VERSION:
            message = f"内容格式的版本是“{record.version}”，本程序只认 {FORMAT_VERSION}"
            from workplan_docs.content.number_hints import VERSION_HINT

            hint = f"{VERSION_HINT}文件来自更新的程序，就先更新本程序。"
            yield parts.fault("CT008", message, (key, "version"), hint)


def _officials(parts: Parts) -> list[tuple[str, OfficialDocument]]:
    """Every official document that could be read, with what its paths begin with."""
    return [*([("notice", parts.notice)] if parts.notice is not None else []), *parts.documents]


def _organs_apart(parts: Parts, key: str, document: OfficialDocument) -> Iterator[Diagnostic]:
    """HD010: joint issuers are an entry each; as one name they would make one mark, one signature, one seal."""
    for index, name in enumerate(document.issuers):
        pieces = [piece for piece in _BETWEEN_ORGANS.split(name) if piece.strip()]
        if len(pieces) > 1:
            message = f"{len(pieces)} 个机关写在了一条里：“{name[:40]}”"
            hint = f"一个机关一条，主办机关在前，signature 也这样写：issuers: [{', '.join(pieces)}]"
            yield parts.fault("HD010", message, (key, "issuers", index), hint)


def _one_file_each(parts: Parts) -> Iterator[Diagnostic]:
    """CT010: a document's file may not be named as what another document's attachment is written to."""
    slugs = {key.casefold(): key for key, _ in parts.documents}
    for key, document in parts.documents:
        for number, attachment in enumerate(document.attachments, start=1):
            other = slugs.get(attachment_stem(key, number).casefold())
            if attachment.apart and other is not None:
                owner = key.removeprefix(document_part(""))
                message = f"与“{owner}”另行装订的附件 {number} 生成的文件同名"
                yield parts.fault("CT010", message, (other,), "给这个文件换一个名称。")


def _year(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    if plan.year != parts.year:
        message = f"年度写的是 {plan.year}，文件夹是 {parts.year}"
        yield parts.fault("PL004", message, ("plan", "year"), f"写 year: {parts.year}，或者给文件夹改名。")


_PLAN_CHECKS: tuple[Callable[[Parts, Plan], Iterator[Diagnostic]], ...] = (
    _year,
    *plan_relations.CHECKS,
    leader_relations.check_plan,
)
