"""What is told of data that does not fit its model: every misfit in Chinese, at its line.

pydantic knows what does not fit but tells it in its own words and paths; here each kind of misfit gets the
words that a clerk needs: the allowed words, the nearest known key, the place of the record that lacks one.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from workplan_docs.content.document_parts import BodyPart
from workplan_docs.content.key_names import bare_key, by_title
from workplan_docs.content.misfits import misfit
from workplan_docs.content.organ import FORMAT_VERSION
from workplan_docs.content.outline import record_at, records
from workplan_docs.content.plan import Task, UnitsByRole
from workplan_docs.content.positions import Path, Position
from workplan_docs.content.ready import ready_line, ready_value
from workplan_docs.content.yamlfile import YamlFile
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.text.nearest import nearest

_ROOT = Position(1, 1, 1, 1)
_SHORT_KEY = 6  # characters: a longer one is the beginning of a sentence
_LONG_REMARK = 24
RECORD_NAMES = {
    "Organ": "机关",
    "House": "本机关的版面数值",
    "LeadersFile": "领导名单",
    "Leader": "领导",
    "UnitsFile": "单位名录",
    "Unit": "单位",
    "Area": "县区",
    "Group": "单位的合称",
    "Plan": "工作要点",
    "Preamble": "引言",
    "Section": "章",
    "Task": "任务",
    "Target": "指标",
    "Milestone": "节点",
    "UnitsByRole": "责任单位",
    "Notice": "公文",
    "OfficialDocument": "公文",
    "Secrecy": "密级",
    "Signature": "署名",
    "BodyPart": "正文的一条",
    "Attachment": "附件",
    "Attendance": "参加人员",
}


class Misfits:
    """Turns the errors of one file into diagnostics, one for each place."""

    def __init__(self, model: type[BaseModel], source: YamlFile, file: str) -> None:
        self.model, self.source, self.file = model, source, file

    def translate(self, errors: list[ErrorDetails]) -> list[Diagnostic]:
        """One diagnostic a place: the branches of a union would else complain one after the other."""
        found: dict[tuple[Path, str], Diagnostic] = {}
        meant = self._meant(errors)
        for error in errors:
            path = self._path(error["loc"])
            missing = error["type"] == "missing"
            if missing and (not self.source.complete or (path, error["loc"][-1]) in meant):
                continue
            if self._other_branch(error, path):
                continue
            if path and self._value(path) is None and self._told_empty(path):
                continue
            if error["type"] == "extra_forbidden" and self._told_with_lead(path):
                continue
            key = (path, str(error["loc"][-1]) if missing else "")
            found.setdefault(key, self._diagnostic(error, path))
        trusted = self.source.trusted
        sure = [d for d in found.values() if trusted is None or (d.line or 0) < trusted]
        return sorted(sure, key=lambda d: (d.line or 0, d.column or 0))

    def _meant(self, errors: list[ErrorDetails]) -> set[tuple[Path, str]]:
        """The keys that unknown ones were meant for: they are not missing besides."""
        found = set()
        for error in errors:
            if error["type"] == "extra_forbidden":
                path = self._path(error["loc"])
                key, record = str(path[-1]), record_at(self.model, path[:-1])
                known = [] if record is None else list(record.model_fields)
                near = bare_key(key, known) or next(iter(nearest(key.lower(), known)), None)
                wanted = by_title(key, record) or near
                if wanted or key in self._roles(path):
                    found.add((path[:-1], wanted or "units"))
        return found

    def _path(self, loc: tuple[int | str, ...]) -> Path:
        """The part of pydantic's path that the file really has; names of union branches are no keys."""
        path: Path = ()
        data = self.source.data
        for step in loc:
            if isinstance(data, dict) and step in data:
                data = data[str(step)]
            elif isinstance(data, list) and isinstance(step, int) and step < len(data):
                data = data[step]
            else:
                continue
            path = (*path, step)
        return path

    def _value(self, path: Path) -> Any:
        data = self.source.data
        for step in path:
            data = data[step]
        return data

    def _told_empty(self, path: Path) -> bool:
        """Whether the reader has said why there is no value."""
        line = self.source.positions.get(path, _ROOT).key_line
        return any(d.code in ("YA003", "YA015") and d.line == line for d in self.source.diagnostics)

    def _other_branch(self, error: ErrorDetails, path: Path) -> bool:
        """Whether this is the complaint of the branch of a union that the clerk did not choose."""
        value = self._value(path)
        return (
            isinstance(value, dict)
            and error["type"] == "string_type"
            and "UnitsByRole" not in error["loc"]
            and _may_be_record(self.model, path)
        )

    def _diagnostic(self, error: ErrorDetails, path: Path) -> Diagnostic:
        kind = error["type"]
        if kind == "missing":
            return self._missing(str(error["loc"][-1]), path)
        if kind == "extra_forbidden":
            return self._unknown(path)
        value = self._value(path)
        if value is None:
            return self._empty(path)
        message, hint = misfit(error, value, _name(path), self._description(path), self._first_key(path))
        return self._at("CT006" if kind != "literal_error" else "CT007", message, path, hint)

    def _empty(self, path: Path) -> Diagnostic:
        """A value that is missing; what stands there instead is a remark."""
        words = self.source.remarked.get(path)
        if words is None:
            hint = f"写成：version: {FORMAT_VERSION}" if path == ("version",) else "补上值。"
            return self._at("CT005", f"“{_name(path)}”空着，没有写值", path, hint)
        message = f"“{_name(path)}”空着：后面的“{words[:20]}”是注释，不算值"
        return self._at("CT005", message, path, "补上值；“#”后面的字要印，就删去“#”，以“#”开头的加英文引号。")

    def _description(self, path: Path) -> str:
        """What the schema says of the key whose value is wrong; it names what the words mean."""
        keys = [step for step in path if isinstance(step, str)]
        record = record_at(self.model, path[: path.index(keys[-1])]) if keys else None
        info = record.model_fields.get(keys[-1]) if record is not None else None
        return (info.description or "") if info is not None else ""

    def _first_key(self, path: Path) -> str:
        """The key that a record at this place begins with."""
        record = record_at(self.model, path)
        wanted = [name for name, info in record.model_fields.items() if info.is_required()] if record else []
        return next(
            (name for name in wanted if name != "version"),
            next(iter(record.model_fields), "") if record else "",
        )

    def _missing(self, key: str, path: Path) -> Diagnostic:
        record = record_at(self.model, path)
        title = _title(record, key)
        name = RECORD_NAMES.get(record.__name__ if record else "", "这里")
        hint = f"补一行“{key}: ……”。"
        if key == "version":
            hint = f"在最前面补一行“version: {FORMAT_VERSION}”。"
        return self._at("CT004", f"{name}缺少“{key}”{title}", path, hint)

    def _unknown(self, path: Path) -> Diagnostic:
        key = str(path[-1])
        record = record_at(self.model, path[:-1])
        name = RECORD_NAMES.get(record.__name__ if record else "", "这里")
        hint = self._key_hint(key, record)
        message = f"不认识的键“{key[:40]}”（{name}）"
        if key in (roles := self._roles(path)):
            return self._at("CT002", message, path, self._units_by_role(roles, path), key=True)
        if not hint:
            message, hint = f"{name}里没有“{key[:40]}”这一项", self._surplus(key, path, record)
        return self._at("CT002", message, path, hint, key=True)

    def _roles(self, path: Path) -> dict[str, str]:
        """The keys beside this one in a task that belong under ``units``, as 牵头单位 and 配合单位 do."""
        if record_at(self.model, path[:-1]) is not Task:
            return {}
        beside = self._value(path[:-1])
        roles = {
            key: by_title(key, UnitsByRole)
            for key in beside
            if key not in Task.model_fields and not by_title(key, Task)
        }
        return {key: role for key, role in roles.items() if role and isinstance(beside[key], str)}

    def _told_with_lead(self, path: Path) -> bool:
        """Whether the key of another role, which stands first, tells of this one, too."""
        roles = self._roles(path)
        return path[-1] in roles and path[-1] != next(iter(roles))

    def _units_by_role(self, roles: dict[str, str], path: Path) -> str:
        """The lines of ``units`` that several keys of a task were meant for, to be pasted."""
        beside, indent = self._value(path[:-1]), " " * (self.source.positions.get(path, _ROOT).key_column - 1)
        lines = [f"{indent}  {ready_line(role, beside[key])}" for key, role in roles.items()]
        start = "" if "units" in beside else f"{indent}units:\n"
        there = "写在 units 下面" if "units" in beside else "写成"
        keys = "、".join(roles)
        return f"{keys}一起{there}（行首的空格也照抄）：\n{start}" + "\n".join(lines)

    def _key_hint(self, key: str, record: type[BaseModel] | None) -> str:
        """Which key is meant; empty when it is none that there is."""
        known = [] if record is None else list(record.model_fields)
        if english := by_title(key, record):
            return f"键用英文：写“{english}:”。"
        if bare := bare_key(key, known):
            return f"是不是“{bare}”？键只用小写的英文字母，写成“{bare}: ”。"
        near = nearest(key.lower(), known)
        elsewhere = [RECORD_NAMES.get(r.__name__, "") for r in records(self.model) if key in r.model_fields]
        if elsewhere:
            return f"“{key}”是{'、'.join(elsewhere)}的键，看看这一行的缩进。"
        return "是不是“" + "”“".join(near) + "”？" if near else ""

    def _surplus(self, key: str, path: Path, record: type[BaseModel] | None) -> str:
        """What to do with a line of somebody's own: the words of a text, a remark, a thing nobody asked for."""
        value = self._value(path)
        around = self._value(path[:-1])
        if record is BodyPart and len(around) == 1 and isinstance(value, str) and not key.isascii():
            return f"是一段话，冒号就用全角的：- {ready_value(f'{key}：{value}')}"
        if isinstance(value, (dict, list)):
            return "连同下面缩进的几行一起删去；要留着给自己看，就在每一行前面加“# ”。"
        shown = f"{key}: {value}" if value is not None else key
        shown = shown if len(shown) <= _LONG_REMARK else f"{shown[:_LONG_REMARK]}……"
        remark = f"删去这一行；要留着给自己看，写成“# {shown}”，不会印出来。"
        if len(key) <= _SHORT_KEY or key.isascii() or record is None or "text" not in record.model_fields:
            return remark + ("" if not key.isascii() else f"可以用的键：{_listed(record)}。")
        return f"是正文里的话，冒号改成全角的“：”，接到正文那一行的末尾；不是正文，就{remark}"

    def _at(self, code: str, message: str, path: Path, hint: str, *, key: bool = False) -> Diagnostic:
        position = self.source.positions.get(path, _ROOT)
        line, column = (position.key_line, position.key_column) if key else (position.line, position.column)
        return Diagnostic(code, Severity.ERROR, message, self.file, line, column, hint)


def _listed(record: type[BaseModel] | None) -> str:
    return "、".join([] if record is None else record.model_fields)


def _name(path: Path) -> str:
    """How a clerk would call the place: the key, and the how-manieth entry of its list."""
    words = [step for step in path if isinstance(step, str)]
    if not words:
        return "文件"
    if path and isinstance(path[-1], int):
        return f"{words[-1]} 第 {path[-1] + 1} 条"
    return words[-1]


def _title(record: type[BaseModel] | None, key: str) -> str:
    info = record.model_fields.get(key) if record else None
    return f"（{info.title}）" if info is not None and info.title else ""


def _may_be_record(model: type[BaseModel], path: Path) -> bool:
    return bool(path) and record_at(model, path) is not None
