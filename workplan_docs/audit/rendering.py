"""The PDF that LibreOffice makes of a DOCX, so that its pages can be measured.

The file comes from outside: LibreOffice runs with a profile of its own in a temporary folder, macros off, a
time limit, proxies that lead nowhere, and not at all when the file would load something from elsewhere.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from workplan_docs.audit.report import Report
from workplan_docs.officefile.libreoffice import end_with_children, find_libreoffice
from workplan_docs.officefile.package import Package
from workplan_docs.typeset.fonts.faces import FACES
from workplan_docs.typeset.fonts.folders import prepared_folder

SECONDS = 120
_NOWHERE = "http://127.0.0.1:9"
_HYPERLINK = "/hyperlink"
_MACROS_OFF = (
    '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel">'
    "<value>3</value></prop></item><item "
    'oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution">'
    "<value>true</value></prop></item></oor:items>"
)


def render_docx(package: Package, report: Report) -> bytes | None:
    """The PDF of a DOCX; None, with the reason among what could not be checked, when there is none."""
    program = find_libreoffice()
    if program is None:
        report.cannot("本机没有 LibreOffice，DOCX 的版面没有量")
        return None
    if _loads_from_outside(package):
        report.cannot("文件要从别处载入内容，为了安全没有交给 LibreOffice，版面没有量")
        return None
    with tempfile.TemporaryDirectory(prefix="make-docs-audit-") as folder:
        return _convert(program, Path(folder), package.data, report)


def _loads_from_outside(package: Package) -> bool:
    """Whether a relation other than a hyperlink leads out of the file."""
    for part in sorted(package.names):
        if not part.endswith(".rels"):
            continue
        for relation in package.xml(part):
            outside = relation.get("TargetMode", "").lower() == "external"
            if outside and not relation.get("Type", "").endswith(_HYPERLINK):
                return True
    return False


def _convert(program: str, folder: Path, data: bytes, report: Report) -> bytes | None:
    source = folder / "document.docx"
    source.write_bytes(data)
    user = folder / "user" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_MACROS_OFF, encoding="utf-8", newline="\n")
    command = [
        program, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _NOWHERE)
    environment = {**os.environ, **proxies, "HOME": str(folder), "FONTCONFIG_FILE": str(_fonts(folder))}
    with subprocess.Popen(  # noqa: S603 - LibreOffice, found on the PATH, with our own arguments
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            end_with_children(process)
            report.cannot(f"LibreOffice 在 {SECONDS} 秒内没有排完，DOCX 的版面没有量")
            return None
        except BaseException:
            end_with_children(process)
            raise
    made = folder / "document.pdf"
    if not made.is_file():
        report.cannot("LibreOffice 没有排出 PDF，DOCX 的版面没有量")
        return None
    return made.read_bytes()


def _fonts(folder: Path) -> Path:
    """A fontconfig file: the machine's own fonts, and the prepared faces for commercial names it lacks."""
    aliases = "".join(
        f"<alias binding='same'><family>{escape(name)}</family><accept><family>{escape(info.family)}</family>"
        "</accept></alias>"
        for info in FACES.values()
        for name in info.office_families
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{escape(str(prepared_folder()))}</dir><cachedir>{escape(str(folder))}/cache</cachedir>"
        f"{aliases}</fontconfig>",
        encoding="utf-8",
        newline="\n",
    )
    return path
