"""``docs/diagnostics/``: a page a code and an index, made from the catalogue and never written by hand.

Run ``./setup.sh schema`` after a change; a test compares what is stored with what would be written.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from workplan_docs.rules.catalogue import CATALOGUE, GROUPS, Entry

FOLDER = "docs/diagnostics"
INDEX = "README.md"
_HEAD = """\
# 提示代码

`make-docs check`、`build`、`audit` 报告的每一条都带一个代码，这里逐一说明。命令行里用 `make-docs explain 代码` 看同样的内容。

本页和各代码的说明由程序生成（`./setup.sh schema`），不要手改。
"""


def pages() -> dict[str, str]:
    """The name and the text of every page."""
    return {INDEX: _index(), **{f"{entry.code}.md": page(entry) for entry in CATALOGUE.values()}}


def page(entry: Entry) -> str:
    """The page of one code: what it means and what to do, the example, where the rule stands."""
    parts = [f"# {entry.code} {entry.title}\n", f"类别：{entry.group}\n", entry.explanation + "\n"]
    if entry.wrong is not None and entry.right is not None:
        parts += [
            f"错的写法：\n\n```text\n{entry.wrong}\n```\n",
            f"对的写法：\n\n```text\n{entry.right}\n```\n",
        ]
    if entry.clauses:
        parts.append("依据：" + "；".join(entry.clauses) + "\n")
    parts.append(f"[全部代码]({INDEX})\n")
    return "\n".join(parts)


def _index() -> str:
    order = list(GROUPS)
    entries = sorted(CATALOGUE.values(), key=lambda e: (order.index(e.code[:2]), e.code))
    parts = [_HEAD]
    for group, members in groupby(entries, key=lambda e: e.group):
        rows = "".join(f"| [{e.code}]({e.code}.md) | {e.title} |\n" for e in members)
        parts.append(f"## {group}\n\n| 代码 | 意思 |\n|---|---|\n{rows}")
    return "\n".join(parts)


def main() -> None:
    """Write every page below the current folder and remove those of codes that are gone."""
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for stale in folder.glob("*.md"):
        if stale.name not in wanted:
            stale.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
