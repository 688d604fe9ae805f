"""Rules on the signing block and the note: SG001 … SG018, CO002, NT001 … NT004."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.ready import ready_line, ready_list
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Paper, W, names_in
from workplan_docs.text.dates import FULL_DAY, date_fault, format_date, parse_date
from workplan_docs.text.width import display_width

# what is written beside the name on paper
_BESIDE_NAME = r"[（(][^（）()]*章[^（）()]*[）)]|[\s，]*[0-9〇零○一二三四五六七八九]{4}\s*年.*$"
_DATES = re.compile(FULL_DAY)
_PUBLIC = ("主动公开", "依申请公开")
_OPENNESS = (*_PUBLIC, "不予公开")
# what a 附注 says for each of them
_SAID_OPENNESS = dict.fromkeys(("公开", "公开发布", "可公开", "可以公开"), "主动公开")
_SAID_OPENNESS |= dict.fromkeys(("不公开", "不宜公开", "不得公开", "不对外公开"), "不予公开")
_LONGEST_NAME = 200  # characters that are looked at
_BARE_POST = re.compile("(市长|省长|县长|区长|州长|主任|局长|厅长|主席|部长|书记|院长)")
# a post with the name behind it
_NAMED_POST = re.compile(
    r"([\u4e00-\u9fff]*(?:市长|省长|县长|区长|州长|主任|主席|司令员))\s*(?!委员|医师|助理|团|会)[\u4e00-\u9fff]{2,4}"
)
_AREA, _RIGHT = 28, 2  # 字: the type area (5.2.3), the blank at the right of an unsealed signature (7.3.5.2)
_STAMPED_POST = 15  # 字: what a stamp, 4 字 at its right and 2 at its left leave of a row (7.3.5.3)
_ROWS_OF_SEALS = 4  # more leave a page no room for the text that must stand with them (7.3.5.5)


def dates(paper: Paper) -> Iterator[Diagnostic]:
    """SG001 … SG003: how the dates are written. CO002: 印发 is added in print."""
    for key, name in (("date", "成文日期"), ("printed_on", "印发日期")):
        text = getattr(paper.document, key)
        if text is None:
            continue
        bare = text.removesuffix("印发") if key == "printed_on" else text
        if bare != text and date_fault(bare) is None:
            message = f"{name}“{text}”末尾的“印发”会由程序加上，这里不写"
            yield paper.tell("CO002", E, message, key, hint=f"写成：{ready_line(key, bare)}")
        elif len(several := _DATES.findall(text)) > 1 and _DATES.sub("", text).strip(" 、，,;；和") == "":
            message = f"{name}写了 {len(several)} 个日期"
            hint = (
                f"联合行文署最后签发机关负责人签发的日期（条例第九条），写成：{ready_line(key, several[-1])}"
            )
            yield paper.tell("SG001", E, message, key, hint=hint)
        elif fault := date_fault(text):
            hint = (
                f"写成：{ready_line(key, format_date(fault.meant))}"
                if fault.meant
                else "写成“2023年3月5日”的样子；还没定就留空。"
            )
            yield paper.tell(fault.code, E, f"{name}“{text[:20]}”：{fault.message}", key, hint=hint)


def printed_after_signing(paper: Paper) -> Iterator[Diagnostic]:
    """SG006: printing cannot precede signing."""
    document = paper.document
    signed, printed = parse_date(document.date or ""), parse_date(document.printed_on or "")
    if signed and printed and printed < signed:
        message = f"印发日期（{document.printed_on}）早于成文日期（{document.date}）"
        yield paper.tell("SG006", W, message, "printed_on", hint="核对两个日期。")


def signatures(paper: Paper) -> Iterator[Diagnostic]:
    """SG004, SG005: the issuers sign, each once, in the order of the mark."""
    document = paper.document
    organs = [one.organ for one in document.signature or () if one.organ]
    if document.seal_mode == "stamp" or not organs:
        return
    for organ in organs:
        if paper.issuers and not paper.named(organ):
            message = f"署名“{organ[:30]}”不是机关的全称或规范化简称"
            hint = f"发文机关是“{'、'.join(paper.issuers)}”。"
            if len(paper.issuers) == 1:
                hint = f"发文机关是“{paper.issuers[0]}”，写成：{ready_line('signature', paper.issuers[0])}"
            bare = re.sub(_BESIDE_NAME, "", organ[:_LONGEST_NAME]).strip()
            if bare != organ and paper.named(bare):
                message = f"署名里多写了“{organ.replace(bare, '').strip()}”，会照样印出来"
                hint = f"印章由人盖，日期写在 date。写成：{ready_line('signature', bare)}"
            elif len(several := names_in(organ)) > 1:
                message = f"{len(several)} 个机关的署名写在了一条里"
                hint = f"一个机关一条，issuers 也这样写：signature: {ready_list(several)}"
            yield paper.tell("SG004", W, message, "signature", hint=hint)
    issuers = list(document.issuers)
    reordered = sorted(organs) == sorted(issuers) and organs != issuers
    if len(issuers) > 1 and (len(organs) != len(issuers) or reordered):
        message = "署名的顺序与发文机关的顺序不一样"
        if not reordered:
            message = f"{len(issuers)} 个机关联合行文，署名有 {len(organs)} 个"
        meant = f"signature: {ready_list(issuers)}"
        hint = f"每个机关署名一次，主办机关在前，顺序与 issuers 一致（7.3.5）：{meant}"
        yield paper.tell("SG005", E, message, "signature", hint=hint)


def stamp(paper: Paper) -> Iterator[Diagnostic]:
    """SG011: a signature stamp stands beside the signer's title; a joint document's titles are full."""
    document = paper.document
    if document.seal_mode != "stamp":
        return
    said = document.signature or ()
    for index, one in enumerate(said):
        post = one.post or one.organ
        joint = len(said) > 1
        if not one.post and one.organ and paper.named(one.organ):
            message = "签名章左边印签发人的职务，不印机关名称（7.3.5.3）"
            hint = "写成：signature: {post: 市长}"
            yield paper.tell("SG011", E, message, "signature", index, hint=hint)
        elif one.post and (named := _NAMED_POST.fullmatch(one.post)):
            message = f"签发人的姓名由签名章盖，这里只写职务：“{one.post[:20]}”"
            yield paper.tell(
                "SG011", W, message, "signature", index, hint=f"写成：signature: {{post: {named[1]}}}"
            )
        elif joint and post and _BARE_POST.fullmatch(post):
            message = f"联合行文的签发人职务要写全称：“{post}”"
            hint = "如“某某委员会主任”（7.3.5.3）。"
            yield paper.tell("SG011", E, message, "signature", index, hint=hint)
    if document.format in ("ordinary", "letter") and document.type not in ("议案", "命令", "令"):
        message = f"“{document.type}”一般盖机关印章，不用签名章"
        yield paper.tell("SG013", W, message, "seal", hint="删去 seal: stamp。")


def seals(paper: Paper) -> Iterator[Diagnostic]:
    """SG013: a format without stamp has one; SG014: more seals than a page takes."""
    document = paper.document
    if document.format == "order" and document.seal_mode != "stamp":
        message = "命令（令）加盖签发人的签名章（7.3.5.3）"
        yield paper.tell("SG013", W, message, "seal", hint="写 seal: stamp，或者删去这一行。")
    written = {"sealed", "seal"} <= document.model_fields_set and document.seal is not None
    if written and document.sealed == (document.seal == "unsealed"):
        message = f"sealed 写的是{'盖章' if document.sealed else '不盖章'}，seal 写的是 {document.seal}"
        yield paper.tell("SG013", W, message, "seal", hint="删去其中一行；现在按 seal 排。")
    names = _signing(paper)
    a_row = 3 if (widest := max(map(_cells, names), default=0)) <= 7 else 2 if widest <= 13 else 1
    if document.seal_mode == "sealed" and len(names) > _ROWS_OF_SEALS * a_row:
        message = f"{len(names)} 个机关盖章，一排最多排 {a_row} 个，一页排不下（7.3.5.1、7.3.5.5）"
        hint = "署名用规范化简称，或者只由主办机关发文，其他机关会签。"
        yield paper.tell("SG014", W, message, "signature" if document.signature else "issuers", hint=hint)


def long_signatures(paper: Paper) -> Iterator[Diagnostic]:
    """SG018: a signature that does not fit on its row."""
    document = paper.document
    if not document.signed_by_organ:
        return
    stamped = document.seal_mode == "stamp"
    most = _STAMPED_POST if stamped else _AREA - (0 if document.seal_mode == "sealed" else _RIGHT)
    for name in _signing(paper):
        if (width := _cells(name)) > most:
            what, clause = ("职务", "7.3.5.3") if stamped else ("署名", "7.3.5")
            message = f"{what}“{name[:12]}……”有 {width:g} 字宽，一行最多 {most} 字，排不下（{clause}）"
            hint = "在 signature 里写规范化简称。" if not stamped else "职务用规范化简称。"
            yield paper.tell("SG018", E, message, "signature" if document.signature else "issuers", hint=hint)


def _signing(paper: Paper) -> list[str]:
    """What is printed of those who sign."""
    said = paper.document.signature
    if said:
        return [one.post or one.organ or "" for one in said]
    return list(paper.document.issuers) or ([paper.organ.name] if paper.organ else [])


def _cells(name: str) -> float:
    """The width of a name in 字; Latin letters and digits take half a one."""
    return display_width(name) / 2


def empty_page_note(paper: Paper) -> Iterator[Diagnostic]:
    """SG010: no （此页无正文）."""
    for path, text in paper.running:
        if (at := text.find("此页无正文")) >= 0:
            hint = "删去；落款与正文同页由程序调整行距、字距（7.3.5.5）。"
            yield paper.tell("SG010", W, "写了“此页无正文”", *path, hint=hint, at=at)


def note(paper: Paper) -> Iterator[Diagnostic]:
    """NT001: brackets are added in print. NT002: no full stop. NT003: a 请示 names a contact. NT004."""
    document = paper.document
    said = document.note
    if said and (said[0] in "（(" or said[-1] in "）)"):
        bare = said.strip("（()）")
        message = "附注的括号会由程序加上，这里不写"
        yield paper.tell("NT001", E, message, "note", hint=f"写成：{ready_line('note', bare)}")
    elif said and said[-1] in "。.":
        yield paper.tell("NT002", H, "附注末尾不用句号", "note", hint="删去句号。")
    if document.type == "请示" and not re.search("联系|电话", said or ""):
        hint = "请示一般在附注处写联系人和电话，如“联系人：张三，电话：0000—0000000”。"
        yield paper.tell("NT003", H, "请示的附注没有联系人、电话", "note", hint=hint)
    bare = (said or "").strip("（）()").removeprefix("此件")
    bare = _SAID_OPENNESS.get(bare, bare)
    if document.secrecy is not None:
        yield from _secret_and_public(paper, bare)
    elif document.openness and bare in _OPENNESS and bare != document.openness:
        message = f"附注写“{said}”，公开属性（openness）却是“{document.openness}”"
        severity = (
            E if document.openness == "不予公开" else W
        )  # what is not to be public would say that it is
        yield paper.tell("NT004", severity, message, "note", hint="两处改成一致。")


def _secret_and_public(paper: Paper, noted: str) -> Iterator[Diagnostic]:
    """NT004: a classified document that says it is public, by its key or in its note."""
    document = paper.document
    if document.openness in _PUBLIC:
        message = f"涉密公文不能公开：有密级（secrecy），公开属性却是“{document.openness}”"
        hint = "不涉密就删去 secrecy；涉密就写成：openness: 不予公开"
        if noted in _PUBLIC:
            hint = f"不涉密就删去 secrecy；涉密就删去 note 里的“{document.note}”，并写成：openness: 不予公开"
        yield paper.tell("NT004", E, message, "openness", hint=hint)
    elif noted in _PUBLIC:
        message = f"涉密公文不能公开：有密级（secrecy），附注却写“{document.note}”"
        yield paper.tell("NT004", E, message, "note", hint="删去附注里的这句话；不涉密就删去 secrecy。")


RULES = (dates, printed_after_signing, signatures, stamp, seals, long_signatures, empty_page_note, note)
