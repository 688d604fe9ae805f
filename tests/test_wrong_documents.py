"""Wrong content of official documents as offices write it: each kind leads to its line and its cure, and to nothing else.

One edit of a sound document a row: what stands there, what is written instead, the code, the line, and the words of the
message or hint, mostly the line as it is to be. No row may bring a second message.
"""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest

from workplan_docs.cli.reading import read_project
from workplan_docs.errors import Diagnostic, Severity

_HEAD = "version: 1\ntype: {0}\nstate: issued\nopenness: 主动公开\n"
_END = "printed_by: 东平市城市管理局办公室\nprinted_on: 2023年3月6日\n"
DOCUMENTS = {
    "通报": _HEAD.format("通报") + "document_number: 东城发〔2023〕7号\n"
    "title: 东平市城市管理局关于|公厕改造情况的通报\nrecipients: 机关各科室\nbody:\n"
    "  - 今年2月改造公厕20座，名单见附件。\n  - 特此通报。\nattachments: 名单\n"
    "signature: 东平市城市管理局\ndate: 2023年3月6日\nnote: 此件主动公开\ncopy_to: 市政府办公室\n" + _END,
    "请示": _HEAD.format("请示") + "document_number: 东城发〔2023〕8号\n"
    "signers: [王小明]\ntitle: 东平市城市管理局关于|解决公厕改造资金的请示\nrecipients: 东平市人民政府\nbody:\n"
    "  - 拟改造公厕20座，需资金100万元。\n  - 妥否，请批示。\n"
    "signature: 东平市城市管理局\ndate: 2023年3月6日\nnote: 联系人：张三，电话：0000—0000000\n" + _END,
    "函": _HEAD.format("函") + "document_number: 东城函〔2023〕9号\n"
    "title: 东平市城市管理局关于|商请支持公厕改造的函\nrecipients: 东平市财政局\nbody:\n"
    "  - 我局拟改造公厕20座。\n  - 请予支持。\nsignature: 东平市城市管理局\ndate: 2023年3月6日\n",
    "报告": _HEAD.format("报告") + "document_number: 东城字〔2023〕10号\n"
    "signers: [王小明]\ntitle: 东平市城市管理局关于|公厕改造情况的报告\nrecipients: 东平市人民政府\nbody:\n"
    "  - 改造公厕20座。\n  - 特此报告。\nsignature: 东平市城市管理局\ndate: 2023年3月6日\n" + _END,
    "纪要": _HEAD.format("纪要") + "issuer_mark: 东平市城市管理局局长办公会议纪要\ndocument_number: 第3期\nbody:\n"
    "  - 会议听取了公厕改造情况汇报。\nattendance:\n  present: 王小明、李刚\n  absent: 张三\n" + _END,
}  # fmt: skip
ORGAN = "东平市城市管理局"
B, Q, H, J, R = "通报", "请示", "函", "纪要", "报告"
T = "  - head: [序号, 项目, 金额]\n    rows:\n      - {}\n      - {}\n      - {}\n  - 特此通报。"
RECIPIENTS, COPY, NUMBER = "recipients: 机关各科室", "copy_to: 市政府办公室", "东城发〔2023〕7号"
FIRST, LAST = "  - 今年2月改造公厕20座，名单见附件。", "  - 特此通报。"
TITLE, ASK = "公厕改造情况的通报", "解决公厕改造资金的请示"
ONE_LINE = "写成一行：recipients: 机关各科室，局属各单位"
TABLE = "  - head: [序号, 单位]\n    rows:\n      - [1, 环卫科]\n      - [2, 办公室]"
INSTEAD = f"第 10—12 行换成（行首的空格也照抄）：\n{TABLE}"

