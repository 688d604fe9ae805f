"""The paragraphs of a DOCX: mark, number, red line, title, recipients, body, headings, imprint by parameters."""

from __future__ import annotations

from collections import Counter

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_docx_end import check_docx_date, check_docx_imprint, check_docx_signing
from workplan_docs.audit.check_docx_head import HeadParts, check_docx_head
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.check_prose import check_prose
from workplan_docs.audit.check_signing import is_issued
from workplan_docs.audit.check_words import check_words
from workplan_docs.audit.docx_parts import DocxParts, colour_of, number_text, recognise_docx, words_of
from workplan_docs.audit.docx_view import DocxView, ParagraphView, W, is_on, number
from workplan_docs.audit.faces import CHINESE, Face, face_of_font, is_latin_font
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.FANGSONG, 4: Face.FANGSONG}
_INK_IN_EM = 0.04  # of the em stays white above the glyphs of a mark
_LINE_OF_FONT = 1.3  # line height in em where the pitch is left to the font
_MARK_SLACK = 2.0  # mm: computed, not seen
_QUOTES = "“”‘’—…"


def check_docx_text(view: DocxView, report: Report) -> None:
    """All rules that a paragraph's parameters tell."""
    paragraphs = [x for x in view.paragraphs if x.text.strip()]
    parts = recognise_docx(paragraphs)
    if not (parts.mark or parts.number or parts.recipients):
        report.cannot("没有认出发文机关标志、发文字号和主送机关，不像公文的首页；只查了用纸和版心")
        return
    _mark(view, parts, report)
    if parts.mark is not None and parts.mark.text.strip().endswith("文件") and parts.number is not None:
        head = HeadParts(parts.mark, parts.number, parts.title, parts.recipients)
        check_docx_head(view, head, report)
    _number(parts, report)
    _title(parts, report)
    _recipients(parts, report)
    _body(parts, report)
    _headings(parts, report)
    number = number_text(parts.number.text) if parts.number else ""
    issued = is_issued(number, ["".join(x.text.split()) for x in parts.imprint])
    check_docx_date(parts.date, issued, report)
    check_docx_signing(parts.signature, parts.date, report)
    _imprint(parts, report)
    check_docx_imprint(parts.imprint, report)
    _quotes(parts, report)
    check_words(words_of(parts), report)
    check_prose([(x.text, None) for x in parts.body], report)


def _mark(view: DocxView, parts: DocxParts, report: Report) -> None:
    mark = parts.mark
    if mark is None:
        note = "红色的机关名称没有找到；如果这不是公文，可以不理"
        report.judge("HD015", False, "有发文机关标志", "没有认出", note=note, severity=Severity.WARNING)
        return
    red = colour_of(mark).is_red
    report.judge("HD020", red, "红色", "红色" if red else "不是红色")
    report.judge("HD022", mark.size > std.SIZE_2 + 4, "醒目（没有规定字号）", f"{mark.size:.0f} pt")
    _face("HD021", mark, Face.XIAOBIAOSONG, report)
    if not mark.in_table:  # names of several issuers stand in a table's cells
        report.judge("HD019", mark.alignment == "center", "居中", mark.alignment)
    top = _top_of(view, mark)
    if top is None or not mark.text.strip().endswith("文件"):
        report.cannot("发文机关标志的高低没有算（加 --render 再量）")
    else:
        good = abs(top - std.MARK_TOP) <= _MARK_SLACK
        report.judge("HD015", good, mm_text(std.MARK_TOP), mm_text(top), note="由段落格式推算", value=top)


def _top_of(view: DocxView, wanted: ParagraphView) -> float | None:
    """Where the glyphs of a paragraph on page 1 begin, in mm from the paper's top; None if that is unclear."""
    if not view.sections or "framePr" in wanted.properties or wanted.in_table:
        return None
    y = number(view.sections[0].margins.get("top"), 0) / std.TWIPS_PER_MM
    for paragraph in view.paragraphs:
        before = paragraph.twips("spacing", "before") / std.TWIPS_PER_MM
        size = paragraph.size or view.normal_size
        line = std.mm(paragraph.exact_pitch or size * _LINE_OF_FONT)
        if paragraph.element is wanted.element:
            return y + before + (line - std.mm(size)) / 2 + _INK_IN_EM * std.mm(size)
        if paragraph.in_table or next(paragraph.element.iter(f"{W}drawing", f"{W}pict"), None) is not None:
            return None
        y += before + line + paragraph.twips("spacing", "after") / std.TWIPS_PER_MM
    return None


def _face(code: str, paragraph: ParagraphView, wanted: Face, report: Report) -> None:
    run = paragraph.first
    if run is None:
        return
    name = run.font("eastAsia")
    face = face_of_font(name) if name else None
    found = CHINESE[face] if face else (f"“{name}”" if name else "没有写明（随主题或默认）")
    report.judge(code, face is wanted, CHINESE[wanted], found)


def _number(parts: DocxParts, report: Report) -> None:
    if parts.number is None:
        return
    text = number_text(parts.number.text.strip())
    if p.NUMBER_BLANK.fullmatch(text):
        report.declare("DN001", "如 ×发〔2023〕1号", text, "草稿，编号还没有填")
    else:
        report.judge("DN001", bool(p.NUMBER_WELL.fullmatch(text)), "如 ×发〔2023〕1号", text)
    if not parts.signed and parts.mark is not None and parts.mark.text.strip().endswith("文件"):
        report.judge("DN020", parts.number.alignment == "center", "居中", parts.number.alignment)


