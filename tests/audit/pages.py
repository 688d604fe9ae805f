"""Official documents put on the page by hand, to the millimetre, so that a test can put one thing wrong.

Nothing of the program's layout is used: rows are placed absolutely. `sample` without changes is a document as
the standard wants it: head and text on page 1, a full page 2, signature on page 3, imprint on page 4.
"""

from dataclasses import dataclass, field, replace

from workplan_docs.typeset.fonts.css import css_families

CELL = 156 / 28
PITCH = 29.5 * 25.4 / 72
PROSE = "坚持城市管理为了人民深入开展环境卫生整治提升行动全面推进垃圾分类工作持续改善市容市貌"
BLACK, RED = "#000000", "#FF0000"


@dataclass
class Sample:
    """Everything that a test may put wrong; positions in mm, sizes in pt, indents in 字."""

    paper: tuple[float, float] = (210, 297)
    mark: str = "东平市城市管理局文件"
    mark_top: float = 72.0
    mark_size: float = 42.0
    mark_colour: str = RED
    mark_shift: float = 0.0
    classified: list[tuple[str, float]] = field(default_factory=list)
    classified_face: str = "hei"
    classified_bold: bool = False
    number: str = "东城发〔2023〕1号"
    number_left: float | None = None
    number_top: float = 107.6
    signers: str = ""
    signer_face: str = "kai"
    more_pages: int = 0
    line_colour: str = RED
    line_gap: float = 4.0
    line_left: float = 28.0
    line_width: float = 156.0
    title: list[str] = field(
        default_factory=lambda: ["东平市城市管理局关于", "印发2023年城市管理工作要点的通知"]
    )
    title_left: float | None = None
    title_face: str = "xiaobiaosong"
    title_size: float = 22.0
    title_gap: float = 20.78
    recipients: str = "各县区城管局，机关各科室："
    recipients_left: float = 28.0
    recipients_gap: float = 10.39
    first_rows: int = 5
    left: float = 28.0
    cell: float = CELL
    size: float = CELL / 25.4 * 72
    face: str = "fangsong"
    colour: str = BLACK
    bold: bool = False
    top: float = 36.96
    pitch: float = PITCH
    rows: int = 22
    chars: int = 28
    indent: float = 2.0
    odd_row: str = ""
    odd_left: float = 28.0
    headings: list[tuple[str, str, float]] = field(
        default_factory=lambda: [
            ("一、总体要求", "hei", 2), ("（一）指导思想", "kai", 2), ("1.基本原则", "fangsong", 2),
        ]
    )  # fmt: skip
    attachments: list[tuple[str, float]] = field(default_factory=lambda: [("附件：任务分解表", 2.0)])
    signature: str = "东平市城市管理局"
    signature_right: float = 4.0 - 0.75
    signatures: list[tuple[str, float, int]] = field(default_factory=list)  # joint: text, left in mm, row
    date: str = "2023年3月15日"
    date_right: float = 4.0
    blank_rows: int = 2
    note: str = "（此件公开发布）"
    note_indent: float = 2.0
    attachment_label: str = ""
    attachment_left: float = 28.0
    attachment_title_row: int = 3
    imprint_foot: float = 262.0
    imprint_size: float = 14.0
    imprint_inset: float = 14 * 25.4 / 72
    imprint_left: float = 28.0
    imprint_outer: float = 0.353
    imprint_page: int = 4
    copy_to: str = "抄送：市委办公室，市政府办公室。"
    printed: str = "2023年3月16日印发"
    numbers: str = "— {} —"
    number_y: float = 269.0
    number_inset: float = 14 * 25.4 / 72
    number_face: str = "song"
    number_size: float = 14.0
    number_centred: bool = False
    without_number: tuple[int, ...] = ()
    extra: str = ""  # HTML on page 1
    signed_extra: str = ""  # HTML on page 3
    recipients_moved: str = ""  # 主送 in the imprint
    moved_line: bool = False
    single_glyphs: bool = False  # every character placed by itself
    even_shift: float = 0.0  # mm by which even pages stand further left


