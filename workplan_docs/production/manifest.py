"""``build/manifest.json``: what was built from what, for other programs (DESIGN §6).

It names no time and no machine, so that the same content gives the same manifest. The models here are
the contract; docs/schema/manifest.schema.json is generated from them and kept fresh by a test.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from workplan_docs.production.files import MANIFEST, digest_of_file, write_output
from workplan_docs.production.jobs import Job

Kind = Literal[
    "notice", "master", "sheet", "sheets-all", "report", "document",
    "ledger", "matrix", "bulletin", "reminder", "leader",
]  # fmt: skip
Digest = Field(pattern="^[0-9a-f]{64}$")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Input(_Model):
    """A file that went into the build: content or template, relative to the project, POSIX."""

    path: str = Field(min_length=1, description="relative to the project folder, POSIX")
    sha256: str = Digest


class Task(_Model):
    """A task that a document holds for its unit."""

    number: int = Field(ge=1, description="number of the task in the plan")
    role: Literal["lead", "support"]
    targets: tuple[str, ...] = Field(description="ids of the targets that the unit owes")


class Artifact(_Model):
    """One file of the build."""

    path: str = Field(min_length=1, description="relative to build/, POSIX, NFC")
    kind: Kind
    format: Literal["docx", "pdf", "html", "xlsx"]
    unit: str | None = Field(description="the registry's name of the unit it is made for")
    quarter: Literal["Q1", "Q2", "Q3", "Q4"] | None
    tasks: tuple[Task, ...] = Field(description="empty for the notice")
    pages: int | None = Field(ge=1, description="null unless PDF")
    sha256: str = Digest
    key: str = Field(pattern="^[0-9a-f]{64}$", description="digest of everything it depends on")


class Manifest(_Model):
    """Every file under build/ that the program vouches for, sorted by path."""

    version: Literal[1] = 1
    inputs: tuple[Input, ...] = ()
    artifacts: tuple[Artifact, ...] = ()

    @cached_property
    def by_path(self) -> dict[str, Artifact]:
        """The artifacts by their path."""
        return {a.path: a for a in self.artifacts}


def manifest_schema() -> dict[str, Any]:
    """The JSON schema that is published under docs/schema/."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Manifest.model_json_schema(mode="serialization"),
    }


def describe(job: Job, sha256: str, pages: int | None, key: str) -> Artifact:
    """The manifest's entry for a file that was made."""
    tasks = [{"number": t.number, "role": str(t.role), "targets": tuple(t.targets)} for t in job.spec.tasks]
    return Artifact.model_validate(
        {
            "path": job.path,
            "kind": job.spec.kind,
            "format": job.format,
            "unit": job.spec.unit,
            "quarter": job.spec.quarter,
            "tasks": tasks,
            "pages": pages,
            "sha256": sha256,
            "key": key,
        }
    )


def read_manifest(folder: Path) -> tuple[Manifest, bool]:
    """The manifest of an earlier build, and whether it is sound; a damaged one counts as empty.

    That is no reason to stop: everything is made again. But the office must hear of it, since nobody knows
    any more which of the files in the folder were ours.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        return Manifest(), True
    except OSError:
        return Manifest(), False
    try:
        return Manifest.model_validate_json(data), True
    except ValidationError:
        return Manifest(), False


def merge(
    old: Manifest,
    new: Sequence[Artifact],
    inputs: Mapping[str, str],
    *,
    gone: Collection[str],
    used: Collection[str],
    build: Path,
    project: Path,
) -> Manifest:
    """The manifest after a build: what was made or stands, and of the old what the build did not touch.

    An old entry stays when its file is there as it says (an interrupted build may have written a newer one)
    and it is not among those ``gone`` with their source. A document that failed so keeps its entry. With them
    stay old inputs that are not this build's: content that is still there, templates that they ``used``.
    """
    known = {a.path: a for a in new}
    kept = [
        a
        for a in old.artifacts
        if a.path not in known and a.path not in gone and digest_of_file(build / a.path) == a.sha256
    ]
    sources = dict(inputs)
    if kept:
        for source in old.inputs:
            template = source.path.startswith("templates/")
            there = source.path in used if template else (project / source.path).is_file()
            if there and source.path not in sources:
                sources[source.path] = source.sha256
    return Manifest(
        inputs=tuple(Input(path=p, sha256=sources[p]) for p in sorted(sources)),
        artifacts=tuple(sorted((*known.values(), *kept), key=lambda a: a.path)),
    )


def write_manifest(folder: Path, manifest: Manifest) -> bool:
    """Write it last and at once, so that it never speaks of files that are not there yet."""
    text = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1)
    return write_output(folder, MANIFEST, f"{text}\n".encode())


def main() -> None:
    """``python -m workplan_docs.production.manifest`` writes the published schema anew."""
    path = Path("docs/schema/manifest.schema.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(manifest_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
