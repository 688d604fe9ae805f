"""The command ``make-docs``. Importing this package must stay light: ``--help`` answers at once."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry of the console script."""
    from workplan_docs.cli.program import program

    program.main(prog_name="make-docs")
    sys.exit(0)
