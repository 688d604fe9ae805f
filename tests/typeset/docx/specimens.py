"""Documents that the DOCX and XLSX tests share, one for every layout and every kind of block."""

from workplan_docs.documents.blocks import (
    Attachment,
    AttachmentList,
    Attendance,
    Blank,
    Cell,
    Document,
    DocumentNumber,
    Field,
    HeadMarks,
    Imprint,
    IssuerMark,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Sides,
    Signature,
    SigningBlock,
    Style,
    Table,
    Title,
)
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import write_docx
from workplan_docs.typeset.fonts.metrics import nominal_advance
from workplan_docs.typeset.layout import lay_official

COPY_TO = (
    "市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委机关，市中级人民法院，市人民检察院"
)
IMPRINT = Imprint(COPY_TO, "临沂市城市管理局办公室", "2023年3月6日")
PHRASE = "城市管理工作全面推进深入开展环境卫生整治提升行动"


class Nominal:
    """An ideal face: 1 em for what stands in a full cell, 4 % of the em free at top and bottom."""

    def advance(self, _face, char):
        return nominal_advance(char)

    def ink(self, _face, _text):
        return 0.04, 0.96


def docx(document, profile=std.EXACT, base=None):
    laid = lay_official(document, Nominal(), profile) if document.layout == "official" else None
    return write_docx(document, laid, profile, base)


def p(style, *texts, keep=False):
    return Paragraph(style, tuple(Run(t) if isinstance(t, str) else t for t in texts), keep)


def official(*blocks, **more):
    return Document("official", "关于印发要点的通知", blocks, "临沂市城市管理局", **more)


HEAD = (
    IssuerMark("临沂市城市管理局文件"),
    DocumentNumber("临城发〔2023〕1号"),
    Title(("临沂市城市管理局关于", "印发2023年全市城市管理工作要点的通知")),
    p(Style.RECIPIENTS, "各县区（开发区）城管局，各相关县区园林市政主管部门，局属各单位、机关各科室："),
    p(Style.BODY, "现将《2023年全市城市管理工作要点》印发给你们，请认真遵照执行。"),
    p(Style.BODY, "特此通知。"),
)


def task(number=1, length=8):
    return (
        p(Style.BODY, f"{number}.开展环境卫生整治提升行动。" + PHRASE * length, keep=True),
        p(Style.LABEL_LINE, "牵头领导：李刚", keep=True),
        p(Style.LABEL_LINE, "责任单位（科室）：环卫园林管理科，市园林环卫中心、各县区（开发区）城管局"),
    )


def notice(sealed=True, imprint=None, date="2023年3月6日", tasks=6, tail=40):
    blocks = [
        *HEAD,
        SigningBlock(
            (Signature("临沂市城市管理局"),), date, "sealed" if sealed else "unsealed", "此件主动公开"
        ),
        PageBreak(),
        Title(("2023年全市城市管理工作要点",), 3),
        Blank(1),
        p(Style.BODY, Run("总体思路：", "hei"), Run("建设“精致城市”——提升品质……。")),
    ]
    for number in range(1, tasks + 1):
        blocks += [p(Style.HEADING1, "一、城市精细化管理", keep=True), *task(number)]
    blocks.append(p(Style.BODY, PHRASE * tail))
    return official(*blocks, *((imprint,) if imprint else ()))


def before_blank_page():
    """A notice whose text leaves no room for the imprint at the foot of its even last page."""
    for tail in range(1, 60):
        document = notice(imprint=IMPRINT, tasks=0, tail=tail)
        places = [lay_official(document, Nominal(), profile).imprint for profile in std.PROFILES.values()]
        if all(place.blank_page_before and place.page == 4 for place in places):
            return document
    raise AssertionError("no length of text brings a blank page")


def full_page():
    return official(p(Style.BODY, PHRASE * 120))


def _head(*texts):
    return (Row(tuple(Cell((p(Style.CELL_HEAD, t),)) for t in texts), "head"),)


def _cell(*texts, style=Style.CELL, **more):
    return Cell((p(style, *texts),), **more)


def sheet(rows=30):
    body = [Row((_cell("二、责任任务", style=Style.CELL_SECTION, span=6),), "group")]
    for n in range(1, rows + 1):
        text = (Run("环卫提升。", "hei"), Run("全面推进城市管理工作，确保取得实效。" * (3 + n % 4)))
        body.append(
            Row(
                (
                    _cell(str(n), style=Style.CELL_CENTRE, value=n),
                    _cell(*text),
                    _cell("20个", value=20),
                    _cell("李刚", style=Style.CELL_CENTRE),
                    _cell("环卫园林管理科"),
                    _cell("2023年12月", style=Style.CELL_CENTRE),
                )
            )
        )
    blocks = (
        p(Style.SHEET_TITLE, "2023年全市城市管理工作要点任务分解表"),
        Sides((Run("责任单位：费县城管局"),), (Run("依据：临城发〔2023〕1号"),)),
        p(Style.SHEET_LINE, "共30项，其中牵头0项、责任30项"),
        p(Style.SHEET_HEADING, "本单位量化指标一览"),
        Table((80, 177), (Row((_cell("口袋公园"), _cell("20个", value=20))),), _head("指标", "年度目标")),
        Table(
            (12, 135, 46, 18, 28, 18),
            tuple(body),
            _head("序号", "工作任务及要求", "本单位指标", "牵头领导", "牵头科室", "完成时限"),
        ),
    )
    return Document(
        "sheet", "任务分解表", blocks, "临沂市城市管理局", "issued", "本表据临城发〔2023〕1号整理"
    )


