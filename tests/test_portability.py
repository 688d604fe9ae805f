"""What breaks on a Chinese Windows and nowhere else, found in the sources without having one.

There files are opened in cp936 with CRLF unless told otherwise, POSIX-only names are missing, processes are
not forked, and the console shows GBK only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("workplan_docs", "release", "benchmarks")

POSIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
POSIX_NAMES = {
    "os": {
        "fork", "forkpty", "getpgid", "getuid", "geteuid", "getgid", "killpg", "mkfifo", "nice", "sched_getaffinity",
        "setpgid", "setsid", "statvfs", "sysconf", "uname", "wait", "chown", "getloadavg",
    },
    "signal": {"SIGKILL", "SIGALRM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCHLD", "alarm", "setitimer", "pthread_sigmask"},
}  # fmt: skip


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


# --- text files ------------------------------------------------------------------------------------------


def _opening(call: ast.Call) -> tuple[str, str] | None:
    """The function and the mode, when a call opens a text file."""
    function = call.func
    if isinstance(function, ast.Name) and function.id == "open":
        return "open", _mode(call, 1)
    if not isinstance(function, ast.Attribute):
        return None
    if function.attr in ("read_text", "write_text"):
        return function.attr, "r" if function.attr == "read_text" else "w"
    if function.attr in ("NamedTemporaryFile", "TemporaryFile"):
        return function.attr, _mode(call, 0, "w+b")
    if function.attr == "open" and not (
        isinstance(function.value, ast.Name) and function.value.id in ("os", "Image")
    ):
        given = _mode(call, 0, "")
        return ("open", given) if given and set(given) <= set("rwaxbt+") else None
    return None


def _mode(call: ast.Call, position: int, default: str = "r") -> str:
    values = [k.value for k in call.keywords if k.arg == "mode"] or call.args[position : position + 1]
    return str(values[0].value) if values and isinstance(values[0], ast.Constant) else default


def text_file_faults(tree: ast.AST) -> list[tuple[int, str]]:
    """Calls that leave encoding or line ends to the machine."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        names = {keyword.arg for keyword in node.keywords}
        opening = _opening(node)
        if opening and "b" not in opening[1]:
            function, mode = opening
            positional = {"read_text": 1, "write_text": 2}.get(function, 99)
            if "encoding" not in names and len(node.args) < positional:
                found.append((node.lineno, f"{function} without encoding"))
            if mode[0] in "wxa" and "newline" not in names:
                found.append((node.lineno, f"{function} without newline"))
        if ast.unparse(node.func).startswith("subprocess.") and "text" in names and "encoding" not in names:
            found.append((node.lineno, "a process's text without encoding"))
    return found


def test_text_files_have_an_encoding_and_line_ends():
    checked = list(sources())
    assert len(checked) > 150, "the walk found next to nothing: are the folders where the test looks?"
    assert [
        f"{path}:{line}: {fault}" for path, tree in checked for line, fault in text_file_faults(tree)
    ] == []


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("open('x')", 1),
        ("open('x', 'w')", 2),
        ("open('x', 'w', encoding='utf-8', newline='')", 0),
        ("open('x', mode='rb')", 0),
        ("p.read_text()", 1),
        ("p.write_text('a', encoding='utf-8')", 1),
        ("p.write_text('a', 'utf-8', newline='\\n')", 0),
        ("p.open('x', encoding='utf-8')", 1),
        ("p.open('rb')", 0),
        ("archive.open('word/document.xml')", 0),
        ("recipe.open()", 0),
        ("tempfile.NamedTemporaryFile('w')", 2),
        ("subprocess.run(c, text=True)", 1),
        ("subprocess.run(c, text=True, encoding='utf-8')", 0),
    ],
)
def test_the_walk_sees_what_it_should(code, faults):
    assert len(text_file_faults(ast.parse(code))) == faults


# --- POSIX only ------------------------------------------------------------------------------------------


