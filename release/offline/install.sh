#!/bin/sh
# Finds a Python that the packages beside this file fit, and lets install.py do the rest.
set -eu
cd "$(dirname "$0")"
for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        exec "$candidate" install.py "$@"
    fi
done
echo "没有安装：本机没有 Python 3.11、3.12 或 3.13，请先安装（见 安装说明.txt）。" >&2
exit 3
