"""One file in, one or two reports out: what kind of file it is, and by what it can be measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workplan_docs.audit import messages as m
from workplan_docs.audit.check_pdf import check_pdf
from workplan_docs.audit.declared import Declared
from workplan_docs.audit.pdf_page import MAX_FILE, open_pdf
from workplan_docs.audit.refusal import refused
from workplan_docs.audit.report import Report

_PDF_HEAD = b"%PDF-"
_HEAD_WITHIN = 1024  # readers accept the mark of a PDF this far from the beginning
_ZIP_HEAD = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user knows of the document: whether it is sealed (None: guess), printed on both sides.

    ``declared`` is what the office sets otherwise than the standard has it.
    """

    sealed: bool | None = None
    duplex: bool = True
    render: bool = False
    declared: Declared = field(default_factory=Declared)


@dataclass
class Audited:
    """The reports of one file; ``pdf`` is what the pages can be drawn from, None for a DOCX by its XML."""

    reports: list[Report] = field(default_factory=list)
    pdf: bytes | None = None

    @property
    def failed(self) -> bool:
        """Whether any report has an error."""
        return any(r.failed for r in self.reports)


def audit_file(path: Path, wishes: Wishes) -> Audited:
    """Measure a file; raises `ContentError` with one sentence when it cannot be read at all."""
    name = path.name
    try:
        if path.stat().st_size > MAX_FILE:
            raise refused(name, f"文件超过 {MAX_FILE // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise refused(name, f"文件打不开（{error.strerror}）") from None
    if not data:
        raise refused(name, "文件是空的")
    if _PDF_HEAD in data[:_HEAD_WITHIN]:
        return audit_pdf(data, name, wishes)
    if data.startswith((_ZIP_HEAD, _OLD_OFFICE)):
        return audit_docx(data, name, wishes)
    raise refused(name, "只能检查 .docx 和 .pdf 文件", "其他格式请先另存为 .docx 或 .pdf")


def _report(name: str, how: str, wishes: Wishes) -> Report:
    report = Report(name, how, declared=wishes.declared)
    for deviation in wishes.declared.unmeasured:
        report.cannot(f"本单位的版面（organ.yaml 的 house）规定{deviation}，这一项没有量")
    return report


def audit_pdf(data: bytes, name: str, wishes: Wishes, how: str = m.HOW_PDF) -> Audited:
    """A PDF by its pages."""
    report = _report(name, how, wishes)
    with open_pdf(data, name) as document:
        check_pdf(document, report, wishes.sealed, wishes.duplex)
    return Audited([report], data)


def audit_docx(data: bytes, name: str, wishes: Wishes) -> Audited:
    """A DOCX by its XML and, where wanted and possible, by the pages that LibreOffice makes of it."""
    from workplan_docs.audit.check_docx import check_docx
    from workplan_docs.audit.rendering import render_docx
    from workplan_docs.officefile.package import open_package

    package = open_package(data, name)
    report = _report(name, m.HOW_DOCX, wishes)
    check_docx(package, report)
    audited = Audited([report])
    if not wishes.render:
        report.cannot("各要素在纸上的位置没有量（加 --render 由 LibreOffice 排出来再量）")
        return audited
    pdf = render_docx(package, report)
    if pdf is not None:
        rendered = audit_pdf(pdf, name, wishes, m.HOW_RENDERED)
        audited.reports += rendered.reports
        audited.pdf = pdf
    return audited
