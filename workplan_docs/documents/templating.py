"""One sandboxed Jinja environment that renders the templates (where they lie: `template_files`).

Rendering is pure: no clock, no random filter, no access to anything but the context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Template, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workplan_docs.documents import template_limits as limits
from workplan_docs.documents.blocks import Document
from workplan_docs.documents.markup import parse_markup
from workplan_docs.documents.template_faults import MISSING, ChineseUndefined, diagnose
from workplan_docs.documents.template_files import TemplateFiles, shown_path, template_roots
from workplan_docs.documents.template_slips import wide_braces
from workplan_docs.errors import Diagnostic, TemplateError

# Not for documents: random and the clock's kin make builds differ, the others have no use in XML.
_DROPPED_FILTERS = ("random", "pprint", "urlize", "tojson", "xmlattr", "filesizeformat", "safe")
_MARKUP_LINE = re.compile(r"模板 templates/(\S+) 生成的标记第 (?:\d+|None) 行：")
_NAMED = re.compile(r"“([^”]+)”|属性 ([\w:-]+)|<([\w:-]+)>")


@dataclass(frozen=True, slots=True, order=True)
class TemplateUse:
    """A template file that went into a rendering: its name and the SHA-256 of its bytes (hex).

    The digest of one that was asked for in vain (``ignore missing``) is empty: once it is there, the
    document changes.
    """

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a template wrote and every file that it was written from or looked for, sorted by name."""

    markup: str
    used: tuple[TemplateUse, ...]