def _title(parts: DocxParts, report: Report) -> None:
    for paragraph in parts.title:
        report.judge("TT020", paragraph.alignment == "center", "居中", paragraph.alignment)
        good = abs(paragraph.size - std.SIZE_2) <= 1 + tol.SIZE
        report.judge("TT015", good, "2号（22 pt）", f"{paragraph.size:.1f} pt")
        _face("TT015", paragraph, Face.XIAOBIAOSONG, report)
        bold = any(is_on(r.properties, "b") for r in paragraph.runs if r.text.strip())
        report.judge("TT015", not bold, "不加粗", "加粗" if bold else "不加粗")
    if parts.title:
        last = parts.title[-1].text.strip()
        report.judge("TT001", last[-1] not in "。，；：、！？,.;:", "没有标点", f"末尾是“{last[-1]}”")


def _recipients(parts: DocxParts, report: Report) -> None:
    paragraph = parts.recipients
    if paragraph is None:
        return
    indent = paragraph.first_indent + _leading_spaces(paragraph.text)
    report.judge("RC007", abs(indent) <= tol.CELLS / 2, "不缩进", f"缩进 {indent:.1f} 字")
    text = paragraph.text.strip()
    report.judge("RC001", text.endswith("："), "：", text[-1])


def _leading_spaces(text: str) -> float:
    blank = text[: len(text) - len(text.lstrip(" \u3000\t"))]
    return sum(1.0 if c == "\u3000" else 2.0 if c == "\t" else 0.5 for c in blank)


def _running(parts: DocxParts) -> list[ParagraphView]:
    """Paragraphs of running text: set from the left, long, or headings."""
    return [
        x
        for x in parts.body
        if x.alignment in ("both", "left") and (p.heading_level(x.text.strip()) or len(x.text) > 40)
    ]


def _body(parts: DocxParts, report: Report) -> None:
    good = 0
    for paragraph in _running(parts):
        where = f"“{paragraph.text.strip()[:10]}…”"
        typed = _leading_spaces(paragraph.text)
        if typed:
            report.judge("PX002", False, "首行缩进 2 字", f"{where}用了 {typed:.0f} 字的空格")
        indent = paragraph.first_indent + typed
        if abs(indent - std.PARAGRAPH_INDENT) <= tol.CELLS / 2:
            good += 1
        else:
            code = "ST021" if p.heading_level(paragraph.text.strip()) else "ST020"
            report.judge(code, False, "2 字", f"{where} {indent:.1f} 字")
        _body_type(paragraph, where, report)
    if good:
        report.judge("ST020", True, "2 字", f"{good} 段都是 2 字")
    faces: Counter[Face] = Counter()
    for run in (r for x in _running(parts) for r in x.runs):
        if (face := face_of_font(run.font("eastAsia"))) is not None:
            faces[face] += len(run.text)
    if faces:
        most = faces.most_common(1)[0][0]
        report.judge("PP008", most is Face.FANGSONG, CHINESE[Face.FANGSONG], CHINESE[most])


def _body_type(paragraph: ParagraphView, where: str, report: Report) -> None:
    low, high = tol.SIZE_3
    if not low - tol.SIZE <= paragraph.size <= high + tol.SIZE:
        report.judge("PP007", False, f"3号（{high:.0f} pt）", f"{where} {paragraph.size:.1f} pt")
    for switch, name in (("b", "加粗"), ("i", "倾斜"), ("u", "下划线")):
        if any(is_on(r.properties, switch) for r in paragraph.runs if r.text.strip()):
            report.judge("PG013", False, f"不{name}", f"{where}{name}")
    if not colour_of(paragraph).is_black:
        report.judge("PX001", False, "黑色", f"{where}有颜色")


def _headings(parts: DocxParts, report: Report) -> None:
    seen: set[tuple[int, Face | None]] = set()
    for paragraph in parts.body:
        level = p.heading_level(paragraph.text.strip())
        run = paragraph.first
        if not level or run is None or paragraph.alignment == "center":
            continue
        face = face_of_font(run.font("eastAsia"))
        if face is not _FACES[level] and _is_clause(paragraph):
            continue
        if face is not None and (level, face) not in seen:
            seen.add((level, face))
            wanted = _FACES[level]
            found = f"“{paragraph.text.strip()[:8]}…”{CHINESE[face]}"
            report.judge("ST017", face is wanted, CHINESE[wanted], found)


def _is_clause(paragraph: ParagraphView) -> bool:
    """A numbered sentence in one face, as the clauses of a 通告 are, and no heading."""
    faces = {run.font("eastAsia") for run in paragraph.runs if run.text.strip()}
    return len(faces) == 1 and paragraph.text.strip()[-1:] in "。；"


def _imprint(parts: DocxParts, report: Report) -> None:
    for paragraph in parts.imprint:
        good = abs(paragraph.size - std.SIZE_4) <= tol.SIZE
        report.judge("CO004", good, f"4号（{std.SIZE_4:.0f} pt）", f"{paragraph.size:.1f} pt")
    if any("此页无正文" in x.text for x in parts.body):
        report.judge("SG010", False, "调整行距、字距", "此页无正文")
    if any(x.text.strip().startswith("主题词") for x in parts.body):
        report.judge("CO009", False, "没有主题词", "有主题词")


def _quotes(parts: DocxParts, report: Report) -> None:
    """Quotes and dashes go to the hAnsi font in Word unless a hint says that they are East Asian (§1.4)."""
    for paragraph in parts.body:
        for run in paragraph.runs:
            hint = run.properties.get("rFonts", {}).get("hint")
            if (
                any(c in run.text for c in _QUOTES)
                and hint != "eastAsia"
                and is_latin_font(run.font("hAnsi"))
            ):
                found = f"“{run.text.strip()[:8]}…”里的引号、破折号用{run.font('hAnsi')}"
                report.judge("PX003", False, "中文字体", found)
                return
