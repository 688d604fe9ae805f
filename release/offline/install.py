"""Installs make-docs from the wheels beside this file. Needs no network, no pip of its own, no administrator.

Kept to the language of old Pythons, so that one that is too old is told so instead of failing to read this.
"""

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

PYTHONS = ((3, 11), (3, 12), (3, 13))
HERE = Path(__file__).resolve().parent
SUMS = "SHA256SUMS"


class Refusal(Exception):
    """Why nothing was installed: a sentence, and what to do."""


def say(text):
    """A line for the clerk, on whatever console."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def require_machine():
    """Refuse a Python or a processor that the bundle has no packages for."""
    version = sys.version_info[:2]
    if version not in PYTHONS:
        known = "、".join("{}.{}".format(*v) for v in PYTHONS)
        raise Refusal(
            "本机的 Python 是 {}.{}，需要 {} 之一。请先装好 Python 再运行（见 安装说明.txt）。".format(
                *version, known
            )
        )
    if sys.maxsize <= 2**32:
        raise Refusal("本机的 Python 是 32 位的，需要 64 位的。请换装 64 位 Python。")
    machine = platform.machine().lower()
    if machine not in ("amd64", "x86_64") or os.name not in ("nt", "posix") or sys.platform == "darwin":
        raise Refusal(
            "这个安装包用于 x86-64 的 Windows 和 Linux，本机是 {} {}。".format(sys.platform, machine)
        )


def check_wheels():
    """Refuse a bundle that was damaged on its way: every file is compared with its checksum."""
    listed = HERE / SUMS
    if not listed.is_file():
        raise Refusal("安装包不完整：没有 {} 文件。请重新复制整个文件夹。".format(SUMS))
    for line in listed.read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise Refusal("安装包不完整：{} 缺失或已损坏。请重新复制整个文件夹。".format(name))


def default_folder():
    """A folder of the user's own, so that no administrator is needed."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "workplan-docs"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "workplan-docs"


def install(folder):
    """Make a virtual environment below ``folder`` and install into it; gives the command's path."""
    import venv

    place = folder / "venv"
    if place.exists() and not (place / "pyvenv.cfg").is_file():
        raise Refusal("{} 已经是别的东西，没有动它。请换一个文件夹。".format(place))
    say("正在安装到 {} ……".format(place))
    try:
        # Without ensurepip, which many Linux systems leave out: the bundle has a pip.
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=False).create(str(place))
    except OSError as problem:
        raise Refusal(
            "不能写入 {}（{}）。如果 make-docs 正在运行，请先关闭。".format(place, problem)
        ) from None
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    pip = sorted((HERE / "wheels").glob("pip-*.whl"))[-1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    environment["PIP_CONFIG_FILE"] = os.devnull
    command = [
        str(scripts / "python"),
        str(pip / "pip"),
        "install",
        "--quiet",
        "--no-index",
        "--no-cache-dir",
    ]
    command += ["--disable-pip-version-check", "--find-links", str(HERE / "wheels"), "pip", "workplan-docs"]
    if subprocess.call(command, env=environment) != 0:
        raise Refusal("安装没有成功，原因见上。")
    return scripts / ("make-docs.exe" if os.name == "nt" else "make-docs")


def put_on_path(command):
    """Let the command be called by its name; gives a sentence on what was done.

    The program is installed by now: what fails here only costs the short name.
    """
    try:
        return _put_on_windows_path(command.parent) if os.name == "nt" else _link(command)
    except OSError as problem:
        return "没能把 make-docs 加进命令的查找位置（{}）；请直接运行 {}".format(problem, command)


def _link(command):
    link = Path.home() / ".local" / "bin" / command.name
    ours = link.is_symlink() and link.readlink().parts[-3:] == ("venv", "bin", command.name)
    if (link.exists() or link.is_symlink()) and not ours:
        return "{} 已经是别的文件，没有动它；请直接运行 {}".format(link, command)
    link.parent.mkdir(parents=True, exist_ok=True)
    if ours:
        link.unlink()
    link.symlink_to(command)
    found = str(link.parent) in os.environ.get("PATH", "").split(os.pathsep)
    return "以后在终端里直接输入 make-docs" if found else "以后在重新登录后的终端里直接输入 make-docs"


def _put_on_windows_path(folder):
    import winreg

    with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, "Environment", 0, winreg.KEY_ALL_ACCESS) as key:
        try:
            value, kind = winreg.QueryValueEx(key, "Path")
        except FileNotFoundError:
            value, kind = "", winreg.REG_EXPAND_SZ
        parts = [part for part in value.split(";") if part]
        if str(folder).lower() not in [part.lower() for part in parts]:
            winreg.SetValueEx(key, "Path", 0, kind, ";".join([*parts, str(folder)]))
    return "以后在新打开的命令提示符里直接输入 make-docs（如果不认识，请注销后重新登录）"


def has_pango(command):
    """Whether a PDF can be made: the one thing that no Python package brings."""
    python = command.with_name("python.exe" if os.name == "nt" else "python")
    probe = "from workplan_docs.typeset.pdf import load_weasyprint; load_weasyprint()"
    with open(os.devnull, "wb") as nothing:
        return subprocess.call([str(python), "-c", probe], stdout=nothing, stderr=nothing) == 0


def main(arguments):
    """Install, and say what to do next; exit code 3 when it could not be done."""
    try:
        require_machine()
        check_wheels()
        names = [a for a in arguments if not a.startswith("-")]
        command = install(Path(names[0]).absolute() if names else default_folder())
        told = put_on_path(command) if "--no-path" not in arguments else "命令在 {}".format(command)
    except Refusal as refusal:
        say("没有安装：{}".format(refusal))
        return 3
    say("安装完成。" + told)
    if not has_pango(command):
        say("注意：本机没有 Pango，现在只能生成 Word 文件（DOCX），不能生成 PDF。装法见 安装说明.txt。")
    say("下一步：新建一个空文件夹，在里面运行 make-docs init")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
