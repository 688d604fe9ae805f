"""The rules on official documents: each finds its fault, and what the reference (§4.13) exempts is let pass."""

from __future__ import annotations

from typing import Any

import pytest

from workplan_docs.content.models import OfficialDocument, Organ, Positions
from workplan_docs.errors import Severity
from workplan_docs.rules.catalogue import CATALOGUE
from workplan_docs.rules.catalogue_audit import AUDIT
from workplan_docs.rules.check import check_document

ORGAN = Organ(version=1, name="云岭市城市管理局", short_name="市城管局", number_prefix="云城发")
GOOD: dict[str, Any] = {
    "version": 1,
    "type": "通知",
    "state": "issued",
    "document_number": "云城发〔2026〕12号",
    "title": "云岭市城市管理局关于|开展春季整治的通知",
    "recipients": "各区城市管理局",
    "body": ["现就开展春季整治通知如下。", "特此通知。"],
    "signature": "云岭市城市管理局",
    "date": "2026年3月5日",
    "printed_by": "云岭市城市管理局办公室",
    "printed_on": "2026年3月6日",
}
REQUEST: dict[str, Any] = {
    **GOOD,
    "type": "请示",
    "signers": ["周文清"],
    "recipients": "云岭市人民政府",
    "title": "云岭市城市管理局关于追加资金的请示",
    "body": ["拟追加资金120万元。", "妥否，请批示。"],
    "note": "联系人：周明，电话：0000—0000000",
}
LETTER: dict[str, Any] = {
    **GOOD,
    "type": "函",
    "title": "云岭市城市管理局关于商请提供资料的函",
    "document_number": "云城函〔2026〕9号",
    "recipients": "市水务局",
    "body": ["商请提供资料。", "特此函商。"],
    "printed_by": None,
    "printed_on": None,
}
RESOLUTION: dict[str, Any] = {
    **GOOD,
    "type": "决议",
    "title": "云岭市城市管理局关于批准绿化规划的决议",
    "title_note": "2026年3月5日云岭市城市管理委员会第三次会议通过",
    "recipients": None,
    "body": ["会议决定：批准城市绿化规划。"],
    "signature": None,
    "date": None,
}
ORDER: dict[str, Any] = {
    **GOOD,
    "type": "令",
    "document_number": "第12号",
    "title": None,
    "recipients": None,
    "body": ["现予公布，自公布之日起施行。"],
    "signature": {"post": "局长"},
}
MINUTES: dict[str, Any] = {
    **GOOD,
    "type": "纪要",
    "document_number": "第3期",
    "title": None,
    "recipients": None,
    "signature": None,
    "date": None,
    "issuer_mark": "云岭市城市管理局会议纪要",
    "body": ["会议议定事项如下。"],
    "attendance": {"present": "周文清、李　刚"},
}
JOINT: dict[str, Any] = {
    **GOOD,
    "issuers": ["云岭市城市管理局", "云岭市公安局"],
    "signature": ["云岭市城市管理局", "云岭市公安局"],
    "title": "云岭市城市管理局 云岭市公安局|关于开展整治的通知",
}


def found(base: dict[str, Any], **changed: Any) -> dict[str, Severity]:
    """The codes that the rules tell of a document, with the gravest severity of each."""
    document = OfficialDocument.model_validate({**base, **changed})
    result = check_document("document", document, ORGAN, Positions())
    order = list(Severity)
    return {d.code: min((x.severity for x in result if x.code == d.code), key=order.index) for d in result}


@pytest.mark.parametrize("base", [GOOD, REQUEST, LETTER, ORDER, MINUTES, JOINT, RESOLUTION])
def test_good_documents_are_left_alone(base: dict[str, Any]) -> None:
    assert found(base) == {}


