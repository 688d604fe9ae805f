"""How the elements of an official document are told by their words, well written or not."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "〔\\[［【（(〖", "〕\\]］】）)〗"
NUMBER = re.compile(
    r"(?!.*号附件\d{0,2}$)"  # the label of an attachment bound apart (7.3.7)
    rf"(?:[\u4e00-\u9fffA-Za-z×]*\s*[{_OPEN}][0-9０-９〇零一二三四五六七八九年度]{{2,7}}[{_CLOSE}].*号?"
    r"|[\u4e00-\u9fff×]{2,}[0-9]{4}年?第?[0-9]+号)"
)
NUMBER_WELL = re.compile(r"[\u4e00-\u9fff×]{2,}〔[0-9]{4}〕[1-9][0-9]*号")
NUMBER_BLANK = re.compile(r"[\u4e00-\u9fff×]{2,}〔\d{0,4}〕号")
ORDER_NUMBER = re.compile(r"第.{1,6}号")
SECRECY_WELL = re.compile(r"(?:绝密|机密|秘密)★[^\s一二三四五六七八九十]+")
SECRECY = re.compile(r"(绝密|机密|秘密)(?:[★☆*].*|\d.*)?")
URGENCY = re.compile(r"特急|加急|特提|平急|急件|紧急")
COPY_NUMBER = re.compile(r"\d{1,8}")
SIGNERS = re.compile(r"签发人[：:]?")
KINDS = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|要点|规定|细则"
TITLE_END = re.compile(rf"(?:{KINDS})(?:（[^（）]+）)?[。，；：]?$")
ATTENDANCE = re.compile(r"(?:出席|请假|列席)(?:人员)?[：:]")
DIGIT = "〇零○一二三四五六七八九"
DATE = re.compile(
    rf"(?:\d{{2,4}}|[{DIGIT}]{{2,4}})?\s*[年.\-/]\s*(?:\d{{1,2}}|[{DIGIT}十]{{1,3}})?\s*[月.\-/]"
    rf"\s*(?:\d{{1,2}}|[{DIGIT}十]{{1,3}})?\s*[日号]?"
)
DATE_IN_FULL = re.compile(rf"[\d{DIGIT}]{{4}}年[\d{DIGIT}十]{{1,3}}月[\d{DIGIT}十]{{1,3}}日")
DATE_BLANK = re.compile(r"(?:\d{4})?年(?:\d{1,2})?月日")
TITLE_NOTE = re.compile(r"[（(].*\d{4}年\d{1,2}月\d{1,2}日.*(?:通过|批准|修正|修订).*[）)]$")
ATTACHMENTS = re.compile(r"附件?\s*[：:一二三四五六七八九\d]")
ATTACHMENT_WORD = re.compile(r"附件?\s*[：:]?")
ATTACHMENT_NUMBER = re.compile(r"[0-9]{1,2}\s*[.．、]")
ATTACHMENT_LABEL = re.compile(r"附件\s*\d{0,2}\s*[：:]?.{0,24}")
LABEL_WELL = re.compile(r"(?:[\u4e00-\u9fff×]+〔\d{4}〕\d+号)?附件\d{0,2}")
COPY_TO = re.compile(r"(?:抄送|主送|分送|抄报)[：:]")
PRINTED = re.compile(r"(.*?)((?:\d{4}年\d{1,2}月\d{1,2}日|[\d.\-/]{6,10}|年月日)印发)$")
PRINTED_WELL = re.compile(r"[0-9]{4}年[1-9][0-9]?月[1-9][0-9]?日印发$")
_DASHES = "—–―─━一\\-－‒−~～_.·"
PAGE_NUMBER = re.compile(
    rf"[{_DASHES}]{{0,4}}[\d０-９]{{1,3}}[{_DASHES}]{{0,4}}|第[\d０-９]+页(?:共[\d０-９]+页)?"
)
PAGE_NUMBER_WELL = re.compile(r"—[0-9]{1,3}—")
HEADINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}、")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"\d{1,2}[.．、](?!\d)")),
    (4, re.compile(r"[（(]\d{1,2}[）)]")),
)
NOTE = re.compile(r"[（(].*[）)]|此件.{2,12}|联系人.*")
NO_LINE_START = frozenset("。，、；：？！）》〉”’〕】…")
NO_LINE_END = frozenset("（《〈“‘〔【")


def heading_level(text: str) -> int:
    """1–4 for 一、（一）1.（1）; 0 for other text."""
    return next((level for level, pattern in HEADINGS if pattern.match(text)), 0)
