"""Keys differ with whatever a file depends on, and with nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from workplan_docs.content.load import load_content
from workplan_docs.content.plan_view import assign
from workplan_docs.documents.catalogue import documents_of
from workplan_docs.documents.contexts import Contexts
from workplan_docs.production import keys
from workplan_docs.production.jobs import Job

ROOT = Path(__file__).parents[2]

_PRINT = """
from pathlib import Path
from tests.production.test_keys import digests
for stem, digest in sorted(digests(Path.cwd()).items()):
    print(digest, stem.encode())
"""


def digests(project: Path, change: tuple[str, str, str] | None = None) -> dict[str, str]:
    if change:
        name, old, new = change
        path = project / "content" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    content = load_content(project, 2023)
    assignments = assign(content)
    return keys.data_digests(documents_of(content, assignments), Contexts(content, assignments))


def changed(project: Path, *change: str) -> set[str]:
    before, after = digests(project), digests(project, change)
    return {stem.removeprefix("2023/") for stem in before if before[stem] != after[stem]}


def reports(unit: str) -> set[str]:
    return {f"reports/Q{n}/{unit}" for n in (1, 2, 3, 4)}


def test_a_task_enters_only_the_documents_that_hold_it(tiny_project):
    found = changed(tiny_project, "2023/plan.yaml", "做好信息报送工作", "做好信息报送和宣传工作")
    assert found == {"notice", "master", "sheets-all", "sheets/01-办公室", *reports("01-办公室")}


def test_a_text_that_a_form_does_not_show_leaves_the_forms_alone(tiny_project):
    found = changed(tiny_project, "2023/plan.yaml", "公厕12座。", "公厕12座，方便群众。")
    assert found == {"notice", "master", "sheets-all", "sheets/01-办公室", "sheets/02-环卫科"}


def test_a_title_that_a_form_shows_makes_other_forms(tiny_project):
    found = changed(tiny_project, "2023/plan.yaml", "title: 新建公厕", "title: 新建公共厕所")
    assert found >= reports("01-办公室") | reports("02-环卫科")


def test_what_concerns_everybody_enters_all(tiny_project):
    found = changed(tiny_project, "2023/notice.yaml", "1号", "2号")
    assert {"notice", "master", "sheets/01-办公室", "sheets/02-环卫科"} <= found


def test_a_comment_or_the_order_of_keys_enters_nothing(tiny_project):
    assert changed(tiny_project, "units.yaml", "version: 1\n", "# 单位名单\nversion: 1\n") == set()
    old, new = "    order: 1\n    kind: section\n", "    kind: section\n    order: 1\n"
    assert changed(tiny_project, "units.yaml", old, new) == set()


def test_the_same_in_every_process(tiny_project):
    """Nothing in a view may be printed in an order or under an address that changes between runs."""
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _PRINT]
        ran = subprocess.run(command, cwd=tiny_project, env=environment, capture_output=True, check=True)
        outputs.add(ran.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 13


def test_every_part_of_a_key_counts():
    from fake_press import FakeSpec

    job, other = Job(FakeSpec("2023/a"), "pdf"), Job(FakeSpec("2023/a"), "docx")
    found = {
        keys.artifact_key(job, "s", "d", [("t", "1")]),
        keys.artifact_key(other, "s", "d", [("t", "1")]),
        keys.artifact_key(job, "S", "d", [("t", "1")]),
        keys.artifact_key(job, "s", "D", [("t", "1")]),
        keys.artifact_key(job, "s", "d", [("t", "2")]),
        keys.artifact_key(job, "s", "d", []),
    }
    assert len(found) == 6
    assert keys.artifact_key(job, "s", "d", [("t", "1"), ("u", "2")]) == keys.artifact_key(
        job, "s", "d", [("u", "2"), ("t", "1")]
    )


def test_the_program_enters_the_setting_and_the_clock_does_not(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    plain = keys.setting_digest("s", "pdf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert keys.setting_digest("s", "pdf") == plain
    monkeypatch.setattr(keys, "program_digest", lambda: "another")
    assert keys.setting_digest("s", "pdf") != plain


def test_only_a_pdf_depends_on_the_pdf_engine():
    assert any(name.startswith("weasyprint ") for name in keys.libraries("pdf"))
    assert not any(name.startswith("weasyprint ") for name in keys.libraries("docx"))
    missing = [name for name in keys.libraries("pdf") if name.endswith(" ")]
    assert missing == [], "a library that is not installed: its name has changed"