E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
BODY = "现就开展春季整治通知如下。"
FAULTS: list[tuple[dict[str, Any], dict[str, Any], str, Severity]] = [
    (GOOD, {"document_number": "云城发[2026]1号"}, "DN001", E),
    (JOINT, {"document_number": "云城发〔2026〕1号、云公发〔2026〕3号"}, "DN008", E),
    (GOOD, {"document_number": "云城发〔2024〕1号"}, "DN009", W),
    (GOOD, {"body": ["根据国办发〔2026〕2号《关于某事的通知》要求。"]}, "DN011", W),
    (GOOD, {"body": ["根据《某通知》（国办发[2026]2号）要求。"]}, "DN012", W),
    (LETTER, {"document_number": "云城发〔2026〕9号"}, "DN013", H),
    (ORDER, {"document_number": "云城发〔2026〕9号"}, "DN014", E),
    (GOOD, {"document_number": "云水发〔2026〕9号"}, "DN015", W),
    (JOINT, {"document_number": "云公发〔2026〕9号"}, "DN015", W),  # the sponsor's number
    (GOOD, {"signers": ["周文清"]}, "EL001", E),
    (GOOD, {"body": ["现通知如下。", "一、整治重点", "按分工落实。"]}, "ST023", H),
    (GOOD, {"printed_by": "云岭市城市管理局办公室　2026年3月6日"}, "CO011", E),
    (GOOD, {"body": ["现就整治通知如下。", "现就整治通知如下。"]}, "ST022", W),
    (GOOD, {"body": ["现通知如下。", {"heading": "一。整治重点"}, "按分工落实。"]}, "ST004", E),
    (LETTER, {"signers": ["周文清"], "direction": "up"}, "EL001", E),
    (GOOD, {"attendance": {"present": "周文清"}}, "EL001", E),
    (ORDER, {"recipients": "各区"}, "EL001", E),
    (GOOD, {"title": None}, "EL002", E),
    (GOOD, {"body": []}, "EL002", E),
    (ORDER, {"title": "云岭市人民政府令"}, "EL003", W),
    (MINUTES, {"signature": "云岭市城市管理局"}, "EL003", H),
    (GOOD, {"copy_number": "17"}, "HD001", W),
    (GOOD, {"secrecy": "机密★1年"}, "HD002", E),
    (GOOD, {"copy_number": "000017", "secrecy": "内部"}, "HD003", E),
    (GOOD, {"copy_number": "000017", "secrecy": "机密☆一年"}, "HD004", E),
    (GOOD, {"copy_number": "000017", "secrecy": "机密 1年"}, "HD004", E),
    (GOOD, {"copy_number": "000017", "secrecy": "机密★一年"}, "HD004", E),
    (GOOD, {"copy_number": "000017", "secrecy": {"level": "秘密"}}, "HD005", W),
    (GOOD, {"urgency": "急件"}, "HD006", E),
    (REQUEST, {"signers": []}, "HD008", E),
    (REQUEST, {"signers": ["签发人:周文清"]}, "HD009", E),
    (REQUEST, {"signers": ["周文清、林晓"]}, "HD010", W),
    (
        REQUEST,
        {"issuers": ["云岭市城市管理局", "云岭市公安局", "云岭市水务局"], "signers": ["周", "林"]},
        "HD011",
        W,
    ),
    (LETTER, {"issuer_mark": "云岭市城市管理局文件"}, "HD012", E),
    (
        LETTER,
        {"issuers": ["云岭市城市管理局", "云岭市公安局"], "issuer_mark": "云岭市城市管理局云岭市公安局"},
        "HD026",
        E,
    ),
    (RESOLUTION, {"title_note": None}, "TT022", W),
    (GOOD, {"title_note": "2026年3月5日局务会议通过"}, "TT022", W),
    (RESOLUTION, {"title_note": "（2026年3月5日市人大常委会通过）"}, "TT019", W),
    (RESOLUTION, {"title_note": "市人大常委会第三次会议通过"}, "TT019", W),
    (RESOLUTION, {"title_note": "2026年2月30日市人大常委会通过"}, "TT019", E),
    (RESOLUTION, {"date": "2026年3月5日"}, "EL003", H),
    (MINUTES, {"title_note": "2026年3月5日局务会议通过"}, "EL001", E),
    (ORDER, {"issuer_mark": "云岭市城市管理局"}, "HD012", E),
    (MINUTES, {"issuer_mark": "云岭市城市管理局文件"}, "HD012", E),
    (GOOD, {"issuer_mark": "平川市水利局文件"}, "HD013", W),
    (GOOD, {"title": "云岭市城市管理局关于（特急）整治的通知"}, "HD014", H),
    (GOOD, {"issuers": ["云岭市" + "城市管理和综合行政执法" * 2 + "领导小组"]}, "HD017", H),
    (GOOD, {"title": "云岭市城市管理局关于整治的通知。"}, "TT001", W),
    (GOOD, {"title": "云岭市城市管理局关于加强整治，做好保洁的通知"}, "TT002", W),
    (GOOD, {"title": "云岭市城市管理局关于整治的方案"}, "TT003", E),
    (GOOD, {"title": "云岭市城市管理局开展检查通知"}, "TT004", W),
    (GOOD, {"title": "关于开展检查的通知"}, "TT005", W),
    (GOOD, {"title": "云岭市城市管理局关于整治的请示"}, "TT006", E),
    (GOOD, {"title": "云岭市城市管理局关于转发关于整治的通知的通知"}, "TT007", W),
    (REQUEST, {"title": "云岭市城市管理局关于资金的申请报告"}, "TT008", E),
    (GOOD, {"title": "云岭市城市管理局关于转发《关于贯彻《条例》的意见》的通知"}, "TT009", W),
    (GOOD, {"title": "云岭市城市管理局关于印发保洁管理办法的通知"}, "TT010", H),
    (GOOD, {"title": "云岭市城市管理局关于印发《办法》（试行）的通知"}, "TT011", W),
    (GOOD, {"title": "云岭市城市管理局关于整治|和保洁的通知"}, "TT012", W),
    (GOOD, {"title": "云岭市城市管理局关于202|6年整治的通知"}, "TT012", W),
    (GOOD, {"title": "云岭市城市管理局关于印发《|办法》的通知"}, "TT012", W),
    (GOOD, {"title": "云岭市城市管理局关于" + "整治" * 8 + "|的工作通知"}, "TT013", E),
    (GOOD, {"title": "云岭市城市管理局关于城市环境|整治|工作有关重大事项的通知"}, "TT014", W),
    (GOOD, {"title": "云岭市城市管理局关于 整治的通知"}, "TT016", W),
    (GOOD, {"title": "云岭市城市管理局关于|加强|道路|保洁|工作的通知"}, "TT017", W),
    (GOOD, {"title": "云岭市城市管理局关于｜整治的通知"}, "TT018", E),
    (GOOD, {"title": "云岭市城市管理局关于||整治的通知"}, "TT018", W),
    (GOOD, {"title": "云岭市城市管理局关于整治的通知|"}, "TT018", W),
    (GOOD, {"attachments": [{"name": "名单", "title": "名｜单", "body": ["甲。"]}]}, "TT018", E),
    (GOOD, {"recipients": "各区城市管理局:"}, "RC001", E),
    (
        GOOD,
        {"recipients": "各县，各区人民政府、各有关部门", "body": ["经市政府同意，通知如下。"]},
        "RC002",
        H,
    ),
    (GOOD, {"recipients": "各区人民政府、市直各部门", "body": ["经市政府同意，通知如下。"]}, "RC002", H),
    (REQUEST, {"recipients": "张市长"}, "RC003", E),
    (REQUEST, {"recipients": "云岭市人民政府，省城市管理局"}, "RC004", E),
    (REQUEST, {"copy_to": ["各县城市管理局"]}, "RC005", E),
    (GOOD, {"recipients": None}, "RC006", W),
    (GOOD, {"copy_to": ["各区城市管理局"]}, "RC008", W),
    (GOOD, {"recipients": "各区城市管理局等单位"}, "RC009", H),
    (GOOD, {"body": [{"heading": "（一）甲"}, "甲。", {"heading": "一、乙"}, "乙。"]}, "ST001", W),
    (GOOD, {"body": [{"heading": "一、甲"}, "甲。", {"heading": "三、乙"}, "乙。"]}, "ST002", E),
    (GOOD, {"body": [{"heading": "一、甲"}, {"heading": "（1）乙"}, "乙。"]}, "ST003", W),
    (GOOD, {"body": [{"heading": "一.总体要求"}, "甲。"]}, "ST004", E),
    (GOOD, {"body": [{"heading": "（一）、甲"}, "甲。"]}, "ST005", E),
    (GOOD, {"body": ["1、加强领导。"]}, "ST006", W),
    (GOOD, {"body": ["(一)加强领导。"]}, "ST007", W),
    (GOOD, {"body": ["1．加强领导。"]}, "ST008", H),
    (GOOD, {"body": [{"heading": "1.1加强领导"}, "甲。"]}, "ST009", W),
    (GOOD, {"body": ["第一、加强领导。"]}, "ST010", W),
    (GOOD, {"body": ["一是、加强领导。"]}, "ST011", W),
    (GOOD, {"body": [{"heading": "一、总体要求。"}, "甲。"]}, "ST012", W),
    (GOOD, {"body": [{"heading": "（一）加强领导", "text": "各单位要努力。"}]}, "ST013", W),
    (GOOD, {"body": [{"heading": "一、甲"}, {"heading": "（一）乙"}, "乙。"]}, "ST014", H),
    (GOOD, {"body": ["①加强领导。"]}, "ST015", H),
    (GOOD, {"body": [{"heading": "一、一、总体要求"}, "甲。"]}, "ST016", E),
    (GOOD, {"body": [{"heading": "一、甲"}, "本通知第五部分另有规定。"]}, "ST018", W),
    (GOOD, {"body": [{"heading": "二一、甲"}, "甲。"]}, "ST019", E),
    (GOOD, {"body": [BODY, {"head": ["甲", "乙"], "rows": [["1"]]}]}, "TB001", E),
    (GOOD, {"body": [BODY, {"level": 2}]}, "TB002", E),
    (GOOD, {"body": [BODY, "附件:名单"]}, "AT001", E),
    (GOOD, {"attachments": ["附件：名单"]}, "AT001", E),
    (GOOD, {"attachments": ["1.名单"]}, "AT002", W),
    (GOOD, {"attachments": ["1.名单", "2.清单"]}, "AT003", E),
    (GOOD, {"attachments": ["任务分解表；"]}, "AT004", E),
    (GOOD, {"attachments": ["《名单》"]}, "AT005", H),
    (GOOD, {"attachments": [{"name": "任务分解表", "title": "任务表", "body": ["甲。"]}]}, "AT006", E),
    (GOOD, {"attachments": ["甲表", "乙表"], "body": ["任务见附件3。"]}, "AT007", E),
    (GOOD, {"body": ["任务分解情况（见附件）如下。"]}, "AT007", E),
    (GOOD, {"attachments": ["甲表"]}, "AT007", H),
    (GOOD, {"attachments": [{"name": "名单", "title": "附件1 名单", "body": ["甲。"]}]}, "AT008", W),
    (GOOD, {"attachments": ["甲表"], "body": ["任务见附件1。"]}, "AT009", W),
    (
        GOOD,
        {"document_number": None, "attachments": [{"name": "名单", "bound": False, "body": ["甲。"]}]},
        "AT011",
        E,
    ),
    (
        GOOD,
        {"title": "云岭市城市管理局关于印发《保洁办法》的通知", "attachments": ["保洁办法"]},
        "AT012",
        H,
    ),
    (GOOD, {"date": "二〇二六年三月五日"}, "SG001", E),
    (GOOD, {"date": "2026年03月05日"}, "SG002", E),
    (GOOD, {"date": "2026年2月30日"}, "SG003", E),
    (GOOD, {"signature": "云岭市水利局"}, "SG004", W),
    (JOINT, {"signature": ["云岭市城市管理局"]}, "SG005", E),
    (JOINT, {"signature": ["云岭市公安局", "云岭市城市管理局"]}, "SG005", E),
    (GOOD, {"printed_on": "2026年3月1日"}, "SG006", W),
    (GOOD, {"body": ["（此页无正文）"]}, "SG010", W),
    (ORDER, {"signature": "云岭市城市管理局"}, "SG011", E),
    (ORDER, {"signature": [{"post": "主任"}, {"post": "云岭市公安局局长"}]}, "SG011", E),
    (ORDER, {"seal": "sealed"}, "SG013", W),
    (GOOD, {"seal": "stamp", "signature": {"post": "局长"}}, "SG013", W),
    (LETTER, {"seal": "stamp", "signature": {"post": "局长"}}, "SG013", W),
    (GOOD, {"issuers": [f"第{n}局" for n in range(13)], "signature": None}, "SG014", W),
    (
        GOOD,
        {"issuers": [f"云岭市城市管理{n}局" for n in "甲乙丙丁戊己庚辛壬"], "signature": None},
        "SG014",
        W,
    ),
    (GOOD, {"signature": "云岭市" + "城市管理和综合行政执法" * 2 + "领导小组"}, "SG018", E),
    (GOOD, {"signature": "云岭市" + "城市管理综合行政执法" * 2 + "领导小组", "sealed": "false"}, "SG018", E),
    (ORDER, {"signature": {"post": "云岭市城市管理综合行政执法委员会主任"}}, "SG018", E),
    (GOOD, {"note": "（此件公开发布）"}, "NT001", E),
    (GOOD, {"note": "此件公开发布。"}, "NT002", H),
    (REQUEST, {"note": None}, "NT003", H),
    (GOOD, {"note": "此件主动公开", "openness": "不予公开"}, "NT004", E),
    (GOOD, {"copy_to": ["抄送:省财政厅"]}, "CO001", E),
    (GOOD, {"printed_on": "2026年3月6日印发"}, "CO002", E),
    (LETTER, {"printed_by": "办公室"}, "CO003", E),
    (GOOD, {"body": [BODY, "主题词：城市管理。"]}, "CO009", E),
    (REQUEST, {"body": ["妥否，请批示。", "另，当否，请批复。"]}, "GN002", E),
    (REQUEST, {"body": ["拟追加资金。"]}, "GN002", W),
    (
        REQUEST,
        {"type": "报告", "title": "云岭市城市管理局关于资金的报告", "body": ["妥否，请批示。"]},
        "GN003",
        E,
    ),
    (GOOD, {"type": "批复", "title": "云岭市城市管理局关于资金的批复", "body": ["同意。"]}, "GN004", W),
    (REQUEST, {"direction": "down", "signers": []}, "GN005", W),
    (REQUEST, {"recipients": "市财政局"}, "GN005", W),
    (REQUEST, {"recipients": "云岭市财政局"}, "GN005", W),
    (GOOD, {"recipients": "各区人民政府"}, "GN007", W),
    (REQUEST, {"recipients": "国务院"}, "GN008", W),
    (REQUEST, {"issuers": ["云岭市东山区城市管理局"], "recipients": "青川省人民政府"}, "GN008", W),
    (GOOD, {"body": [BODY, "特此报告。"]}, "GN009", H),
    (GOOD, {"body": ["按《国家行政机关公文处理办法》执行。"]}, "GN010", W),
    (GOOD, {"body": ["按GB/T 9704—2019排版。"]}, "GN011", W),
    (GOOD, {"body": ["本意见自印发之日起施行。"]}, "GN012", W),
    (ORDER, {"signature": {"post": "市长 周文清"}}, "SG011", W),
    (MINUTES, {"document_number": "〔2026〕3"}, "DN018", W),
    (MINUTES, {"attendance": {"present": "出席：周文清"}}, "EL004", E),
    (GOOD, {"copy_to": "无"}, "EL005", E),
    (GOOD, {"printed_by": "办公室"}, "CO012", W),
    (GOOD, {"body": [BODY, "云岭市城市管理局", "特此通知。"]}, "EL006", W),
    (GOOD, {"body": [BODY, "序号\t单位", "1\t甲局"]}, "TB003", E),
    (GOOD, {"attachments": ["任务分工.docx"]}, "AT015", E),
    (GOOD, {"attachments": ["任务分工", "任务分工"]}, "AT016", W),
    (GOOD, {"attachments": ["1.任务分工；2.名单"]}, "AT017", E),
    (GOOD, {"body": [BODY, {"head": ["甲"], "rows": [["#REF!"]]}, "特此通知。"]}, "TB004", E),
    (GOOD, {"body": [BODY, {"rows": [["甲", "1"], ["乙", "2"], ["合计", "4"]]}, "特此通知。"]}, "TB005", W),
    (GOOD, {"body": [BODY, {"head": ["序号"], "rows": [["1"], ["3"]]}, "特此通知。"]}, "TB006", W),
    (GOOD, {"printed_by": "西平市财政局办公室"}, "CO013", W),
    (MINUTES, {"attendance": {"present": "周文清、李刚", "absent": "李刚"}}, "EL007", W),
    (LETTER, {"body": ["商请提供资料。", "妥否，请批示。"]}, "GN014", W),
    (LETTER, {"title": "云岭市城市管理局关于资料事宜的复函", "body": ["资料附上。"]}, "GN004", W),
    (GOOD, {"body": [BODY, "请于2月底前报送方案。"]}, "GN015", W),
    (GOOD, {"format": "order", "signature": {"post": "局长"}}, "GN013", E),
    (GOOD, {"body": ["【待填：正文】。"]}, "SP012", E),
    (REQUEST, {"signers": ["×××"]}, "SP012", E),
    (GOOD, {"signature": None}, "NO002", E),
    (GOOD, {"state": "draft", "date": None}, "NO001", W),
    (GOOD, {"document_number": None}, "NO005", E),
    (
        GOOD,
        {"type": "公报", "title": "云岭市第十届委员会第六次全体会议公报", "document_number": None},
        "NO005",
        W,
    ),
]


