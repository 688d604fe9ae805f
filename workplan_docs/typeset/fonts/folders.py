"""Where prepared fonts are kept: a cache folder of the user's, never the project."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workplan_docs.typeset.fonts.recipe import recipe_hash

MANIFEST = "fonts.json"


def cache_folder() -> Path:
    """The program's cache folder for fonts; it need not exist yet."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "workplan-docs" / "fonts"


def prepared_folder() -> Path:
    """The folder of the prepared free set: packed with the program, else named, else in the cache."""
    packed = Path(__file__).parents[2] / "_data" / "fonts"
    if (packed / MANIFEST).is_file():
        return packed
    named = os.environ.get("WORKPLAN_FONTS")
    return Path(named) if named else cache_folder() / recipe_hash()


def is_prepared(folder: Path | None = None) -> bool:
    """Whether the free set is there; its manifest is written last, so it never is by half."""
    return ((folder or prepared_folder()) / MANIFEST).is_file()
