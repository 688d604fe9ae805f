"""Rules on what is said in two places: number and citation, note and openness, title and type, names twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View

_OPENNESS = ("主动公开", "依申请公开", "不予公开")
_TITLE_END = "。，；：！？、"
_OPEN, _CLOSE = r"[〔\[【（(［{｛〖]", r"[〕\]】）)］}｝〗]"
_CITED = re.compile(
    rf"[\u4e00-\u9fff]{{2,6}}{_OPEN}\s*(?:19|20)?[0-9]{{2}}年?度?\s*{_CLOSE}\s*第?\s*[0-9]+\s*号"
)
_CITED_WELL = re.compile(r"[\u4e00-\u9fff]{2,}〔[0-9]{4}〕[1-9][0-9]*号")


def cited_numbers(view: View) -> Iterator[Diagnostic]:
    """DN012: numbers of other documents in the running text, written otherwise than 7.2.5 wants them."""
    for words in view.prose:
        for match in _CITED.finditer(words.text):
            if not _CITED_WELL.fullmatch(match[0]):
                message = f"引用的发文字号“{match[0]}”写法不合规定"
                hint = "写成“国发〔2023〕1号”的样子：六角括号，四位年份，不写“第”，不补“0”。"
                yield view.say("DN012", Severity.WARNING, message, words.path, hint, offset=match.start())


def signature(view: View) -> Iterator[Diagnostic]:
    """SG004: a signature that is neither the organ's full name nor its normalised short name."""
    organ = view.content.organ
    for signed in (one.organ for one in view.content.notice.signature or ()):
        if signed is None or signed in (organ.name, organ.short_name):
            continue
        message = f"署名“{signed[:30]}”不是机关的全称或规范化简称"
        hint = f"organ.yaml 里的全称是“{organ.name}”。"
        yield view.say("SG004", Severity.WARNING, message, ("notice", "signature"), hint)


def note_and_openness(view: View) -> Iterator[Diagnostic]:
    """NT004: a note that says another openness than the document has."""
    notice = view.content.notice
    said = (notice.note or "").strip("（）()").removeprefix("此件")
    if notice.openness and said in _OPENNESS and said != notice.openness:
        message = f"附注写“{notice.note}”，公开属性（openness）却是“{notice.openness}”"
        yield view.say("NT004", Severity.WARNING, message, ("notice", "note"), "两处改成一致。")


def title_end(view: View) -> Iterator[Diagnostic]:
    """TT001, TT006: a title ends in the type of document and without a mark."""
    notice = view.content.notice
    title = notice.title_text.rstrip()
    path = ("notice", "title")
    if title and title[-1] in _TITLE_END:
        at = len(notice.title.rstrip()) - 1
        message = f"标题末尾不用标点“{title[-1]}”"
        yield view.say("TT001", Severity.WARNING, message, path, "删去末尾的标点。", offset=at)
    elif notice.format != "minutes" and not re.sub(r"（[^（）]*）$", "", title).endswith(notice.type):
        message = f"标题不是以文种“{notice.type}”结尾"
        yield view.say("TT006", Severity.WARNING, message, path, "核对标题和 type，两处的文种要一致。")


def plan_is_named(view: View) -> Iterator[Diagnostic]:
    """NO007: a notice that issues the plan but names another title than the plan's."""
    notice, title = view.content.notice, view.content.plan.title
    if notice.encloses == "plan" and not any(f"《{title}》" in paragraph for paragraph in notice.body):
        message = f"正文没有提到所印发的《{title}》"
        hint = "正文里的书名要和 plan.yaml 的 title 一字不差。"
        yield view.say("NO007", Severity.WARNING, message, ("notice", "body"), hint)


def names_twice(view: View) -> Iterator[Diagnostic]:
    """RG014: the same name twice in one line; perhaps another unit was meant."""
    for path, assigned in view.assigned:
        seen: set[str] = set()
        for item in assigned.resolution.items:
            key = fold(item.text)
            if key in seen:
                line = isinstance(assigned.task.units, str)
                inner = ("units",) if line else ("units", item.role, item.index)
                message = f"第 {assigned.number} 项任务的责任单位里，“{item.text}”写了两遍"
                hint = "删去一处；看看是不是想写别的单位。"
                yield view.say("RG014", Severity.WARNING, message, (*path, *inner), hint, offset=item.offset)
            seen.add(key)


RULES = (cited_numbers, signature, note_and_openness, title_end, plan_is_named, names_twice)
