"""Rules on who writes to whom (条例 chapter 4): GN005, GN007, GN008, RC002.

Rank and place are read from names alone, so only what a name says outright is judged: a rule rather misses
than accuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import H, Paper, W, names_in

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_HAN = "\u4e00-\u9fff"
_STATE = (
    "^(?:国务院|党中央|中共中央|中央|国家|中华人民共和国)"
    f"|^(?!.*(?:[省市县区委]|宣传|组织|统战|武装|工作|指挥))[{_HAN}]{{2,8}}部$|^住房和城乡建设部$"
)
_PROVINCE = f"^(?:省|[{_HAN}]{{2,3}}省|自治区|[{_HAN}]{{2,5}}自治区)"
_CITY = f"^(?:市|[{_HAN}]{{2,7}}?市|[{_HAN}]{{2,8}}?自治州|[{_HAN}]{{2,5}}地区)"
_COUNTY = (
    f"^[县区旗](?=人民政府|委|政府|[{_HAN}]{{1,10}}局)|^[{_HAN}]{{1,6}}?[县旗](?!级)"
    f"|^[{_HAN}]{{2,7}}?市[{_HAN}]{{1,4}}?(?:[县旗]|(?<![社园小景片校灾地库牧林矿])区)"
)
_RANKS = ("国务院及其部门", "省级", "市级", "县级")
_GOVERNMENT = re.compile("(人民政府|党委|省委|市委|县委|区委|党工委)$")
_LEADING = re.compile("人民政府|委员会|党委|[省市县区]委|办公[厅室]|指挥部|领导小组|人大|政协")
_AGREED = "(经|已报|报经|报)[^，。；]{0,24}(同意|批准|授权|审定)|(受|根据)[^，。；]{0,20}(委托|授权)"
_PEERS = re.compile("(局|厅)$")
_PLACE_ONLY = re.compile("各[县市区州旗乡镇]，(?=各[县市区州旗乡镇][^，、]*(?:人民政府|局|厅|委|办事处))")
_TWO_CLASSES = re.compile(
    "(?:人民政府|党委)、(?=[^，、]{0,6}各(?:部门|部委|委办局|直属机构|有关部门|有关单位))"
)


def rank(name: str) -> int | None:
    """0 the State, 1 a province, 2 a city, 3 a county; None when the name does not say."""
    if name.startswith(_MUNICIPALITIES):
        return 1 if re.match("..市(?:人民政府|委|[^县区]*[局厅委]$)", name) else None
    for found, form in ((0, _STATE), (1, _PROVINCE), (3, _COUNTY), (2, _CITY)):
        if re.match(form, name):  # compiled by the first upward document
            return found
    return None


def skipped_level(paper: Paper) -> Iterator[Diagnostic]:
    """GN008: an upward document past the next level, which then receives a copy (条例 article 14)."""
    document = paper.document
    if document.direction != "up" or not paper.issuers:
        return
    own = rank(paper.issuers[0])
    if own is None:
        return
    above = [found for name in names_in(document.recipients or "") if (found := rank(name)) is not None]
    if not above or max(above) >= own - 1:
        return
    copied = {rank(name) for line in document.copy_to for name in names_in(line)}
    if not copied & set(range(max(above) + 1, own)):
        between = "、".join(_RANKS[max(above) + 1 : own])
        message = f"越级向“{names_in(document.recipients or '')[0]}”行文，没有抄送被越过的机关（{between}）"
        hint = "一般不越级行文；确要越级，同时抄送被越过的机关（条例第十四条）。省直管的县等不用管。"
        yield paper.tell("GN008", W, message, "recipients", hint=hint)


def orders_to_governments(paper: Paper) -> Iterator[Diagnostic]:
    """GN007: a department tells a lower Party committee or government what to do (条例 article 16)."""
    document = paper.document
    if document.direction != "down" or document.type not in ("通知", "决定", "意见", "通报"):
        return
    if not paper.issuers or any(_LEADING.search(name) for name in paper.issuers):
        return
    told = next((name for name in names_in(document.recipients or "") if _GOVERNMENT.search(name)), None)
    if told is not None and not re.search(_AGREED, paper.whole):
        message = f"部门向下级党委、政府（“{told}”）行文"
        hint = (
            "部门不得向下级党委、政府发布指令性公文（条例第十六条）：主送其对口部门，或改用函；"
            "已经本级党委、政府同意的，在正文里写明。"
        )
        yield paper.tell("GN007", W, message, "recipients", hint=hint)


def request_to_a_peer(paper: Paper) -> Iterator[Diagnostic]:
    """GN005: a 请示 from one department of a place to another; between such it is a 函."""
    document = paper.document
    if document.type == "函":
        yield from _letter_to_its_government(paper)
    if document.type not in ("请示", "报告") or not paper.issuers:
        return
    own = _place_and_end(paper.issuers[0])
    for name in names_in(document.recipients or ""):
        other = _place_and_end(name)
        same_place = own and other and (own[0] == other[0] or other[0] == own[0][-1])
        if own and other and same_place and own[1] == other[1] and name != paper.issuers[0]:
            message = f"“{name}”与“{paper.issuers[0]}”是同一级的部门，不用{document.type}"
            hint = "确是上级的不用管；同不相隶属的机关商洽、请求批准用“函”（条例第八条第十四项）：type: 函"
            yield paper.tell("GN005", W, message, "recipients", hint=hint)


def _letter_to_its_government(paper: Paper) -> Iterator[Diagnostic]:
    """GN005: a department writes a 函 to the government that it belongs to."""
    own = _place_and_end(paper.issuers[0]) if paper.issuers else None
    for name in names_in(paper.document.recipients or ""):
        place = re.fullmatch("([\u4e00-\u9fff]{0,7}?[省市县区州旗])(?:人民)?政府", name)
        if own and place and (place[1] == own[0] or place[1] == own[0][-1]):
            hint = "向上级请求批准用“请示”，汇报工作用“报告”；函用于不相隶属的机关（条例第八条）。"
            message = f"“{name}”是本级政府，不用函"
            yield paper.tell("GN005", W, message, "recipients", hint=hint)


def _place_and_end(name: str) -> tuple[str, str] | None:
    place, end = re.match("[\u4e00-\u9fff]{0,7}?[省市县区州旗]", name), _PEERS.search(name)
    return (place[0], end[1]) if place and end else None


def classes_of_recipients(paper: Paper) -> Iterator[Diagnostic]:
    """RC002: 、 inside a class of recipients, ， between classes (7.3.2)."""
    line = paper.document.recipients or ""
    for form, wrong, right in ((_PLACE_ONLY, "，", "、"), (_TWO_CLASSES, "、", "，")):
        if match := form.search(line):
            message = f"主送机关里“{match[0].rstrip('，、')}”后面用了“{wrong}”"
            hint = f"同一类机关之间用顿号，不同类之间用逗号：这里改成“{right}”。"
            yield paper.tell("RC002", H, message, "recipients", hint=hint, at=match.end() - 1)


RULES = (skipped_level, orders_to_governments, request_to_a_peer, classes_of_recipients)