STATES = ("正常", "滞后", "完成", "未启动")


def form():
    rows = tuple(
        Row(
            (
                _cell(str(n), style=Style.CELL_CENTRE),
                _cell("城市环境卫生整治"),
                _cell(Field(f"q1.t{n}.progress")),
                _cell(Field(f"q1.t{n}.state", "choice", STATES)),
            ),
            height=14,
        )
        for n in range(1, 5)
    )
    blocks = (
        p(Style.SHEET_TITLE, "2023年第一季度重点工作进展情况报告"),
        Sides((Run("填报单位：费县城管局"),), (Run("数据截至"), Field("q1.form.month", blank=2), Run("月"))),
        p(Style.SHEET_HEADING, "一、指标"),
        Table(
            (60, 48, 48),
            (
                Row(
                    (
                        _cell("口袋公园"),
                        _cell(Field("q1.3.4.previous", "number", value="3")),
                        _cell(Field("q1.3.4.total", "number")),
                    )
                ),
            ),
            _head("指标", "上季累计", "累计"),
        ),
        Blank(1),
        p(Style.SHEET_HEADING, "二、任务"),
        Table((12, 50, 74, 20), rows, _head("序号", "任务", "进展（80字以内）", "状态")),
        p(Style.SHEET_LINE, "日期：", Field("q1.sign.date", "date", blank=6)),
    )
    properties = (("workplan-form", "2023-1-07-abcdef12"),)
    return Document(
        "form", "报告", blocks, "临沂市城市管理局", foot="费县城管局 & 费县", properties=properties
    )


def plain_paper():
    """A working paper with the elements of official documents, which have no places of their own there."""
    return Document(
        "form",
        "杂",
        (*HEAD, SigningBlock((Signature("甲"),), "2023年3月6日", note="注"), PageBreak(), IMPRINT),
    )


ALL = {
    "notice": notice(),
    "unsealed": notice(sealed=False),
    "draft": notice(date=""),
    "imprint": notice(imprint=IMPRINT),
    "blank-page": before_blank_page(),
    "full-page": full_page(),
    "sheet": sheet(),
    "form": form(),
    "plain": plain_paper(),
    "empty": official(),
}


BLANK_DATE = "\u3000\u3000年\u3000月\u3000日"


def _signed(block, _document):
    posts = [signature.organ + signature.post for signature in block.signatures]
    rows = posts if block.mode != "sealed" else ["".join(posts[n : n + 2]) for n in range(0, len(posts), 2)]
    return [*rows, block.date or BLANK_DATE, f"（{block.note}）" if block.note else ""]


def _number(block, _document):
    names = block.signers
    rows = ["".join(names[n : n + 2]) for n in range(0, len(names), 2)] or [""]
    rows[0] = f"签发人：{rows[0]}" if names else ""
    rows[-1] = block.text + rows[-1]
    return rows


def _mark(block, document):
    marks = [block.text]
    if block.names:
        marks = [block.names[0], block.suffix, *block.names[1:]]
    return marks + (_letter_rows(document) if document.format == "letter" else [])


def _letter_rows(document):
    """In a letter the left rows stand under the upper line, the number at the right of the first."""
    rows = [text for x in document.blocks if isinstance(x, HeadMarks) for text in _marks(x)] or [""]
    numbers = [x.text for x in document.blocks if isinstance(x, DocumentNumber)]
    return [rows[0] + "".join(numbers), *rows[1:]]


def _marks(block):
    return [text for text in (block.copy_number, block.secrecy, block.urgency) if text]


def _attachment_list(block, _document):
    if len(block.names) == 1:
        return [f"附件：{block.names[0]}"]
    return [f"{'附件：' if n == 1 else ''}{n}.{name}" for n, name in enumerate(block.names, 1)]


def _imprint(block, document):
    if document.layout != "official":
        return [block.copy_to, block.printed_by, block.printed_on]
    rows = [f"主送：{block.recipients}。" if block.recipients else ""]
    rows.append(f"{block.copy_label}：{block.copy_to}。" if block.copy_to else "")
    if block.printed_by and document.format != "letter":
        rows.append(f"{block.printed_by}{block.printed_on}印发")
    return rows


_TEXTS = {
    Paragraph: lambda block, _: [block.text],
    HeadMarks: lambda block, document: _marks(block) if document.format != "letter" else [],
    IssuerMark: _mark,
    DocumentNumber: lambda block, document: _number(block, document) if document.format != "letter" else [],
    Title: lambda block, _: ["".join(block.parts)],
    Sides: lambda block, _: [Paragraph(block.style, block.left + block.right).text],
    Table: lambda block, _: [q.text for r in block.head + block.rows for c in r.cells for q in c.paragraphs],
    SigningBlock: _signed,
    Imprint: _imprint,
    AttachmentList: _attachment_list,
    Attachment: lambda block, _: [block.label, "".join(block.title_parts)],
    Attendance: lambda block, _: [f"{block.label}：{block.text}"],
}


def expected_text(document):
    """The text of the blocks in order, as both writers print it; breaks and tabs are not part of it.

    The imprint stands at the foot of the last page and so comes last.
    """
    blocks = sorted(document.blocks, key=lambda block: isinstance(block, Imprint))
    nothing = lambda _block, _document: []  # noqa: E731
    texts = [text for block in blocks for text in _TEXTS.get(type(block), nothing)(block, document)]
    return [t for t in texts if t]
