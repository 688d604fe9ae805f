"""What to do about a name in ``units`` that nobody registered."""

from __future__ import annotations

from workplan_docs.content.registry import Registry
from workplan_docs.content.unit_mend import names_in_item

SAME_AS_ABOVE = ("同上", "〃", "″", "上同", "见上", "同前", "同上一项")  # as cells of a table are filled
_NOBODY = (*SAME_AS_ABOVE, "待定", "暂缺", "暂无", "无", "/", "—", "-")

_REGISTER = "如果是新的单位或合称，请先在 units.yaml 里登记。"


def parted(text: str, registry: Registry) -> str:
    """What to do where ``text`` holds several registered names with a wrong mark, or none, between them."""
    names = [name.core for name in names_in_item(text, registry)]
    if len(names) < 2:
        return ""
    return f"几个单位之间用“、”或“，”隔开，如“{'、'.join(names)}”；{registry.who_leads}。"


def advice(name: str, registry: Registry, near: tuple[str, ...]) -> str:
    """The likeliest cure for an unknown name; ``near`` are the registered names that look like it."""
    if name.strip() in _NOBODY:
        return "责任单位还没有定，就先删去；定了写单位名称。"
    if name.strip(" .．)）(（").isdigit():
        return "单位前面不写序号，删去它和后面的标点。"
    if wrong := registry.misnamed(name):
        return f"units.yaml 里的“{wrong[:20]}”要先改名，改好以后再看这里。"
    if not near:
        return f"新的单位或合称，先在 units.yaml 里登记；改了名的，在新名称下写“aliases: [{name[:30]}]”。"
    asked = f"是不是{'、'.join(f'“{one}”' for one in near)}？"
    if registry.area_of(name) is not None and registry.area(name) is None:
        return f"{asked}是同一个单位的另一种叫法，就写进它的 aliases；{_REGISTER}"
    return asked + _REGISTER
