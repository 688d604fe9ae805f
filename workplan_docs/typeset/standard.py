"""Every figure of GB/T 9704-2012 that the program uses, once, with its clause and strength.

CSS, DOCX styles, layout and audit all read this module. A figure is written ``figure(value, unit, clause,
strength, name, tolerance)`` (`figures`) and is a plain number for its users; docs/figures.md is made from
here. Strength: 规定 must, 一般 normally, 推荐 recommended, 实务 practice, 推算 arithmetic. Clauses are those of
GB/T 9704-2012 unless they name another source; “参考” is a measurement of word processors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workplan_docs.typeset.figures import count, figure, ink, registry

MM_PER_PT = 25.4 / 72
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20


def mm(pt: float) -> float:
    """Points to millimetres."""
    return pt * MM_PER_PT


def pt(millimetres: float) -> float:
    """Millimetres to points."""
    return millimetres / MM_PER_PT


def twips(millimetres: float) -> int:
    """Millimetres to whole twips, rounded."""
    return round(millimetres * TWIPS_PER_MM)


# 5.1–5.2: paper and type area
PAGE_WIDTH = figure(210.0, "mm", "5.1", "规定", "纸宽（A4）", 2.0)
PAGE_HEIGHT = figure(297.0, "mm", "5.1", "规定", "纸高（A4）", 2.0)
TYPE_AREA_TOP = figure(37.0, "mm", "5.2.1", "规定", "天头", 1.0)
TYPE_AREA_LEFT = figure(28.0, "mm", "5.2.1", "规定", "订口", 1.0)
TYPE_AREA_WIDTH = figure(156.0, "mm", "5.2.1", "规定", "版心宽", 1.0)
TYPE_AREA_HEIGHT = figure(225.0, "mm", "5.2.1", "规定", "版心高", 1.0)
TYPE_AREA_RIGHT = figure(TYPE_AREA_LEFT + TYPE_AREA_WIDTH, "mm", "5.2.1", "推算", "版心右边缘", 1.0)
TYPE_AREA_BOTTOM = figure(TYPE_AREA_TOP + TYPE_AREA_HEIGHT, "mm", "5.2.1", "推算", "版心下边缘", 1.0)
LINES = count(22, "行", "5.2.3", "一般", "每面行数")
CHARS = count(28, "字", "5.2.3", "一般", "每行字数")

# Type sizes (5.2.2 and the names of the 号 in Word) and the grid
SIZE_2 = figure(22.0, "pt", "7.3.1", "一般", "二号")
SIZE_3 = figure(16.0, "pt", "5.2.2", "一般", "三号")
SIZE_3_OLD = figure(15.75, "pt", "5.2.2", "一般", "三号（号数制）")
SIZE_4 = figure(14.0, "pt", "7.4.2", "一般", "四号")
SIZE_SMALL_4 = figure(12.0, "pt", "办公软件", "实务", "小四号")
SIZE_5 = figure(10.5, "pt", "办公软件", "实务", "五号")
CELL_PT = figure(pt(TYPE_AREA_WIDTH) / CHARS, "pt", "3.1", "推算", "一字的宽度（PDF 里的三号）")
CELL_MM = figure(TYPE_AREA_WIDTH / CHARS, "mm", "3.1", "推算", "一字的宽度")
DOCX_SPACING_TWIPS = count(-5, "twip", "参考", "实务", "DOCX 三号字的字距（排下 28 字）")
DOCX_GRID_SPACING_TWIPS = count(-7, "twip", "参考", "实务", "DOCX 三号字的字距（有字符网格时）")
SIZE_3_MM = figure(5.54, "mm", "GB/T 33476.2 A", "推算", "三号字高")
LINE_GAP = figure(4.84, "mm", "3.2", "推算", "三号字高的 7/8")
ROW = figure(10.39, "mm", "3.2", "推算", "一行的高度")
PITCH_LEAST_PT = figure(28.9, "pt", "3.2、5.2.3", "推算", "22 行撑满版心的最小行距")
PITCH_MOST_PT = figure(29.65, "pt", "3.2、5.2.3", "推算", "22 行撑满版心的最大行距")
TITLE_PITCH_PT = figure(36.0, "pt", "3.2", "推算", "标题行距")

# 7.2: head of the document (版头)
MARK_TOP = figure(72.0, "mm", "7.2.4", "规定", "发文机关标志上缘距纸上边", 1.0)
MARK_MAX_PT = figure(42.0, "pt", "7.2.4", "实务", "发文机关标志最大字号（初号）")
MARK_MIN_PT = figure(22.0, "pt", "7.2.4", "实务", "发文机关标志最小字号")
MARK_WIDTH = figure(TYPE_AREA_WIDTH, "mm", "7.2.4", "推算", "发文机关标志最大宽度")
JOINT_MARK_MAX_PT = figure(36.0, "pt", "7.2.4", "实务", "联合发文标志最大字号")
JOINT_MARK_MIN_PT = figure(16.0, "pt", "7.2.4", "实务", "联合发文标志最小字号")
JOINT_MARK_PITCH = figure(1.25, "倍", "7.2.4", "实务", "联合发文机关名称行距与字号之比")
JOINT_SUFFIX_RATIO = figure(1.25, "倍", "7.2.4", "实务", "右侧“文件”与机关名称字号之比")
JOINT_SUFFIX_GAP = figure(0.5, "em", "7.2.4", "实务", "机关名称与“文件”的间隔")
FIRST_PAGE_TEXT_ROWS = count(2, "行", "7.3.3", "实务", "首页至少留给正文的行数")
NUMBER_INSET = count(1, "字", "7.2.5、7.2.6", "规定", "上行文发文字号左空、签发人右空")
SIGNERS_A_ROW = count(2, "个", "7.2.6", "一般", "每行签发人数")
NUMBER_ROWS_BELOW_MARK = count(2, "行", "7.2.5", "规定", "发文机关标志下空")
RED_LINE_BELOW_NUMBER = figure(4.0, "mm", "7.2.7", "规定", "发文字号之下到分隔线", 0.5)
RED_LINE_PT = figure(1.0, "pt", "7.2.7", "实务", "版头分隔线粗细")
RED = ink("#FF0000", "6.2", "实务", "红色")

# 7.3: body
TITLE_ROWS_BELOW_LINE = count(2, "行", "7.3.1", "规定", "分隔线下空")
TITLE_NOTE_INSET = count(2, "字", "条例九", "实务", "题注左右各空")
RECIPIENTS_ROWS_BELOW_TITLE = count(1, "行", "7.3.2", "规定", "标题下空")
PARAGRAPH_INDENT = count(2, "字", "7.3.3", "规定", "每段左空")
TITLE_MAX_CHARS = count(20, "字", "7.3.1", "推算", "标题每行字数上限")
ENCLOSURE_TITLE_ROW = count(3, "行", "7.3.7", "规定", "附件标题所在行")
SEALED_DATE_RIGHT = count(4, "字", "7.3.5.1", "一般", "加盖印章时成文日期右空", 0.5)
UNSEALED_RIGHT = count(2, "字", "7.3.5.2", "规定", "不加盖印章时右空", 0.5)
SEALED_BLANK_ROWS = count(2, "行", "7.3.5.1", "推算", "加盖印章时正文与署名之间空行")
UNSEALED_BLANK_ROWS = count(1, "行", "7.3.5.2", "规定", "不加盖印章时正文与署名之间空行")
ATTACHMENT_ROWS_BELOW_TEXT = count(1, "行", "7.3.4", "规定", "正文与附件说明之间空行")
ATTENDANCE_ROWS_BELOW_TEXT = count(1, "行", "10.3", "规定", "纪要正文与出席人员之间空行")
SEALS_A_ROW = count(3, "个", "7.3.5.1", "推算", "每排印章数")
SEAL_DIAMETER = figure(42.0, "mm", "7.3.5.1", "实务", "印章直径（只留位置）")
SEAL_GAP = figure(3.0, "mm", "7.3.5.1", "实务", "印章之间的间隔（规定不相交、不相切）")
SEAL_ROWS = count(5, "行", "7.3.5.1", "推算", "两排印章之间的行数")
STAMP_BLANK_ROWS = count(2, "行", "7.3.5.3", "规定", "正文与签名章之间空行")
STAMP_RIGHT = count(4, "字", "7.3.5.3", "规定", "签名章、成文日期右空", 0.5)
STAMP_POST_GAP = count(2, "字", "7.3.5.3", "规定", "职务与签名章之间空", 0.5)
STAMP_DATE_ROWS = count(1, "行", "7.3.5.3", "规定", "签名章与成文日期之间空行")
STAMP_WIDTH = figure(40.0, "mm", "7.3.5.3", "实务", "签名章宽（只留位置）")
STAMP_ROWS = count(2, "行", "7.3.5.3", "实务", "签名章所占行数")
DATE_WIDTH = figure(7.0, "字", "7.3.5.4", "推算", "待填成文日期的宽度")
TIGHTEST_PITCH_PT = figure(26.5, "pt", "7.3.5.5", "实务", "调整行距的下限")
TIGHTEST_CHARS_EM = figure(0.04, "em", "7.3.5.5", "实务", "调整字距时每字最多收紧")

# 7.4: imprint (版记)
IMPRINT_OUTER_PT = figure(1.0, "pt", "7.4.1", "推荐", "版记首末分隔线粗细（0.35 mm）", 0.28)
IMPRINT_INNER_PT = figure(0.75, "pt", "7.4.1", "推荐", "版记中间分隔线粗细（0.25 mm）", 0.28)
IMPRINT_INSET = count(1, "字", "7.4.2、7.4.3", "规定", "版记左右各空")
IMPRINT_PITCH_PT = figure(28.0, "pt", "7.4", "实务", "版记行距")

# 7.5: page number
PAGE_NUMBER_DASH_BELOW = figure(7.0, "mm", "7.5", "规定", "页码一字线距版心下边缘", 1.0)
PAGE_NUMBER_PT = figure(SIZE_4, "pt", "7.5", "一般", "页码字号（四号）")
PAGE_NUMBER_INSET = count(1, "字", "7.5", "规定", "页码距版心左右边缘（四号字）")

# 10: special formats
LETTER_MARK_TOP = figure(30.0, "mm", "10.1", "规定", "信函格式标志上缘距纸上边", 1.0)
LETTER_LINE_WIDTH = figure(170.0, "mm", "10.1", "规定", "信函格式双线长", 1.0)
LETTER_LINE_BELOW_MARK = figure(4.0, "mm", "10.1", "规定", "信函格式标志之下到双线", 0.5)
LETTER_LOWER_LINE = figure(
    PAGE_HEIGHT - 20.0, "mm", "10.1", "规定", "信函格式下双线距纸上边（距下边 20 mm）", 1.0
)
LETTER_GAP = figure(LINE_GAP, "mm", "10.1", "规定", "信函格式双线与文字的间隔")
LETTER_THICK_PT = figure(2.25, "pt", "10.1", "实务", "信函格式粗线粗细")
LETTER_THIN_PT = figure(0.75, "pt", "10.1", "实务", "信函格式细线粗细")
LETTER_SPLIT_PT = figure(1.0, "pt", "10.1", "实务", "信函格式粗细线的间隔")
LETTER_TITLE_ROWS = count(2, "行", "10.1", "规定", "信函格式标题之上空")
ORDER_BODY_ROWS = count(2, "行", "10.2", "规定", "令号与正文之间空行")
ORDER_MARK_TOP = figure(57.0, "mm", "10.2", "规定", "命令（令）标志上缘距纸上边", 1.0)

# Page boxes of word processors: half the leading off both ends, or plain margins (profiles below)
EXACT_TOP = figure(34.58, "mm", "GB/T 33476.2 A", "推荐", "exact：上页边距")
EXACT_BOTTOM = figure(32.58, "mm", "GB/T 33476.2 A", "推荐", "exact：下页边距")
EXACT_PITCH_TWIPS = count(590, "twip", "GB/T 33476.2 A", "推荐", "exact：固定行距（29.5 pt）")
COMPAT_TOP = figure(37.0, "mm", "5.2.1", "实务", "compat：上页边距")
COMPAT_BOTTOM = figure(35.0, "mm", "5.2.1", "实务", "compat：下页边距")
COMPAT_PITCH_TWIPS = count(579, "twip", "参考", "推算", "compat：排下 22 行的最大行距（28.95 pt）")

# 8: landscape tables; the sheet is turned so that its left edge is up
LANDSCAPE_TOP = figure(TYPE_AREA_LEFT, "mm", "8", "推算", "横排表格上页边距")
LANDSCAPE_LEFT = figure(PAGE_HEIGHT - TYPE_AREA_BOTTOM, "mm", "8", "推算", "横排表格左页边距")
LANDSCAPE_WIDTH = figure(TYPE_AREA_HEIGHT, "mm", "8", "推算", "横排表格宽")
LANDSCAPE_HEIGHT = figure(TYPE_AREA_WIDTH, "mm", "8", "推算", "横排表格高")

# Working papers: practice throughout, the standard says nothing of them
SHEET_TOP = figure(25.0, "mm", "工作表", "实务", "分解表上页边距")
SHEET_MARGIN = figure(20.0, "mm", "工作表", "实务", "分解表其余页边距")
SHEET_WIDTH = figure(PAGE_HEIGHT - 2 * SHEET_MARGIN, "mm", "工作表", "推算", "分解表宽")
FORM_WIDTH = figure(TYPE_AREA_WIDTH, "mm", "工作表", "推算", "报告表宽")
FORM_TOP = figure(25.0, "mm", "工作表", "实务", "报告表上页边距")
FORM_BOTTOM = figure(20.0, "mm", "工作表", "实务", "报告表下页边距")
CELL_PITCH_PT = figure(15.0, "pt", "工作表", "实务", "单元格行距")
CELL_PADDING = figure(0.8, "mm", "工作表", "实务", "单元格左右留白")
TABLE_OUTER_PT = figure(1.0, "pt", "工作表", "实务", "表格外框粗细")
TABLE_INNER_PT = figure(0.5, "pt", "工作表", "实务", "表格内线粗细")
CELL_PADDING_ABOVE = figure(0.5, "mm", "工作表", "实务", "单元格上下留白")
TABLE_DISTANCE = figure(3.0, "mm", "工作表", "实务", "表格与下文的间隔")
PAPER_FOOT_BELOW = figure(5.0, "mm", "工作表", "实务", "页脚距版面")
ROW_MAY_SPLIT = figure(150.0, "mm", "工作表", "实务", "超过此高的行可以跨页")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a word processor's page box is set so that the ink falls where the standard wants it.

    A house profile (`typeset.house.house_profile`) is one of the two with an office's own figures.
    """

    name: Literal["exact", "compat"]
    top: float
    bottom: float
    pitch_twips: int
    left: float = TYPE_AREA_LEFT
    mark_top: float = MARK_TOP
    mark_max_pt: float = MARK_MAX_PT
    title_pitch_pt: float = TITLE_PITCH_PT
    red: str = RED
    red_line_pt: float = RED_LINE_PT
    red_line_below: float = RED_LINE_BELOW_NUMBER
    number_below: float = PAGE_NUMBER_DASH_BELOW
    number_pt: float = PAGE_NUMBER_PT
    number_inset: float = PAGE_NUMBER_INSET
    imprint_outer_pt: float = IMPRINT_OUTER_PT
    imprint_inner_pt: float = IMPRINT_INNER_PT
    house: tuple[str, ...] = ()  # keys of organ.yaml's house: that were set (`typeset.house`)

    @property
    def right(self) -> float:
        """Right margin: the type area keeps its width, so that 28 characters stand in a line."""
        return PAGE_WIDTH - self.left - TYPE_AREA_WIDTH

    @property
    def pitch_pt(self) -> float:
        """Exact line pitch in points."""
        return self.pitch_twips / TWIPS_PER_PT

    @property
    def pitch(self) -> float:
        """Exact line pitch in millimetres."""
        return mm(self.pitch_pt)

    @property
    def page_box_bottom(self) -> float:
        """Lower edge of the word processor's text box, from the paper's top edge."""
        return PAGE_HEIGHT - self.bottom

    @property
    def rows(self) -> int:
        """Rows of a full page, counted in twips as a word processor does; layout and DOCX both go by it."""
        room = twips(PAGE_HEIGHT) - twips(self.top) - twips(self.bottom)
        return room // self.pitch_twips

    @property
    def ink_foot(self) -> float:
        """Lowest edge of the ink on a full page: the type area's, or that of the text box's last row below it."""
        leading = (self.pitch - mm(CELL_PT)) / 2
        return max(TYPE_AREA_BOTTOM, self.top + self.rows * self.pitch - leading)

    @property
    def number_inset_mm(self) -> float:
        """What stays free at the outer side of a page number: so many of its own characters."""
        return self.number_inset * mm(self.number_pt)

    @property
    def raise_to_type_area(self) -> float:
        """How far the page box reaches below the type area; the imprint is raised by it."""
        return TYPE_AREA_TOP - self.top


EXACT = Profile("exact", EXACT_TOP, EXACT_BOTTOM, EXACT_PITCH_TWIPS)
COMPAT = Profile("compat", COMPAT_TOP, COMPAT_BOTTOM, COMPAT_PITCH_TWIPS)
PROFILES = {p.name: p for p in (EXACT, COMPAT)}

FIGURES = registry(globals())  # by name, in this order; a test holds that none is missing
