"""The head of the document: what stands above the title (7.2, 10.1–10.3)."""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.faces import CHINESE, Face, face_of_font
from workplan_docs.audit.geometry import Row, Rule, union
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

MIDDLE = std.TYPE_AREA_LEFT + std.TYPE_AREA_WIDTH / 2
_SPACED = 0.4  # em between the two characters of 密级
_SMALLEST_MARK = std.SIZE_2  # pt: below it a mark does not catch the eye
MARK_TOPS = {
    "ordinary": std.MARK_TOP,
    "minutes": std.MARK_TOP,
    "order": std.ORDER_MARK_TOP,
    "letter": std.LETTER_MARK_TOP,
}


def check_head(doc: Measured, report: Report) -> None:
    """All rules above the title."""
    if not doc.elements.mark:
        note = "红色的机关名称没有找到；如果这不是公文的首页，可以不理"
        report.judge("HD015", False, "有发文机关标志", "没有认出", 1, note=note, severity=Severity.WARNING)
    else:
        _mark(doc, report)
    _classified(doc, report)
    _number(doc, report)
    _signers(doc, report)
    _red_line(doc, report)


def _mark(doc: Measured, report: Report) -> None:
    rows = doc.elements.mark
    ink = union([r.ink for r in rows])
    wanted = MARK_TOPS[doc.elements.format]
    good = abs(ink.top - wanted) <= tol.MARK + doc.engine_slack / 2
    report.judge("HD015", good, mm_text(wanted), mm_text(ink.top), 1, ink, value=ink.top)
    inside = ink.left >= std.TYPE_AREA_LEFT - tol.EDGE and ink.right <= std.TYPE_AREA_RIGHT + tol.EDGE
    good = inside and abs(ink.centre - MIDDLE) <= tol.CENTRE + std.mm(rows[0].size) / 20
    found = f"{mm_text(ink.left)} 至 {mm_text(ink.right)}"
    report.judge("HD019", good, f"以 {MIDDLE:.0f} mm 为中线，28–184 mm 以内", found, 1, ink)
    colour = rows[0].glyphs[0].colour
    red = all(r.is_red for r in rows)
    report.judge(
        "HD020",
        red,
        "红色",
        "红色" if red else f"#{colour.red:02X}{colour.green:02X}{colour.blue:02X}",
        1,
        ink,
    )
    face = rows[0].face
    if face is not None:
        report.judge("HD021", face is Face.XIAOBIAOSONG, "小标宋", CHINESE[face], 1, ink)
    size = max(r.size for r in rows)
    if len(rows) == 1 and len(rows[0].glyphs) < 18:
        report.judge("HD022", size > _SMALLEST_MARK + 4, "醒目（没有规定字号）", f"{size:.0f} pt", 1, ink)
    if doc.elements.format == "letter" and rows[-1].text.endswith("文件"):
        report.judge("HD012", False, "机关名称，不加“文件”", rows[-1].text, 1, ink)


def _classified(doc: Measured, report: Report) -> None:
    """份号, 密级, 紧急程度: flush left, one under the other, in the order of the clauses."""
    for row in doc.elements.classified:
        secrecy = p.SECRECY.match(row.text)
        if not (secrecy or p.URGENCY.match(row.text) or p.COPY_NUMBER.fullmatch(row.text)):
            continue
        good = abs(row.left - std.TYPE_AREA_LEFT) <= tol.EDGE
        report.judge("HD007", good, "距左边 28 mm", mm_text(row.left), row.page, row.box)
        if secrecy and row.glyphs[1].left - row.glyphs[0].right > _SPACED * std.mm(row.size):
            report.judge("HD004", False, "字间不空格", "字间有空", row.page, row.box)
        if p.COPY_NUMBER.fullmatch(row.text):
            report.judge("HD001", len(row.text) == 6, "6 位数字", row.text, row.page, row.box)
            continue
        if row.face is not None:
            good = row.face is Face.HEI and not row.is_bold
            found = CHINESE[row.face] + ("加粗" if row.is_bold else "")
            report.judge("HD023", good, "黑体，不加粗", found, row.page, row.box)


def _number(doc: Measured, report: Report) -> None:
    row = doc.elements.number
    if row is None:
        if doc.elements.mark and doc.elements.format in ("ordinary", "letter"):
            date = doc.elements.date
            draft = date is not None and p.DATE_BLANK.fullmatch(date.text)
            weight = Severity.HINT if draft else Severity.WARNING
            report.judge("DN020", False, "有发文字号", "没有认出", 1, severity=weight)
        return
    text = row.parts[0].split("签发人")[0]
    if p.NUMBER_BLANK.fullmatch(text):
        report.declare("DN001", "如 ×发〔2023〕1号", text, "草稿，编号还没有填", row.page)
    elif doc.elements.format in ("ordinary", "letter"):
        good = bool(p.NUMBER_WELL.fullmatch(text))
        report.judge("DN001", good, "如 ×发〔2023〕1号", text, row.page, row.box)
    _number_place(doc, row, report)
    if doc.elements.mark and doc.elements.format != "letter":
        top = doc.elements.signers[0].top if doc.elements.signers else row.top
        gap = top - doc.elements.mark[-1].bottom
        least, most = tol.empty_rows(std.NUMBER_ROWS_BELOW_MARK)
        wanted = f"{std.NUMBER_ROWS_BELOW_MARK} 行（{least:.0f}–{most:.0f} mm）"
        report.judge("DN021", least <= gap <= most, wanted, mm_text(gap), row.page, row.box)


