"""A DOCX judged by its parameters: page, grid, pitch, feet; the text's own are in `check_docx_text`.

Positions are computed as Word sets them: extra leading is parted evenly above and below a row (gbt9704.md
§1.4). What depends on layout (page breaks, places of signature and imprint) needs `--render`.
"""

from __future__ import annotations

from collections import Counter

from workplan_docs.audit import messages as m
from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_docx_text import check_docx_text
from workplan_docs.audit.check_foot import DASH_Y
from workplan_docs.audit.check_page import COMPAT_BOTTOM, COMPAT_NOTE, COMPAT_TOP, mm_text
from workplan_docs.audit.docx_view import DocxView, ParagraphView, Section, W, number
from workplan_docs.audit.faces import CHINESE, Face, face_of_font
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.officefile.package import Package
from workplan_docs.typeset import standard as std

_GRID_UNIT = 4096  # charSpace counts 1/4096 pt from the Normal style's size
_FOOT_LEADING = 1.3  # line height of a foot whose pitch is left to the font
_FOOT_SLACK = 1.5  # mm: the dash's place is computed, not seen


def check_docx(package: Package, report: Report) -> None:
    """Everything that the XML tells."""
    view = DocxView(package)
    sections = [s for s in view.sections if _mm(s.size.get("h")) > _mm(s.size.get("w"))]
    if not view.sections:
        report.judge("PP001", False, "写明 A4", "没有写纸张大小")
    for section in view.sections:
        _paper(section, report)
    if _is_form(package):
        report.cannot(m.REPORT_FORM)
        return
    body = [x for x in view.paragraphs if x.text.strip() and not x.in_table and _is_body(x)]
    if sections and view.letter_lines:
        _margins(sections[0], report)
        report.cannot("信函格式的版心由首页双线决定，行数和页码的位置没有算（加 --render 再量）")
    elif sections:
        _margins(sections[0], report)
        _pitch(view, sections[0], body, report)
        _feet(view, sections[0], report)
    check_docx_text(view, report)
    report.cannot("印章、签名章是否端正清晰，纸张和印刷的质量，要由人看")


def _is_form(package: Package) -> bool:
    """Whether the properties say that it is a report form (`forms.identity.FormIdentity`)."""
    return "docProps/custom.xml" in package.names and b'"WorkplanForm"' in package.read("docProps/custom.xml")


def _mm(twips: str | None) -> float:
    return number(twips, 0) / std.TWIPS_PER_MM


def _is_body(paragraph: ParagraphView) -> bool:
    return abs(paragraph.size - std.SIZE_3) < 2.1 and paragraph.alignment in ("both", "left")


def _paper(section: Section, report: Report) -> None:
    width, height = _mm(section.size.get("w")), _mm(section.size.get("h"))
    found = sorted((width, height))
    good = abs(found[0] - std.PAGE_WIDTH) <= tol.PAPER and abs(found[1] - std.PAGE_HEIGHT) <= tol.PAPER
    report.judge(
        "PP001", good, f"{std.PAGE_WIDTH:.0f} × {std.PAGE_HEIGHT:.0f} mm", f"{width:.0f} × {height:.0f} mm"
    )


def _margins(section: Section, report: Report) -> None:
    left, right = _mm(section.margins.get("left")), _mm(section.margins.get("right"))
    left += _mm(section.margins.get("gutter"))
    good = abs(left - std.TYPE_AREA_LEFT) <= tol.EDGE
    report.judge("PP003", good, mm_text(std.TYPE_AREA_LEFT), mm_text(left), value=left)
    edge = _mm(section.size.get("w")) - right
    good = abs(edge - std.TYPE_AREA_RIGHT) <= 2 * tol.EDGE
    report.judge("PP006", good, mm_text(std.TYPE_AREA_RIGHT), mm_text(edge), value=edge)