@pytest.mark.parametrize(("base", "changed", "code", "severity"), FAULTS)
def test_a_fault_is_found(
    base: dict[str, Any], changed: dict[str, Any], code: str, severity: Severity
) -> None:
    codes = found(base, **changed)
    assert codes.get(code) == severity, codes


def test_every_code_of_official_documents_has_a_case() -> None:
    ours = {
        code for code in CATALOGUE if code[:2] in {"EL", "HD", "TT", "RC", "ST", "TB", "AT", "SG", "CO", "GN"}
    }
    cases = {code for _, _, code, _ in FAULTS}
    assert (
        ours - set(AUDIT) - cases - {"GN006", "RC010", "AT018", "EL008", "HD028"} == set()
    )  # these need the registry, or places


# Reference §4.13: what must never be flagged.
GUARD = [
    "详见https://www.gov.cn/。",
    "会议于9:30—11:00召开。",
    "按GB/T 9704—2012执行。",
    "开展“3·15”活动。",
    "根据《甲》（国发〔2026〕1号）、《乙》（国发〔2026〕2号）要求。",
    "增长10%～20%，重100—150千克。",
    "用于2021—2025年。",
    "有十几个、二十余人参加。",
    "由第一书记负责。",
    "1.5万名群众受益。",
    "3.14是一个小数。",
    "一、二季度完成任务。",
    "各项工作稳步推进……",
    "本报告期内完成任务。",
    "根本意见是加强管理。",
    "第一、二季度按月调度。",
    "推进文件、附件的归档。",
]