# what it is: document, what stands there, what is written instead, code, line, words of message or hint
EDITS: dict[str, tuple[str, str, str, str, int, str]] = {
    "recipients as a list": (B, RECIPIENTS, "recipients:\n  - 机关各科室\n  - 局属各单位", "CT006", 8, ONE_LINE),
    "recipients in brackets": (B, RECIPIENTS, "recipients: [机关各科室, 局属各单位]", "CT006", 7, ONE_LINE),
    "title as a list": (B, f"title: {ORGAN}关于|", f"title:\n  - {ORGAN}关于\n  - ", "CT006", 7, f"关于|{TITLE}"),
    "list in a list": (B, COPY, "copy_to: [[市政府办公室, 市财政局]]", "CT006", 15, "市政府办公室，市财政局"),
    "cells in Chinese brackets": (B, LAST, f"  - head: [甲, 乙]\n    rows:\n      - 【1，环卫科】\n{LAST}", "CT006", 12, "- [1, 环卫科]"),
    "head as one text": (B, LAST, f"  - head: 序号，单位\n    rows:\n      - [1, 环卫科]\n{LAST}", "CT006", 10, "[序号, 单位]"),
    "blank between organs": (B, COPY, f"{COPY} 市财政局", "SP001", 15, "copy_to: 市政府办公室，市财政局"),
    "wide blank between organs": (B, RECIPIENTS, f"{RECIPIENTS}\u3000局属各单位", "SP001", 7, "机关各科室，局属各单位"),
    "stroke between organs": (B, RECIPIENTS, f"{RECIPIENTS}/局属各单位", "RC002", 7, "机关各科室，局属各单位"),
    "抄送 before one of several": (B, COPY, "copy_to: [抄送：市政府办公室, 市财政局]",
        "CO001", 15, "写成：copy_to: [市政府办公室, 市财政局]"),
    "抄送 before one of several lines": (B, COPY, "copy_to:\n  - 抄送：市政府办公室\n  - 市财政局", "CO001", 16, "写成：- 市政府办公室"),
    "stroke between two of several": (B, COPY, "copy_to: [市政府办公室/市水利局, 市财政局]",
        "RC002", 15, 'copy_to: [市政府办公室，市水利局, 市财政局]'),
    "semicolon in the name of an attachment": (B, "attachments: 名单", "attachments: 食品、药品；器械目录",
        "AT017", 11, "是一个附件就不用管"),
    "organ twice": (B, RECIPIENTS, f"{RECIPIENTS}、机关各科室", "RC008", 7, "写了两遍"),
    "colon at the end": (B, RECIPIENTS, f"{RECIPIENTS}：", "RC001", 7, RECIPIENTS),
    "stop at the end": (B, RECIPIENTS, f"{RECIPIENTS}。", "RC001", 7, RECIPIENTS),
    "leaders as recipients": (B, RECIPIENTS, "recipients: 各位领导", "RC003", 7, "不是机关"),
    "出席 before the names": (J, "present: ", "present: 出席：", "EL004", 10, "present: 王小明、李刚"),
    "请假 before the names": (J, "absent: ", "absent: 缺席:", "EL004", 11, "absent: 张三"),
    "主送 before the organs": (B, "recipients: ", "recipients: 主送：", "EL004", 7, RECIPIENTS),
    "抄送 before the organs": (B, "copy_to: ", "copy_to: 抄报：", "CO001", 15, COPY),
    "印发机关 before the organ": (B, "printed_by: ", "printed_by: 印发机关：", "EL004", 16, "printed_by: 东平市城市管理局办公室"),
    "印发 behind the organ": (B, "局办公室\nprinted", "局办公室印发\nprinted", "CO011", 16, "printed_by: 东平市城市管理局办公室"),
    "印发日期 before the date": (B, "printed_on: ", "printed_on: 印发日期：", "EL004", 17, "printed_on: 2023年3月6日"),
    "成文日期 before a date with zeros": (B, "\ndate: 2023年3月6日", "\ndate: 成文日期：2023年03月06日", "EL004", 13, "date: 2023年3月6日"),
    "落款 before the organ": (B, "signature: ", "signature: 落款：", "EL004", 12, "signature: 东平市城市管理局"),
    "标题 before the title": (B, "title: ", "title: 标题：", "EL004", 6, f"title: {ORGAN}关于|{TITLE}"),
    "文号 before the number": (B, "number: ", "number: 文号：", "EL004", 5, f"document_number: {NUMBER}"),
    "签发人 before the name": (Q, "[王小明]", "[签发人：王小明]", "HD009", 6, "王小明"),
    "post behind the name": (Q, "[王小明]", "[王小明局长]", "HD009", 6, "签发人只写姓名，不写职务“局长”"),
    "signer one character off a leader": (Q, "[王小明]", "[王晓明]", "HD028", 6, "同登记的“王小明”只差一个字"),
    "long paragraph behind a tab": (B, LAST, f"  - （1）\t{'加强领导，' * 40}抓好落实。\n{LAST}", "SP005", 10, "前后的字接在一起"),
    "long text in a heading": (B, LAST, f"  - heading: 一、加强领导。{'成立专班，' * 40}落实。\n{LAST}", "ST012", 10, "写在 text 后面"),
    "two signers in one": (Q, "[王小明]", "王小明、李刚", "HD010", 6, "signers: [王小明, 李刚]"),
    "附注 before the note": (B, "note: ", "note: 附注：", "EL004", 14, "note: 此件主动公开"),
    "紧急程度 before the word": (B, "openness", "urgency: 紧急程度：特急\nopenness", "EL004", 4, "urgency: 特急"),
    "密级 before the level": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 密级：机密★1年', "EL004", 5, "secrecy: 机密★1年"),
    "无 as a copy": (B, COPY, "copy_to: 无", "EL005", 15, "copy_to:"),
    "无 as an urgency": (B, "openness", "urgency: 无\nopenness", "EL005", 4, "urgency:"),
    "date that is not fixed": (B, "\ndate: 2023年3月6日", "\ndate: 待定", "EL005", 13, "date:"),
    "date with gaps": (B, "\ndate: 2023年3月6日", "\ndate: 2023年×月×日", "SG001", 13, "还没定就留空"),
    "seal written": (B, "signature: 东平市城市管理局", "signature: 东平市城市管理局（盖章）", "SG004", 12, "signature: 东平市城市管理局"),
    "date behind the signature": (B, "signature: 东平市城市管理局", "signature: 东平市城市管理局 2023年3月6日", "SG004", 12, "写在 date"),
    "two signatures in one": (B, f"signature: {ORGAN}", f"signature: {ORGAN}、财政局", "SG004", 12, f"signature: [{ORGAN}, 财政局]"),
    "issue without its 号": (J, "第3期", "〔2023〕3", "DN018", 6, "document_number: 〔2023〕3号"),
    "issue of square brackets": (J, "第3期", "局纪[2023]3号", "DN018", 6, "document_number: 局纪〔2023〕3号"),
    "issue with a zero": (J, "第3期", "第03期", "DN018", 6, "document_number: 第3期"),
    "issue as a bare figure": (J, "第3期", "3", "DN018", 6, "document_number: 第3期"),
    "issue with blanks": (J, "第3期", "2023年第 3 期", "DN018", 6, "document_number: 2023年第3期"),
    "number with 第": (B, NUMBER, "东城发〔2023〕第7号", "DN003", 5, NUMBER),
    "number with a zero": (B, NUMBER, "东城发〔2023〕07号", "DN004", 5, NUMBER),
    "number in round brackets": (B, NUMBER, "东城发(2023)7号", "DN001", 5, NUMBER),
    "number with hyphen": (B, NUMBER, "东城发2023-7号", "DN010", 5, NUMBER),
    "number in Chinese figures": (B, NUMBER, "东城发〔二〇二三〕七号", "DN002", 5, NUMBER),
    "number of a short year": (B, NUMBER, "东城发〔23〕7号", "DN002", 5, NUMBER),
    "number of another organ": (B, NUMBER, "西建发〔2023〕7号", "DN015", 5, "以“东城”开头"),
    "a letter too much in the number": (B, NUMBER, "东城管发〔2023〕7号", "DN015", 5, NUMBER),
    "number of last year": (B, NUMBER, "东城发〔2022〕7号", "DN009", 5, "2023 年"),
    "several attachments in one": (B, "attachments: 名单", "attachments: 1.名单；2.评分表", "AT017", 11, "attachments: [名单, 评分表]"),
    "several labelled in one": (B, "attachments: 名单", "attachments: 附件1：名单 附件2：评分表", "AT017", 11, "[名单, 评分表]"),
    "several in one entry": (B, "attachments: 名单", "attachments:\n  - 1.名单 2.评分表", "AT017", 12, "写成：\n  - 名单\n  - 评分表"),
    "label and suffix": (B, "attachments: 名单", "attachments: 附件1：名单.docx", "AT001", 11, "attachments: 名单"),
    "label without colon": (B, "attachments: 名单", "attachments:\n  - 附件1 名单", "AT001", 12, "- 名单"),
    "suffix alone": (B, "attachments: 名单", "attachments:\n  - name: 名单.xlsx", "AT015", 12, "name: 名单"),
    "attachment twice": (B, "attachments: 名单", "attachments: [名单, 名单]", "AT016", 11, "只留一条"),
    "see attachment": (B, "attachments: 名单", "attachments: 见附件", "AT001", 11, "写附件的名称"),
    "attachment not listed": (B, "attachments: 名单\n", "", "AT007", 9, "attachments: [某某名单]"),
    "附后 and nothing behind": (Q, "20座，", "20座（名单附后），", "AT007", 10, "attachments: [某某名单]"),
    "申请 for 请示": (Q, ASK, "解决公厕改造资金的申请", "TT003", 7, f"title: 东平市城市管理局关于|{ASK}"),
    "申请 for 函": (H, "商请支持公厕改造的函", "支持公厕改造的申请", "TT003", 6, "向不相隶属的机关请求批准用“函”"),
    "汇报 for 请示": (Q, ASK, "公厕改造情况的汇报", "TT003", 7, "向上级汇报用“报告”"),
    "two types in one": (Q, ASK, "解决公厕改造资金的请示报告", "TT008", 7, f"title: 东平市城市管理局关于|{ASK}"),
    "复函 as 请示": (Q, ASK, "解决公厕改造资金的复函", "TT006", 7, f"title: 东平市城市管理局关于|{ASK}"),
    "suffix of a file in the title": (B, TITLE, f"{TITLE}.docx", "TT003", 6, f"title: 东平市城市管理局关于|{TITLE}"),
    "title in its own marks": (B, f"东平市城市管理局关于|{TITLE}", f"《东平市城市管理局关于{TITLE}》", "TT003", 6, "去掉两头"),
    "请批示 in a 函": (H, "请予支持。", "妥否，请批示。", "GN014", 10, "请函复"),
    "end of a private letter": (H, "请予支持。", "请予支持。\n  - 此致敬礼！", "GN014", 11, "删去"),
    "复函 that cites nothing": (H, "商请支持公厕改造的函", "支持公厕改造的复函", "GN004", 9, "《关于……的函》"),
    "wrong weekday": (B, "今年2月", "3月8日（星期一）前", "NU023", 9, "改成“星期三”"),
    "deadline before the date": (B, LAST, "  - 请于2月28日前报送。", "GN015", 10, "早于成文日期"),
    "meeting before the date": (B, LAST, "  - 定于2023年3月1日召开会议。", "GN015", 10, "早于成文日期"),
    "recipients in the body": (B, "body:\n", "body:\n  - 机关各科室：\n", "EL006", 9, "recipients 已经写了"),
    "recipients in the body alone": (B, f"{RECIPIENTS}\nbody:\n", "body:\n  - 机关各科室：\n", "EL006", 8, RECIPIENTS),
    "title in the body": (B, "body:\n", f"body:\n  - 东平市城市管理局关于{TITLE}\n", "EL006", 9, "删去"),
    "signature in the body": (B, LAST, f"{LAST}\n  - 东平市城市管理局\u3000\u30002023年3月6日", "EL006", 11, "signature 已经写了"),
    "date in the body": (B, LAST, f"{LAST}\n  - 2023年3月6日", "EL006", 11, "date 已经写了"),
    "note in the body": (B, LAST, f"{LAST}\n  - （此件主动公开）", "EL006", 11, "note 已经写了"),
    "copies in the body": (B, LAST, f"{LAST}\n  - 抄送：市政府办公室。", "EL006", 11, "copy_to 已经写了"),
    "imprint in the body": (B, LAST, f"{LAST}\n  - 东平市城市管理局办公室\u30002023年3月6日印发", "EL006", 11, "printed_by 已经写了"),
    "signer in the body": (Q, "body:\n", "body:\n  - 签发人：王小明\n", "EL006", 10, "signers 已经写了"),
    "seal in the body": (B, LAST, f"{LAST}\n  - （盖章）", "EL006", 11, "由程序排"),
    "page number in the body": (B, LAST, f"{LAST}\n  - — 1 —", "EL006", 11, "页码"),
    "rows with tabs": (B, LAST, f"  - 序号\t单位\n  - 1\t环卫科\n  - 2\t办公室\n{LAST}", "TB003", 10, INSTEAD),
    "rows with tabs below a bar": (B, LAST, f"  - |\n    序号\t单位\n    1\t环卫科\n    2\t办公室\n{LAST}", "TB003", 10, TABLE),
    "rows with tabs without dashes": (B, LAST, f"序号\t单位\n1\t环卫科\n2\t办公室\n{LAST}", "YA003", 10, INSTEAD),
    "rows with tabs, one dash": (B, LAST, f"  - 序号\t单位\n1\t环卫科\n2\t办公室\n{LAST}", "YA003", 10, TABLE),
    "tab behind a number": (B, LAST, f"  - （1）\t加强领导。\n{LAST}", "SP005", 10, "（1）加强领导。"),
    "blank line in a paragraph": (B, LAST, f"  - 第一段。\n\n    第二段。\n{LAST}", "PL009", 10, "  - 第一段。\n  - 第二段。"),
    "attendance as one text": (J, ":\n  present: 王小明、李刚\n  absent: 张三", ": 王小明、李刚", "CT006", 9, "present: 王小明、李刚"),
    "bullet of Word": (B, LAST, f"  - l 加强领导。\n{LAST}", "SP013", 10, "删去"),
    "line of equals signs": (B, LAST, f"  - ======\n{LAST}", "SP013", 10, "删去"),
    "one half-width bracket": (B, LAST, f"  - （一)加强领导。\n{LAST}", "PU001", 10, "“）”"),
    "heading as a paragraph": (B, LAST, f"  - 一、进一步加强对各县区公厕改造工作的组织领导和督促检查\n{LAST}", "ST023", 10,
        "写成：- heading: 一、进一步加强对各县区公厕改造工作的组织领导和督促检查"),
    "half a bracket": (B, LAST, f"  - 1）加强领导。\n{LAST}", "ST007", 10, "改成“（1）”"),
    "text in a heading": (B, LAST, f"  - heading: 一、加强领导。各单位要成立专班。\n{LAST}", "ST012", 10, "    text: 各单位要成立专班。"),
    "two numbers in a heading": (B, LAST, f"  - heading: 一、1.加强领导\n{LAST}", "ST016", 10, "删去一个"),
    "level past its place": (B, LAST, f"  - heading: 一、甲\n  - heading: （1）乙\n{LAST}", "ST003", 11, "中间的层次"),
    "cells parted by a wide comma": (B, LAST, f"  - head: [甲, 乙]\n    rows:\n      - [1，2]\n{LAST}", "TB001", 12, "[1, 2]"),
    "title of another organ": (B, f"title: {ORGAN}", "title: 西平市财政局", "TT005", 6, f"title: {ORGAN}关于|{TITLE}"),
    "title without the organ": (B, f"title: {ORGAN}关于|", "title: 关于", "TT005", 6, f"title: {ORGAN}关于{TITLE}"),
    "number in the title": (B, "title: ", f"title: {NUMBER}", "HD014", 6, f"title: {ORGAN}关于|{TITLE}"),
    "draft in the title": (B, TITLE, f"{TITLE}（征求意见稿）", "HD014", 6, f"关于|{TITLE}"),
    "的的": (B, TITLE, "公厕改造情况的的通报", "PR001", 6, "多了就删去一个"),
    "关于于": (B, "关于|公厕", "关于于|公厕", "TT007", 6, f"title: {ORGAN}关于|{TITLE}"),
    "error value in a cell": (B, LAST, T.format("[1, 除雪车, 720]", '[2, 融雪剂, "#REF!"]', '[合计, "", 720]'), "TB004", 13, "错误值"),
    "formula in a cell": (B, LAST, T.format("[1, 除雪车, 720]", "[2, 融雪剂, =SUM(C2:C3)]", "[3, 盐, 5]"), "TB004", 13, "公式"),
    "power of ten in a cell": (B, LAST, T.format("[1, 除雪车, 720]", "[2, 融雪剂, 1.6E+02]", "[3, 盐, 5]"), "TB004", 13, "科学计数"),
    "total that is none": (B, LAST, T.format("[1, 除雪车, 720]", "[2, 融雪剂, 160]", '[合计, "", 890]'), "TB005", 14, "各行相加是 880"),
    "rows of one number": (B, LAST, T.format("[1, 除雪车, 720]", "[1, 融雪剂, 160]", "[2, 盐, 5]"), "TB006", 13, "1 后面是 1"),
    "thousands in a cell": (B, LAST, T.format("[1, 除雪车, 1,720]", "[2, 融雪剂, 160]", "[3, 盐, 5]"), "TB001", 12, '[1, 除雪车, "1,720"]'),
    "present and absent": (J, "absent: 张三", "absent: 李刚", "EL007", 11, "“李刚”既写在出席"),
    "printed by another organ": (B, f"printed_by: {ORGAN}办公室", "printed_by: 西平市财政局办公室",
        "CO013", 16, f"printed_by: {ORGAN}办公室"),
    "wish in a 报告": (R, "  - 特此报告。", "  - 请予批准我局增加编制10名。\n  - 特此报告。", "GN003", 11, "另写一份请示"),
    "span turned round": (B, LAST, "  - 定于6月30日至4月10日开展整治。", "NU025", 10, "前后颠倒"),
    "page number behind a paragraph": (B, LAST, "  - 现予通报。— 3 —", "SP013", 10, "段末带着页码“— 3 —”"),
    "attachment without its text": (B, "名单\nsig", "\n  - name: 名单\n    body:\nsig", "AT018", 13, "删去 body"),
    "first attachment without its number": (B, "attachments: 名单", "attachments: 名单 2.评分表",
        "AT017", 11, "attachments: [名单, 评分表]"),
    "stroke for a break": (B, "关于|公厕", "关于/公厕", "TT018", 6, f"关于|{TITLE}"),
    "angle brackets": (B, TITLE, "<公厕改造>情况的通报", "TT009", 6, "《公厕改造》情况的通报"),
    "blank in the title": (B, "关于|公厕", "关于 公厕", "TT016", 6, f"关于{TITLE}"),
    "printed by an office": (B, f"printed_by: {ORGAN}办公室", "printed_by: 办公室", "CO012", 16, f"printed_by: {ORGAN}办公室"),
    "signature of another organ": (B, f"signature: {ORGAN}", "signature: 西平市财政局", "SG004", 12, f"signature: {ORGAN}"),
    "issuers in one": (B, "openness", f"issuers: {ORGAN}、东平市财政局\nopenness", "HD010", 4, f"[{ORGAN}, 东平市财政局]"),
    "signatures too few": (B, "openness", f"issuers: [{ORGAN}, 财政局]\nopenness", "SG005", 13, f"signature: [{ORGAN}, 财政局]"),
    "sealed and not": (B, "note: ", "sealed: false\nseal: sealed\nnote: ", "SG013", 15, "删去其中一行"),
    "note in brackets": (B, "note: 此件主动公开", "note: （此件主动公开）", "NT001", 14, "note: 此件主动公开"),
    "note of another openness": (B, "note: 此件主动公开", "note: 此件不公开", "NT004", 14, "两处改成一致"),
    "secret and public": (H, "openness", 'copy_number: "000001"\nsecrecy: 机密★1年\nopenness', "NT004", 6, "openness: 不予公开"),
    "openness of yes": (B, "openness: 主动公开", "openness: 是", "CT007", 4, "主动公开"),
    "type 申请": (Q, "type: 请示", "type: 申请", "CT007", 2, "向上级请求批准写 type: 请示"),
    "type 复函": (H, "type: 函", "type: 复函", "CT007", 2, "写 type: 函"),
    "type 工作方案": (B, "type: 通报", "type: 工作方案", "CT007", 2, "写 type: 通知"),
    "报告 to a peer": (Q, "东平市人民政府", "东平市财政局", "GN005", 8, "type: 函"),
    "函 to the government": (H, "recipients: 东平市财政局", "recipients: 东平市人民政府", "GN005", 7, "请示"),
    "copied from last year": (B, "2023年3月6日\nnote", "2022年3月6日\nnote", "PL012", 13, "复制"),
    "minutes whose mark lacks 纪要": (J, "会议纪要", "会议", "HD012", 5, "issuer_mark: 东平市城市管理局局长办公会议纪要"),
    "gap in the number": (B, NUMBER, "东城发〔2023〕×号", "SP012", 5, "填上"),
    "printed before it was signed": (B, "printed_on: 2023年3月6日", "printed_on: 2023年3月1日", "SG006", 17, "核对"),
    "signers of a 通报": (B, "openness", "signers: [王小明]\nopenness", "EL001", 4, "删去 signers"),
    "secrecy without its period": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 机密', "HD005", 5, "秘密★3年"),
    "secrecy with an asterisk": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 机密*三年', "HD004", 5, "secrecy: 机密★3年"),
    "secrecy of another kind of period": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 秘密★2023年底', "HD004", 5, "的样子"),
    "secrecy without the unit": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 秘密★3', "HD004", 5, "的样子"),
    "secret and public on request": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 机密★1年\nopenness: 依申请公开',
        "NT004", 6, "openness: 不予公开"),
    "secret by its key and public by its note": (B, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: 机密★1年\nopenness: 不予公开',
        "NT004", 16, "删去附注里的这句话"),
    "secret and a note that it may be published": (B, "openness: 主动公开\n", 'copy_number: "000001"\nsecrecy: 机密★1年\n',
        "NT004", 15, "涉密公文不能公开"),
    "not public and a note that it is": (B, "openness: 主动公开", "openness: 不予公开", "NT004", 14, "两处改成一致"),
    "star before the level": (H, "openness: 主动公开", 'copy_number: "000001"\nsecrecy: ★机密', "HD004", 5, "机密★1年"),
    "copy number of a print run": (B, "openness", 'copy_number: "第17号"\nopenness', "HD001", 4, '"000017"'),
    "date of eight figures": (B, "\ndate: 2023年3月6日", '\ndate: "20230306"', "SG001", 13, "date: 2023年3月6日"),
    "date with its time": (B, "\ndate: 2023年3月6日", "\ndate: 2023-03-06 00:00:00", "SG001", 13, "date: 2023年3月6日"),
    "date with a stop": (B, "\ndate: 2023年3月6日", "\ndate: 2023年3月6日。", "SG001", 13, "date: 2023年3月6日"),
    "date with 印发": (B, "\ndate: 2023年3月6日", "\ndate: 2023年3月6日印发", "SG001", 13, "date: 2023年3月6日"),
    "no such day in the text": (B, LAST, f"  - 请于6月31日前报送。\n{LAST}", "NU024", 10, "6月31日"),
    "opening of a 通知 in a 函": (H, "body:\n", "body:\n  - 现就有关事项通知如下。\n", "GN009", 9, "函告如下"),
    "organ copies itself": (B, COPY, f"copy_to: {ORGAN}", "RC008", 15, "发文机关自己"),
    "words with a colon as a paragraph": (B, LAST, f"  - 联系人: 张三\n{LAST}", "CT002", 10, "- 联系人：张三"),
    "level that is none": (B, LAST, f"  - heading: 加强\n    level: 5\n{LAST}", "ST015", 11, "1 到 4"),
    "head without rows": (B, LAST, f"  - head: [甲, 乙]\n{LAST}", "TB001", 10, "rows"),
    "attachment whose text is a file": (B, "名单\nsig", "\n  - name: 名单\n    body: 名单.docx\nsig", "AT015", 13, "粘贴到 body"),
    "attachment's title with its label": (B, "名单\nsig", "\n  - {name: 名单, title: 附件1, body: [甲。]}\nsig", "AT008", 12, "删去这一行"),
    "path of a file": (B, "attachments: 名单", "attachments: D:/资料/名单.xlsx", "AT015", 11, "attachments: 名单"),
    "mark of another organ": (B, "openness", "issuer_mark: 西平市财政局文件\nopenness", "HD013", 4, f"issuer_mark: {ORGAN}文件"),
    "encloses of yes": (B, "openness", "encloses: 是\nopenness", "CT007", 4, "写 plan"),
    "two dates of a joint document": (B, "\ndate: 2023年3月6日", "\ndate: 2023年3月5日、2023年3月6日", "SG001", 13, "date: 2023年3月6日"),
    "two numbers": (B, NUMBER, f"{NUMBER}、东财发〔2023〕5号", "DN008", 5, f"document_number: {NUMBER}"),
    "two numbers as a list": (B, NUMBER, f"[{NUMBER}, 东财发〔2023〕5号]", "CT006", 5, f"document_number: {NUMBER}"),
    "issuer twice": (B, "openness", f"issuers: [{ORGAN}, {ORGAN}]\nopenness", "RC008", 4, "写了两遍"),
    "sealed in words": (B, "note: ", "sealed: 已盖章\nnote: ", "CT006", 14, "true"),
    "urgency of another word": (B, "openness", "urgency: 急件\nopenness", "HD006", 4, "urgency: 加急"),
}  # fmt: skip


