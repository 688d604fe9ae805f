"""Every word that a user reads of the commands: help, questions, messages and hints, closing lines.

Words only, so that who wants to change a sentence finds it beside its neighbours; no text stands twice. What
stands in braces is filled in by the caller. `common` has what several commands share, the others go by what
the commands do. What goes where: docs/adr/0007-where-words-stand.md.
"""