def _pitch(view: DocxView, section: Section, body: list[ParagraphView], report: Report) -> None:
    """Pitch, then what follows from it: upper edge, rows, lower edge; then characters."""
    pitches = Counter(_pitch_of(x, section) for x in body)
    exact = [(n, x) for x, n in pitches.items() if x is not None]
    low, high = tol.PITCH
    wanted = f"固定值 {low}–{high} pt"
    if not exact or pitches[None] > max(n for n, _ in exact):
        if body:
            report.judge("PP004", False, wanted, "没有设成固定值，随字体变化")
        return
    pitch = max(exact)[1]
    own = view.normal_pitch
    known = own is not None and (low - 0.05 <= own <= high + 0.05 or report.declared.has("PP004", own))
    if own is not None and known and std.TIGHTEST_PITCH_PT <= pitch < min(low, own) - 0.05:
        note = f"正文样式是 {own:.2f} pt，为容下署名和日期调整了行距，属已声明的偏差"
        report.declare("PP004", wanted, f"{pitch:.2f} pt", note)
        pitch = own
        if report.declared.has("PP004", own):
            report.judge("PP004", True, wanted, f"{own:.2f} pt", value=own)
    else:
        good = low - 0.05 <= pitch <= high + 0.05
        report.judge("PP004", good, wanted, f"{pitch:.2f} pt", value=pitch)
    _rows(section, pitch, report)
    _characters(view, section, body, report)


def _pitch_of(paragraph: ParagraphView, section: Section) -> float | None:
    """The pitch in pt; single spacing on a line grid takes the grid's."""
    if paragraph.exact_pitch is not None:
        return round(paragraph.exact_pitch, 2)
    spacing = paragraph.properties.get("spacing", {})
    on_grid = paragraph.properties.get("snapToGrid", {}).get("val", "1") not in ("0", "false")
    if (
        on_grid
        and section.grid.get("type") in ("lines", "linesAndChars")
        and spacing.get("line", "240") == "240"
    ):
        return round(number(section.grid.get("linePitch"), 0) / std.TWIPS_PER_PT, 2) or None
    return None


def _rows(section: Section, pitch: float, report: Report) -> None:
    top, bottom = _mm(section.margins.get("top")), _mm(section.margins.get("bottom"))
    room = _mm(section.size.get("h")) - top - bottom
    leading = (std.mm(pitch) - std.SIZE_3_MM) / 2
    rows = int(room / std.mm(pitch) + 1e-6)
    note = f"版心可用高度 {room:.1f} mm ÷ 行距 {std.mm(pitch):.2f} mm"
    report.judge("PG008", rows == std.LINES, f"{std.LINES} 行", f"{rows} 行", note=note)
    edge = top + leading
    wanted = mm_text(std.TYPE_AREA_TOP)
    if abs(edge - std.TYPE_AREA_TOP) > tol.EDGE and abs(edge - COMPAT_TOP) <= 0.2:
        report.declare("PP002", wanted, mm_text(edge), COMPAT_NOTE)
    else:
        good = abs(edge - std.TYPE_AREA_TOP) <= tol.EDGE
        report.judge("PP002", good, wanted, mm_text(edge), value=edge)
    last = edge + (rows - 1) * std.mm(pitch) + std.SIZE_3_MM
    wanted = mm_text(std.TYPE_AREA_BOTTOM)
    if abs(last - COMPAT_BOTTOM) <= 0.3:
        report.declare("PP005", wanted, mm_text(last), COMPAT_NOTE)
    else:
        good = abs(last - std.TYPE_AREA_BOTTOM) <= tol.EDGE
        report.judge("PP005", good, wanted, mm_text(last), value=last)


def _characters(view: DocxView, section: Section, body: list[ParagraphView], report: Report) -> None:
    """How many 三号 characters fit the width: size, character spacing, scale and character grid together."""
    room = _twips(section.size, "w") - sum(_twips(section.margins, n) for n in ("left", "right", "gutter"))
    grid = 0.0
    if section.grid.get("type") in ("linesAndChars", "snapToChars"):
        charspace = number(section.grid.get("charSpace"), 0)
        grid = charspace / _GRID_UNIT * std.TWIPS_PER_PT + (view.normal_size - std.SIZE_3) * std.TWIPS_PER_PT
    counts: Counter[int] = Counter()
    for paragraph in body:
        run = paragraph.first
        if run is None:
            continue
        scale = number(run.properties.get("w", {}).get("val", "100").rstrip("%"), 100) / 100
        spacing = number(run.properties.get("spacing", {}).get("val"), 0)
        advance = run.size * std.TWIPS_PER_PT * scale + spacing + grid
        if advance > 0:
            counts[int(room / advance + 1e-6)] += 1
    if counts:
        found = counts.most_common(1)[0][0]
        report.judge("PG008", found == std.CHARS, f"{std.CHARS} 字", f"{found} 字")