def width(text):
    """Width in 字: ASCII is half."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


class Sheet:
    def __init__(self, single=False):
        self.items = []
        self.single = single

    def _one_by_one(self, text, left, top, size, face, colour, cell, bold, right):
        em = size * 25.4 / 72
        wide = cell or em
        steps = [wide - (em / 2 if c.isascii() else 0) for c in text]
        left = left if right is None else 210 - right - sum(steps)
        for char, step in zip(text, steps, strict=True):
            self.put(char, left, top, size, face, colour, None, bold)
            left += step

    def put(self, text, left, top, size, face, colour=BLACK, cell=None, bold=False, right=None):
        """One row with its em box at ``top``; ``right`` places its right end instead of ``left``."""
        if self.single and len(text) > 1:
            self._one_by_one(text, left, top, size, face, colour, cell, bold, right)
            return
        spacing = f"letter-spacing:{cell - size * 25.4 / 72:.5f}mm;" if cell else ""
        side = f"right:{right:.4f}mm" if right is not None else f"left:{left:.4f}mm"
        weight = "-webkit-text-stroke:0;font-weight:bold;" if bold else ""
        self.items.append(
            f'<div style="position:absolute;{side};top:{top:.4f}mm;font:{size:.4f}pt/1 {css_families(face)};'
            f"font-size:{size:.4f}pt;{spacing}{weight}color:{colour};white-space:pre\">{text}</div>".replace('"WD', "'WD")
            .replace('",', "',").replace('";', "';")
        )  # fmt: skip

    def rule(self, left, top, length, thickness, colour=BLACK):
        if not thickness:
            return
        self.items.append(
            f'<div style="position:absolute;left:{left}mm;top:{top:.4f}mm;width:{length}mm;'
            f'height:{thickness}mm;background:{colour}"></div>'
        )


def html_of(s: Sample) -> str:
    """The document as HTML for WeasyPrint."""
    pages = [Sheet(s.single_glyphs) for _ in range(max(4, s.imprint_page) + s.more_pages)]
    y = put_head(s, pages[0])
    _text(s, pages, y)
    _signing(s, pages[2])
    if s.attachment_label:
        _attachment(s, pages[3])
    put_imprint(s, pages[s.imprint_page - 1])
    pages[0].items.append(s.extra)
    pages[2].items.append(s.signed_extra)
    for n, page in enumerate(pages, 1):
        if n not in s.without_number:
            put_number(s, page, n)
    return bound(pages, s)


def bound(pages: list["Sheet"], s: Sample) -> str:
    """Sheets as HTML; even ones are moved by the sample's shift."""
    shift = f'<div style="position:absolute;inset:0;left:{-s.even_shift}mm;width:210mm">'
    sheets = "".join(
        f"<section>{shift if n % 2 else '<div>'}{''.join(p.items)}</div></section>"
        for n, p in enumerate(pages)
    )
    w, h = s.paper
    style = (
        f"@page {{ size: {w}mm {h}mm; margin: 0 }} body {{ margin: 0 }} "
        f"section {{ position: relative; width: {w}mm; height: {h - 0.01}mm; break-after: page }} "
        "section:last-child { break-after: auto }"
    )
    return f'<html lang="zh-CN"><head><style>{style}</style></head><body>{sheets}</body></html>'


def put_head(s, page):
    for n, (text, left) in enumerate(s.classified):
        page.put(text, left, 37 + n * 10.39, 16, s.classified_face, bold=s.classified_bold)
    em = s.mark_size * 25.4 / 72
    mark_left = 106 - width(s.mark) * em / 2 + s.mark_shift
    page.put(s.mark, mark_left, s.mark_top - 0.02 * em, s.mark_size, "xiaobiaosong", s.mark_colour)
    number_left = s.number_left if s.number_left is not None else 106 - width(s.number) * CELL / 2
    page.put(s.number, number_left, s.number_top, 15.79, "fangsong")
    if s.signers:
        label, name = s.signers[:4], s.signers[4:]
        page.put(name, 0, s.number_top, 15.79, s.signer_face, right=210 - 184 + CELL)
        page.put(label, 0, s.number_top, 15.79, "fangsong", right=210 - 184 + CELL * (1 + width(name)))
    y = s.number_top + CELL + s.line_gap
    page.rule(s.line_left, y, s.line_width, 0.353, s.line_colour)
    y += 0.353 + s.title_gap
    em = s.title_size * 25.4 / 72
    for text in s.title:
        left = s.title_left if s.title_left is not None else 106 - width(text) * em / 2
        page.put(text, left, y, s.title_size, s.title_face)
        y += 12.7
    y += -12.7 + em + s.recipients_gap
    if s.recipients:
        page.put(s.recipients, s.recipients_left, y, s.size, s.face)
        y += s.pitch
    return y


