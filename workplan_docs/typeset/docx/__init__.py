"""DOCX: `write_docx` turns blocks and their layout into a file that Word, WPS and LibreOffice open."""

from workplan_docs.typeset.docx.base import BasePackage, base_package, open_base, own_base
from workplan_docs.typeset.docx.document import write_docx

__all__ = ["BasePackage", "base_package", "open_base", "own_base", "write_docx"]
