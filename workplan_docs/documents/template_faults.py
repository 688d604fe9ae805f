"""Turn whatever goes wrong in a template into a Diagnostic with its name, its line and a way out.

Somebody at the office has changed a word in a template; what they read must be a sentence in Chinese, never
a traceback.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from types import TracebackType

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from workplan_docs.documents.template_files import shown_path
from workplan_docs.documents.template_limits import LimitReachedError
from workplan_docs.documents.template_slips import template_slip
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.text.nearest import nearest

# What each code means; TP002 is given by the markup parser.
MISSING, SYNTAX, UNDEFINED, RUNTIME = "TP001", "TP003", "TP004", "TP005"
FORBIDDEN, TOO_MUCH, UNREADABLE = "TP006", "TP007", "TP008"


class ChineseUndefined(StrictUndefined):
    """An unknown name that says so in Chinese, with the nearest name there is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"没有名为“{self._undefined_name}”的内容"
        near = next(iter(nearest(str(self._undefined_name), _fields(self._undefined_obj), 1)), None)
        return f"这里没有“{self._undefined_name}”这一项" + (f"，是否想写“{near}”" if near else "")


def _fields(thing: object) -> list[str]:
    if dataclasses.is_dataclass(thing):
        return [f.name for f in dataclasses.fields(thing)]
    return []


def failing_place(name: str, traceback: TracebackType | None) -> tuple[str, int | None]:
    """The deepest template frame of a traceback: (shown path, line)."""
    place: tuple[str, int | None] = (shown_path(name), None)
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith("templates/"):
            place = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def diagnose(
    error: BaseException, name: str, known: Iterable[str] = (), filters: Iterable[str] = ()
) -> Diagnostic:
    """The one Diagnostic for an exception raised while the template ``name`` was read or rendered.

    ``known`` are the names given to the template, ``filters`` the filters there are, for hints about misspelt ones.
    """
    file, line = failing_place(name, error.__traceback__)
    column = None
    if isinstance(error, TemplateSyntaxError):
        file = error.filename or file
        line, column, said = _syntax(error, filters)
    elif isinstance(error, TemplateNotFound):
        hint = "检查 templates 文件夹里的文件名；删去自己的那一份即用随程序带的模板"
        said = (MISSING, f"找不到模板“{error.name or name}”", hint)
    elif isinstance(error, UndefinedError) and not isinstance(error, SecurityError):
        message = error.message or "用了没有的名称"
        said = (UNDEFINED, message, _name_hint(message, known))
    else:
        said = _other(error)
    code, message, hint = said
    message = f"模板 {file.removeprefix('templates/')}：{message}"
    return Diagnostic(code, Severity.ERROR, message, file, line, column, hint)


def _other(error: BaseException) -> tuple[str, str, str]:
    """Code, message and hint of the exceptions that are no business of Jinja's own."""
    match error:
        case SecurityError():
            return FORBIDDEN, "用了模板里不允许的操作", "模板只能取内容、判断和循环"
        case LimitReachedError():
            return TOO_MUCH, str(error), "检查循环是否写错"
        case RecursionError() | MemoryError() | OverflowError():
            return TOO_MUCH, "循环或嵌套过多", "检查模板是否自己引用自己、循环是否写错"
        case UnicodeDecodeError():
            return UNREADABLE, "文件不是 UTF-8 编码", "用记事本另存为 UTF-8 编码"
        case OSError():
            return UNREADABLE, "文件打不开", "检查是否有权限、是否被别的程序占用"
        case _:
            said = next((said for kind, said in _RAISED if isinstance(error, kind)), "这一行算不出来")
            return RUNTIME, f"运行出错（{said}）", "检查这一行的写法，或恢复原来的模板"


_RAISED: tuple[tuple[type[Exception], str], ...] = (
    (ZeroDivisionError, "除数是 0"),
    (TypeError, "文字、数字、清单不能这样放在一起用，或者多写、少写了参数"),
    (LookupError, "清单里没有这一项"),
    (AttributeError, "没有这一项"),
    (ValueError, "这个值不能这样用"),
)


def _syntax(
    error: TemplateSyntaxError, filters: Iterable[str]
) -> tuple[int, int | None, tuple[str, str, str]]:
    """Line, column and words for a template that cannot be read."""
    source = error.source or ""
    slip = template_slip(source, filters)
    if slip is None:
        return (
            error.lineno,
            None,
            (
                SYNTAX,
                "写法有误：程序从这里起读不懂",
                "检查 {{ }} 和 {% %} 是否成对、里面的词和引号是否写对。",
            ),
        )
    line = source.count("\n", 0, slip.at) + 1
    column = slip.at - source.rfind("\n", 0, slip.at)
    return line, column, (SYNTAX, f"写法有误：{slip.message}", slip.hint)


def _name_hint(message: str, known: Iterable[str]) -> str:
    found = re.search("“([^”]*)”", message)
    near = next(iter(nearest(found.group(1), known, 1)), None) if found else None
    return f"是否想写“{near}”" if near else "可用的名称见模板开头的说明"