@pytest.fixture
def project(tiny_project: Path) -> Path:
    """The small project with a sound document of four types."""
    folder = tiny_project / "content/2023/documents"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tiny_project


def found_in(project: Path) -> list[Diagnostic]:
    return list(read_project(project, None).diagnostics)


def test_the_documents_are_sound(project: Path) -> None:
    assert found_in(project) == []


def edited(name: str, project: Path) -> Path:
    kind, old, new, *_ = EDITS[name]
    path = project / f"content/2023/documents/{kind}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leads_to_its_line_and_cure(name: str, project: Path) -> None:
    kind, _, _, code, line, words = EDITS[name]
    edited(name, project)
    found = found_in(project)
    shown = [(d.code, d.place, d.message, d.hint) for d in found]
    assert len(found) == 1, shown
    (fault,) = found
    assert (fault.code, fault.line, fault.file) == (code, line, f"content/2023/documents/{kind}.yaml"), shown
    assert words in f"{fault.message} {fault.hint}", shown
    assert not words.startswith("title:") or str(fault.hint).endswith(words), shown
    assert fault.hint
    assert fault.column


LINE = re.compile(r"：(?:([a-z_]+): ?(.*)|- .*|\n\s*- .*(?:\n\s*- .*)*)$")
# of these the line is one way out of several, or another line must be changed with it
_CHOICES = {"EL006", "TT006", "GN005", "AT007"}


