"""Rules on recipients, copies and what a type of document may say: RC, CO, GN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.ready import ready_line
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Paper, W, each_match, names_in
from workplan_docs.text.document_numbers import CITED

_PERSON = re.compile("(省长|市长|县长|区长|州长|局长|厅长|书记|主任|同志们?|先生|部长|主席|领导|同仁|同事)$")
_COPIES = re.compile(r"^(?:抄送|抄报|分送|报送|发送|送|发|报)(?:机关|单位)?\s*[:：]\s*")
_BELOW = re.compile("^(各县|各区|所属|直属|局属|机关各|各科室|下属|各乡镇|各镇)")
_ASK = re.compile("(妥否|当否|可否|是否妥当|以上)[^。；]{0,12}请[^。]{0,6}(批示|批准|批复|审批|审定|指示|示)")
_ASK_WORD = re.compile("请[^。]{0,6}(批示|批准|批复|审批|审定|指示|审示)|予以批准|给予批复")
# without 妥否 before it, and not told of somebody else
_WISH = re.compile(
    "(?:^|[，。；])(?:特此报告，)?(?:恳请|请予|请给予|敬请|请求)[^，。；]{0,12}(?:批准|审批|批复|批示)"
)
_CITED = re.compile(f"《[^《》]+》（[^（）]*{CITED}）")
_REPEALED = re.compile(
    "国家行政机关公文处理办法|国发〔2000〕23号|中国共产党机关公文处理条例|GB/?T? ?9704[—-]1999"
)
_NO_EDITION = re.compile("GB/?T? ?9704[—–-](?!1988|1999|2012)[0-9]{4}")
_SELF = re.compile(
    r"(?<![基根原成样资课])本(决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|函|纪要)(?![期会书稿数])"
)
# what a document says that it does, at its beginning: the type, and the words that another type may use too
_DOES = re.compile(
    "(?:现|特|经研究|如下事项)[^。；]{0,40}?(通知|通报|报告|请示|批复|函复|函告|函商|公告|通告)如下[:：。]?$"
)
_DOING = {"函": "函告", "意见": "提出意见", "议案": "提请审议", "决议": "决议", "令": "命令"}
_MAY_SAY = {
    ("请示", "报告"),
    ("批复", "函复"),
    ("意见", "报告"),
    ("决定", "通报"),
    ("公告", "通告"),
    ("通告", "公告"),
}
_FORMULA = re.compile("特此(通知|通报|报告|请示|批复|函达|函复|函告|函商|公告|通告|决定)")


def recipients(paper: Paper) -> Iterator[Diagnostic]:
    """RC001, RC003, RC004, RC009: bare names of organs; one of them in an upward document."""
    document = paper.document
    line = document.recipients
    if line is None:
        return
    bare = line.rstrip("：:。，、；,; ")
    if bare != line.rstrip() and bare:
        mark = line.rstrip()[len(bare) :]
        what = "冒号" if mark in ("：", ":") else f"“{mark}”"
        message = f"主送机关末尾不写{what}，冒号由程序加上"
        if what == "冒号":
            message = "主送机关末尾不写冒号，由程序加上"
        hint = f"写成：{ready_line('recipients', bare)}"
        yield paper.tell("RC001", E, message, "recipients", hint=hint, at=len(bare))
    names = names_in(line)
    for name in names:
        if _PERSON.search(name):
            severity = E if document.direction == "up" else W
            message = f"主送“{name}”是人，不是机关"
            hint = "除上级机关负责人直接交办事项外，公文主送机关，不主送个人（条例第十五条）。"
            yield paper.tell("RC003", severity, message, "recipients", hint=hint)
    if document.direction == "up" and len(names) > 1:
        severity = E if document.type == "请示" else W
        message = f"上行文只主送一个上级机关，写了 {len(names)} 个"
        hint = "主送一个，其余写在 copy_to（条例第十五条）。"
        yield paper.tell("RC004", severity, message, "recipients", hint=hint)
    if document.type == "批复" and len(names) > 1:
        hint = "批复只主送来文请示的机关，其余写在 copy_to；几个机关联合请示的就不用管。"
        yield paper.tell("RC004", H, f"批复主送了 {len(names)} 个机关", "recipients", hint=hint)
    if re.search("等(单位|部门)?$", line.rstrip("：: ")):
        hint = "写全，或者用“各有关单位”这样的统称。"
        yield paper.tell("RC009", H, "主送机关以“等”结尾", "recipients", hint=hint)


def copies(paper: Paper) -> Iterator[Diagnostic]:
    """CO001, RC005, RC008: bare names; nobody below an upward document, nobody twice."""
    document = paper.document
    main = set(names_in(document.recipients or ""))
    for index, line in enumerate(document.copy_to):
        bare = _COPIES.sub("", line).strip().rstrip("。.，、；,; ")
        if bare and bare != line.strip():
            message = "“抄送：”和末尾的句号由程序加上，这里只写机关名称"
            hint = f"写成：{paper.ready((paper.key, 'copy_to', index), 'copy_to', bare)}"
            yield paper.tell("CO001", E, message, "copy_to", index, hint=hint)
        for name in names_in(bare):
            if name in main:
                message = f"“{name}”既是主送又是抄送"
                yield paper.tell("RC008", W, message, "copy_to", index, hint="只留一处。")
            if document.direction == "up" and _BELOW.search(name):
                message = f"上行文抄送了下级机关“{name}”"
                hint = "向上级机关行文，不同时抄送下级机关（条例第十五条）。"
                yield paper.tell("RC005", E, message, "copy_to", index, hint=hint)


def requests(paper: Paper) -> Iterator[Diagnostic]:
    """GN002, GN003, GN004: a 请示 asks once, a 报告 never, a 批复 says what it answers."""
    kind = paper.document.type
    asked = [(path, m) for path, text in paper.running for m in _ASK.finditer(text)]
    if kind == "请示" and len(asked) > 1:
        path, match = asked[1]
        hint = "请示一文一事（条例第十五条），分成几份。"
        yield paper.tell("GN002", E, "一份请示里请求了不止一次", *path, hint=hint, at=match.start())
    if kind == "请示" and paper.document.body and not _ASK_WORD.search(paper.whole):
        hint = "结尾写“妥否，请批示。”一类的话。"
        yield paper.tell("GN002", W, "请示里没有请求批示、批准的话", "body", hint=hint)
    if kind == "报告" and asked:
        path, match = asked[0]
        hint = "报告不得夹带请示事项（条例第十五条）；要批示就改用请示。"
        yield paper.tell("GN003", E, f"报告里有请示的话：“{match[0]}”", *path, hint=hint, at=match.start())
    wish = next(((path, m) for path, m in each_match(paper, _WISH)), None) if kind == "报告" else None
    if wish is not None and not asked:
        path, match = wish
        hint = "报告不得夹带请示事项（条例第十五条）；要批准就另写一份请示。"
        yield paper.tell(
            "GN003", W, f"报告里有请求批准的话：“{match[0]}”", *path, hint=hint, at=match.start()
        )
    if kind == "批复" and paper.document.body and not _CITED.search(paper.whole):
        hint = "开头引来文的标题和发文字号，如“你局《关于……的请示》（甲城〔2026〕5号）收悉”。"
        yield paper.tell("GN004", W, "批复没有引来文的标题和发文字号", "body", hint=hint)


def issuers(paper: Paper) -> Iterator[Diagnostic]:
    """GN006: an inner section issues no document."""
    for index, name in enumerate(paper.document.issuers):
        if name in paper.sections and not name.endswith(("办公室", "办公厅")):
            message = f"“{name}”是内设机构，不对外正式行文"
            hint = "以机关的名义发文（条例第十七条，办公室除外）。"
            yield paper.tell("GN006", E, message, "issuers", index, hint=hint)


def wording(paper: Paper) -> Iterator[Diagnostic]:
    """GN009 … GN012, CO009: closing words, repealed texts, editions that never were, another type's name."""
    kind = paper.document.type
    for path, match in each_match(paper, _FORMULA):
        own = "函" if match[1].startswith("函") else match[1]
        if own != kind and not (own == "函" and paper.document.format == "letter"):
            message = f"“{kind}”里写了“{match[0]}”"
            yield paper.tell("GN009", H, message, *path, hint="结束语与文种一致。", at=match.start())
    for path, match in each_match(paper, _REPEALED):
        hint = "已经废止，现行的是《党政机关公文处理工作条例》和 GB/T 9704—2012。"
        yield paper.tell("GN010", W, f"引用了废止的“{match[0]}”", *path, hint=hint, at=match.start())
    for path, match in each_match(paper, _NO_EDITION):
        message, hint = f"没有“{match[0]}”这一版", "现行的是 GB/T 9704—2012。"
        yield paper.tell("GN011", W, message, *path, hint=hint, at=match.start())
    issues = re.search("印发|转发|批转|公布", paper.document.title_text)  # then its text may speak of itself
    for path, match in () if issues else each_match(paper, _SELF):
        if match[1] != kind and not (kind in ("命令", "令") and match[1] == "令"):
            message = f"正文自称“{match[0]}”，文种是“{kind}”"
            yield paper.tell("GN012", W, message, *path, hint="两处改成一致。", at=match.start())
    for path, text in paper.running:
        if (at := text.find("主题词：")) >= 0:
            hint = "2012 年起版记不再标注主题词，删去。"
            yield paper.tell("CO009", E, "写了主题词", *path, hint=hint, at=at)


def openings(paper: Paper) -> Iterator[Diagnostic]:
    """GN009: what a document says that it does (现通知如下) is another type's."""
    kind = paper.document.type
    for path, match in each_match(paper, _DOES):
        said = "函" if match[1].startswith("函") else match[1]
        if said != kind and (kind, match[1]) not in _MAY_SAY and paper.document.format != "minutes":
            message = f"“{kind}”里写了“{match[1]}如下”"
            hint = f"多半是别的公文复制来的：改成与“{kind}”相合的话，如“现就有关事项{_DOING.get(kind, kind)}如下”。"
            yield paper.tell("GN009", H, message, *path, hint=hint, at=match.start(1))


RULES = (recipients, copies, requests, issuers, wording, openings)