def posix_faults(tree: ast.AST) -> list[tuple[int, str]]:
    """POSIX-only modules and names outside any branch that asks for the platform or for their being there."""
    found: list[tuple[int, str]] = []

    def visit(node: ast.AST, guarded: bool) -> None:
        guarded = guarded or _guards(node)
        if not guarded and (name := _posix_name(node)):
            found.append((node.lineno, name))
        for child in ast.iter_child_nodes(node):
            visit(child, guarded)

    visit(tree, False)
    return found


def _guards(node: ast.AST) -> bool:
    if isinstance(node, (ast.If, ast.IfExp)):
        asked = ast.unparse(node.test)
        return any(word in asked for word in ("sys.platform", "os.name", "hasattr("))
    if isinstance(node, ast.Try):
        caught = " ".join(ast.unparse(h.type) for h in node.handlers if h.type)
        return any(word in caught for word in ("ImportError", "AttributeError", "ModuleNotFoundError"))
    return False


def _posix_name(node: ast.AST) -> str | None:
    if isinstance(node, ast.Import):
        return next((alias.name for alias in node.names if alias.name in POSIX_MODULES), None)
    if isinstance(node, ast.ImportFrom):
        return node.module if node.module in POSIX_MODULES else None
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}" if node.attr in POSIX_NAMES.get(node.value.id, ()) else None
    return None


def test_what_only_posix_has_is_asked_for_first():
    faults = [
        f"{path}:{line}: {name}"
        for path, tree in sources()
        if path.parts[0] != "benchmarks"  # measured on Linux only
        for line, name in posix_faults(tree)
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("import fcntl", 1),
        ("from resource import getrusage", 1),
        ("def f():\n    os.killpg(1, signal.SIGKILL)", 2),
        ("if sys.platform == 'win32':\n    import msvcrt\nelse:\n    import fcntl", 0),
        ("try:\n    import resource\nexcept ImportError:\n    resource = None", 0),
        ("x = os.geteuid() if hasattr(os, 'geteuid') else 1", 0),
    ],
)
def test_the_walk_sees_posix_names(code, faults):
    assert len(posix_faults(ast.parse(code))) == faults


def test_no_pool_forks():
    """A fork copies locks of other threads; Windows has none: what works here must work there.

    The server that forks on Linux has no threads (`production.processes`, ADR 9), and without it all is spawned.
    """
    pools = 0
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("get_context"):
                assert ast.literal_eval(node.args[0]) in ("spawn", "forkserver"), path
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("ProcessPoolExecutor"):
                pools += 1
                given = {k.arg for k in node.keywords}
                assert len(node.args) > 1 or "mp_context" in given, f"{path}:{node.lineno}"
    assert pools


# --- consoles --------------------------------------------------------------------------------------------


def said(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Chinese texts in the code, docstrings and patterns aside: whatever can come to a console."""
    aside: set[int] = set()
    for node in ast.walk(tree):
        bodied = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body
        if bodied and isinstance(node.body[0], ast.Expr):
            aside.add(id(node.body[0].value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            aside.update(id(inner) for inner in ast.walk(node))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if id(node) not in aside and any("\u4e00" <= char <= "\u9fff" for char in text):
            yield node.lineno, text


# Characters that messages and patterns name although GBK lacks them; a poor console shows them escaped.
NAMED = set("⼀⼯²•−‒¥◯")


def test_every_message_fits_a_gbk_console():
    # Examples of wrong content show the very characters that are wrong.
    speaking = ((path, tree) for path, tree in sources() if not path.name.startswith("examples_"))
    found = [(path, line, text) for path, tree in speaking for line, text in said(tree)]
    assert len(found) > 500
    faults = []
    for path, line, text in found:
        patterns = set("鿿䶿") & set(text)  # ranges of hanzi, for matching
        foreign = {char for char in set(text) - NAMED if not _in_gbk(char)}
        if foreign and not patterns:
            faults.append(f"{path}:{line}: {' '.join(sorted(foreign))}")
    assert faults == []


def _in_gbk(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