@pytest.mark.parametrize("text", GUARD)
def test_what_must_not_be_flagged(text: str) -> None:
    assert found(GOOD, body=[BODY, text]) == {}


@pytest.mark.parametrize(
    ("base", "changed"),
    [
        (ORDER, {"document_number": "第12号"}),
        (GOOD, {"title": "云岭市城市管理局关于印发《保洁办法（试行）》的通知"}),
        (GOOD, {"title": "云岭市城市管理局关于|印发春季整治方案的通知"}),
        (GOOD, {"title": "云岭市城市管理局关于做好公安局、水务局配合工作的通知"}),
        (MINUTES, {"attendance": {"present": "李　刚、王小明"}}),
        (GOOD, {"state": "draft", "date": None, "note": "此件主动公开"}),
        (GOOD, {"signature": "市城管局"}),
        (
            GOOD,
            {
                "type": "公报",
                "title": "中国共产党云岭市第十届委员会第六次全体会议公报",
                "recipients": None,
                "signature": None,
                "body": ["全会于2026年1月5日至6日举行。"],
            },
        ),
        (REQUEST, {"signers": ["李　刚"]}),
        (
            GOOD,
            {
                "issuers": [f"云岭市{n}局" for n in "甲乙丙丁戊己庚辛壬癸"],
                "signature": None,
                "state": "draft",
                "title": "云岭市甲局等部门关于开展整治的通知",
                "document_number": "云甲发〔2026〕1号",
            },
        ),
        (GOOD, {"document_number": "云城办发〔2026〕12号"}),
        (GOOD, {"recipients": "各县、区城市管理局，市直各部门"}),
        (GOOD, {"recipients": "各县区，市直各部门"}),
        (GOOD, {"recipients": "各区人民政府，市直各部门", "body": ["经市政府同意，现通知如下。"]}),
        (LETTER, {"recipients": "东山区人民政府"}),
        (REQUEST, {"recipients": "青川省住房和城乡建设厅"}),
        (REQUEST, {"recipients": "国务院", "copy_to": ["青川省人民政府"]}),
        (REQUEST, {"recipients": "市人民政府"}),
        (GOOD, {"title": "云岭市城市管理局关于印发《关于整治的意见》的通知", "body": [BODY, "本意见执行。"]}),
        (
            GOOD,
            {
                "body": [
                    {"heading": "一、甲"},
                    "1.甲一。",
                    "2.甲二。",
                    {"heading": "二、乙"},
                    "3.乙一。",
                    "4.乙二。",
                ]
            },
        ),
        (
            GOOD,
            {
                "body": [
                    {"heading": "一、甲"},
                    {"heading": "（一）子。", "text": "甲。"},
                    {"heading": "（二）丑。", "text": "乙。"},
                    {"heading": "二、乙"},
                    {"heading": "（一）子。", "text": "甲。"},
                    {"heading": "（二）丑。", "text": "乙。"},
                ]
            },
        ),
        (GOOD, {"attachments": ["甲表", "乙表"], "body": ["任务见附件1、附件2。"]}),
        (GOOD, {"attachments": [f"{n}表" for n in "甲乙丙"], "body": ["任务见附件1至附件3。"]}),
    ],
)
def test_what_is_right_is_left_alone(base: dict[str, Any], changed: dict[str, Any]) -> None:
    assert set(found(base, **changed)) <= {"NO001", "NO002"}


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("张 世 彬", "不加空格", "改成“张世彬”"),
        ("张\u3000世\u3000彬", "不加空格", "改成“张世彬”"),
        ("周文清 林晓", "几个签发人", "一人一条"),
    ],
)
def test_blanks_of_a_signer_are_told_from_two_signers(written: str, message: str, hint: str) -> None:
    document = OfficialDocument.model_validate({**REQUEST, "signers": [written]})
    found = check_document("document", document, ORGAN, Positions())
    (fault,) = [d for d in found if d.code == "HD010"]
    assert message in fault.message
    assert hint in str(fault.hint)