def _twips(attributes: dict[str, str], name: str) -> float:
    return _mm(attributes.get(name)) * std.TWIPS_PER_MM


def _feet(view: DocxView, section: Section, report: Report) -> None:
    """Page number: a field between dashes, at the outer side, 7 mm below the type area (7.5)."""
    feet = {kind: _number_paragraph(foot) for kind, foot in section.feet.items()}
    default = feet.get("default")
    if default is None:
        report.judge("PG020", False, "有页码域", "没有找到", severity=Severity.ERROR)
        return
    _foot_text(default, report)
    _foot_sides(view, default, feet.get("even"), report)
    distance = _mm(section.margins.get("footer"))
    height = std.mm(default.exact_pitch or default.size * _FOOT_LEADING)
    y = _mm(section.size.get("h")) - distance - height / 2
    good = abs(y - DASH_Y) <= _FOOT_SLACK
    report.judge("PG003", good, mm_text(DASH_Y), mm_text(y), note="由页脚距离推算", value=y)


def _number_paragraph(foot: list[ParagraphView]) -> ParagraphView | None:
    """The paragraph of a foot that holds the PAGE field."""
    for paragraph in foot:
        codes = [e.text or "" for e in paragraph.element.iter(f"{W}instrText")]
        codes += [e.get(f"{W}instr") or "" for e in paragraph.element.iter(f"{W}fldSimple")]
        if any("PAGE" in c.upper().split() for c in codes):
            return paragraph
    return None


def _foot_text(paragraph: ParagraphView, report: Report) -> None:
    text = paragraph.text.replace(" ", "").strip("\u3000\t")
    text = text if any(c.isdigit() for c in text) else _with_number(text)
    good = p.PAGE_NUMBER_WELL.fullmatch(text) is not None
    report.judge("PG001", good, "— 1 —（一字线，半角数字）", text)
    run = paragraph.first
    if run is None:
        return
    good = abs(run.size - std.SIZE_4) <= tol.SIZE
    report.judge("PG004", good, f"4号（{std.SIZE_4:.0f} pt）", f"{run.size:.1f} pt", value=run.size)
    face = face_of_font(run.font("ascii"))
    report.judge(
        "PG004", face is Face.SONG, "宋体", CHINESE[face] if face else run.font("ascii") or "没有写明"
    )


def _with_number(text: str) -> str:
    """A field without a cached result prints a number between the halves of its text."""
    half = len(text) // 2
    return f"{text[:half]}1{text[half:]}"


def _foot_sides(view: DocxView, odd: ParagraphView, even: ParagraphView | None, report: Report) -> None:
    wanted = "单页居右、双页居左，各空一字"
    if even is None or not view.alternates:
        names = {"center": "居中", "right": "都居右", "left": "都居左", "both": "都居左"}
        report.judge("PG002", False, wanted, f"单双页相同，{names.get(odd.alignment, odd.alignment)}")
        return
    sides = odd.alignment == "right" and even.alignment in ("left", "both")
    insets = (_inset(odd, "right"), _inset(even, "left"))
    least, most = 1 - tol.INSET, std.CELL_MM / std.mm(std.SIZE_4) + tol.INSET
    good = sides and all(least <= i <= most for i in insets)
    found = f"{odd.alignment}、{even.alignment}，空 {insets[0]:.1f}、{insets[1]:.1f} 字"
    report.judge("PG002", good, wanted, found, value=insets[0] * std.mm(odd.size))


def _inset(paragraph: ParagraphView, side: str) -> float:
    """Indent in 字, or spaces typed in its place."""
    indent = paragraph.properties.get("ind", {})
    other = {"right": "end", "left": "start"}[side]
    chars = indent.get(f"{side}Chars") or "0"
    twips = indent.get(side) or indent.get(other) or "0"
    text = paragraph.text
    typed = len(text) - len(text.rstrip("\u3000") if side == "right" else text.lstrip("\u3000"))
    return (number(chars, 0) / 100 or number(twips, 0) / std.TWIPS_PER_PT / std.SIZE_4) + typed