# issuers and signature change together, an issued document wants a date, several lines become others,
# another line is to begin
_CHOICES_OF_TWO = {
    "two signatures in one",
    "issuers in one",
    "date that is not fixed",
    "blank line in a paragraph",
    "attendance as one text",
}
# what to do is no line: something is to be left out, found out or looked at
NO_LINE = {
    "signer one character off a leader", "long paragraph behind a tab", "long text in a heading",
    "list in a list", "cells in Chinese brackets", "head as one text", "organ twice",
    "leaders as recipients", "date that is not fixed", "date with gaps", "two signatures in one",
    "number of another organ", "number of last year", "attachment twice", "see attachment",
    "attachment not listed", "附后 and nothing behind", "复函 as 请示", "请批示 in a 函",
    "end of a private letter", "复函 that cites nothing", "wrong weekday", "deadline before the date",
    "meeting before the date", "recipients in the body", "recipients in the body alone",
    "title in the body", "signature in the body", "date in the body", "note in the body",
    "copies in the body", "imprint in the body", "signer in the body", "seal in the body",
    "page number in the body", "rows with tabs", "rows with tabs below a bar",
    "rows with tabs without dashes", "rows with tabs, one dash", "tab behind a number",
    "blank line in a paragraph", "attendance as one text", "bullet of Word", "line of equals signs",
    "one half-width bracket", "half a bracket", "text in a heading", "two numbers in a heading",
    "level past its place", "cells parted by a wide comma", "issuers in one", "sealed and not",
    "note of another openness", "type 申请", "type 复函", "type 工作方案", "报告 to a peer",
    "函 to the government", "copied from last year", "gap in the number",
    "printed before it was signed", "signers of a 通报", "的的", "secrecy without its period",
    "secrecy of another kind of period", "secrecy without the unit",
    "secret by its key and public by its note", "secret and a note that it may be published",
    "not public and a note that it is", "no such day in the text", "opening of a 通知 in a 函",
    "organ copies itself", "level that is none", "head without rows",
    "attachment whose text is a file", "attachment's title with its label", "encloses of yes",
    "issuer twice", "sealed in words",
    "error value in a cell", "formula in a cell", "power of ten in a cell", "total that is none", "rows of one number",
    "thousands in a cell",
    "present and absent", "wish in a 报告", "span turned round", "page number behind a paragraph", "attachment without its text",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in EDITS if name not in NO_LINE])