def _row(s, page, text, left, y):
    page.put(text, left, y, s.size, s.face, s.colour, s.cell, s.bold)


def _text(s, pages, y):
    prose = PROSE * 60
    at = 0
    for n in range(s.first_rows):
        indent = s.indent if n == 0 else 0
        count = s.chars - (2 if n == 0 else 0)
        _row(s, pages[0], prose[at : at + count], s.left + indent * s.cell, y)
        at, y = at + count, y + s.pitch
    for n in range(s.rows):
        text, left = prose[at : at + s.chars], s.left
        if n == 5 and s.odd_row:
            text, left = s.odd_row, s.odd_left
        _row(s, pages[1], text, left, s.top + n * s.pitch)
        at += s.chars
    _row(s, pages[2], prose[at : at + 10] + "。", s.left, s.top)


def _signing(s, page):
    y = s.top
    for text, face, indent in s.headings:
        y += s.pitch
        page.put(text, 28 + indent * CELL, y, s.size, face)
    y += s.pitch
    page.put("特此通知。", s.left + s.indent * s.cell, y, s.size, s.face, s.colour, s.cell)
    y += s.pitch
    for text, indent in s.attachments:
        y += s.pitch
        page.put(text, 28 + indent * CELL, y, s.size, s.face)
    y += s.pitch * (s.blank_rows + 1)
    if not s.signatures:
        page.put(s.signature, 0, y, 15.79, "fangsong", right=210 - 184 + s.signature_right * CELL)
    for text, left, row in s.signatures:
        page.put(text, left, y + row * s.pitch, 15.79, "fangsong")
    y += s.pitch * max((row for _, _, row in s.signatures), default=0)
    y += s.pitch
    page.put(s.date, 0, y, 15.79, "fangsong", right=210 - 184 + s.date_right * CELL)
    if s.note:
        page.put(s.note, 28 + s.note_indent * CELL, y + s.pitch, 15.79, "fangsong")


def _attachment(s, page):
    page.put(s.attachment_label, s.attachment_left, 36.96, 15.79, "hei")
    page.put("任务分解表", 80, 36.96 + (s.attachment_title_row - 1) * 10.39, 22, "xiaobiaosong")
    page.put("本表各项任务由各单位按时完成。", 28 + 2 * CELL, 36.96 + 4 * 10.39, 15.79, "fangsong")


def put_imprint(s, page):
    em = s.imprint_size * 25.4 / 72
    rows = [r for r in (s.recipients_moved, s.copy_to, s.printed) if r]
    y = s.imprint_foot - len(rows) * 9.9
    page.rule(s.imprint_left, y - s.imprint_outer / 2, 156, s.imprint_outer)
    for n, text in enumerate(rows):
        top = y + (9.9 - em) / 2
        if text.startswith(("抄送", "主送")):
            page.put(text, 28 + s.imprint_inset, top, s.imprint_size, "fangsong")
        else:
            page.put("东平市城市管理局办公室", 28 + s.imprint_inset, top, s.imprint_size, "fangsong")
            page.put(text, 0, top, s.imprint_size, "fangsong", right=26 + s.imprint_inset)
        y += 9.9
        last = n == len(rows) - 1
        thickness = s.imprint_outer if last else 0.265
        if text.startswith("主送") and not s.moved_line:
            continue
        page.rule(s.imprint_left, y - thickness / 2, 156, thickness)


def put_number(s, page, n):
    em = s.number_size * 25.4 / 72
    text = s.numbers.format(n)
    top = s.number_y - em / 2
    face = s.number_face
    if s.number_centred:
        page.put(text, 98, top, s.number_size, face)
    elif n % 2:
        page.put(text, 0, top, s.number_size, face, right=26 + s.number_inset)
    else:
        page.put(text, 28 + s.number_inset, top, s.number_size, face)


def wrong(**changes):
    """What a test changes of a sample, by name."""
    return changes


def sample(**changes) -> Sample:
    """The document with something put wrong."""
    return replace(Sample(), **changes)
