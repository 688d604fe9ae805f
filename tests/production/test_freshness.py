"""What a build makes again, what it lets stand, what it takes away, and why."""

from __future__ import annotations

import json

import pytest

from tests.production.situations import DIGEST, Situation, listed, manifest, run
from workplan_docs.production.build import build, look_ahead
from workplan_docs.production.freshness import Reason
from workplan_docs.production.jobs import Selection

SHEET = "2023/sheets/甲"


def made(report) -> set[str]:
    return {a.path for a in report.artifacts}


def stamps(project) -> dict[str, int]:
    return {p.as_posix(): p.stat().st_mtime_ns for p in (project / "build").rglob("*") if p.is_file()}


def test_a_build_with_nothing_changed_writes_nothing(tmp_path):
    run(tmp_path)
    before = stamps(tmp_path)
    report = run(tmp_path)
    assert made(report) == set()
    assert len(report.standing) == 6
    assert report.why == {}
    assert stamps(tmp_path) == before


def test_only_the_document_whose_data_changed_is_made(tmp_path):
    run(tmp_path)
    report = run(tmp_path, words={"sheets/甲": "一"})
    assert made(report) == {f"{SHEET}.docx", f"{SHEET}.pdf"}
    assert set(report.why.values()) == {Reason.DATA}
    assert len(report.standing) == 4
    assert run(tmp_path, words={"sheets/甲": "一"}).why == {}


def test_a_pdf_that_would_look_the_same_is_not_set_again(tmp_path):
    run(tmp_path, words={"sheets/甲": "一|二"})
    before = stamps(tmp_path)
    keys = {a["path"]: a["key"] for a in manifest(tmp_path)["artifacts"]}
    report = run(tmp_path, words={"sheets/甲": "一|三"})
    assert report.written == 1
    after = stamps(tmp_path)
    pdf = (tmp_path / "build" / f"{SHEET}.pdf").as_posix()
    assert after[pdf] == before[pdf]
    entry = next(a for a in manifest(tmp_path)["artifacts"] if a["path"] == f"{SHEET}.pdf")
    assert entry["pages"] == 2
    assert entry["key"] != keys[f"{SHEET}.pdf"]
    assert run(tmp_path, words={"sheets/甲": "一|三"}).why == {}


def test_a_spoilt_pdf_is_set_again_though_its_look_is_known(tmp_path):
    run(tmp_path)
    pdf = tmp_path / "build" / f"{SHEET}.pdf"
    good = pdf.read_bytes()
    pdf.write_bytes(b"spoilt")
    report = run(tmp_path)
    assert report.why == {f"{SHEET}.pdf": Reason.EDITED}
    assert pdf.read_bytes() == good


def test_a_deleted_file_is_made_again(tmp_path):
    run(tmp_path)
    (tmp_path / "build" / f"{SHEET}.docx").unlink()
    report = run(tmp_path)
    assert report.why == {f"{SHEET}.docx": Reason.LOST}
    assert (tmp_path / "build" / f"{SHEET}.docx").is_file()


def test_a_changed_template_and_a_vanished_one(tmp_path):
    run(tmp_path)
    for digest in ("1" * 64, ""):
        report = run(tmp_path, templates={"templates/x.j2": digest})
        assert set(report.why.values()) == {Reason.TEMPLATE}
        assert len(report.why) == 6


def test_a_setting_of_one_format_makes_only_that_format(tmp_path):
    run(tmp_path)
    report = run(tmp_path, setting={"pdf": "another engine"})
    assert set(report.why.values()) == {Reason.SETTING}
    assert all(path.endswith(".pdf") for path in report.why)


def test_force_makes_everything(tmp_path):
    run(tmp_path)
    report = run(tmp_path, force=True)
    assert set(report.why.values()) == {Reason.FORCED}
    assert len(made(report)) == 6
    assert report.written == 0


@pytest.mark.parametrize("text", [None, "{", '{"version": 2, "records": {}}'])
def test_without_its_notes_everything_is_made(tmp_path, text):
    run(tmp_path)
    notes = tmp_path / ".make-docs.json"
    good = notes.read_bytes()
    notes.unlink()
    if text is not None:
        notes.write_text(text, encoding="utf-8")
    assert set(run(tmp_path).why.values()) == {Reason.NEW}
    assert notes.read_bytes() == good


def test_notes_that_cannot_be_written_cost_only_time(tmp_path):
    (tmp_path / ".make-docs.json").mkdir()
    report = run(tmp_path)
    assert (report.exit_code, [w.code for w in report.warnings]) == (0, ["EV046"])
    assert len(run(tmp_path).artifacts) == 6


def test_files_whose_source_is_gone_are_removed(tmp_path):
    run(tmp_path)
    report = run(tmp_path, units=("甲",))
    assert sorted(report.pruned) == ["2023/sheets/乙.docx", "2023/sheets/乙.pdf"]
    assert not list((tmp_path / "build").rglob("乙.*"))
    assert not any("乙" in path for path in listed(tmp_path))
    assert not any("乙" in path for path in json.loads((tmp_path / ".make-docs.json").read_text())["records"])


def test_an_emptied_folder_goes_too(tmp_path):
    run(tmp_path)
    run(tmp_path, Selection(kinds=("notice",)), units=())
    assert not (tmp_path / "build/2023/sheets").exists()
    assert (tmp_path / "build/2023/notice.pdf").is_file()


def test_a_folder_that_is_gone_already_keeps_nothing_from_being_removed(tmp_path):
    run(tmp_path)
    for path in (tmp_path / "build/2023/sheets").iterdir():
        path.unlink()
    (tmp_path / "build/2023/sheets").rmdir()
    report = run(tmp_path, Selection(kinds=("notice",)), units=())
    assert len(report.pruned) == 4
    assert report.exit_code == 0


