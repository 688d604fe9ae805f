"""The audit as one HTML page: every page's picture with its faults drawn in, and what was measured.

Nothing is loaded from elsewhere: pictures are data URIs, there is no script. All text is escaped, since
file names and found texts come from outside.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape
from typing import Any

from workplan_docs.audit import messages as m
from workplan_docs.audit.audit import Audited
from workplan_docs.audit.geometry import Box
from workplan_docs.audit.pdf_page import open_pdf, render
from workplan_docs.audit.report import Finding, Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_DPI = 110
_MOST_PAGES = 60
_COLOURS = {Severity.ERROR: (200, 0, 30), Severity.WARNING: (210, 120, 0), Severity.HINT: (0, 90, 190)}
_AREA = (120, 170, 220)
_LABEL = 18  # pixels
_MARGIN = 0.8  # mm between a mark and what it marks
_STYLE = """\
body { font-family: sans-serif; margin: 1.5em; color: #222; line-height: 1.5 }
h2 { border-bottom: 2px solid #999; padding-bottom: .2em } .page { display: flex; gap: 1.5em; margin: 1em 0 2em;
  align-items: flex-start } .page img { width: 46%; border: 1px solid #999 } table { border-collapse: collapse;
  font-size: .9em } td, th { border: 1px solid #bbb; padding: .2em .5em; text-align: left; vertical-align: top }
.error { color: #b00020 } .warning { color: #a85f00 } .hint { color: #0050a8 } .ok { color: #2a7a2a }
@media (max-width: 60em) { .page { display: block } .page img { width: 100% } }"""


def html_report(audited: Sequence[Audited]) -> str:
    """The whole page."""
    body = "".join(_file(a) for a in audited)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{m.TITLE}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{m.TITLE}</h1>{body}</body></html>\n"
    )


def _file(audited: Audited) -> str:
    parts = []
    for report in audited.reports:
        heading = m.MEASURED_BY.format(file=report.file, how=report.how, pages="")
        form = m.BY_FORMAT.format(format=report.format, reason=report.format_reason) if report.format else ""
        parts.append(f"<h2>{escape(heading)}</h2><p>{report.counts or m.NO_FAULT}</p>")
        parts.append(f"<p>{escape(form)}</p>" if form else "")
        numbered = list(enumerate(report.faults, 1))
        drawn = report.pages and audited.pdf is not None
        if drawn and audited.pdf is not None:
            parts.append(_pages(audited.pdf, report, numbered))
        rest = [(n, f) for n, f in numbered if not drawn or f.page is None or f.page > _MOST_PAGES]
        if rest:
            parts.append(_table(rest))
        alike = (m.MORE_ALIKE.format(count=n, code=code) for code, n in report.more.items())
        more = "".join(f"<li>{escape(line)}</li>" for line in alike)
        parts.append(f"<ul>{more}</ul>" if more else "")
        passed = [(n, f) for n, f in enumerate(report.passed, len(numbered) + 1)]
        summary = m.PASSED_COUNT.format(count=len(passed))
        parts.append(f"<details><summary>{summary}</summary>{_table(passed)}</details>")
        unchecked = "".join(f"<li>{escape(what)}</li>" for what in report.unchecked)
        parts.append(f"<h3>{m.UNCHECKED_HEADING}</h3><ul>{unchecked}</ul>" if unchecked else "")
    return "".join(parts)


def _pages(pdf: bytes, report: Report, numbered: list[tuple[int, Finding]]) -> str:
    parts = []
    with open_pdf(pdf, report.file) as document:
        for number in range(1, min(len(document), _MOST_PAGES) + 1):
            own = [(n, f) for n, f in numbered if f.page == number]
            picture = _picture(document[number - 1], own)
            text = _table(own) if own else f"<p>{m.PAGE_FINE}</p>"
            parts.append(
                f'<div class="page"><img alt="{m.PICTURE.format(number=number)}" '
                f'src="data:image/png;base64,{picture}">'
                f"<div><h3>{m.PAGE.format(number=number)}</h3>{text}</div></div>"
            )
    return "".join(parts)


def _picture(page: Any, own: list[tuple[int, Finding]]) -> str:
    """The page as PNG, the type area in pale blue, each fault framed and numbered."""
    from PIL import ImageDraw

    image = render(page, _DPI)
    scale = image.width / std.mm(page.get_size()[0])
    draw = ImageDraw.Draw(image)
    if image.height > image.width:
        area = (std.TYPE_AREA_LEFT, std.TYPE_AREA_TOP, std.TYPE_AREA_RIGHT, std.TYPE_AREA_BOTTOM)
        draw.rectangle([v * scale for v in area], outline=_AREA)
    marked: dict[Box, list[tuple[int, Severity]]] = {}
    for number, finding in own:
        if finding.box is not None and finding.severity is not None:
            marked.setdefault(finding.box, []).append((number, finding.severity))
    for box, faults in marked.items():  # the heaviest comes first and gives the colour
        label = ",".join(str(number) for number, _ in faults)
        _frame(draw, box, _COLOURS[faults[0][1]], label, scale)
    stream = io.BytesIO()
    image.convert("P", palette=1, colors=64).save(stream, "PNG", optimize=True)
    return base64.b64encode(stream.getvalue()).decode("ascii")


def _frame(draw: Any, box: Box, colour: tuple[int, int, int], label: str, scale: float) -> None:
    left, top = (box.left - _MARGIN) * scale, (box.top - _MARGIN) * scale
    right, bottom = (box.right + _MARGIN) * scale, (box.bottom + _MARGIN) * scale
    draw.rectangle([left, top, right, bottom], outline=colour, width=2)
    width = _LABEL * 0.6 * len(label) + 5
    draw.rectangle([left - width, top, left, top + _LABEL + 2], fill=colour)
    draw.text((left - width + 3, top), label, fill=(255, 255, 255), font_size=_LABEL)


def _table(rows: list[tuple[int, Finding]]) -> str:
    head = "".join(f"<th>{h}</th>" for h in m.COLUMNS)
    return f"<table><tr>{head}</tr>{''.join(_row(n, f) for n, f in rows)}</table>"


def _row(number: int, finding: Finding) -> str:
    rule = finding.rule
    kind = finding.severity.value if finding.severity else "ok"
    found = finding.found
    if finding.note:
        found = m.FOUND_WITH_NOTE.format(found=found, note=finding.note)
    label = f"{finding.severity.word if finding.severity else m.PASSED} {finding.code}"
    cells = (str(number), label, rule.element, rule.what, finding.wanted, found, rule.clause, rule.strength)
    return f'<tr class="{kind}">' + "".join(f"<td>{escape(c)}</td>" for c in cells) + "</tr>"
