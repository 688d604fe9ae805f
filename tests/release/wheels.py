"""Wheels that hold nothing but their metadata."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path


def make_wheel_file(
    folder: Path, name: str, tag: str = "py3-none-any", *heads: str, version: str = "1.0"
) -> Path:
    """A wheel of ``name`` for ``tag``; ``heads`` are further lines of its metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = name.replace("-", "_")
    info = f"{stem}-{version}.dist-info"
    path = folder / f"{stem}-{version}-{tag}.whl"
    metadata = "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *heads, "", ""])
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
