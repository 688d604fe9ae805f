"""Several finished PDFs in one, with one copy of each font instead of one for every document.

The PDF engine subsets fonts for each document and keeps the numbers of their glyphs, so that the union of the
subsets serves all pages unchanged. Joining finished files takes a fraction of a second where setting them
once more takes as long as setting them did.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from workplan_docs.typeset.font_union import FontUnion
from workplan_docs.typeset.pdf import Pdf


def join_pdfs(parts: Sequence[tuple[str, bytes]], title: str) -> Pdf:
    """One PDF of ``parts`` (bookmark and bytes), each beginning on a front page for printing on both sides.

    ``title`` goes into the properties; author and language are those of the first part. Parts for the archive
    (PDF/A-2b) give a file for the archive, without their tags. The same parts give the same bytes.
    """
    import pikepdf

    joined = pikepdf.new()
    fronts: list[tuple[str, int]] = []
    for words, data in parts:
        with pikepdf.open(BytesIO(data)) as part:
            if not fronts:
                _carry_over(part, joined, title)
            fronts.append((words, len(joined.pages)))
            for page in part.pages:
                if "/StructParents" in page.obj:  # the tree of tags stays behind
                    del page.obj["/StructParents"]
            joined.pages.extend(part.pages)
            if len(part.pages) % 2:
                width, height = (float(x) for x in part.pages[-1].mediabox[2:])
                joined.add_blank_page(page_size=(width, height))
    with joined.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(words, page) for words, page in fronts)
    _share_fonts(joined)
    out = BytesIO()
    joined.save(
        out, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True, recompress_flate=True,
    )  # fmt: skip
    return Pdf(out.getvalue(), len(joined.pages))


def _carry_over(part: Any, joined: Any, title: str) -> None:
    import pikepdf

    info = {str(name): pikepdf.String(str(value)) for name, value in part.docinfo.items()}
    info["/Title"] = pikepdf.String(title)
    joined.trailer.Info = joined.make_indirect(pikepdf.Dictionary(info))
    if "/Lang" in part.Root:
        joined.Root.Lang = str(part.Root.Lang)
    if "/OutputIntents" in part.Root:  # PDF/A: a profile of colours, and metadata that agree with the title
        joined.Root.OutputIntents = joined.copy_foreign(part.make_indirect(part.Root.OutputIntents))
        old, new = (f">{escape(words)}<".encode() for words in (str(part.docinfo["/Title"]), title))
        joined.Root.Metadata = joined.make_stream(
            part.Root.Metadata.read_bytes().replace(old, new),
            Type=pikepdf.Name.Metadata,
            Subtype=pikepdf.Name.XML,
        )


def _share_fonts(joined: Any) -> None:
    """Let all fonts of one name share one program, one table of widths and one of characters."""
    import pikepdf

    fonts: dict[str, list[Any]] = {}
    for thing in joined.objects:
        if isinstance(thing, pikepdf.Dictionary) and FontUnion.takes(thing):
            fonts.setdefault(str(thing.BaseFont), []).append(thing)
    for same in fonts.values():
        union = FontUnion(same)
        descriptor = same[0].DescendantFonts[0].FontDescriptor
        program = union.program()
        descriptor.FontFile2 = joined.make_stream(program, Length1=len(program))
        widths = joined.make_indirect(union.widths())
        characters = joined.make_stream(union.characters())
        for font in same:
            font.ToUnicode = characters
            font.DescendantFonts[0].W = widths
            font.DescendantFonts[0].FontDescriptor = descriptor
