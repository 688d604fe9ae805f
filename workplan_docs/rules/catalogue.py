"""Every code that a diagnostic may carry, explained: for ``make-docs explain`` and the pages in docs.

Codes are stable. Where the rules of official documents (GB/T 9704-2012, GB/T 15834-2011) have an id of their
own it is used (EL, TB, PP, PX and some numbers are ours); the others begin with the room's letters: YA YAML,
CT content, RG registry, PL plan, TG targets, NO notice, TP templates, TY typesetting, EN and EV environment,
FW output files, OF office files, US usage, XX our own faults.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workplan_docs.rules.catalogue_audit import AUDIT
from workplan_docs.rules.catalogue_content import CONTENT
from workplan_docs.rules.catalogue_official import OFFICIAL
from workplan_docs.rules.catalogue_program import PROGRAM
from workplan_docs.rules.catalogue_writing import WRITING
from workplan_docs.rules.examples_content import CONTENT_EXAMPLES
from workplan_docs.rules.examples_official import OFFICIAL_EXAMPLES
from workplan_docs.text.nearest import distance

_CLAUSE = re.compile(r"（([^（）]*(?:GB(?:/T)? ?[0-9]|条例第|[0-9]+\.[0-9]+|附录|惯例|实务)[^（）]*)）")


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: what it is called and what it means, in Chinese; an example where one says more than words.

    ``wrong`` and ``right`` are lines as a clerk writes them, None for codes of which no example can be given
    (a page that was measured, a machine that lacks something).
    """

    code: str
    title: str
    explanation: str
    wrong: str | None = None
    right: str | None = None

    @property
    def clauses(self) -> tuple[str, ...]:
        """Where the rule stands, as its explanation cites it; empty for what is a matter of the program."""
        return tuple(_CLAUSE.findall(self.explanation))

    @property
    def group(self) -> str:
        """What the code is about: its letters, in words."""
        return GROUPS.get(self.code[:2], "其他")


GROUPS: dict[str, str] = {
    "YA": "文件的写法（YAML）",
    "CT": "内容的键和值",
    "RG": "单位名录",
    "PL": "工作要点",
    "TG": "量化指标",
    "NO": "印发通知",
    "DN": "发文字号",
    "EL": "公文要素",
    "HD": "版头",
    "TT": "标题",
    "RC": "主送机关",
    "ST": "正文层次",
    "TB": "表格",
    "AT": "附件",
    "SG": "署名、日期、印章",
    "NT": "附注",
    "CO": "版记",
    "GN": "行文规则",
    "SP": "字符和空格",
    "PU": "标点",
    "NU": "数字",
    "PR": "校对",
    "PP": "纸张和版心",
    "PG": "页面和页码",
    "PX": "DOCX 的设置",
    "TP": "模板",
    "TY": "排版",
    "EN": "运行环境",
    "EV": "电脑和字体",
    "FW": "写文件",
    "OF": "Office 文件",
    "US": "命令的用法",
    "XX": "程序内部",
}
_TEXTS = {**AUDIT, **CONTENT, **OFFICIAL, **WRITING, **PROGRAM}
EXAMPLES: dict[str, tuple[str, str]] = {**CONTENT_EXAMPLES, **OFFICIAL_EXAMPLES}
CATALOGUE: dict[str, Entry] = {
    code: Entry(code, *_TEXTS[code], *EXAMPLES.get(code, (None, None))) for code in sorted(_TEXTS)
}


def explain(code: str) -> Entry | None:
    """The entry of a code, in whatever case it is written; None for an unknown one."""
    return CATALOGUE.get(code.strip().upper())


def near_codes(code: str) -> tuple[str, ...]:
    """The codes that an unknown one may have been meant for, the likeliest first."""
    wanted = code.strip().upper().replace("O", "0") if code[2:] else code.strip().upper()
    wanted = code.strip().upper()[:2] + wanted[2:]
    scored = sorted((distance(wanted, known), known) for known in CATALOGUE)
    return tuple(known for changes, known in scored[:3] if changes <= 2)
