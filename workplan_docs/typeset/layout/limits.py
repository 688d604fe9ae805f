"""What no page can hold: said as an error that names the document, never set wrongly in silence."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_docs.documents import blocks as b
from workplan_docs.errors import Diagnostic, LayoutError, Severity
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.rows import Row


def unknown_block(block: object) -> LayoutError:
    """A block where a page of its kind has no place for it."""
    return LayoutError(
        Diagnostic(
            "TY010",
            Severity.ERROR,
            f"这种版面的这个位置不能放“{type(block).__name__}”，排不出来。",
            hint="多半是改过的模板写错了元素或者它的先后，见 docs/markup.md。",
        )
    )


def check_signing(document: b.Document, rows: Sequence[Row], profile: std.Profile) -> None:
    """A signing block and a line of text must fit on one page, however tight its lines (7.3.5.5)."""
    most = int((profile.page_box_bottom - profile.top) / std.mm(std.TIGHTEST_PITCH_PT)) - 1
    for index, block in enumerate(document.blocks):
        if not isinstance(block, b.SigningBlock):
            continue
        count = sum(1 for row in rows if row.block == index and row.signing)
        if count > most:
            raise LayoutError(
                Diagnostic(
                    "TY011",
                    Severity.ERROR,
                    f"《{document.title}》的落款（署名、印章位置、日期和附注）要占 {count} 行，"
                    f"一页除正文外最多放 {most} 行，排不下。",
                    hint="减少署名机关或签名章，或者缩短附注。",
                )
            )


def check_first_page(document: b.Document, first: Sequence[Row], rows: Sequence[Row]) -> None:
    """Page 1 must show some of the text (7.3.3)."""
    if not any(row.is_text for row in rows) or any(row.is_text for row in first):
        return
    turned = next(row for row in rows if row.is_text).landscape
    if turned:
        why = "正文一开头就是横排表格，横排表格另起一页，首页没有正文"
        hint = "在表格前面写一段正文，或者把表格作为附件。"
    else:
        why = "版头、标题和主送机关占满了首页，没有正文的位置"
        hint = "缩短标题，或者减少联合行文的机关、签发人；写了 recipients_in_imprint: false 的删去。"
    raise LayoutError(
        Diagnostic(
            "TY012",
            Severity.ERROR,
            f"《{document.title}》的{why}；公文首页必须显示正文（7.3.3）。",
            hint=hint,
        )
    )
