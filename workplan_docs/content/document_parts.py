"""The records inside an official document: body, attachments, signatures, marks of secrecy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from workplan_docs.content.base import Count, Figure, Flag, Record, Text, TextList

_LEVELS = (
    (1, re.compile("[〇零一二三四五六七八九十百]+[、.．，]")),
    (2, re.compile("[（(][〇零一二三四五六七八九十百]+[）)]")),
    (3, re.compile("[0-9]+[.．、](?![0-9])")),
    (4, re.compile("[（(][0-9]+[）)]")),
)


def level_of(text: str) -> int | None:
    """The level that the ordinal at the start of a heading says (7.3.3); None when there is none."""
    return next((level for level, pattern in _LEVELS if pattern.match(text)), None)


class Secrecy(Record):
    """密级和保密期限 (7.2.2)."""

    level: Text = Field(title="密级", description="绝密、机密或秘密。")
    period: Text | None = Field(default=None, title="保密期限", description="如“1年”，用阿拉伯数字。")

    @property
    def printed(self) -> str:
        """As it stands on the page: ``机密★1年``."""
        return f"{self.level}★{self.period}" if self.period else self.level


def _read_secrecy(value: Any) -> Any:
    """``机密★1年`` in one word is as good as level and period."""
    if not isinstance(value, str):
        return value
    level, star, period = value.partition("★")
    return {"level": level, "period": period} if level and star and period else {"level": level or value}


SecrecyMark = Annotated[Secrecy, BeforeValidator(_read_secrecy, json_schema_input_type=str | Secrecy)]


class Signature(Record):
    """One 署名; with a signature stamp (7.3.5.3) the post is printed and the stamp says the name."""

    organ: Text | None = Field(default=None, title="署名机关", description="全称或规范化简称。")
    post: Text | None = Field(default=None, title="职务", description="加盖签名章时签发人的职务，如“市长”。")


def _as_records(key: str) -> BeforeValidator:
    """A validator that reads text as a record with one key, and one value as a list of one."""

    def read(value: Any) -> Any:
        items = [value] if isinstance(value, str | Mapping) else value
        if not isinstance(items, list | tuple):
            return value
        return [{key: item} if isinstance(item, str) else item for item in items]

    return BeforeValidator(read, json_schema_input_type=_FORMS[key])


Cell = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class BodyPart(Record):
    """A heading, a run-in heading with its text, or a table."""

    heading: Text | None = Field(
        default=None, title="小标题", description="连同序号，如“一、总体要求”；级别看序号。"
    )
    level: Count | None = Field(
        default=None, title="级别", description="1 到 4；小标题没有序号、看不出级别时写。"
    )
    text: Text | None = Field(default=None, title="文字", description="紧接在小标题后面的正文。")
    columns: tuple[Figure, ...] = Field(
        default=(), title="列宽", description="各列宽度的比例，如 [1, 3, 2]；不写就一样宽。"
    )
    head: tuple[Cell, ...] = Field(default=(), title="表头", description="各列的名称。")
    rows: tuple[tuple[Cell, ...], ...] = Field(default=(), title="表格的行", description="每行一条清单。")
    landscape: Flag = Field(default=False, title="横排", description="true 表格横排，单独占页。")

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return bool(self.rows or self.head)

    @property
    def heading_level(self) -> int:
        """1 to 4; a heading that does not say stands on the first."""
        level = self.level or (level_of(self.heading) if self.heading else None)
        return level if level in (1, 2, 3, 4) else 1

    @property
    def width(self) -> int:
        """The number of columns that a table is to have."""
        return len(self.columns) or len(self.head) or max((len(row) for row in self.rows), default=0)


def _as_items(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


BodyItem = Text | BodyPart
Body = Annotated[
    tuple[BodyItem, ...], BeforeValidator(_as_items, json_schema_input_type=str | list[BodyItem])
]


class Attachment(Record):
    """附件: its name is listed below the body (7.3.4), its text begins a page of its own (7.3.7)."""

    name: Text = Field(title="名称", description="印在附件说明里；不写序号、书名号和句末标点。")
    title: Text | None = Field(
        default=None, title="标题", description="附件页上的标题，应与名称一致；只为写“|”换行用。"
    )
    body: Body = Field(default=(), title="正文", description="附件的正文；不写就只列名称。")
    bound: Flag = Field(
        default=True,
        title="随文装订",
        description="false 表示另行装订：有正文的单独成文，首行印发文字号和“附件”及序号。",
    )

    @property
    def printed(self) -> bool:
        """Whether it has pages in the document."""
        return self.bound and bool(self.body)

    @property
    def apart(self) -> bool:
        """Whether it is a paper of its own, bound apart from the document (7.3.7)."""
        return not self.bound and bool(self.body)


_FORMS: dict[str, Any] = {
    "organ": str | Signature | list[str | Signature],
    "name": str | list[str | Attachment],
}
Signatures = Annotated[tuple[Signature, ...], _as_records("organ")]
Attachments = Annotated[tuple[Attachment, ...], _as_records("name")]


class Attendance(Record):
    """Who took part in a meeting (10.3)."""

    present: TextList = Field(default=(), title="出席", description="单位和姓名。")
    absent: TextList = Field(default=(), title="请假", description="单位和姓名；没有就不写。")
    observers: TextList = Field(default=(), title="列席", description="单位和姓名；没有就不写。")
