from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes get our sys.path, so they find the fakes too."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
