"""``make bundle``: a folder, and the same as a zip file, from which the program installs without a network.

Every wheel is one of requirements.lock, by its digest, for each target of `targets`. What the registry does not
have for a target is named, and there is no bundle then: an office must not find out on the spot.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from release.closure import missing, read_wheels
from release.make_wheel import ROOT, say
from release.make_wheel import main as make_wheel
from release.targets import TARGETS, Locked, Target, read_lock

NAME = "workplan-docs"
FILES = Path(__file__).with_name("offline")
SUMS = "SHA256SUMS"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def locked_entries() -> list[Locked]:
    """What the program needs to run, and pip for machines that have none."""
    pip = [entry for entry in read_lock(ROOT / "requirements-dev.lock") if entry.requirement.name == "pip"]
    return [*read_lock(ROOT / "requirements.lock"), *pip]


def download(entries: list[Locked], target: Target, folder: Path) -> list[str]:
    """Fetch the wheels of a target; gives those that are not to be had, with pip's last word."""
    wanted = [entry for entry in entries if target.holds(entry.requirement.marker)]
    if _pip_download(wanted, target, folder) is None:
        return []
    # One by one, so that everything that is missing gets named at once.
    reasons = ((entry, _pip_download([entry], target, folder)) for entry in wanted)
    return [f"{target.label}：{e.requirement.name}{e.requirement.specifier}：{r}" for e, r in reasons if r]


def _pip_download(entries: list[Locked], target: Target, folder: Path) -> str | None:
    """None when everything came, else the last line of pip's complaint."""
    with tempfile.TemporaryDirectory(prefix="workplan-bundle-") as temporary:
        listed = Path(temporary, "requirements.txt")
        listed.write_text("".join(f"{e.line()}\n" for e in entries), encoding="utf-8", newline="\n")
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--retries",
            "1",
        ]
        command += ["--only-binary=:all:", *target.pip_options(), "--dest", str(folder), "-r", str(listed)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode == 0:
        return None
    lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["原因不明"]
    return lines[-1]


def fill(folder: Path, wheel: Path, targets: tuple[Target, ...]) -> list[str]:
    """Put everything into an empty folder; gives what is missing, each as a sentence."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    faults = []
    entries = locked_entries()
    for target in targets:
        say(f"正在下载 {target.label} 的软件包")
        faults += download(entries, target, wheels)
        if not any(wheels.iterdir()):
            return ["一个软件包也没有下载到，请检查网络或 pip 的设置", *faults]
    shutil.copy(wheel, wheels)
    found = read_wheels(wheels)
    for target in targets:
        faults += [f"{target.label}：{fault}" for fault in missing(found, (NAME, "pip"), target)]
    for path in sorted(FILES.iterdir()):
        shutil.copy(path, folder / path.name)
    (folder / "install.sh").chmod(0o755)
    sums = "".join(f"{_sha256(path)}  wheels/{path.name}\n" for path in sorted(wheels.iterdir()))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")
    return faults


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def zip_folder(folder: Path, target: Path) -> None:
    """The folder as a zip file: fixed order and times, so that the same content is the same file."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:  # wheels are compressed already
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            info = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _ZIP_TIME)
            info.create_system = 3
            info.external_attr = (0o100755 if path.suffix == ".sh" else 0o100644) << 16
            archive.writestr(info, path.read_bytes())


def main(arguments: list[str] | None = None) -> int:
    """Command line of ``make bundle``; exit code 3 when something cannot be had."""
    parser = argparse.ArgumentParser(prog="./setup.sh bundle", description="制作离线安装包")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="放在哪个文件夹（默认 dist）")
    parser.add_argument(
        "--only", choices=[t.label for t in TARGETS], action="append", help="只要这一种机器，可重复"
    )
    parser.add_argument("--without-fonts", action="store_true", help="不带替代字体，可以交给别的单位")
    given = parser.parse_args(arguments)
    targets = tuple(t for t in TARGETS if not given.only or t.label in given.only)
    with tempfile.TemporaryDirectory(prefix="workplan-bundle-") as temporary:
        place = Path(temporary)
        without = ["--without-fonts"] if given.without_fonts else []
        if code := make_wheel(["--out", str(place / "own"), *without]):
            return code
        (wheel,) = (place / "own").glob("*.whl")
        folder = place / f"{NAME}-{wheel.name.split('-')[1]}-offline"
        faults = fill(folder, wheel, targets)
        if faults:
            say("没有做成离线安装包，缺少下列软件包：")
            for fault in faults:
                say(f"  {fault}")
            return 3
        return _deliver(folder, given.out)


def _deliver(folder: Path, out: Path) -> int:
    """Move the finished folder and its zip file to where they were asked for."""
    out.mkdir(parents=True, exist_ok=True)
    final = out / folder.name
    shutil.rmtree(final, ignore_errors=True)
    shutil.move(folder, final)
    archive = out / f"{folder.name}.zip"
    zip_folder(final, archive)
    count = len(list((final / "wheels").iterdir()))
    say(f"离线安装包：{final}（{count} 个软件包）")
    say(f"  压缩成一个文件：{archive}（{archive.stat().st_size / 1e6:.0f} MB，SHA-256 {_sha256(archive)}）")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