def test_unfinished_records_of_a_killed_build_are_swept(tmp_path):
    left = tmp_path / ".make-docs-0123456789abcdef.tmp"
    left.write_bytes(b"half")
    run(tmp_path)
    assert not left.exists()


def test_an_orphan_that_somebody_changed_is_left_to_them(tmp_path):
    run(tmp_path)
    mine = tmp_path / "build/2023/sheets/乙.docx"
    mine.write_bytes(b"with my notes")
    report = run(tmp_path, units=("甲",))
    assert report.left == ["2023/sheets/乙.docx"]
    assert mine.read_bytes() == b"with my notes"
    assert not any("乙" in path for path in listed(tmp_path))


def test_an_orphan_that_cannot_be_removed_stays_listed(tmp_path, monkeypatch):
    run(tmp_path)

    def refuse(*_, **__):
        raise PermissionError(13, "open in Word")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", refuse)
        report = run_without_probe(tmp_path, patch)
    assert {f.path for f in report.failures} == {"2023/sheets/乙.docx", "2023/sheets/乙.pdf"}
    assert report.failures[0].diagnostics[0].message.startswith("2023/sheets/乙.docx 不能删除")
    assert any("乙" in path for path in listed(tmp_path))
    assert len(run(tmp_path, units=("甲",)).pruned) == 2


def run_without_probe(project, patch):
    patch.setattr("workplan_docs.production.build.prepare_folder", lambda *_: None)
    return run(project, units=("甲",))


def test_what_was_left_to_somebody_is_named_until_it_is_gone(tmp_path):
    run(tmp_path)
    mine = tmp_path / "build/2023/sheets/乙.docx"
    mine.write_bytes(b"with my notes")
    for _ in range(3):
        assert run(tmp_path, units=("甲",)).left == ["2023/sheets/乙.docx"]
    mine.unlink()
    assert run(tmp_path, units=("甲",)).left == []


def test_a_format_made_earlier_is_kept_up_to_date(tmp_path):
    run(tmp_path, Selection(formats=("docx", "pdf", "html")), words={"sheets/甲": "一"})
    report = run(tmp_path, words={"sheets/甲": "二"}, refresh=True)
    assert made(report) == {f"{SHEET}.docx", f"{SHEET}.pdf", f"{SHEET}.html"}
    report = run(tmp_path, Selection(formats=("docx",)), words={"sheets/甲": "三"})
    assert made(report) == {f"{SHEET}.docx"}


def test_a_template_that_nothing_uses_any_more_is_no_input(tmp_path):
    run(tmp_path)
    run(tmp_path, Selection(kinds=("notice",)), units=("甲", "乙"))
    assert {"path": "templates/x.j2", "sha256": DIGEST} in manifest(tmp_path)["inputs"]
    records = json.loads((tmp_path / ".make-docs.json").read_text(encoding="utf-8"))
    for record in records["records"].values():
        record["templates"] = []
    (tmp_path / ".make-docs.json").write_text(json.dumps(records), encoding="utf-8")
    other = manifest(tmp_path)
    other["inputs"].append({"path": "templates/style.css", "sha256": DIGEST})
    (tmp_path / "build/manifest.json").write_text(json.dumps(other), encoding="utf-8")
    run(tmp_path, Selection(kinds=("notice",)), force=True)
    assert "templates/style.css" not in {i["path"] for i in manifest(tmp_path)["inputs"]}


def test_a_partial_build_prunes_but_leaves_other_documents_alone(tmp_path):
    run(tmp_path)
    report = run(tmp_path, Selection(kinds=("notice",)), units=("甲",), words={"sheets/甲": "一"})
    assert made(report) == set()
    assert len(report.pruned) == 2
    assert f"{SHEET}.docx" in listed(tmp_path)


def test_a_dry_run_says_it_all_and_touches_nothing(tmp_path):
    run(tmp_path)
    (tmp_path / "build/2023/notice.pdf").unlink()
    before = stamps(tmp_path)
    situation = Situation(units=("甲",), words={"sheets/甲": "一"})
    report = look_ahead(situation.order(tmp_path))
    assert report.why == {
        "2023/notice.pdf": Reason.LOST,
        f"{SHEET}.docx": Reason.DATA,
        f"{SHEET}.pdf": Reason.DATA,
    }
    assert sorted(report.pruned) == ["2023/sheets/乙.docx", "2023/sheets/乙.pdf"]
    assert [a.path for a in report.standing] == ["2023/notice.docx"]
    assert stamps(tmp_path) == before


def test_a_dry_run_of_nothing_makes_no_folder(tmp_path):
    assert len(look_ahead(Situation().order(tmp_path)).why) == 6
    assert list(tmp_path.iterdir()) == []


def test_what_was_made_before_an_interruption_is_not_made_twice(tmp_path):
    from fake_press import FakeRecipe

    class Impatient:
        def begin(self, works, files):
            pass

        def step(self, work, failures):
            raise KeyboardInterrupt

        def end(self):
            pass

    with pytest.raises(KeyboardInterrupt):
        build(Situation().order(tmp_path), FakeRecipe(), Impatient())
    first = set(listed(tmp_path))
    assert len(first) == 2
    assert made(run(tmp_path)) == {a["path"] for a in manifest(tmp_path)["artifacts"]} - first


def test_inputs_name_the_templates_of_what_stands(tmp_path):
    run(tmp_path)
    first = manifest(tmp_path)["inputs"]
    assert {"path": "templates/x.j2", "sha256": DIGEST} in first
    run(tmp_path)
    assert manifest(tmp_path)["inputs"] == first
