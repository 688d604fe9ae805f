"""The bare baseline: what WeasyPrint and a zip writer alone need for the documents of a full build.

``prepare`` writes the final HTML of every PDF and the parts of every DOCX into a folder, unmeasured;
``run`` then makes all files of them in warm processes that share the jobs, and prints what that took.
Nothing of ours runs in there: no content, no templates, no layout, no checks. Warm means that WeasyPrint
is loaded, the style sheet parsed, the fonts known and one page set before the clock starts.
"""

from __future__ import annotations

import json
import multiprocessing
import pickle
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

PAGES, PARTS, SETUP = "pages.pickle", "parts.pickle", "setup.json"


def prepare(project: Path, folder: Path) -> None:
    """Everything that the measured part reads: pages, parts, style sheet; dearest documents first."""
    from workplan_docs.cli.build import _recipe
    from workplan_docs.cli.reading import read_project
    from workplan_docs.production.jobs import Selection, by_cost, choose
    from workplan_docs.production.studio import Studio
    from workplan_docs.typeset.fonts.css import font_face_css
    from workplan_docs.typeset.fonts.resolve import resolve_faces

    reading = read_project(project, None)
    if reading.content is None or reading.assignments is None:
        raise SystemExit("the sample has faults; run `make-docs check`")
    fonts = resolve_faces(project, reading.content.organ.fonts)
    recipe = _recipe(project, reading.content, reading.assignments, fonts)
    works = choose(recipe.specs, Selection(kinds=("notice", "sheet", "report")))
    studio = Studio(recipe)
    setter = studio._typesetter
    pages: list[tuple[str, str]] = []
    parts: list[tuple[str, dict[str, bytes]]] = []
    for index in by_cost(works):
        work = works[index]
        document = studio.compose(work.spec).document
        for job in work.jobs:
            if job.format == "pdf":
                pages.append((f"{index}.pdf", setter.pdf_page(document)))
            elif job.format == "docx":
                with zipfile.ZipFile(BytesIO(setter.docx(document))) as package:
                    parts.append((f"{index}.docx", {n: package.read(n) for n in package.namelist()}))
    folder.mkdir(parents=True)
    (folder / PAGES).write_bytes(pickle.dumps(pages))
    (folder / PARTS).write_bytes(pickle.dumps(parts))
    sheet = font_face_css(recipe.fonts) + setter.css
    (folder / SETUP).write_text(json.dumps({"css": sheet}), encoding="utf-8", newline="\n")


def _warm_up(css: str) -> Any:
    """A function from pages to PDF bytes, everything reusable made once."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    config = FontConfiguration()
    sheet = weasyprint.CSS(string=css, font_config=config)

    def pdf(page: str) -> bytes:
        rendered = weasyprint.HTML(string=page).render(stylesheets=[sheet], font_config=config)
        data: bytes = rendered.write_pdf()
        return data

    return pdf


def _work(folder: Path, turn: Any, start: Any, spent: Any) -> None:
    """One process: take the next job until none is left."""
    pages = pickle.loads((folder / PAGES).read_bytes())  # noqa: S301 - written by `prepare`
    parts = pickle.loads((folder / PARTS).read_bytes())  # noqa: S301 - written by `prepare`
    pdf = _warm_up(json.loads((folder / SETUP).read_text(encoding="utf-8"))["css"])
    pdf(pages[-1][1])
    out = folder / "out"
    start.wait()
    before = time.process_time()
    while True:
        with turn.get_lock():
            mine = turn.value
            turn.value += 1
        if mine < len(pages):
            name, page = pages[mine]
            (out / name).write_bytes(pdf(page))
        elif mine < len(pages) + len(parts):
            name, package = parts[mine - len(pages)]
            with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED) as archive:
                for part, data in package.items():
                    archive.writestr(part, data)
        else:
            break
    spent.put(time.process_time() - before)


def run(folder: Path, workers: int) -> dict[str, float]:
    """Wall and processor seconds of all jobs in ``workers`` warm processes."""
    (folder / "out").mkdir(exist_ok=True)
    context = multiprocessing.get_context("spawn")
    turn, spent = context.Value("i", 0), context.Queue()
    start = context.Barrier(workers + 1)
    processes = [context.Process(target=_work, args=(folder, turn, start, spent)) for _ in range(workers)]
    for process in processes:
        process.start()
    start.wait()
    began = time.perf_counter()
    cpu = sum(spent.get() for _ in processes)
    wall = time.perf_counter() - began
    for process in processes:
        process.join()
    return {"wall": wall, "cpu": cpu, "files": sum(1 for _ in (folder / "out").iterdir())}


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]).resolve(), Path(sys.argv[3]))
    else:
        json.dump(run(Path(sys.argv[2]), int(sys.argv[3])), sys.stdout)
