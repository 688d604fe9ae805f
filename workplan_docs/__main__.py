"""``python -m workplan_docs`` is the same as ``make-docs``."""

from workplan_docs.cli import main

if __name__ == "__main__":
    main()
