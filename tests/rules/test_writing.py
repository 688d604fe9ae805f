"""Rules on marks, numbers, units of measure and spaces: each finds its fault and lets be what only looks like it."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.test_official import GOOD, found
from workplan_docs.errors import Severity
from workplan_docs.rules.catalogue_writing import WRITING

LEAD = "现就开展春季整治通知如下。"
E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT

HITS: list[tuple[str, str, Severity]] = [
    ("SP013", "**加强**领导。", W),
    ("PR001", "投资860万元元。", W),
    ("PR002", "坚持中国特设社会主义道路。", W),
    ("PR003", "请按时报送[抱拳]。", W),
    ("PR004", "认真学习‹民法典›。", W),
    ("PU022", "（三）加强领导；", W),
    ("PU004", "会议指出：“要落实“双碳”目标。”", W),
    ("PU004", "依据《关于贯彻《某条例》的意见》执行。", W),
    ("PU005", "执行《甲办法》、《乙办法》。", W),
    ("PU005", "坚持“两手抓”、“两手硬”。", W),
    ("PU006", "包括水泥、砂石、等材料。", W),
    ("PU007", "包括水泥、砂石...还有木材。", W),
    ("PU007", "包括水泥、砂石……等。", W),
    ("PU007", "包括水泥…还有木材。", W),
    ("PU008", "一个目标--建成示范区。", W),
    ("PU008", "一个目标──建成示范区。", W),
    ("PU010", "每组10-20人。", W),
    ("PU010", "下降5%-8%左右。", W),
    ("PU010", "用3-5年时间完成。", W),
    ("PU011", "纳入2021-2025年规划。", W),
    ("PU011", "用于3-6月的保洁。", W),
    ("PU011", "时间为9:30-11:00。", W),
    ("PU011", "京沪线北京-上海段。", H),
    ("PU012", "由买买提•艾力负责。", W),
    ("PU013", "参加《全省城市管理工作会议》。", H),
    ("PU013", "核发《建设工程规划许可证》。", H),
    ("PU014", "一是加强领导。压实责任；二是加强督查。", W),
    ("PU015", "现通知如下：一是：加强领导。", H),
    ("PU016", "名单已经确定（详见附表。），请遵照执行。", H),
    ("PU017", "按照有关规定〔另行印发〕执行。", H),
    ("PU018", "各单位（含县区（开发区））按时报送。", H),
    ("PU019", "研究是否可行？的问题。", H),
    ("PU021", "特此通知", H),
    ("NU001", "完成26年3月部署的任务。", W),
    ("NU001", "纳入25年度计划。", W),
    ("NU001", "自二六年三月起施行。", W),
    ("NU001", "用于2021—25年。", W),
    ("NU002", "增长10～20%。", W),
    ("NU003", "投资9～16亿元。", W),
    ("NU003", "需要13—17万元。", W),
    ("NU004", "同比下降.5%。", W),
    ("NU005", "补助3千5百元。", W),
    ("NU005", "共有1百零8处。", W),
    ("NU005", "涉及2百户居民。", W),
    ("NU006", "每组三、四个人。", W),
    ("NU006", "每组3、4个人。", W),
    ("NU007", "在一二季度完成。", H),
    ("NU009", "始建于八十年代。", W),
    ("NU009", "始建于90年代。", W),
    ("NU010", "农历8月15前完成。", W),
    ("NU010", "正月15前后加强值守。", W),
    ("NU011", "第1季度完成。", W),
    ("NU011", "每逢星期5集中清理。", W),
    ("NU011", "增强“4个意识”。", W),
    ("NU012", "于3月5号开始。", H),
    ("NU013", "名单请于下周三前报送。", H),
    ("NU014", "约100余人参加。", H),
    ("NU014", "近30人左右参加。", H),
    ("NU014", "超过50%以上。", H),
    ("NU015", "事故减少了2倍。", W),
    ("NU016", "全长12KM。", W),
    ("NU016", "装机200kw。", W),
    ("NU016", "面积300平米。", W),
    ("NU016", "绿化12万平方，种树百株。", W),
    ("NU016", "单价每吨2元，面积30m2。", W),
    ("NU016", "每户20斤。", W),
    ("NU016", "气温达摄氏35度。", W),
    ("NU017", "罚款￥100元。", W),
    ("NU018", "由12%提高到15%，提高3%。", H),
    ("NU019", "新建公厕5座、改造六座。", H),
    ("NU024", "请于2月30日前报送。", W),
    ("NU025", "定于6月30日至4月10日整治。", W),
    ("NU023", "会议定于2026年3月5日（星期一）召开。", W),
    ("NU022", "于3月5-8日举行。", H),
    ("SP003", "自2026 年起施行。", H),
    ("SP003", "使用 OFD 格式。", H),
    ("SP004", "　　各单位要落实责任。", W),
    ("SP006", "　", W),
    ("SP007", "自２０２６年起施行。", W),
    ("SP009", "二○二六年完成。", W),
    ("SP009", "二零二六年完成。", W),
    ("SP010", "加強環境衛生管理。", W),
]

LET_BE = [
    # titles, quotations, addresses, numbers of standards and documents are somebody else's words
    "印发《关于一二季度10-20人小组的意见》。",
    "被称为“80年代的老路”。",
    "执行GB/T 15834—2011和GB 3095-2012标准。",
    "执行CJJ/T 134-2019、DB37/T 1933-2011规定。",
    "详见https://www.example.com/a--b...c?x=10-20。",
    "按照国办发〔2026〕2号执行。",
    # numbers
    "10年来变化很大，用时3年6个月。",
    "二〇二六年三月完成。",
    "增长10%～20%，重100—150千克，投资9亿～16亿元。",
    "增长0.5%，气温为3.14度。",
    "长5千米，重3千克，功率2千瓦，提高3百分点。",
    "落实一、二季度任务，第三、四个工作日公布。",
    "实施一、二次供水改造，公布第1、2个批次。",
    "抽调三四个人，安排五六名同志。",
    "20世纪80年代建成，1980年代改造。",
    "农历八月十五（9月25日）前完成。",
    "每星期3次，每季度第1周检查。",
    "3月5日搬入12号楼，住在3月8号楼改造片区。",
    "此前、目前和提前完成的，本月前期工作不变。",
    "节约100余万元，预约30多人，附近10多户受益，近10余年没有发生。",
    "达到95%以上，不少于10人，超过50%。",
    "减少60%，提高2倍，下降三分之一。",
    "全长12km，功率200kW，面积30m²，重5kg。",
    "面积300平方米，体积20立方米，5平方公里。",
    "气温达35摄氏度，两度荣获称号，人均一度电。",
    "半斤八两、千斤重担、重于千公斤。",
    "由12%提高到15%，提高3个百分点。",
    "由12%提高到15%，提高25%。",
    "一个中心、两个基本点、四项原则。",
    "新建公厕5座、6座，第二十届三中全会精神。",
    # marks
    "执行《甲办法》（国发〔2026〕1号）、《乙办法》。",
    "坚持“两手抓”“两手硬”。",
    "划分一、等级评定，二、等次公布。",
    "各项工作稳步推进……",
    "一个目标——建成示范区，北京—上海段。",
    "电话0539-8123456，编号A-10-20，第3-5条。",
    "会议于9:30—11:00召开，2021—2025年推进。",
    "由买买提·艾力负责，开展“3·15”活动。",
    "印发《全省城市管理工作会议纪要》。",
    "一是加强领导；二是加强督查。各单位要落实。",
    "一是加强领导。二是加强督查。",
    "安排如下：3月启动；6月完成。",
    "各单位（含县区）按时报送（详见附表）。",
    "他说：“要落实‘双碳’目标。”",
    "能否完成？关键在落实。",
    "由第一书记一一对应包保。",
    # how such texts are really written
    "对照《考核细则（试行）》第二章第5条第3款，按4∶3∶3的比例分担。",
    "常住人口城镇化率达到65%左右，年均增长0.8个百分点，R&D投入强度达到2.5%。",
    "改造DN300～DN800管网12.5km，更换φ700井盖（含雨水箅子）1500套，加装10kV变压器2台。",
    "实行24小时值班制度，12345热线3分钟内接听，遇Ⅱ级应急响应时立即处置。",
    "联系电话：0539-8123456，邮箱：abc@example.com，地址：天津路16号2-301室。",
    "3月15日前完成排查，4月1日至6月30日集中整治，每月25日前报送，每周一调度。",
    "开展“一拆三清”“门前五包”等行动，落实“1+3+N”工作机制，五六月份组织观摩。",
    # spaces and letters
    "使用OFD格式，自2026年起施行。",
    "一〇一专项和二〇二六年任务。",
    "总数为一百零二个，共一千零五十户。",
    "第二十三条　违反本规定的，依照第三十四条第（一）项处200元以上罚款。",
    "乾坤湾、於家村和后厨的整治。",
]


@pytest.mark.parametrize(("code", "text", "severity"), HITS)
def test_a_fault_is_found(code: str, text: str, severity: Severity) -> None:
    codes = found(GOOD, body=[LEAD, text])
    assert codes.get(code) == severity, codes


@pytest.mark.parametrize("text", LET_BE)
def test_what_only_looks_like_a_fault_is_let_be(text: str) -> None:
    assert found(GOOD, body=[LEAD, text]) == {}


def test_thousands_are_parted_in_one_way() -> None:
    assert found(GOOD, body=[LEAD, "投资12,345万元。", "面积12 345亩。"]).get("NU008") == H
    assert "NU008" not in found(GOOD, body=[LEAD, "投资12,345万元。", "面积2,345亩，12345人。"])


def test_names_in_a_list_are_spaced_alike() -> None:
    from tests.rules.test_official import MINUTES

    def said(text: str) -> dict[str, Severity]:
        return found(MINUTES, attendance={"present": text})

    assert said("李　刚、王小明、周明").get("SP002") == W
    assert said("李　刚、王小明、周　明") == {}
    assert said("李刚、王小明、周明") == {}
    assert found(GOOD, body=[LEAD, "李　刚同志负责。"]).get("SP001") == W  # prose has none at all


@pytest.mark.parametrize(
    "line", ["牵头领导：张世彬", "责任单位：市城管局、市财政局，各区城管局", "完成时限：2026年10月"]
)
def test_a_line_with_a_label_is_no_sentence(line: str) -> None:
    assert found(GOOD, body=[LEAD, line]) == {}


def test_every_code_of_writing_has_a_hit() -> None:
    elsewhere = {
        "SP001",
        "SP002",
        "SP005",
        "SP008",
        "SP011",
        "SP012",
        "PU001",
        "PU002",
        "PU003",
        "PU009",
        "PU020",
    }
    assert set(WRITING) - {code for code, _, _ in HITS} - elsewhere - {"NU008"} == set()


@pytest.mark.parametrize(
    "text", ["1", "1.", "一", "GB1", "a.", "1,", "超过1", "1%提高到", "　", "（一）", "《“"]
)
def test_no_text_takes_long_however_odd(text: str) -> None:
    """A rule's time grows with the text, not with its square: else one odd line would stop the whole check."""
    started = process_time()
    found(GOOD, body=[LEAD, text * (60_000 // len(text))])
    assert process_time() - started < 4


ODD = st.text(
    alphabet="一二十百月日年号第（）()〔〕《》“”、，。；：？…—-~～.0123459%％万亿元 　|｜等关于的通知李Mkg#\0\n",
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(
    text=ODD.filter(bool),
    title=ODD.filter(bool),
    number=ODD.filter(bool),
    names=st.lists(ODD.filter(bool), max_size=3),
)
def test_nothing_that_is_written_breaks_a_rule(text: str, title: str, number: str, names: list[str]) -> None:
    found(
        GOOD,
        body=[text, {"heading": text, "text": title}],
        title=title,
        document_number=number,
        recipients=text,
        copy_to=names,
        signers=names,
        attachments=names,
        note=title,
        date=text,
        direction="up",
        issuers=names,
    )
