#!/bin/sh
# One command from a clean clone to a result. Everything set up lives in .venv and in the user's cache of
# fonts; what is there already is left alone, so that the second run starts at once.
set -eu
cd "$(dirname "$0")"

VENV=.venv
STAMPS="$VENV/.workplan"
PY="$VENV/bin/python"
PACKAGES_PDF="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

say() { printf '%s\n' "$*" >&2; }
fail() { say "错误：$*"; exit 3; }

usage() {
    say "用法：./setup.sh 命令 [参数…]"
    say "  build [参数…]  准备好环境，生成全部公文（放在 build 文件夹；参数原样交给 make-docs build）"
    say "  test  [参数…]  准备好环境，检查代码并运行测试（参数交给 pytest）"
    say "  lint           只检查代码"
    say "  format         整理代码格式"
    say "  bench [参数…]  测量生成的速度，结果写进 benchmarks/results.md"
    say "  schema         重新写出 JSON schema、docs/figures.md 和 docs/diagnostics"
    say "  wheel  [参数…]  制作安装包，放在 dist 文件夹（--without-fonts 不带替代字体）"
    say "  bundle [参数…]  制作离线安装包（Windows、Linux），放在 dist 文件夹，要联网"
    say "  setup          只准备环境"
}

# --- system packages -------------------------------------------------------------------------------------

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_updated=no
install_packages() {
    if [ "$apt_updated" = no ]; then
        DEBIAN_FRONTEND=noninteractive apt-get update -q >"$LOG" 2>&1 || true
        apt_updated=yes
    fi
    # shellcheck disable=SC2086 # a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $1 >>"$LOG" 2>&1
}

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
}

has_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

# Pango is what the PDF side needs; it is looked for as WeasyPrint looks for it.
pdf_libraries_there() {
    "$1" - <<'END' 2>/dev/null
import ctypes, sys
names = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
if sys.platform == "darwin":
    sys.exit(0)
for name in names:
    try:
        ctypes.CDLL(name)
    except OSError:
        sys.exit(1)
END
}

prepare_system() {
    python=$(find_python)
    if [ -z "$python" ]; then
        can_install || fail "没有 Python 3.11 或更新的版本。请让管理员安装：apt-get install python3 python3-venv"
        say "正在安装 Python……"
        install_packages "python3 python3-venv" || fail "安装 Python 没有成功，详见 $LOG"
        python=$(find_python)
        [ -n "$python" ] || fail "系统里的 Python 太旧，需要 3.11 或更新的版本。"
    fi
    if ! has_venv "$python"; then
        version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        can_install || fail "Python 缺少 venv 模块。请让管理员运行：
  apt-get install --no-install-recommends python3-venv ca-certificates $PACKAGES_PDF
然后再运行一次本命令。"
        say "正在安装 Python 的 venv 模块……"
        install_packages "python3-venv ca-certificates" || install_packages "$version ca-certificates" ||
            fail "安装 python3-venv 没有成功，详见 $LOG"
        has_venv "$python" || fail "安装 python3-venv 以后仍然没有 venv 模块，详见 $LOG"
    fi
}

prepare_pdf_libraries() {
    pdf_libraries_there "$PY" && return
    if can_install; then
        say "正在安装生成 PDF 所需的程序库（Pango、HarfBuzz）……"
        if install_packages "$PACKAGES_PDF" && pdf_libraries_there "$PY"; then
            return
        fi
    fi
    say "注意：本机缺少生成 PDF 所需的程序库（Pango、HarfBuzz），现在只能生成 DOCX，不能生成 PDF。"
    say "  请让管理员运行：apt-get install --no-install-recommends $PACKAGES_PDF"
    incomplete=yes
}

# --- Python packages and fonts ---------------------------------------------------------------------------

make_venv() {
    [ -x "$PY" ] && "$PY" -m pip --version >/dev/null 2>&1 && return
    say "正在建立 Python 环境（.venv）……"
    "$python" -m venv --clear "$VENV" >"$LOG" 2>&1 || fail "建立 .venv 没有成功，详见 $LOG"
}

