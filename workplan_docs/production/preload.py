"""Importing this loads what making documents takes: the PDF engine first, which is most of it (0.4 s).

Workers import it while the parent is still reading; where processes can be copied, it is imported once for
all of them. Nothing is set up here, and nothing of Pango's is begun: only modules.
"""

from __future__ import annotations

import importlib
from contextlib import suppress

from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset.pdf import load_weasyprint

_MODULES = (
    "workplan_docs.content.models",
    "workplan_docs.documents.contexts",
    "workplan_docs.documents.render",
    "workplan_docs.documents.templating",
    "workplan_docs.typeset.typesetter",
    "weasyprint.pdf",
)

with suppress(EnvironmentProblem):  # told when a PDF is made
    load_weasyprint()
for _name in _MODULES:
    with suppress(ImportError):
        importlib.import_module(_name)
