"""Our DOCX files as LibreOffice sets them: one run for all documents, and reading off positions in mm."""

import os
import shutil
import subprocess
import time

import pdfplumber

from tests.typeset.docx import elements as e
from tests.typeset.docx import specimens as s
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import write_docx
from workplan_docs.typeset.docx.names import FONT_NAMES
from workplan_docs.typeset.fonts.folders import prepared_folder
from workplan_docs.typeset.fonts.metrics import Metrics
from workplan_docs.typeset.layout import lay_official
from workplan_docs.typeset.options import ORDINARY_PAGES, PageOptions

SOFFICE = shutil.which("soffice")
EM_BASELINE = 0.88  # of the em box, in every prepared face
DOCUMENTS = {
    "notice": s.notice(),
    "unsealed": s.notice(sealed=False),
    "imprint": s.notice(imprint=s.IMPRINT),
    "blank-page": s.before_blank_page(),
    "full-page": s.full_page(),
    "character-grid": s.full_page(),
    "sheet": s.sheet(),
    "form": s.form(),
    **e.ALL,
}


OPTIONS = {"character-grid": PageOptions(characters=True)}


def fontconfig(folder, fonts):
    """A fontconfig file that sets the commercial names in the prepared faces."""
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family" '
        f'mode="assign" binding="same"><string>{fonts.file(face).family}</string></edit></match>'
        for face, name in FONT_NAMES.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{prepared_folder()}</dir>'
        f"<cachedir>{folder}/cache</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path


def lay_out(fonts):
    """The layout of every document in both profiles by ``name-profile``, None for a working paper."""
    metrics = Metrics(fonts)
    return {
        f"{name}-{profile.name}": lay_official(document, metrics, profile)
        if document.layout == "official"
        else None
        for profile in std.PROFILES.values()
        for name, document in DOCUMENTS.items()
    }


def convert(folder, fonts, layouts):
    """Every document in both profiles as ``name-profile.pdf`` in a folder."""
    for key, laid in layouts.items():
        name, _, profile = key.rpartition("-")
        options = OPTIONS.get(name, ORDINARY_PAGES)
        data = write_docx(DOCUMENTS[name], laid, std.PROFILES[profile], options=options)
        (folder / f"{key}.docx").write_bytes(data)
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *sorted(map(str, folder.glob("*.docx")))],
        env={**os.environ, "FONTCONFIG_FILE": str(fontconfig(folder, fonts))},
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip


def convert_once(folder, fonts, layouts):
    """As `convert`; of several test workers that share a folder one converts, the others wait for it."""
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        limit = time.monotonic() + 240
        while not done.exists() and time.monotonic() < limit:
            time.sleep(0.05)
        return
    try:
        convert(folder, fonts, layouts)
    finally:
        done.touch()


def opened(folder):
    """The converted files as open pdfplumber files by name."""
    return {path.stem: pdfplumber.open(path) for path in folder.glob("*.pdf")}


def baseline(page, char):
    return std.mm(float(page.height) - char["matrix"][5])


def em_top(page, char):
    return baseline(page, char) - EM_BASELINE * std.mm(char["size"])


def lines(page, above=265.0):
    """The characters of each row of a page above its foot, with the row's baseline."""
    found = []
    for char in sorted(page.chars, key=lambda c: baseline(page, c)):
        y = baseline(page, char)
        if y >= above:
            break
        if not found or y - found[-1][0] > 0.5:
            found.append((round(y, 2), []))
        found[-1][1].append(char)
    return [(y, sorted(chars, key=lambda c: c["x0"])) for y, chars in found]


def rows(page, above=265.0):
    """The text of each row of a page above its foot, by baseline."""
    return [(y, "".join(c["text"] for c in chars)) for y, chars in lines(page, above)]


def first(page, text):
    return next(c for c in page.chars if c["text"] == text)


def rules(page):
    return sorted({round(std.mm((r["top"] + r["bottom"]) / 2), 2) for r in page.lines + page.rects})
