"""What offices call the keys of content: their Chinese titles, whole or in part, and words of every day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pydantic import BaseModel

# What offices call a key, beside its title
_SPOKEN: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("内容", "工作内容", "任务内容", "主要内容", "工作任务"), ("text", "body")
)
_SPOKEN |= dict.fromkeys(("完成时间", "期限", "完成期限", "时间节点", "截止时间"), ("deadline",))
_SPOKEN |= dict.fromkeys(("责任人", "责任领导", "分管领导", "负责人", "包保领导"), ("leaders",))
_SPOKEN |= dict.fromkeys(("目标", "数值", "指标值", "数量"), ("value",))
_SPOKEN |= dict.fromkeys(("序号", "编号", "排序"), ("number", "order"))
_SPOKEN |= dict.fromkeys(("配合", "协办", "参与", "配合单位", "协办单位"), ("support",))
_SPOKEN |= dict.fromkeys(("主办", "主办单位", "牵头单位"), ("lead",))
_SPOKEN |= dict.fromkeys(("机关名称", "单位名称", "全称", "名称", "姓名"), ("name",))
_SPOKEN |= dict.fromkeys(("文号", "发文号"), ("document_number",))


def by_title(key: str, record: type[BaseModel] | None) -> str | None:
    """The English key whose Chinese title somebody wrote, whole or in part."""
    fields = record.model_fields if record is not None else {}
    titles = {name: info.title for name, info in fields.items() if info.title}
    exact = [name for name, title in titles.items() if key in (title, title.removeprefix("短"))]
    spoken = [name for name in _SPOKEN.get(key, ()) if name in fields]
    alike = [name for name, title in titles.items() if len(key) > 1 and (key in title or title in key)]
    return next(iter(exact or spoken or (alike if len(alike) == 1 else [])), None)


def bare_key(key: str, known: Iterable[str]) -> str | None:
    """The key that is meant by one with marks, figures or full-width letters about it: ``title:``, ``1 title``."""
    bare = re.sub(r"[^a-z_]", "", unicodedata.normalize("NFKC", key).lower())
    return bare if bare in known and bare != key else None
