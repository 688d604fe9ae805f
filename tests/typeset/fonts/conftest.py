from __future__ import annotations

import pytest

from workplan_docs.typeset.fonts import FontSet, Metrics
from workplan_docs.typeset.fonts.folders import is_prepared, prepared_folder
from workplan_docs.typeset.fonts.resolve import read_prepared


@pytest.fixture(scope="session")
def free_set() -> FontSet:
    """The prepared free set of this machine."""
    if not is_prepared():
        pytest.skip(f"the free fonts are not prepared in {prepared_folder()}: run ./setup.sh setup")
    return FontSet(tuple(read_prepared().values()))


@pytest.fixture(scope="session")
def metrics(free_set) -> Metrics:
    return Metrics(free_set)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache of the test's own, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.delenv("WORKPLAN_FONTS", raising=False)
    return tmp_path / "cache"
