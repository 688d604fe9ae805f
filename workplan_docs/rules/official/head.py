"""Rules on the head (版头): 份号, 密级, 紧急程度, 签发人, 发文机关标志. HD001 … HD017, HD026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from workplan_docs.content.ready import ready_line, ready_list
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import FORMAT_NAMES, E, H, Paper, W
from workplan_docs.text.document_numbers import WRITTEN
from workplan_docs.text.numerals import from_chinese

_LEVELS = ("绝密", "机密", "秘密")
_URGENCY = ("特急", "加急")
_PERIOD = re.compile("[1-9][0-9]*(年|个月|天)|长期")
_LONGEST_NAME = 20  # 字: at 156 mm a longer mark must be set so small that it no longer stands out
_POST = re.compile("(?:副?(?:局长|主任|书记|市长|县长|区长|厅长|处长|科长|部长|主席|院长)|同志)$")
_ENDS = {"order": ("命令", "令"), "minutes": ("纪要",)}


def copy_number(paper: Paper) -> Iterator[Diagnostic]:
    """HD001: six digits. HD002: every classified document has one."""
    document = paper.document
    number = document.copy_number
    if number is None:
        if document.secrecy is not None:
            hint = "涉密公文要标注份号（条例第九条），写 copy_number，如 000017。"
            yield paper.tell("HD002", E, "有密级，没有份号（copy_number）", "secrecy", hint=hint)
    elif not re.fullmatch("[0-9]{6}", number):
        digits = re.findall("[0-9]+", normalize("NFKC", number))
        shown = digits[0][-6:].zfill(6) if digits else "000017"
        message = f"份号“{number}”一般用六位数字"
        hint = f'写成：copy_number: "{shown}"'
        yield paper.tell("HD001", W, message, "copy_number", hint=hint)


def secrecy(paper: Paper) -> Iterator[Diagnostic]:
    """HD003 … HD005: one of three levels, then a period in Arabic digits."""
    secret = paper.document.secrecy
    if secret is None:
        return
    if secret.level not in _LEVELS:
        level = next((level for level in _LEVELS if level in secret.level), None)
        code, message = "HD003", f"密级只有绝密、机密、秘密，写的是“{secret.level}”"
        hint = "不涉密就删去 secrecy。"
        if level is not None:
            code, message = "HD004", f"密级和保密期限“{secret.level}”写法不对"
            period = _period_in(secret.level)
            hint = f"补上期限，如：secrecy: {level}★1年"
            if period:
                hint = f"用实心五角星，期限用阿拉伯数字，中间不空格，写成：secrecy: {level}★{period}"
        yield paper.tell(code, E, message, "secrecy", hint=hint)
    elif secret.period is None:
        hint = "补上期限，如“秘密★3年”。"
        yield paper.tell("HD005", W, f"密级“{secret.level}”没有保密期限", "secrecy", hint=hint)
    elif not _PERIOD.fullmatch(secret.period):
        hint = "写成“1年”“6个月”的样子，用阿拉伯数字，不空格。"
        if meant := _period_in(secret.period):
            hint = f"用阿拉伯数字，不空格，写成：secrecy: {secret.level}★{meant}"
        yield paper.tell("HD004", E, f"保密期限“{secret.period}”写法不对", "secrecy", hint=hint)


def _period_in(text: str) -> str:
    """A period of secrecy as it is to be written, read out of other words; empty when it is not clear."""
    bare = re.sub(r"绝密|机密|秘密|保密期限|期限|[★☆✩⭐*＊●·•:：（()）\s]", "", normalize("NFKC", text))
    match = re.fullmatch("([1-9][0-9]?|[一二三四五六七八九十]{1,3})(年|个?月|天|日)", bare)
    if match is None:
        return "长期" if bare == "长期" else ""
    number = match[1] if match[1].isdigit() else from_chinese(match[1])
    unit = {"月": "个月", "日": "天"}.get(match[2], match[2])
    return f"{number}{unit}" if number else ""


def urgency(paper: Paper) -> Iterator[Diagnostic]:
    """HD006: two words and no others; a title does not repeat them (HD014)."""
    document = paper.document
    if document.urgency is not None and document.urgency not in _URGENCY:
        message = f"紧急程度只有特急、加急，写的是“{document.urgency}”"
        meant = next((word for word in _URGENCY if word[0] in document.urgency), "")
        hint = f"写成：urgency: {meant}" if meant else "不紧急就删去这一行；紧急就写成：urgency: 加急"
        yield paper.tell("HD006", E, message, "urgency", hint=hint)
    if match := re.match(rf"{WRITTEN}[\s|]*", document.title or ""):
        meant = ready_line("title", match.string[match.end() :])
        message = f"标题里写了发文字号“{match[0].strip(' |')}”"
        yield paper.tell("HD014", W, message, "title", hint=f"字号写在 document_number，写成：{meant}")
    if match := re.search("[（(〔【](特急|加急|紧急|绝密|机密|秘密)", document.title or ""):
        message = f"标题里写了“{match[1]}”"
        hint = "紧急程度、密级写在 urgency、secrecy，不写进标题。"
        yield paper.tell("HD014", H, message, "title", hint=hint, at=match.start())


def signers(paper: Paper) -> Iterator[Diagnostic]:
    """HD009, HD010: bare names, one an entry. HD011: as many as issuers in a joint upward document."""
    document = paper.document
    for index, name in enumerate(document.signers):
        bare = _POST.sub("", re.sub(r"^签发人?|[:：]|\s*签发$|\s", "", name))
        if re.search(r"^签发|[:：]|\s签发$", name) or (_POST.search(name) and 1 < len(bare) < 5):
            message = "“签发人：”由程序加上，这里只写姓名"
            if (post := _POST.search(name)) and not re.search("签发|[:：]", name):
                message = f"签发人只写姓名，不写{'“同志”' if post[0] == '同志' else f'职务“{post[0]}”'}"
            alone = (
                f"写成：signers: {ready_list([bare])}" if len(document.signers) == 1 else f"改成“{bare}”。"
            )
            yield paper.tell("HD009", E, message, "signers", index, hint=alone)
        elif re.fullmatch(r"[\u4e00-\u9fff](\s+[\u4e00-\u9fff]){2,3}", name):
            bare = re.sub(r"\s", "", name)
            yield paper.tell("HD010", W, f"姓名“{name}”中不加空格", "signers", index, hint=f"改成“{bare}”。")
        elif re.search("[、，,；;]", name) or len(_without_spacing(name).split()) > 1:
            message = f"几个签发人写在了一条里：“{name[:20]}”"
            several = [one for one in re.split(r"[、，,；;]\s*|\s{1,}", name) if one]
            hint = f"一人一条，之间不用顿号：signers: {ready_list(several)}"
            yield paper.tell("HD010", W, message, "signers", index, hint=hint)
    many = len(document.issuers)
    if many > 1 and document.direction == "up" and document.signers and len(document.signers) != many:
        message = f"{many} 个机关联合上报，签发人有 {len(document.signers)} 个"
        hint = "联合行文由各机关的负责人会签，每个机关一个签发人，按机关的顺序写。"
        yield paper.tell("HD011", W, message, "signers", hint=hint)


def _without_spacing(name: str) -> str:
    """``李　刚`` is one name, set to the width of three characters."""
    return re.sub("^([\u4e00-\u9fff])[ \u3000]([\u4e00-\u9fff])$", r"\1\2", name)


def issuer_mark(paper: Paper) -> Iterator[Diagnostic]:
    """HD012: what the mark of a format ends in. HD013: it names the issuer."""
    document = paper.document
    mark = document.issuer_mark
    if mark is None:
        return
    ends = _ENDS.get(document.format)
    if document.format == "letter" and mark.endswith("文件"):
        message = "信函格式的发文机关标志不加“文件”（10.1）"
        hint = f"写成：{ready_line('issuer_mark', mark.removesuffix('文件'))}"
        yield paper.tell("HD012", E, message, "issuer_mark", hint=hint)
    elif ends and not mark.endswith(ends):
        message = f"{FORMAT_NAMES[document.format]}的发文机关标志以“{'”或“'.join(ends)}”结尾"
        line = ready_line("issuer_mark", mark.removesuffix("文件") + ends[-1])
        yield paper.tell("HD012", E, message, "issuer_mark", hint=f"格式不对就改 format；对就写成：{line}")
    if document.format != "minutes" and paper.issuers and not _names(paper, mark):
        message = f"发文机关标志“{mark[:30]}”与发文机关“{paper.issuers[0]}”不一致"
        end = "文件" if mark.endswith("文件") else (re.search("命令$|令$", mark) or [""])[0]
        hint = f"标志用发文机关的全称或规范化简称，写成：{ready_line('issuer_mark', paper.issuers[0] + end)}"
        yield paper.tell("HD013", W, message, "issuer_mark", hint=hint)


def letter_of_several(paper: Paper) -> Iterator[Diagnostic]:
    """HD026: the mark of a joint letter is the sponsor's alone (10.1)."""
    document = paper.document
    mark = document.issuer_mark
    if document.format != "letter" or mark is None:
        return
    others = [name for name in paper.issuers[1:] if name in mark]
    if others:
        message = f"信函格式的发文机关标志只用主办机关，这里还有“{'、'.join(others)[:40]}”（10.1）"
        hint = f"改成“{paper.issuers[0]}”，或者删去 issuer_mark；其他机关在文末署名。"
        yield paper.tell("HD026", E, message, "issuer_mark", hint=hint)


def _names(paper: Paper, mark: str) -> bool:
    short = paper.organ.short_name if paper.organ else None
    return paper.issuers[0] in mark or bool(short and short in mark)


def long_names(paper: Paper) -> Iterator[Diagnostic]:
    """HD017: a name so long that its mark must be set small."""
    for index, name in enumerate(paper.issuers):
        if len(name) > _LONGEST_NAME:
            path = ("issuers", index) if paper.document.issuers else ()
            message = f"发文机关名称有 {len(name)} 个字，标志要缩得很小才排得进 156 毫米"
            hint = "可以用规范化简称（7.2.4），写在 issuer_mark。"
            yield paper.tell("HD017", H, message, *path, hint=hint)


RULES = (copy_number, secrecy, urgency, signers, issuer_mark, letter_of_several, long_names)