def test_the_line_that_is_told_can_be_pasted(name: str, project: Path) -> None:
    path = edited(name, project)
    (fault,) = found_in(project)
    told = LINE.search(fault.hint or "")
    assert told is not None, fault.hint
    assert fault.line is not None
    lines = path.read_text(encoding="utf-8").split("\n")
    at = fault.line - 1
    if told[1]:
        keys = [
            i for i, line in enumerate(lines) if line.strip().removeprefix("- ").startswith(f"{told[1]}:")
        ]
        at = min(keys, key=lambda i: abs(i - at))
        end = next((i for i in range(at + 1, len(lines)) if not lines[i].startswith((" ", "-"))), len(lines))
        end = end if lines[at].startswith(told[1]) else at + 1
        lines[at:end] = [lines[at].split(told[1])[0] + f"{told[1]}: {told[2]}"]
    else:
        lines[at : at + 1] = [f"  {one.strip()}" for one in told[0].removeprefix("：").strip().split("\n")]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = found_in(project)
    assert found == [], [(d.code, d.place, d.message) for d in found]


@pytest.mark.parametrize("name", sorted(NO_LINE))
def test_where_no_line_is_told_there_is_none(name: str, project: Path) -> None:
    edited(name, project)
    (fault,) = found_in(project)
    one_of_several = fault.code in _CHOICES or name in _CHOICES_OF_TWO
    assert one_of_several or not LINE.search(fault.hint or ""), fault.hint


