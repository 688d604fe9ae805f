"""Where a line of a title must not end, and where it had better (7.3.1: 词意完整).

One reading for the layout, which breaks titles, and for the rules, which look at the author's breaks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from workplan_docs.text.lexicon import LONGEST, terms
from workplan_docs.text.segmentation import Word, words_of

_NEVER_FIRST = frozenset("的了等着和与及暨、，。；：！？》〉”’）〕】")
_NEVER_FIRST_WORDS = frozenset({"以及", "期间", "以来", "以内", "以上", "以下", "之间", "之后"})
_NEVER_LAST = frozenset("《〈“‘（〔【第对在将把向为被")
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "（": "）"}
_END = re.compile("的(?=[^的]{1,8}$)")  # 文种 stays with the 的 before it


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ISSUING = _set("印发 转发 批转 公布 发布 颁布 调整 表彰 表扬 召开 举办")
_VERBS = _set(
    """
    开展 加强 做好 推进 推动 推广 促进 进一步 全面 深入 贯彻 落实 贯彻落实 实施 规范 加快 建立 完善 建立健全 深化 组织 切实
    认真 扎实 进一步加强 进一步做好 进一步规范 切实加强 切实做好 全面推进 全面加强 全面推行 深入推进 深入开展 组织开展 支持
    加快推进 扎实推进 统筹推进 提升 提高 优化 强化 严格 严禁 禁止 同意 成立 设立 编制 报送 申报 申请 申领 核定 下达 拨付
    解决 保障 明确 确定 修改 废止 给予 认定 命名 授予 聘任 商请 协助 帮助 请求 恳请 追加 立项 对 在 将
    """
)
_VAGUE = _set("工作 管理 建设 情况 问题 事项 活动 项目 名单 标准 办法 方案 行动 制度 经费 资金")
_ATTRIBUTES = _set(
    """
    全市 全县 全区 全省 全国 城市 城镇 城乡 城区 农村 市级 县级 区级 省级 中央 国家 优秀 重大 重点 行政 专项 年度 公共 社会
    春季 夏季 秋季 冬季 职工 有关 相关 若干 部分 基层 先进 紧急 特大 严重 等 一批 市直 区直 县直
    """
)
_ORGAN_END = re.compile(
    "(?:局|厅|部|委|委员会|办公室|办公厅|政府|法院|检察院|中心|院|会|处|公司|支队|大队|银行|学校)$"
)

_TERM = 4  # characters: a shorter one may stand in a text by chance
SENSELESS = 5.0  # cost of a break inside the name of an organ
_PLAIN = 3.0


def forbidden_breaks(text: str, names: Collection[str] = (), most: float = 20) -> dict[int, str]:
    """Index → what a break before it would do wrong, in words for the author.

    ``names`` are words of the content's own; a pair of marks wider than ``most`` 字 may be parted between
    its words, as no line could hold it.
    """
    faults = dict(_in_pairs(text, most))
    faults.update(_in_terms(text))
    words = words_of(text, names)
    for word in words:
        faults.update(dict.fromkeys(range(word.start + 1, word.end), f"拆开了“{word.text}”"))
    starts = {word.start: word.text for word in words}
    for at in range(1, len(text)):
        if text[at] in _NEVER_FIRST and (at in starts or at not in faults):
            faults[at] = f"“{text[at]}”到了行首"
        elif starts.get(at) in _NEVER_FIRST_WORDS:
            faults[at] = f"“{starts[at]}”到了行首"
        elif text[at - 1] in _NEVER_LAST and at not in faults:
            faults[at] = f"“{text[at - 1]}”留在了行末"
    if text.startswith("关于"):
        faults[2] = "“关于”独占一行"
    for match in _END.finditer(text):
        faults.setdefault(match.end(), f"“的”和“{text[match.end() :]}”分在了两行")
    return faults


def _in_terms(text: str) -> Iterator[tuple[int, str]]:
    """Every place inside a term of several words, though two of them overlap (建筑垃圾, 垃圾处置)."""
    known = terms()
    for start in range(len(text)):
        for end in range(start + _TERM, min(start + LONGEST, len(text)) + 1):
            if text[start:end] in known:
                yield from ((at, f"拆开了“{text[start:end]}”") for at in range(start + 1, end))


def _in_pairs(text: str, most: float) -> Iterator[tuple[int, str]]:
    """Every place inside a pair of marks that a line can hold."""
    opened: list[int] = []
    for end, char in enumerate(text, 1):
        if char in _PAIRS:
            opened.append(end - 1)
        elif opened and char == _PAIRS[text[opened[-1]]]:
            start = opened.pop()
            pair = text[start:end]
            if cells(pair) <= most:
                yield from ((at, f"拆开了{pair}") for at in range(start + 1, end))


def cells(text: str) -> float:
    """Width in 字, digits and Latin letters at half."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def break_costs(text: str, names: Collection[str] = ()) -> dict[int, float]:
    """Index of every seam between words → how little a reader likes a line to end there; 0 is best."""
    words = words_of(text, names)
    issuer_end = _issuer_end(text)
    costs = {}
    for before, after in pairwise(words):
        inside = after.start < issuer_end
        cost = _in_issuer(text, before, after, issuer_end) if inside else _in_matter(before, after)
        costs[after.start] = max(cost, 0.0)
    for name in names:
        for match in re.finditer(re.escape(name), text):
            for at in range(match.start() + 1, match.end()):
                costs[at] = SENSELESS + _PLAIN
    return costs


def _issuer_end(text: str) -> int:
    """Where the names of the issuers end: at 关于, or at the verb of a title that has none."""
    match = re.search("关于|印发|转发|批转", text)
    return match.start() if match else 0


def _in_issuer(text: str, before: Word, after: Word, end: int) -> float:
    """Between two issuers a line ends well, inside the name of one hardly."""
    if before.text.isspace():
        return 0.0
    ends = _ORGAN_END.search(before.text) is not None
    rest = text[after.start : end]
    another = (
        ends
        and len(rest) > 3
        and _ORGAN_END.search(rest) is not None
        and rest[:2] in (text[:2], "中共", "共青")
    )
    return 0.0 if another else SENSELESS


def _in_matter(before: Word, after: Word) -> float:
    """Before a verb, a 《》 or after a list's mark a phrase ends; after a verb its object would be torn off."""
    cost = _begins(before.text, after.text)
    if before.text in _VERBS or before.text in _ISSUING:
        cost += 2.0 if after.text != "《" else 0.0
    elif before.text in "和与及暨":
        cost += 2.5
    elif before.text in _ATTRIBUTES or before.text[-1] in "年度省市县区级批次" or before.text[-1].isdigit():
        cost += 1.5  # says which of what follows
    return cost + (1.0 if after.text in _VAGUE else 0.0)


def _begins(before: str, after: str) -> float:
    """How well a line begins with ``after``."""
    if before == "关于":
        return 0.0 if after in _ISSUING or after == "《" else 0.6
    if after in _ISSUING:
        return 0.3
    if after == "关于" or after in "《“":
        return 0.9
    if after == "（":
        return _PLAIN + 2.0
    if after in _VERBS or before in "》”）、的":
        return 1.2
    return _PLAIN
