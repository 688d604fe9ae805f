"""HTML to PDF with WeasyPrint, kept behind one door: fonts, style sheet and checks of what came out.

WeasyPrint and Pango are imported here and nowhere else, and only when a PDF is made: everything else works
on a machine without them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

from workplan_docs.errors import Diagnostic, EnvironmentProblem, LayoutError, Severity, TemplateError
from workplan_docs.typeset.fonts.css import font_face_css
from workplan_docs.typeset.fonts.embedded import check_embedded, foreign_font_fault
from workplan_docs.typeset.fonts.fontset import FontSet
from workplan_docs.typeset.own_sheet import complaints_about

_ARCHIVE = {"pdf_variant": "pdf/a-2b", "pdf_tags": True}
_NEEDED = (
    "Debian、UOS 等系统请用管理员身份运行：apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0；"
    "Windows 请安装 MSYS2，在它的 UCRT64 窗口里运行：pacman -S mingw-w64-ucrt-x86_64-pango"
)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and its number of pages."""

    data: bytes
    pages: int


def load_weasyprint() -> Any:
    """The WeasyPrint module, or an `EnvironmentProblem` that says what to install."""
    try:
        with redirect_stdout(StringIO()):  # where Pango is missing, WeasyPrint prints an English banner
            import weasyprint
    except (ImportError, OSError):
        raise EnvironmentProblem(
            Diagnostic(
                "EN001",
                Severity.ERROR,
                "不能生成 PDF：本机缺少排版库 Pango。DOCX 不受影响。",
                hint=_NEEDED,
            )
        ) from None
    return weasyprint


class PdfEngine:
    """One font configuration and one style sheet, reused for every document of a process.

    ``own`` is the office's sheet, whose rules win over ours.
    """

    def __init__(self, fonts: FontSet, css: str, own: str = "") -> None:
        if not fonts.complete:
            raise EnvironmentProblem(
                Diagnostic(
                    "EN002",
                    Severity.ERROR,
                    "不能生成 PDF：本机还没有准备好字体。DOCX 不受影响。",
                    hint="联网运行一次 ./setup.sh setup，或把字体文件放进 content 旁边的 fonts 文件夹。",
                )
            )
        self._fonts = fonts
        self._weasyprint = load_weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        fetcher = self._weasyprint.urls.URLFetcher
        self._fetch_nothing = fetcher(allowed_protocols=())
        self._config = FontConfiguration()
        office = [self._own(own)] if own else []  # first: its faults need no fonts
        with _faults_raised():
            sheet = self._weasyprint.CSS(
                string=font_face_css(fonts) + css,
                font_config=self._config,
                url_fetcher=fetcher(allowed_protocols=("file",)),
            )
        self._sheets = [sheet, *office]

    def _own(self, text: str) -> Any:
        """The office's sheet, which may load nothing; raises `TemplateError` for what it says in vain."""
        with _collected() as messages:
            sheet = self._weasyprint.CSS(
                string=text, font_config=self._config, url_fetcher=self._fetch_nothing
            )
        if messages:
            raise TemplateError(complaints_about(messages, text, _properties()))
        return sheet

    def render(self, html: str) -> Any:
        """Lay out one HTML text; returns WeasyPrint's document, still to be written."""
        with _faults_raised():
            return self._weasyprint.HTML(string=html, url_fetcher=self._fetch_nothing).render(
                stylesheets=self._sheets, font_config=self._config
            )

    def write(self, rendered: Any, archive: bool = False) -> Pdf:
        """Bytes of a rendered document; a font that was not asked for is an error.

        With ``archive`` the file is PDF/A-2b and tagged, which costs about a quarter more time.
        """
        options = _ARCHIVE if archive else {}
        with _faults_raised():
            data = rendered.write_pdf(**options)
        foreign = check_embedded(data, self._fonts)
        if foreign:
            raise LayoutError(foreign_font_fault(foreign))
        return Pdf(data, len(rendered.pages))


def asked_of_engine(text: str) -> list[Diagnostic]:
    """What has no effect in an office's sheet, asked without fonts; `EnvironmentProblem` without the engine."""
    weasyprint = load_weasyprint()
    with _collected() as messages:
        weasyprint.CSS(string=text, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols=()))
    return complaints_about(messages, text, _properties())


def _properties() -> frozenset[str]:
    """The properties that the engine knows."""
    from weasyprint.css.properties import KNOWN_PROPERTIES
    from weasyprint.css.validation import EXPANDERS

    return frozenset((*KNOWN_PROPERTIES, *EXPANDERS))


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _collected() -> Iterator[list[str]]:
    """What WeasyPrint warns of meanwhile (a missing glyph, a font that does not load)."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate


@contextmanager
def _faults_raised() -> Iterator[None]:
    """Turn WeasyPrint's warnings into a `LayoutError`."""
    with _collected() as messages:
        yield
    if messages:
        raise LayoutError(
            [
                Diagnostic("TY002", Severity.ERROR, f"排版引擎报告：{message}")
                for message in dict.fromkeys(messages)
            ]
        )
