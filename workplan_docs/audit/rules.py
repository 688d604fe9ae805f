"""What the audit checks: each rule with its element, weight, clause and strength; ids of the rules of 公文.

The ids are those that the rest of the program uses (HD, TT, …); PP are the page's own. The clause is of
GB/T 9704-2012 unless another standard is named. 规定 is an error where it is broken, 一般 and 推荐 a warning.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import about

Strength = Literal["规定", "一般", "推荐", "实务", "推算"]
_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.HINT


class Rule(NamedTuple):
    """One rule: what it is about, what is measured, how much it weighs and where it is written."""

    element: str
    what: str
    severity: Severity
    clause: str
    strength: Strength


def _figure(element: str, what: str, severity: Severity, figure: float) -> Rule:
    """A rule that measures one figure of the table: clause and strength are the table's."""
    known = about(figure)
    assert known is not None, "not a figure of the table"
    return Rule(element, what, severity, known.clause, known.strength)


RULES: dict[str, Rule] = {
    # the page
    "PP001": Rule("用纸", "纸张尺寸", _E, "5.1", "规定"),
    "PP002": _figure("版心", "天头（首行上边缘）", _E, std.TYPE_AREA_TOP),
    "PP003": _figure("版心", "订口（文字左边缘）", _E, std.TYPE_AREA_LEFT),
    "PP004": Rule("版心", "行距", _W, "5.2.3、3.2", "一般"),
    "PP005": Rule("版心", "满页末行下边缘", _W, "5.2.3", "一般"),
    "PP006": Rule("版心", "满行右边缘", _W, "5.2.1", "规定"),
    "PP010": Rule("版心", "满行的右边缘对齐", _E, "5.2.1、5.2.3", "规定"),
    "PP007": Rule("正文", "字号", _W, "5.2.2", "一般"),
    "PP008": Rule("正文", "字体", _W, "5.2.2", "一般"),
    "PP011": Rule("文字", "个别字的字体", _I, "5.2.2", "一般"),
    "PP009": Rule("文件", "文字能否读出", _I, "5", "实务"),
    "PG007": Rule("正文", "首页显示正文", _E, "7.3.3", "规定"),
    "PG008": _figure("版心", "每页行数、每行字数", _W, std.LINES),
    "PG009": Rule("版心", "版心以外的印迹", _W, "5.2.1", "规定"),
    "PG011": Rule("正文", "行首、行末标点", _E, "GB/T 15834 5.1", "规定"),
    "PG012": Rule("正文", "数字不拆成两行", _W, "GB/T 15835 5.1.7", "规定"),
    "PG013": Rule("正文", "颜色、加粗、倾斜", _W, "5.2.4", "规定"),
    "PG014": Rule("横排表格", "表头的一边和页码的位置", _E, "8", "规定"),
    "PG022": Rule("表格", "表头与内容同在一页", _W, "8", "实务"),
    "PG021": Rule("文字", "不压在分隔线上", _E, "7.2.7、7.4.1、10.1", "规定"),
    # the head
    "HD001": Rule("份号", "六位数字", _W, "7.2.1", "一般"),
    "HD002": Rule("份号", "涉密公文的份号", _E, "条例 9", "规定"),
    "HD004": Rule("密级和保密期限", "写法", _E, "7.2.2", "规定"),
    "HD005": Rule("密级和保密期限", "有无保密期限", _W, "条例 9", "规定"),
    "HD006": Rule("紧急程度", "写法", _E, "7.2.3", "规定"),
    "HD008": Rule("签发人", "上行文的签发人", _E, "7.2.6", "规定"),
    "HD007": Rule("份号、密级、紧急程度", "顶格排在左上角", _E, "7.2.1–7.2.3", "规定"),
    "HD027": Rule("签发人", "姓名的字体", _W, "7.2.6", "规定"),
    "HD009": Rule("签发人", "写法", _E, "7.2.6", "规定"),
    "HD025": Rule("签发人", "右空一字", _E, "7.2.6", "规定"),
    "HD012": Rule("发文机关标志", "写法", _E, "7.2.4、10.1–10.3", "规定"),
    "HD015": Rule("发文机关标志", "字的上边缘距页上边", _E, "7.2.4、10", "规定"),
    "HD016": _figure("版头分隔线", "与发文字号的距离", _E, std.RED_LINE_BELOW_NUMBER),
    "HD024": Rule("版头分隔线", "长度和位置", _E, "7.2.7、10.1", "规定"),
    "HD018": Rule("版头分隔线", "颜色", _E, "7.2.7", "规定"),
    "HD019": Rule("发文机关标志", "居中，不超出版心", _E, "7.2.4", "规定"),
    "HD020": Rule("发文机关标志", "颜色", _W, "7.2.4", "推荐"),
    "HD021": Rule("发文机关标志", "字体", _W, "7.2.4", "推荐"),
    "HD022": Rule("发文机关标志", "字号", _I, "7.2.4", "实务"),
    "HD023": Rule("密级、紧急程度", "字体", _W, "7.2.2、7.2.3", "一般"),
    "DN001": Rule("发文字号", "写法", _E, "7.2.5", "规定"),
    "DN009": Rule("发文字号", "年份", _W, "7.2.5", "实务"),
    "DN020": Rule("发文字号", "位置", _E, "7.2.5", "规定"),
    "DN022": _figure("发文字号", "在信函的双线之下", _E, std.LETTER_GAP),
    "DN021": _figure("发文字号", "与发文机关标志空二行", _E, std.NUMBER_ROWS_BELOW_MARK),
    # title and recipients
    "TT001": Rule("标题", "末尾不用标点", _W, "GB/T 15834", "一般"),
    "TT012": Rule("标题", "回行", _W, "7.3.1", "规定"),
    "TT013": Rule("标题", "每行字数", _E, "7.3.1", "规定"),
    "TT014": Rule("标题", "排成梯形或菱形", _W, "7.3.1", "规定"),
    "TT015": Rule("标题", "字体字号", _W, "7.3.1", "一般"),
    "TT020": Rule("标题", "居中", _E, "7.3.1", "规定"),
    "TT021": _figure("标题", "红线下空二行", _E, std.TITLE_ROWS_BELOW_LINE),
    "RC001": Rule("主送机关", "末尾用全角冒号", _E, "7.3.2", "规定"),
    "RC007": Rule("主送机关", "居左顶格", _E, "7.3.2", "规定"),
    "RC020": _figure("主送机关", "标题下空一行", _E, std.RECIPIENTS_ROWS_BELOW_TITLE),
    # body and attachments
    "ST020": _figure("正文", "段首左空二字", _E, std.PARAGRAPH_INDENT),
    "ST017": Rule("层次标题", "字体", _W, "7.3.3", "一般"),
    "ST021": Rule("层次标题", "左空二字", _E, "7.3.3", "规定"),
    "AT001": Rule("附件说明", "写法", _E, "7.3.4", "规定"),
    "AT002": Rule("附件说明", "只有一个附件不编号", _W, "7.3.4", "规定"),
    "AT004": Rule("附件说明", "末尾不用标点", _E, "7.3.4", "规定"),
    "AT013": Rule("附件说明", "左空二字，回行与名称对齐", _E, "7.3.4", "规定"),
    "AT014": Rule("附件说明", "排在一页上", _W, "7.3.4", "实务"),
    "AT008": Rule("附件", "“附件”二字的写法", _W, "7.3.7", "规定"),
    "AT006": Rule("附件", "标题与附件说明一致", _W, "7.3.7", "规定"),
    "AT009": Rule("附件", "只有一个附件不编号", _W, "7.3.7", "规定"),
    "AT010": Rule("附件", "“附件”顶格在第一行，标题在第三行", _E, "7.3.7", "规定"),
    # the running text
    "PU003": Rule("正文", "引号成对", _W, "GB/T 15834", "规定"),
    "PU008": Rule("正文", "破折号", _W, "GB/T 15834 4.10", "规定"),
    "PU011": Rule("正文", "起止的连接号", _W, "GB/T 15834 4.13", "规定"),
    "GN011": Rule("正文", "引用的标准", _W, "GB/T 9704", "规定"),
    # signature, date, note
    "SG001": Rule("成文日期", "写法", _E, "7.3.5.4", "规定"),
    "SG015": Rule("成文日期", "有无", _W, "7.3.5", "规定"),
    "SG006": Rule("印发日期", "不早于成文日期", _W, "7.4.3", "推算"),
    "SG007": _figure("署名和日期", "加盖印章时的位置", _W, std.SEALED_DATE_RIGHT),
    "SG008": _figure("署名和日期", "不加盖印章时的位置", _E, std.UNSEALED_RIGHT),
    "SG009": Rule("印章", "压住署名和日期，上距正文一行以内", _E, "7.3.5.1", "规定"),
    "SG016": Rule("签名章和日期", "右空四字，各空行", _E, "7.3.5.3", "规定"),
    "SG017": Rule("联合署名", "给印章留的位置", _W, "7.3.5.1", "规定"),
    "SG010": Rule("正文", "“此页无正文”", _W, "7.3.5.5", "实务"),
    "SG012": Rule("署名和日期", "同页有正文", _W, "7.3.5.5", "实务"),
    "SG019": Rule("出席人员名单", "在成文日期之前", _E, "10.3", "规定"),
    "SG020": Rule("出席人员名单", "与正文同在一页", _W, "10.3", "实务"),
    "NT001": Rule("附注", "用圆括号", _E, "7.3.6", "规定"),
    "NT020": Rule("附注", "左空二字，在日期下一行", _E, "7.3.6", "规定"),
    # imprint
    "CO001": Rule("抄送机关", "写法", _E, "7.4.2", "规定"),
    "CO002": Rule("印发日期", "写法", _E, "7.4.3", "规定"),
    "CO003": Rule("版记", "有无", _I, "7.4.3、10.1", "规定"),
    "CO004": Rule("版记", "字号", _W, "7.4.2、7.4.3", "一般"),
    "CO005": Rule("版记", "主送和抄送之间没有分隔线", _E, "7.4.2", "规定"),
    "CO006": _figure("版记分隔线", "粗细", _W, std.IMPRINT_OUTER_PT),
    "CO007": Rule("版记", "末条分隔线与版心下边缘重合", _E, "7.4.1", "规定"),
    "CO008": Rule("版记", "在偶数页", _W, "GB/T 33476.2 7.3.1", "一般"),
    "CO009": Rule("版记", "主题词", _E, "7.4", "规定"),
    "CO020": Rule("版记", "左右各空一字", _E, "7.4.2、7.4.3", "规定"),
    "CO021": Rule("版记分隔线", "与版心等宽", _E, "7.4.1", "规定"),
    "CO022": Rule("抄送机关", "回行与冒号后首字对齐", _E, "7.4.2", "规定"),
    "CO023": Rule("版记", "与正文或附件同在一张纸上", _I, "7.4.1", "实务"),
    # page numbers
    "PG001": Rule("页码", "一字线和数字的写法", _E, "7.5", "规定"),
    "PG002": Rule("页码", "单页居右空一字，双页居左空一字", _E, "7.5", "规定"),
    "PG003": _figure("页码", "一字线距页上边", _E, std.PAGE_NUMBER_DASH_BELOW),
    "PG004": Rule("页码", "字体字号", _W, "7.5", "一般"),
    "PG005": Rule("页码", "首页页码", _E, "7.5、10.1", "规定"),
    "PG006": Rule("页码", "空白页和其后的版记页不编页码", _E, "7.5", "规定"),
    "PG020": Rule("页码", "有无、连续", _E, "7.5", "规定"),
    # parameters of a DOCX
    "PX001": Rule("文件设置", "正文颜色、字体、字距的设置", _W, "5.2", "一般"),
    "PX002": Rule("文件设置", "缩进用段落格式，不用空格", _W, "7.3.3", "实务"),
    "PX003": Rule("文件设置", "中文标点的字体", _I, "5.2.2", "实务"),
}
