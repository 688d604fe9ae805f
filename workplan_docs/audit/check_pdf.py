"""A PDF measured and judged."""

from __future__ import annotations

from typing import Any

from workplan_docs.audit import messages as m
from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_attachments import check_attachments
from workplan_docs.audit.check_body import check_body
from workplan_docs.audit.check_breaks import check_breaks
from workplan_docs.audit.check_foot import check_imprint, check_numbers
from workplan_docs.audit.check_foreign import check_foreign
from workplan_docs.audit.check_head import check_head
from workplan_docs.audit.check_landscape import check_landscape
from workplan_docs.audit.check_page import check_page
from workplan_docs.audit.check_prose import check_prose
from workplan_docs.audit.check_signing import check_signing
from workplan_docs.audit.check_title import check_title
from workplan_docs.audit.check_words import Words, check_words
from workplan_docs.audit.elements import recognise
from workplan_docs.audit.geometry import Page
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.mirrored import as_front_pages
from workplan_docs.audit.parts import FORMAT_NAMES, Elements
from workplan_docs.audit.pdf_page import read_pages
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.forms.identity import parse_number

_CHECKS = (
    check_page,
    check_head,
    check_title,
    check_body,
    check_attachments,
    check_signing,
    check_imprint,
    check_numbers,
    check_landscape,
    check_breaks,
    check_foreign,
)


def check_pdf(document: Any, report: Report, sealed: bool | None = None, duplex: bool = True) -> None:
    """Measure an open PDFium document and put every finding into the report."""
    pages = as_front_pages(read_pages(document, report.file), report.declared.even_shift, report)
    report.pages = len(pages)
    if not any(page.rows for page in pages):
        _scanned(report)
        return
    _unread(pages, report)
    slack = tol.ENGINE if "libreoffice" in _producer(document).casefold() else 0.0
    report.slack = slack
    if slack:
        report.cannot("文件由 LibreOffice 生成，它排的行比 Word 低约 0.9 mm，有关位置已放宽")
    doc = Measured(pages, recognise(pages), slack, duplex, sealed)
    report.format = FORMAT_NAMES[doc.elements.format]
    report.format_reason = doc.elements.reason
    if not doc.elements.official and any(parse_number(row.text) for page in pages for row in page.rows):
        report.cannot(m.REPORT_FORM)
        return
    if not doc.elements.official:
        check_page(doc, report)
        report.cannot("没有认出发文机关标志、发文字号和主送机关，不像公文的首页；只查了用纸和版心")
        return
    for check in _CHECKS:
        check(doc, report)
    check_words(_words(doc.elements), report)
    check_prose([(row.text, row.page) for row in doc.elements.body], report)
    report.cannot("印章、签名章是否端正清晰，纸张和印刷的质量，要由人看")


def _scanned(report: Report) -> None:
    """PP009: pages of pictures alone."""
    note = "多半是扫描件；请用文字版的 PDF 或 DOCX"
    report.judge("PP009", False, "有文字", "只有图像，什么也量不出来", 1, note=note, severity=Severity.ERROR)
    report.cannot("文件里没有文字，除用纸以外都没有查")


def _words(found: Elements) -> Words:
    printed = p.PRINTED.fullmatch(found.imprint[-1].text) if found.imprint else None
    return Words(
        found.format,
        [row.text for row in found.classified],
        found.number.text if found.number else "",
        "".join(row.text for row in found.title),
        bool(found.signers),
        found.date.text if found.date else "",
        printed.group(2) if printed else "",
        [row.text for row in found.attachments_note],
    )


def _unread(pages: list[Page], report: Report) -> None:
    images = [page.number for page in pages if not page.rows and not page.turned and page.ink is not None]
    if images:
        report.cannot(f"第 {'、'.join(map(str, images[:8]))} 页只有图像，没有文字，没有量")
    unknown = sum(page.unknown_text for page in pages)
    if unknown:
        report.judge("PP009", False, "文字都能读出", f"{unknown} 个字没有编码", note="这些字没有查")
    turned = [page.number for page in pages if page.turned > 20]
    if turned:
        numbers = "、".join(map(str, turned[:8]))
        report.cannot(f"第 {numbers} 页有转向的文字（如横排表格），只看了表头在哪一边和页码")


def _producer(document: Any) -> str:
    info = document.get_metadata_dict()
    return f"{info.get('Producer', '')} {info.get('Creator', '')}"