# Installs the locked packages of a lock file, then this project itself without its dependencies.
install_locked() {
    say "正在安装所需的 Python 软件包（$1）……"
    "$PY" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$1" >"$LOG" 2>&1 ||
        { tail -n 5 "$LOG" >&2; fail "安装 Python 软件包没有成功，请检查网络或 pip 的设置，详见 $LOG"; }
    "$PY" - <<'END' || fail "登记 make-docs 命令没有成功。"
# Registers this folder and the command by hand: no build backend has to be fetched for it.
import pathlib, sys, sysconfig
root = pathlib.Path.cwd()
pathlib.Path(sysconfig.get_path("purelib"), "workplan_docs_here.pth").write_text(f"{root}\n", encoding="utf-8")
script = pathlib.Path(sysconfig.get_path("scripts"), "make-docs")
script.write_text(
    f"#!{sys.executable}\nimport sys\nfrom workplan_docs.cli import main\n"
    "if __name__ == '__main__':\n    sys.exit(main())\n",
    encoding="utf-8",
)
script.chmod(0o755)
END
}

prepare_fonts() {
    if "$PY" -m workplan_docs.typeset.fonts.prepare >&2; then
        "$PY" -c 'from workplan_docs.typeset.fonts.folders import prepared_folder as f; print(f())' >"$STAMPS/fonts"
        return
    fi
    say "注意：没有备好公文字体，现在只能生成 DOCX，不能生成 PDF（办法见上）。"
    incomplete=yes
}

fonts_there() { [ -f "$STAMPS/fonts" ] && [ -f "$(cat "$STAMPS/fonts")/fonts.json" ]; }

# What was set up is remembered under the checksum of everything that decides it.
checksum() {
    { cat "$1" pyproject.toml setup.sh workplan_docs/typeset/fonts/*.py; pwd; } | cksum | tr -d ' '
}

is_stamped() { [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]; }

# $1 is the kind (run or dev), $2 its lock file, $3 "again" to try again what was not to be had last time.
set_up() {
    wanted=$(checksum "$2")
    if [ -x "$PY" ] && is_stamped "$1" "$wanted"; then
        if is_stamped complete "$(checksum requirements.lock)" && fonts_there; then return; fi
        if fonts_there && pdf_libraries_there "$PY"; then
            rm -f "$STAMPS/incomplete"
            checksum requirements.lock >"$STAMPS/complete"
            return
        fi
        if is_stamped incomplete "$(checksum requirements.lock)" && [ "${3:-}" != again ]; then
            say "注意：上次准备环境时有东西没有备齐，现在不能生成 PDF。运行 ./setup.sh setup 可再试一次并查看原因。"
            return
        fi
    fi
    LOG=$(mktemp "${TMPDIR:-/tmp}/workplan-setup.XXXXXX")
    incomplete=no
    prepare_system
    make_venv
    mkdir -p "$STAMPS"
    if ! is_stamped "$1" "$wanted"; then
        install_locked "$2"
        printf '%s\n' "$wanted" >"$STAMPS/$1"
        if [ "$1" = dev ]; then checksum requirements.lock >"$STAMPS/run"; fi
    fi
    prepare_pdf_libraries
    prepare_fonts
    rm -f "$STAMPS/complete" "$STAMPS/incomplete" "$LOG"
    if [ "$incomplete" = yes ]; then
        checksum requirements.lock >"$STAMPS/incomplete"
    else
        checksum requirements.lock >"$STAMPS/complete"
        say "环境已准备好。"
    fi
}

# All three speak, whatever the first says.
lint() {
    clean=0
    "$VENV/bin/ruff" check . || clean=1
    "$VENV/bin/ruff" format --check . || clean=1
    "$VENV/bin/mypy" || clean=1
    return "$clean"
}

command=${1:-}
[ $# -gt 0 ] && shift
case $command in
build)
    set_up run requirements.lock
    exec "$VENV/bin/make-docs" build "$@"
    ;;
test)
    set_up dev requirements-dev.lock
    status=0
    lint || status=1
    "$PY" -m pytest -n auto "$@" || status=1
    exit "$status"
    ;;
lint)
    set_up dev requirements-dev.lock
    lint
    ;;
format)
    set_up dev requirements-dev.lock
    "$VENV/bin/ruff" check --fix .
    "$VENV/bin/ruff" format .
    ;;
bench)
    set_up run requirements.lock
    exec "$PY" benchmarks/measure.py "$@"
    ;;
schema)
    set_up run requirements.lock
    "$PY" -m workplan_docs.content.schema
    "$PY" -m workplan_docs.production.manifest
    "$PY" -m workplan_docs.typeset.figures_page
    "$PY" -m workplan_docs.rules.catalogue_pages
    ;;
wheel | bundle)
    set_up dev requirements-dev.lock
    exec "$PY" -m "release.make_$command" "$@"
    ;;
setup)
    set_up run requirements.lock again
    ;;
-h | --help | help)
    usage
    ;;
*)
    usage
    exit 2
    ;;
esac
