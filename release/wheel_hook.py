"""Puts a folder of prepared fonts into the wheel, when `make_wheel.py` names one.

Without WORKPLAN_WHEEL_FONTS the wheel has no fonts, so that what `pip` builds from a source tree never
depends on what lies in somebody's cache.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FontsHook(BuildHookInterface[Any]):
    """Hatchling finds this class by its base."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Add every file of the folder, licences included, below ``_data/fonts`` of the package."""
        named = os.environ.get("WORKPLAN_WHEEL_FONTS")
        if not named:
            return
        folder = Path(named)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            inside = path.relative_to(folder).as_posix()
            build_data["force_include"][str(path)] = f"workplan_docs/_data/fonts/{inside}"