def _number_place(doc: Measured, row: Row, report: Report) -> None:
    if doc.elements.format == "letter":
        good = abs(row.right - std.TYPE_AREA_RIGHT) <= 2 * tol.EDGE
        report.judge("DN020", good, "居右顶格（184 mm）", mm_text(row.right), row.page, row.box)
    elif doc.elements.signers:
        wanted = std.TYPE_AREA_LEFT + std.CELL_MM
        good = abs(row.left - wanted) <= 2 * tol.EDGE
        report.judge("DN020", good, f"居左空一字（{mm_text(wanted)}）", mm_text(row.left), row.page, row.box)
    else:
        good = abs(row.centre - MIDDLE) <= 2 * tol.CENTRE
        report.judge("DN020", good, f"居中（{mm_text(MIDDLE)}）", mm_text(row.centre), row.page, row.box)


def _signers(doc: Measured, report: Report) -> None:
    for row in doc.elements.signers:
        _signer_faces(row, report)
    for row in doc.elements.signers[:1]:
        text = row.text[row.text.index("签发人") :]
        good = text.startswith("签发人：") and "、" not in text
        report.judge("HD009", good, "签发人：姓名", text, row.page, row.box)
        wanted = std.TYPE_AREA_RIGHT - std.CELL_MM
        good = abs(row.right - wanted) <= tol.CELLS * std.CELL_MM + tol.EDGE
        report.judge("HD025", good, mm_text(wanted), mm_text(row.right), row.page, row.box)


def _signer_faces(row: Row, report: Report) -> None:
    """“签发人” in 仿宋, the names behind it in 楷体 (7.2.6)."""
    at = row.text.index("签发人") + len("签发人：")
    faces = {face_of_font(g.font) for g in row.glyphs[at:] if "\u4e00" <= g.text <= "\u9fff"} - {None}
    for face in faces:
        good = face is Face.KAI
        report.judge("HD027", good, "姓名用楷体", CHINESE[face] if face else "", row.page, row.box)


def _red_line(doc: Measured, report: Report) -> None:
    lines = [r for r in doc.elements.red_lines if r.box.top < std.TYPE_AREA_BOTTOM]
    form = doc.elements.format
    if form in ("order", "minutes") and not lines:
        return
    if not lines:
        if doc.elements.mark:
            report.judge("HD024", False, "有红色分隔线", "没有认出", 1)
        return
    line = lines[0]
    width = std.LETTER_LINE_WIDTH if form == "letter" else std.TYPE_AREA_WIDTH
    centre = std.PAGE_WIDTH / 2 if form == "letter" else MIDDLE
    good = abs(line.box.width - width) <= tol.EDGE and abs(line.box.centre - centre) <= tol.CENTRE + 0.2
    found = f"{mm_text(line.box.width)}，中线 {mm_text(line.box.centre)}"
    report.judge("HD024", good, f"{width:.0f} mm，居中", found, 1, line.box)
    red = line.colour.is_red
    report.judge("HD018", red, "红色", "红色" if red else "不是红色", 1, line.box)
    _line_distance(doc, line.box.top, report)
    if form == "letter":
        _below_double_line(doc, lines, report)
        low = [r for r in doc.pages[0].rules if r.colour.is_red and r.box.top > std.PAGE_HEIGHT / 2]
        where = low[-1].box.bottom if low else 0.0
        good = abs(where - std.LETTER_LOWER_LINE) <= 1.5 * tol.EDGE
        report.judge(
            "HD016", good, f"下双线距下边 20 mm（{mm_text(std.LETTER_LOWER_LINE)}）", mm_text(where), 1
        )


def _below_double_line(doc: Measured, lines: list[Rule], report: Report) -> None:
    """The first row below a letter's upper double line: 7/8 of a 三号 height under it (10.1)."""
    rows = [*([doc.elements.number] if doc.elements.number else []), *doc.elements.classified]
    if rows:
        row = min(rows, key=lambda r: r.top)
        gap = row.top - max(r.box.bottom for r in lines if r.box.bottom < row.bottom)
        good = abs(gap - std.LETTER_GAP) <= tol.LESS + doc.engine_slack
        found = mm_text(gap)
        report.judge("DN022", good, f"双线下 {mm_text(std.LETTER_GAP)}", found, row.page, row.box)


def _line_distance(doc: Measured, line_top: float, report: Report) -> None:
    """4 mm below the document number (7.2.7), in a letter below the mark (10.1)."""
    above = (
        doc.elements.mark[-1]
        if doc.elements.format == "letter" and doc.elements.mark
        else doc.elements.number
    )
    if above is None or above.top > line_top:
        return
    distances = (line_top - above.bottom, line_top - above.ink.bottom)
    slack = tol.RED_LINE + doc.engine_slack / 2
    good = any(abs(d - std.RED_LINE_BELOW_NUMBER) <= slack for d in distances)
    wanted, found = mm_text(std.RED_LINE_BELOW_NUMBER), mm_text(distances[0])
    report.judge("HD016", good, wanted, found, 1, above.box, value=distances[0])
