from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.production.situations import DIGEST, listed, manifest, run
from workplan_docs.errors import EnvironmentProblem
from workplan_docs.production import manifest as m
from workplan_docs.production.jobs import Selection
from workplan_docs.production.lock import only_build

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "manifest.schema.json"


def test_the_manifest_says_what_there_is(tmp_path):
    assert run(tmp_path).exit_code == 0
    found = manifest(tmp_path)
    assert found["version"] == 1
    assert found["inputs"] == [
        {"path": "content/organ.yaml", "sha256": DIGEST},
        {"path": "templates/x.j2", "sha256": DIGEST},
    ]
    entry = next(a for a in found["artifacts"] if a["path"] == "2023/sheets/甲.pdf")
    assert set(entry) == {
        "path", "kind", "format", "unit", "quarter", "tasks", "pages", "sha256", "key"
    }  # fmt: skip
    assert entry["tasks"] == [{"number": 1, "role": "lead", "targets": ["1.1"]}]
    assert (entry["kind"], entry["unit"], entry["quarter"], entry["pages"]) == ("sheet", "甲", None, 2)
    assert listed(tmp_path) == sorted(listed(tmp_path))
    on_disk = {p.relative_to(tmp_path / "build").as_posix() for p in (tmp_path / "build").rglob("*.*")}
    assert on_disk == {*listed(tmp_path), "manifest.json"}


def test_twice_and_elsewhere_and_in_processes_the_same_bytes(tmp_path):
    places = [tmp_path / "a", tmp_path / "b" / "c", tmp_path / "d"]
    for place, workers in zip(places, (1, 1, 2), strict=True):
        place.mkdir(parents=True)
        run(place, workers=workers)
    first = (places[0] / "build" / "manifest.json").read_bytes()
    assert all((p / "build" / "manifest.json").read_bytes() == first for p in places)
    assert run(places[0]).written == 0
    assert (places[0] / "build" / "manifest.json").read_bytes() == first


def test_a_partial_build_keeps_the_other_entries(tmp_path):
    run(tmp_path)
    before = manifest(tmp_path)
    run(tmp_path, Selection(units=("甲",), formats=("docx",)))
    assert manifest(tmp_path) == before


def test_a_partial_build_drops_entries_that_their_file_contradicts(tmp_path):
    run(tmp_path)
    (tmp_path / "build/2023/notice.pdf").write_bytes(b"written by a build that was interrupted")
    run(tmp_path, Selection(units=("甲",)))
    assert "2023/notice.pdf" not in listed(tmp_path)
    run(tmp_path)
    assert "2023/notice.pdf" in listed(tmp_path)


def test_a_partial_build_drops_entries_whose_file_is_gone(tmp_path):
    run(tmp_path)
    (tmp_path / "build/2023/notice.pdf").unlink()
    run(tmp_path, Selection(units=("甲",)))
    assert "2023/notice.pdf" not in listed(tmp_path)
    assert "2023/notice.docx" in listed(tmp_path)


def test_a_unit_that_is_no_more_has_no_entry(tmp_path):
    run(tmp_path)
    run(tmp_path, units=("甲",))
    assert not any("乙" in path for path in listed(tmp_path))


def test_other_years_stay(tmp_path):
    run(tmp_path)
    path = tmp_path / "build" / "manifest.json"
    other = path.read_text(encoding="utf-8").replace("2023/", "2022/")
    path.write_text(other, encoding="utf-8")
    (tmp_path / "build/2023").rename(tmp_path / "build/2022")
    run(tmp_path)
    assert {p.split("/")[0] for p in listed(tmp_path)} == {"2022", "2023"}


def test_a_failed_document_keeps_its_earlier_file_and_entry(tmp_path):
    run(tmp_path)
    before = manifest(tmp_path)
    report = run(tmp_path, faults={"sheets/甲": "fail"}, force=True)
    assert report.exit_code == 1
    assert manifest(tmp_path) == before
    (tmp_path / "build/2023/sheets/甲.docx").unlink()
    run(tmp_path, faults={"sheets/甲": "fail"})
    assert "2023/sheets/甲.docx" not in listed(tmp_path)
    assert "2023/sheets/乙.docx" in listed(tmp_path)


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        ({"notice": "fail"}, 1),
        ({"notice": "no-pdf", "sheets/甲": "fail"}, 3),
        ({"notice": "bug", "sheets/甲": "no-pdf", "sheets/乙": "fail"}, 70),
    ],
)
def test_exit_codes_outrank_each_other(tmp_path, faults, code):
    assert run(tmp_path, faults=faults).exit_code == code


def test_a_damaged_manifest_is_no_reason_to_stop(tmp_path):
    run(tmp_path)
    good = manifest(tmp_path)
    (tmp_path / "build" / "manifest.json").write_text("{", encoding="utf-8")
    report = run(tmp_path)
    assert manifest(tmp_path) == good
    assert [w.code for w in report.warnings] == ["EV045"]
    assert run(tmp_path).warnings == []


def test_one_file_that_cannot_be_written_does_not_stop_the_others(tmp_path):
    (tmp_path / "build/2023/notice.pdf").mkdir(parents=True)
    report = run(tmp_path)
    assert [f.path for f in report.failures] == ["2023/notice.pdf"]
    assert report.exit_code == 1
    assert "2023/notice.docx" in listed(tmp_path)
    assert "2023/notice.pdf" not in listed(tmp_path)


def test_the_report_names_what_was_built_and_what_failed(tmp_path):
    report = run(tmp_path, faults={"sheets/甲": "fail"}).as_json()
    assert [f["path"] for f in report["failed"]] == ["2023/sheets/甲.docx", "2023/sheets/甲.pdf"]
    assert report["failed"][0]["diagnostics"][0]["code"] == "TY001"
    assert {"path", "sha256"} <= set(report["built"][0])
    assert str(tmp_path) not in json.dumps(report)


def test_the_published_schema_is_fresh():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == m.manifest_schema(), (
        "run: python -m workplan_docs.production.manifest"
    )


@pytest.mark.parametrize(
    "change", [{"kind": "song"}, {"quarter": "Q5"}, {"sha256": "x"}, {"time": "now"}, {"pages": 0}]
)
def test_the_contract_refuses_what_it_does_not_know(tmp_path, change):
    run(tmp_path)
    found = manifest(tmp_path)
    m.Manifest.model_validate(found)
    found["artifacts"][0].update(change)
    with pytest.raises(ValidationError):
        m.Manifest.model_validate(found)


def test_a_second_build_in_the_folder_says_so_and_does_nothing(tmp_path):
    (tmp_path / "build").mkdir()
    with only_build(tmp_path / "build"), pytest.raises(EnvironmentProblem, match="另一个生成正在"):
        run(tmp_path)
    run(tmp_path)
    assert listed(tmp_path)
