"""Where the templates lie, which file wins, and what it holds; without loading Jinja.

A template that the office put into its own ``templates/`` wins over the packaged one of the same name, file
by file. A build that finds nothing changed reads digests here and never renders.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path, PurePosixPath

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity

MISSING = ""  # the digest of a template that there is not


def packaged_templates() -> Path:
    """The folder of the templates that come with the program: in the wheel, else in the source checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_data" / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise EnvironmentProblem(
        Diagnostic("EV010", Severity.ERROR, "程序的模板文件夹不见了", hint="请重新安装本程序")
    )


def template_roots(project: Path | None) -> tuple[Path, ...]:
    """The folders searched for templates, the project's own first."""
    own = [project / "templates"] if project is not None and (project / "templates").is_dir() else []
    packaged = packaged_templates()
    return (*own, packaged) if not own or own[0].resolve() != packaged else (packaged,)


def shown_path(name: str) -> str:
    """How a template is named to the office: relative to the project, wherever it really lies."""
    return f"templates/{name}"


class TemplateFiles:
    """The template files of one project, each read once."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self._read = cache(self._read_now)

    def read(self, name: str) -> bytes | None:
        """The bytes of the file that wins under this name; None when there is none.

        A name that would leave the folder (``..``, an absolute one) names nothing, nor does a link out of it.
        """
        return self._read(name)

    def _read_now(self, name: str) -> bytes | None:
        pieces = PurePosixPath(name).parts
        if not pieces or "\\" in name or name.startswith("/") or ".." in pieces:
            return None
        for root in self.roots:
            path = root.joinpath(*pieces)
            if path.is_file() and path.resolve().is_relative_to(root.resolve()):
                return path.read_bytes()
        return None

    def digest(self, name: str) -> str:
        """SHA-256 (hex) of that file, `MISSING` when there is none."""
        data = self.read(name)
        return MISSING if data is None else hashlib.sha256(data).hexdigest()

    def digest_of_shown(self, path: str) -> str:
        """The same by the name that `shown_path` gives."""
        return self.digest(path.removeprefix(shown_path("")))
