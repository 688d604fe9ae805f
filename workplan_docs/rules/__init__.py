"""What is checked in content beyond its shape: one function per code."""

from workplan_docs.rules.check import check_content

__all__ = ["check_content"]
