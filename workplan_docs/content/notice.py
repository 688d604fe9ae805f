"""The notice that issues the plan (``<year>/notice.yaml``): an official document like the others."""

from __future__ import annotations

from pydantic import Field

from workplan_docs.content.base import Text
from workplan_docs.content.document import DocumentType, OfficialDocument
from workplan_docs.content.document_parts import Body

__all__ = ["DocumentType", "Notice"]


class Notice(OfficialDocument):
    """The notice of the year; without title and body there is none."""

    title: Text = Field(title="标题", description="想在哪里换行就在那里写“|”。")
    body: Body = Field(title="正文", description="一段一条；小标题写 heading，表格写 columns、head、rows。")
