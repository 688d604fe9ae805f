from __future__ import annotations

import json


def test_a_code_is_explained_with_an_example(tmp_path, make_docs):
    result = make_docs(tmp_path, "explain", "ya008,DN001")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("YA008 ")
    assert "    title：2023年工作要点\n" in result.stdout
    assert "  依据：GB/T 9704—2012，7.2.5" in result.stdout


def test_unknown_codes_are_told_all_at_once_with_near_ones(tmp_path, make_docs):
    result = make_docs(tmp_path, "explain", "YA08", "hello", "YA001")
    assert result.exit_code == 1
    assert result.stdout.startswith("YA001 ")
    assert "没有这个代码：YA08" in result.stderr
    assert "YA008" in result.stderr
    assert "没有这个代码：hello" in result.stderr


def test_nothing_but_unknown_codes(tmp_path, make_docs):
    result = make_docs(tmp_path, "explain", "XX999")
    assert (result.exit_code, result.stdout) == (2, "")


def test_json_and_list(tmp_path, make_docs):
    result = make_docs(tmp_path, "explain", "--list", "--format", "json")
    codes = {entry["code"]: entry for entry in json.loads(result.stdout)["codes"]}
    assert codes["YA008"]["wrong"] == "title：2023年工作要点"
    assert codes["PP001"]["wrong"] is None
    listed = make_docs(tmp_path, "explain", "--list")
    assert len(listed.stdout.splitlines()) == len(codes)


def test_nothing_asked_for(tmp_path, make_docs):
    assert make_docs(tmp_path, "explain").exit_code == 2