@pytest.mark.parametrize("name", [name for name in EDITS if name.startswith("rows with tabs")])
def test_the_table_that_is_told_can_be_pasted(name: str, project: Path) -> None:
    path = edited(name, project)
    (fault,) = found_in(project)
    told = re.match("把第 ([0-9]+)—([0-9]+) 行换成（行首的空格也照抄）：\n", fault.hint or "")
    assert told is not None
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[int(told[1]) - 1 : int(told[2])] = [told.string[told.end() :]]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert found_in(project) == []


FILES = {
    "盖章扫描件.pdf": "移出",
    "通报.docx": "make-docs new",
    "通知.yml": "改名为 通知.yaml",
    "通知.yaml.txt": "改名为 通知.yaml",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_document(name: str, project: Path) -> None:
    (project / "content/2023/documents" / name).write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (fault,) = found_in(project)
    assert (fault.code, fault.file) == ("CT010", f"content/2023/documents/{name}")
    assert FILES[name] in (fault.hint or "")


NUMBERS_OF_MINUTES = (
    "第3期",
    "（第12期）",
    "〔2023〕3号",
    "局纪〔2023〕12号",
    "2023年第3期",
    "第3次",
    "第三期",
    "总第118期",
    "第3期（总第118期）",
)


@pytest.mark.parametrize("number", NUMBERS_OF_MINUTES)
def test_numbers_of_minutes_that_offices_use_are_left_alone(number: str, project: Path) -> None:
    path = project / "content/2023/documents/纪要.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("第3期", number), encoding="utf-8")
    assert found_in(project) == []


# a body that is unusual and right, by the document that it stands in
LEFT_ALONE = {
    "deadline in the year after": (B, "请于1月10日前报送总结。", "2023年12月6日"),
    "deadline of a law": (B, "按照规定，2022年12月31日前已经完成的不再改造。", "2023年3月6日"),
    "weekday without a clash": (B, "定于3月8日（星期三）召开会议。", "2023年3月6日"),
    "weekdays of a span": (B, "3月6日（周一至周五）集中检查。", "2023年3月6日"),
    "names of attachments in the text": (B, "附件清单和附件材料一并报送。", "2023年3月6日"),
    "attachments that are material": (B, "报送申请表（附件材料一式三份）。", "2023年3月6日"),
    "deadline of every year": (B, "各单位每年2月1日前报送上年度总结。", "2023年3月6日"),
    "deadline in the next year": (B, "请于次年1月31日前报送。", "2023年3月6日"),
    "deadline at the end of next January": (B, "请于明年1月底前报送总结。", "2023年3月6日"),
    "deadlines in a row": (
        B,
        "请于2月15日前、6月15日前、9月15日前、12月15日前分别报送进展。",
        "2023年3月6日",
    ),
    "deadlines by quarter": (B, "第一季度于2月28日前，第二季度于6月30日前报送。", "2023年3月6日"),
    "deadline that a superior set": (B, "上级要求各市于2月28日前报送，我市按时报送。", "2023年3月6日"),
    "deadline that was asked": (B, "按照2月10日前报送的要求，我局作了汇总。", "2023年3月6日"),
    "accounts up to a day": (B, "2022年12月31日前的台账请报送市局。", "2023年3月6日"),
    "weekday behind a year": (B, "2022年5月1日（星期日）至5月3日（星期二）放假。", "2023年3月6日"),
    "span over a winter": (B, "11月15日至3月15日供暖。", "2023年3月6日"),
    "span of days": (B, "请于4月10日至6月30日开展整治。", "2023年3月6日"),
    "wish that somebody else had": (R, "市政府批准我局增加编制10名。", "2023年3月6日"),
    "permission asked of a peer": (H, "以上请求，请予批准。", "2023年3月6日"),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_is_unusual_and_right_is_left_alone(name: str, project: Path) -> None:
    kind, text, day = LEFT_ALONE[name]
    path = project / f"content/2023/documents/{kind}.yaml"
    old = path.read_text(encoding="utf-8")
    new = old.replace("body:\n", f"body:\n  - {text}\n").replace("2023年3月6日", day)
    path.write_text(new, encoding="utf-8")
    found = found_in(project)
    assert found == [], [(d.code, d.place, d.message) for d in found]


# an element that is unusual and right: document, what stands there, what is written instead
RIGHT = {
    "list of names as an attachment": (
        B,
        "名单\nsig",
        "\n  - name: 名单\n    body:"
        + "".join(
            f"\n      - {line}"
            for line in (
                "组\u3000长：张彬",
                "副组长：李\u3000刚、王海滨",
                "王\u3000强\u3000李明\u3000赵\u3000丽",
                "城管局",
            )
        )
        + "\nsig",
    ),
    "table with its total": (
        B,
        LAST,
        T.format("[1, 甲, 720]", '[2, 乙, "1,160.5"]', '[合计, "", "1,880.5"]'),
    ),
    "table of rates": (B, LAST, T.format("[1, 甲, 80%]", "[2, 乙, 90%]", "[3, 丙, 85%]")),
    "total at the head": (B, LAST, T.format("[合计, 二项, 880]", "[1, 甲, 720]", "[2, 乙, 160]")),
    "numbers that begin anew": (B, LAST, T.format("[1, 甲, 720]", "[2, 乙, 160]", "[1, 丙, 160]")),
    "office of the organ under its short name": (
        B,
        "printed_by: 东平市城市管理局办公室",
        "printed_by: 市城管局办公室",
    ),
    "public notice numbered by its year": (
        B,
        "type: 通报\n",
        "type: 公告\n",
        "东城发〔2023〕7号",
        "2023年第1号",
        "通报",
        "公告",
        "recipients: 机关各科室\n",
        "",
    ),
    "的的 behind 目": (B, "公厕改造情况", "以营利为目的的停车场"),
    "figures take half a place": (B, f"关于|{TITLE}", "关于|2021年2022年2023年城市管理情况的通报"),
    "answer to a letter of a day": (H, "  - 请予支持。", "  - 你局2023年5月4日来函收悉。\n  - 特此函复。"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_an_element_that_is_unusual_and_right(name: str, project: Path) -> None:
    kind, *edits = RIGHT[name]
    path = project / f"content/2023/documents/{kind}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    found = found_in(project)
    assert found == [], [(d.code, d.place, d.message) for d in found]


def test_nothing_is_an_error_in_minutes(project: Path) -> None:
    """请假：无 is printed by some offices on purpose."""
    path = project / "content/2023/documents/纪要.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("absent: 张三", "absent: 无"), encoding="utf-8")
    (fault,) = found_in(project)
    assert (fault.code, fault.severity) == ("EL005", Severity.HINT)


@pytest.mark.parametrize(
    "key", ["title", "signature", "printed_by", "document_number", "attachments", "date"]
)
def test_blanks_without_end_hold_nobody_up(key: str, project: Path) -> None:
    """Patterns that begin anew at every blank would take minutes."""
    path = project / "content/2023/documents/通报.yaml"
    blanks = " " * 60_000
    text = re.sub(f"(?m)^{key}: .*$", f'{key}: "附件{blanks}2{blanks}"', path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    before = process_time()
    found_in(project)
    assert process_time() - before < 10
