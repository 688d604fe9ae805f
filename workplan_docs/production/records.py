"""What the last build knew of each file beyond the manifest, kept in ``.make-docs.json`` beside ``build/``.

It is no contract: whoever deletes it only makes the next build do everything again. It holds digests, no time
and no place. ``build/`` itself holds nothing but what the manifest vouches for.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from workplan_docs.errors import Diagnostic
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


class Memory(BaseModel):
    """Everything that the last build remembered.

    ``records`` by path of the file; ``left`` are files that belonged to nothing any more and were somebody's by
    then. ``content`` is the digest of content and program (`keys.content_digest`); ``data`` are the data digests
    of all documents by path stem and ``found`` what the rules find in it, so that unchanged content need not be
    turned into contexts nor judged again.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int = 1
    records: dict[str, Record] = {}
    left: tuple[str, ...] = ()
    content: str = ""
    data: dict[str, str] = {}
    found: tuple[Diagnostic, ...] = ()


def read_memory(project: Path) -> Memory:
    """What there is to remember; nothing where it cannot be read."""
    try:
        read = Memory.model_validate_json((project / RECORDS).read_bytes())
    except (OSError, ValidationError):
        return Memory()
    return read if read.version == 1 else Memory()


def write_memory(project: Path, memory: Memory) -> None:
    """Before the manifest: should the program die in between, the files are made once more."""
    text = json.dumps(
        memory.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    write_output(project, RECORDS, f"{text}\n".encode())
