"""主送机关 that would push the text off page 1 go to the imprint (7.3.2, 7.4.2): decided on the laid page.

How many recipients that takes depends on everything above them: marks, signers, lines of the title, the
format. So the page is laid out with the recipients in their place first; where it shows no text of the body,
they move above 抄送, unless the author holds them (``keep_next``).
"""

from __future__ import annotations

from dataclasses import replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.flow import COLON, Flow
from workplan_docs.typeset.layout.head import lay_head
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.pages import Frames, fill
from workplan_docs.typeset.layout.rows import Row

_AMPLE = 6  # rows free below the recipients: whatever the text begins with, some of it stands on page 1


def with_recipients_placed(
    document: b.Document, metrics: Metrics, profile: std.Profile = std.EXACT
) -> b.Document:
    """The document as it is, or with its recipients in the imprint where page 1 has no room for text.

    The blocks keep their indexes: blank rows, none of them, stand where the recipients stood.
    """
    at = next((i for i, x in enumerate(document.blocks) if _is_movable(x)), None)
    if at is None or _shows_text(document, at, metrics, profile):
        return document
    moved = _moved(document, at)
    return moved if _shows_text(moved, at, metrics, profile) else document


def _is_movable(block: b.Block) -> bool:
    return isinstance(block, b.Paragraph) and block.style is b.Style.RECIPIENTS and not block.keep_next


def _shows_text(document: b.Document, at: int, metrics: Metrics, profile: std.Profile) -> bool:
    """Whether some of what follows the recipients stands on page 1; so too where nothing follows them."""
    head = lay_head(document, metrics, profile)
    frames = Frames(profile, head.bottom, head.first_foot(document))
    flow = Flow(metrics, profile, names=document.names)
    above = len(flow.rows(replace(document, blocks=document.blocks[: at + 1]), head.body_from))
    frame = frames.frame(1, profile.pitch_pt)
    if frame.top + (above + _AMPLE) * profile.pitch <= frame.ink_foot:
        return True
    rows = Flow(metrics, profile, names=document.names).rows(document, head.body_from)
    if not any(_is_text(row, at) for row in rows):
        return True
    return any(_is_text(row, at) for row in fill(rows, frames).pages[0])


def _is_text(row: Row, at: int) -> bool:
    return row.block > at and row.is_text


def _moved(document: b.Document, at: int) -> b.Document:
    recipients = document.blocks[at]
    assert isinstance(recipients, b.Paragraph)
    names = recipients.text.rstrip(COLON + ":")
    blocks = [*document.blocks[:at], b.Blank(0), *document.blocks[at + 1 :]]
    for index, block in enumerate(blocks):
        if isinstance(block, b.Imprint):
            blocks[index] = replace(block, recipients="，".join(filter(None, (block.recipients, names))))
            break
    else:
        blocks.append(b.Imprint(recipients=names))
    return replace(document, blocks=tuple(blocks))
