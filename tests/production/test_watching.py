"""Noticing saved files: by looks that a test arranges, without waiting."""

import os

import pytest

from workplan_docs.production.watching import Changes, changes_between, look_at, wait_for_changes

A, B, C = (1, 10, 1), (2, 10, 1), (3, 12, 2)


class Story:
    """Gives one look after the other; the last one for ever, which must be enough."""

    def __init__(self, *looks):
        self.looks = list(looks)
        self.slept = 0.0

    def look(self):
        return self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]

    def sleep(self, seconds):
        self.slept += seconds
        assert self.slept < 1000, "it waits for ever"


def waited(before, *looks):
    story = Story(*looks)
    return wait_for_changes(before, story.look, story.sleep), story


def test_nothing_happens_until_something_does():
    changes, story = waited({"a": A}, {"a": A}, {"a": A}, {"a": A}, {"a": B}, {"a": B})
    assert changes == Changes(("a",), ())
    assert story.slept > 1


def test_a_file_that_is_still_being_written_is_waited_for():
    changes, _ = waited({"a": A}, {"a": B}, {"a": C}, {"a": (4, 20, 2)}, {"a": (4, 20, 2)})
    assert changes == Changes(("a",), ())


def test_a_file_that_an_editor_takes_away_and_brings_back_is_one_saved_file():
    changes, _ = waited({"a": A, "b": A}, {"b": A}, {"a": C, "b": A}, {"a": C, "b": A})
    assert changes == Changes(("a",), ())


def test_one_that_comes_back_as_it_was_is_no_change():
    changes, _ = waited({"a": A}, {}, {"a": A}, {"a": A}, {"a": B})
    assert changes == Changes(("a",), ())


def test_a_deleted_file_is_waited_for_longer_than_a_saved_one():
    _, saved = waited({"a": A}, {"a": B})
    changes, gone = waited({"a": A}, {})
    assert changes == Changes((), ("a",))
    assert gone.slept > 2 * saved.slept


def test_files_that_never_stand_still_are_taken_at_last():
    looks = [{"a": (n, n, 1)} for n in range(5, 900)]
    changes, story = waited({"a": A}, *looks)
    assert changes.saved == ("a",)
    assert 20 < story.slept < 100


def test_several_files_are_named_in_order():
    assert changes_between({"a": A, "c": A}, {"b": A, "a": B}) == Changes(("a", "b"), ("c",))
    assert not changes_between({"a": A}, {"a": A})


def test_a_look_finds_what_a_build_depends_on(tmp_path):
    for name in ("content/2023/plan.yaml", "templates/base.docx", "fonts/a.ttf", "build/x.docx", "other.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert sorted(look_at(tmp_path)) == ["content/2023/plan.yaml", "fonts/a.ttf", "templates/base.docx"]


@pytest.mark.parametrize(
    "name",
    ["~$plan.yaml", ".plan.yaml.swp", "plan.yaml~", "#plan.yaml#", ".#plan.yaml", "4913", "plan.yaml.tmp",
     ".~lock.base.docx#", "~WRL0001.tmp", ".git/index", ".ejected/sheet.xml.j2"],
)  # fmt: skip
def test_what_editors_leave_behind_is_passed_over(tmp_path, name):
    (tmp_path / "content" / name).parent.mkdir(parents=True)
    (tmp_path / "content" / name).write_text("x")
    assert look_at(tmp_path) == {}


def test_the_same_text_saved_under_the_same_time_is_seen_by_the_number_of_the_file(tmp_path):
    path = tmp_path / "content/a.yaml"
    path.parent.mkdir()
    path.write_text("x: 1")
    before = look_at(tmp_path)
    times = path.stat()
    beside = tmp_path / "content/a.new"
    beside.write_text("x: 2")
    os.utime(beside, ns=(times.st_atime_ns, times.st_mtime_ns))
    beside.replace(path)
    assert changes_between(before, look_at(tmp_path)).saved == ("content/a.yaml",)


def test_a_project_without_these_folders_has_nothing_to_look_at(tmp_path):
    assert look_at(tmp_path) == {}
