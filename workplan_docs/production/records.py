"""What the last build knew of each file beyond the manifest, kept in ``.make-docs.json`` beside ``build/``.

It is no contract: whoever deletes it only makes the next build do everything again. It holds digests, no time
and no place. ``build/`` itself holds nothing but what the manifest vouches for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from workplan_docs.production.files import write_output

RECORDS = ".make-docs.json"


class Record(BaseModel):
    """One file: digests of its data and setting, its templates (shown path, SHA-256), its ``look``.

    The look is a digest of what the PDF engine was given; where it stays, so does the PDF, whatever else
    has changed. Empty for formats that are quicker made than compared.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    data: str
    setting: str
    templates: tuple[tuple[str, str], ...] = ()
    look: str = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: int
    records: dict[str, Record]
    left: tuple[str, ...] = ()


def read_records(project: Path) -> tuple[dict[str, Record], tuple[str, ...]]:
    """By path of the file, and the files that were left to somebody; empty where nothing can be read."""
    try:
        read = _File.model_validate_json((project / RECORDS).read_bytes())
    except (OSError, ValidationError):
        return {}, ()
    return (read.records, read.left) if read.version == 1 else ({}, ())


def write_records(project: Path, records: Mapping[str, Record], left: Sequence[str]) -> None:
    """Before the manifest: should the program die in between, the files are made once more."""
    listed = {path: records[path].model_dump(mode="json") for path in sorted(records)}
    text = json.dumps(
        {"version": 1, "records": listed, "left": sorted(left)}, ensure_ascii=False, separators=(",", ":")
    )
    write_output(project, RECORDS, f"{text}\n".encode())
