"""A press that sets nothing and fails on demand; importable by worker processes."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from workplan_docs.documents.blocks import Document
from workplan_docs.errors import Diagnostic, EnvironmentProblem, LayoutError, Severity
from workplan_docs.production.press import Composition, Rendered


@dataclass(frozen=True)
class FakeTask:
    number: int
    role: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class FakeSpec:
    path_stem: str
    kind: str = "sheet"
    unit: str | None = None
    quarter: str | None = None
    formats: tuple[str, ...] = ("docx", "pdf")
    tasks: tuple[FakeTask, ...] = ()
    parts: tuple[FakeSpec, ...] = ()


@dataclass(frozen=True)
class FakeRecipe:
    """``faults`` maps a path stem to what happens there: fail, bug, no-pdf, die, sleep; "*" on opening.

    ``words`` maps a path stem to what the document says; a PDF says only what stands before a bar (|).
    """

    faults: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def imprint(self, spec: FakeSpec) -> tuple[str, ...]:
        return (dict(self.words).get(spec.path_stem, "").partition("|")[0],)

    def bind(self, spec: FakeSpec, parts: list[bytes]) -> Rendered:
        if dict(self.faults).get(spec.path_stem) == "bug":
            raise ZeroDivisionError("a fault of ours")
        return Rendered(b"|".join(parts) + self.imprint(spec)[0].encode(), 2 * len(parts))

    def open(self) -> FakePress:
        if dict(self.faults).get("*") == "bug":
            raise RuntimeError("cannot open")
        return FakePress(dict(self.faults), dict(self.words))


class FakePress:
    def __init__(self, faults: dict[str, str], words: dict[str, str] | None = None) -> None:
        self.faults = faults
        self.words = words or {}
        self.composed: list[str] = []

    def compose(self, spec: FakeSpec) -> Composition:
        self.composed.append(spec.path_stem)
        fault = self.faults.get(spec.path_stem)
        if fault == "fail":
            raise LayoutError(Diagnostic("TY001", Severity.ERROR, "没有字体能印出“龘”"))
        if fault == "bug":
            raise ZeroDivisionError("a fault of ours")
        if fault == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if fault == "sleep":
            time.sleep(60)
        return Composition(Document("form", spec.path_stem, ()), (("templates/x.j2", "0" * 64),))

    def render(self, document: Document, suffix: str, known: str = "") -> Rendered:
        title = document.title
        says = self.words.get(title, "")
        if suffix == "pdf" and self.faults.get(title) == "no-pdf":
            raise EnvironmentProblem(Diagnostic("EN001", Severity.ERROR, "本机缺少 Pango"))
        if suffix != "pdf":
            return Rendered(f"{title}.{suffix}{says}".encode())
        look = "look of " + says.partition("|")[0]
        if look == known:
            return Rendered(None, None, look)
        return Rendered(f"{title}.{suffix}{says.partition('|')[0]}".encode(), 2, look)


def refuse() -> None:
    raise ImportError("a module that only the parent could import")


class Unpackable:
    def __reduce__(self):
        return refuse, ()


class HeavyRecipe(FakeRecipe):
    """Impossible to unpack, which shows before the reader has taken more than a pipe holds."""

    def __reduce__(self):
        return tuple, ((Unpackable(), b"x" * 1_000_000),)
