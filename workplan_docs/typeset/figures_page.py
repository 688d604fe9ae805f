"""docs/figures.md: the table of figures for people, made anew by ``python -m workplan_docs.typeset.figures_page``."""

from __future__ import annotations

from pathlib import Path

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import Count, Figure, Ink

PAGE = "docs/figures.md"
_HEAD = """# 公文格式数值表

本页由 `workplan_docs/typeset/standard.py` 生成（`./setup.sh schema`），不要手改。条款未注明出处的，是
GB/T 9704-2012 的条款。强度：规定＝必须；一般、推荐＝标准用这样的词；实务＝机关的通常做法或本程序的取值，
标准没有规定；推算＝由其他数值算出。“—”表示标准没有给出允差。

| 名称 | 数值 | 单位 | 允差 | 条款 | 强度 | 程序里的名字 |
|---|---|---|---|---|---|---|
"""
_UNITS = {"twip": "twip（1/20 pt）", "倍": "倍", "色": ""}


def figures_page() -> str:
    """The page as it is stored."""
    return _HEAD + "".join(_row(name, value) for name, value in std.FIGURES.items())


def number(value: float) -> str:
    """A number as people write it: at most three places, no empty ones."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _row(name: str, value: Figure | Count | Ink) -> str:
    about = value.about
    shown = str(value) if isinstance(value, Ink) else number(value)
    tolerance = "—" if about.tolerance is None else f"±{number(about.tolerance)}"
    unit = _UNITS.get(about.unit, about.unit)
    return (
        f"| {about.name} | {shown} | {unit} | {tolerance} | {about.clause} | {about.strength} | `{name}` |\n"
    )


def main() -> None:
    """Write the page below the current folder."""
    Path(PAGE).write_text(figures_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
