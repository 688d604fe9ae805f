"""What to do about a name in ``units`` that nobody registered."""

from __future__ import annotations

import re

from workplan_docs.content.registry import Registry

_STRUNG = re.compile(r"\s+|以及|和|及|与")
_NOBODY = ("同上", "〃", "″", "待定", "无", "/", "—", "-", "上同", "见上")  # as cells of a table are filled
_REGISTER = "如果是新的单位或合称，请先在 units.yaml 里登记。"


def strung_together(name: str, registry: Registry) -> tuple[str, ...]:
    """The registered names that ``name`` joins by blanks or 和; empty when it does not."""
    found = tuple(piece for piece in _STRUNG.split(name.strip()) if piece)
    return found if len(found) > 1 and all(map(registry.knows, found)) else ()


def advice(name: str, registry: Registry, near: tuple[str, ...]) -> str:
    """The likeliest cure for an unknown name; ``near`` are the registered names that look like it."""
    if pieces := strung_together(name, registry):
        return f"几个单位之间用“、”或“，”隔开，如“{'、'.join(pieces)}”；第一个“，”前面的牵头，后面的配合。"
    if name.strip() in _NOBODY:
        return "照上一项写全单位的名称；还没有定的，先删去这一个。"
    if wrong := registry.misnamed(name):
        return f"units.yaml 里的“{wrong[:20]}”要先改名，改好以后再看这里。"
    if not near:
        return "请先在 units.yaml 里登记这个单位或合称。"
    asked = f"是不是{'、'.join(f'“{one}”' for one in near)}？"
    if registry.area_of(name) is not None and registry.area(name) is None:
        return f"{asked}是同一个单位的另一种叫法，就写进它的 aliases；{_REGISTER}"
    return asked + _REGISTER
