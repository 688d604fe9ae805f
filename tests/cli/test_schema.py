"""``make-docs schema`` writes where the modelines point."""

from __future__ import annotations

from workplan_docs.content.schema import FOLDER, TITLES, schema_text


def test_schemas_are_written_once_and_renewed(tiny_project, make_docs):
    first = make_docs(tiny_project, "schema")
    assert first.exit_code == 0
    assert "plan.schema.json" in first.stdout
    assert {p.name for p in (tiny_project / FOLDER).iterdir()} == {f"{key}.schema.json" for key in TITLES}
    assert "都是最新的" in make_docs(tiny_project, "schema").stdout
    (tiny_project / FOLDER / "organ.schema.json").write_text("{}", encoding="utf-8")
    assert make_docs(tiny_project, "schema").stdout == f"已写出 {FOLDER} 里的 organ.schema.json\n"
    assert (tiny_project / FOLDER / "organ.schema.json").read_text(encoding="utf-8") == schema_text("organ")


def test_another_folder_needs_no_project(tmp_path, make_docs):
    assert make_docs(tmp_path, "schema", "--out", "别处").exit_code == 0
    assert (tmp_path / "别处/plan.schema.json").is_file()
    assert make_docs(tmp_path, "schema").exit_code == 2


def test_a_folder_that_is_a_file(tmp_path, make_docs):
    (tmp_path / "别处").write_text("mine", encoding="utf-8")
    result = make_docs(tmp_path, "schema", "--out", "别处")
    assert result.exit_code == 3
    assert "别处" in result.stderr
