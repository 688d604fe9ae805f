"""Writing output files so that none is ever half-written, lost, or outside the output folder.

A file is written beside its destination under a short name of its own and moved there at once
(`os.replace`). What a killed build left behind is removed by the next one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path, PurePosixPath

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, WorkplanError

BUILD_FOLDER = "build"
MANIFEST = "manifest.json"  # in it
TEMP_PREFIX = ".make-docs-"
TEMP_SUFFIX = ".tmp"


class OutputError(WorkplanError):
    """One output file could not be written (exit code 1); the others go on."""


def sha256(data: bytes) -> str:
    """Digest as the manifest gives it."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(file: Path) -> str | None:
    """Digest of a file; None where there is none that can be read."""
    try:
        return sha256(file.read_bytes())
    except OSError:
        return None


def prepare_folder(folder: Path, shown: str) -> None:
    """Make the output folder and show that files can be written there.

    ``shown`` is how messages call it. Raises `EnvironmentProblem`.
    """
    try:
        os.fsencode("公文")
        folder.mkdir(parents=True, exist_ok=True)
        probe = _temp_beside(folder / "probe")
        probe.touch(exist_ok=False)
        probe.unlink()
    except (FileExistsError, NotADirectoryError):
        message = f"输出位置 {shown} 被一个同名文件占着，不能当文件夹用"
        hint = f"把名为 {shown} 的文件移走或改名，再运行一次"
    except PermissionError:
        message, hint = f"没有权限写入输出文件夹 {shown}", "检查这个文件夹的权限，或换一个可写的文件夹"
    except UnicodeEncodeError:
        message = "本机的语言设置存不了中文文件名"
        hint = "把语言环境设成 UTF-8 再运行，如在终端里先运行：export LANG=C.UTF-8"
    except OSError as error:
        message = f"不能写入输出文件夹 {shown}：{_reason(error)}"
        hint = "检查磁盘是否已满、是否已连接"
    else:
        return
    raise EnvironmentProblem(Diagnostic("EV040", Severity.ERROR, message, hint=hint))


def why_not_written(folder: Path) -> str:
    """Why no file can be made in a folder, or where a folder would be made; empty when one can.

    Nothing is left behind. In Chinese, the end of a sentence.
    """
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            return f"{folder} 是一个文件，不是文件夹"
        probe = _temp_beside(folder / "probe")
        probe.touch(exist_ok=False)
        probe.unlink()
    except PermissionError:
        return "没有权限"
    except OSError as error:
        return _reason(error)
    return ""


def sweep(folder: Path) -> None:
    """Remove what a killed build left behind: in the output folder, and the unfinished records beside it."""
    pattern = f"{TEMP_PREFIX}*{TEMP_SUFFIX}"
    for left in (*folder.rglob(pattern), *folder.parent.glob(pattern)):
        with suppress(OSError):
            left.unlink()


def write_output(root: Path, path: str, data: bytes) -> bool:
    """Put ``data`` at ``path`` (POSIX, relative) below ``root``; False when it already stood there.

    A file with the same bytes is left alone, so that one open in Word does no harm. Raises
    `OutputError` with a sentence for a clerk.
    """
    target = _inside(root, path)
    try:
        if target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise OutputError(_explain(path, error)) from error
    return True


def remove_output(root: Path, path: str) -> None:
    """Take away a file below ``root`` and the folders that it leaves empty; gone already is as good.

    Raises `OutputError` with a sentence for a clerk.
    """
    target = _inside(root, path)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(_explain(path, error, "删除")) from error
    with suppress(OSError):  # one that is gone already, not empty, or open somewhere
        for folder in target.parents:
            if folder == root:
                break
            folder.rmdir()


def _inside(root: Path, path: str) -> Path:
    """The destination; a path that would leave the output folder, by name or by link, is refused."""
    parts = PurePosixPath(path).parts
    target = root.joinpath(*parts)
    odd = not parts or path.startswith("/") or any(p == ".." or "\\" in p or "\0" in p for p in parts)
    if odd or not target.parent.resolve().is_relative_to(root.resolve()):
        message = f"文件路径 {path} 超出了输出文件夹，没有写入"
        raise OutputError(Diagnostic("FW003", Severity.ERROR, message))
    return target


def _temp_beside(target: Path) -> Path:
    # Not made from the target's name: that may already be as long as a name can be.
    return target.parent / f"{TEMP_PREFIX}{secrets.token_hex(8)}{TEMP_SUFFIX}"


def _replace(target: Path, data: bytes) -> None:
    temp = _temp_beside(target)
    try:
        with temp.open("xb") as stream:
            stream.write(data)
        os.replace(temp, target)  # noqa: PTH105 - tests stand in for it to play an open file
    except BaseException:
        with suppress(OSError):
            temp.unlink()
        raise


def _explain(path: str, error: OSError, deed: str = "写入") -> Diagnostic:
    if isinstance(error, PermissionError):
        return Diagnostic(
            "FW001",
            Severity.ERROR,
            f"{path} 不能{deed}：文件可能正在 Word 或 WPS 里打开，或者没有写入权限",
            hint="关闭这个文件后再运行一次；其他文件已照常处理",
        )
    message = f"{path} {deed}失败：{_reason(error)}"
    return Diagnostic("FW002", Severity.ERROR, message, hint="其他文件已照常处理")


def _reason(error: OSError) -> str:
    known = {
        errno.ENOSPC: "磁盘空间不足",
        errno.ENAMETOOLONG: "文件名太长",
        # What Windows says of a path beyond its limit, too.
        errno.ENOENT: "路径太长（Windows 一般最多 260 个字符），或者文件夹刚被移走；请把项目放在浅一些的文件夹里",
        errno.EROFS: "磁盘是只读的",
        errno.EISDIR: "同名的文件夹占着这个位置",
        errno.ENOTDIR: "上级位置是一个文件，不是文件夹",
        errno.EEXIST: "上级位置是一个文件，不是文件夹",
        errno.EIO: "磁盘读写出错",
    }
    return known.get(error.errno or 0, f"系统错误 {error.errno}")