class _Loader(BaseLoader):
    """Gives Jinja the project's files; the shown name never holds a machine's path."""

    def __init__(self, files: TemplateFiles) -> None:
        self.files = files
        self.missed: set[str] = set()

    def get_source(self, environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        data = self.files.read(template)
        if data is None:
            self.missed.add(template)
            raise TemplateNotFound(template)
        source = data.decode("utf-8-sig")
        if (slip := wide_braces(source)) is not None:  # no fault to Jinja, which would print them
            error = TemplateSyntaxError(
                "", source.count("\n", 0, slip.at) + 1, template, shown_path(template)
            )
            error.source = source
            raise error
        return source, shown_path(template), lambda: True

    def list_templates(self) -> list[str]:
        """Names of all templates, for hints."""
        return sorted({p.name for root in self.files.roots for p in root.glob("*.j2")})


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a budget of steps and a record of the templates that were asked for."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, loader: _Loader, marked: bool) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=ChineseUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.marked = marked
        self.budget = limits.Budget()
        self.asked: set[str] = set()
        self.filters[limits.COUNTED] = lambda items: self.budget.counted(items)
        for name in _DROPPED_FILTERS:
            self.filters.pop(name, None)
        self.globals.pop("lipsum", None)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        limits.count_loops(source)
        if self.marked:
            limits.mark_lines(source, name or "")
        return super()._generate(source, name, filename, defer_init)

    def get_template(self, name: str | Template, *rest: Any, **more: Any) -> Template:
        found = super().get_template(name, *rest, **more)
        self.asked.add(found.name or "")
        return found

    def select_template(self, *rest: Any, **more: Any) -> Template:
        found = super().select_template(*rest, **more)
        self.asked.add(found.name or "")
        return found

    def call(self, context: Context, obj: Any, *rest: Any, **more: Any) -> Any:
        self.budget.spend(5)  # a call costs about as much as five rounds
        return super().call(context, obj, *rest, **more)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        pair = (left, right)
        sizes = [x if isinstance(x, int) else len(x) for x in pair if isinstance(x, int | str | list)]
        grows = operator == "**" or not all(isinstance(x, int) for x in pair)
        if grows and any(abs(size) > limits.MAX_REPEAT for size in sizes):
            raise limits.LimitReachedError("重复的内容过长")
        return super().call_binop(context, operator, left, right)


class TemplateEnvironment:
    """Renders templates of one project; made once per process (a changed template needs a new one)."""

    def __init__(self, project: Path | None = None, roots: tuple[Path, ...] | None = None) -> None:
        self._loader = _Loader(TemplateFiles(roots if roots is not None else template_roots(project)))
        self._plain = _Sandbox(self._loader, marked=False)

    def render(self, name: str, context: Mapping[str, object]) -> Rendering:
        """What the template called ``name`` writes from ``context``; raises `TemplateError`."""
        markup = self._run(self._plain, name, context)
        digest = self._loader.files.digest
        used = sorted(TemplateUse(n, digest(n)) for n in self._plain.asked | self._loader.missed)
        return Rendering(markup, tuple(used))

    def read(self, name: str) -> None:
        """Only read a template, as far as that goes without content; raises `TemplateError`."""
        try:
            self._plain.get_template(name)
        except Exception as error:
            raise TemplateError(self._at_its_words(diagnose(error, name, (), self._plain.filters))) from None

    def document(self, name: str, context: Mapping[str, object]) -> tuple[Document, tuple[TemplateUse, ...]]:
        """The blocks that the template describes; a fault of the markup names the template's own line."""
        rendering = self.render(name, context)
        try:
            return parse_markup(rendering.markup, shown_path(name)), rendering.used
        except TemplateError as error:
            raise self._located(error, name, context) from None

    def _located(self, error: TemplateError, name: str, context: Mapping[str, object]) -> TemplateError:
        """The same faults with the template's lines instead of those of the markup it wrote."""
        marked = self._run(_Sandbox(self._loader, marked=True), name, context)
        _, origins = limits.strip_marks(marked)
        located = []
        for fault in error.diagnostics:
            origin = origins[fault.line - 1] if fault.line and fault.line <= len(origins) else None
            file, line = (shown_path(origin[0]), origin[1]) if origin else (fault.file, None)
            message = _MARKUP_LINE.sub(r"模板 \1：", fault.message)
            if not origin:
                message = _MARKUP_LINE.sub(r"模板 \1 ", fault.message)
            located.append(
                self._at_its_words(
                    Diagnostic(fault.code, fault.severity, message, file, line, None, fault.hint)
                )
            )
        return TemplateError(located)

    def _at_its_words(self, fault: Diagnostic) -> Diagnostic:
        """The fault with the column of what it names, where that stands in its line of the template."""
        if fault.line is None or fault.file is None or fault.column is not None:
            return fault
        data = self._loader.files.read(fault.file.removeprefix(shown_path("")))
        lines = (data or b"").decode("utf-8-sig", errors="replace").split("\n")
        text = lines[fault.line - 1] if fault.line <= len(lines) else ""
        named = [match.groups() for match in _NAMED.finditer(fault.message.partition("（")[0])]
        words = [quoted or attribute for quoted, attribute, _ in named if quoted or attribute]
        words += [f"<{tag}" for _, _, tag in reversed(named) if tag]
        places = [text.index(word) + 1 for word in words if word in text]
        opened = re.search(r"\{[{%]", text)
        column = places[0] if places else opened.start() + 1 if opened else None
        return replace(fault, column=column)

    def _run(self, sandbox: _Sandbox, name: str, context: Mapping[str, object]) -> str:
        sandbox.budget = limits.Budget()
        sandbox.asked.clear()
        self._loader.missed.clear()
        try:
            pieces: list[str] = []
            length = 0
            for piece in sandbox.get_template(name).generate(dict(context)):
                pieces.append(piece)
                length += len(piece)
                if length > limits.MAX_OUTPUT and not sandbox.marked:
                    raise limits.LimitReachedError("生成的内容过大")
            return "".join(pieces)
        except Exception as error:  # a template may raise anything: it is a program of the office
            fault = self._at_its_words(diagnose(error, name, context, sandbox.filters))
            if fault.code == MISSING:
                hint = f"{fault.hint}。现有模板：" + "、".join(self._loader.list_templates())
                fault = replace(fault, hint=hint)
            raise TemplateError(fault) from None
