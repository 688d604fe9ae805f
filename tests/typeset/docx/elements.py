"""Official documents that between them hold every element of clauses 7, 8 and 10."""

from tests.typeset.docx.specimens import IMPRINT, PHRASE, Nominal, p
from workplan_docs.documents.blocks import (
    Attachment,
    AttachmentList,
    Attendance,
    Cell,
    Document,
    DocumentNumber,
    HeadMarks,
    Imprint,
    IssuerMark,
    PageBreak,
    Row,
    Signature,
    SigningBlock,
    Style,
    Table,
    Title,
)
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout import lay_official

MARKS = HeadMarks("000017", "机密★1年", "特急")
DATE = "2026年3月5日"
LONG_NAME = "临沂市城市管理局关于进一步加强城市道路清扫保洁与垃圾分类处置工作的实施细则（试行）"
CITY, FINANCE, PLANNING = "临沂市城市管理局", "临沂市财政局", "临沂市自然资源和规划局"
ISSUERS = (CITY, FINANCE, PLANNING, "临沂市公安局", "临沂市生态环境局")


def made(*blocks, form="ordinary", **more):
    return Document("official", "公文", blocks, CITY, "issued", format=form, **more)


def signed(*organs, mode="sealed", date=DATE, note="", posts=()):
    signatures = tuple(Signature(o) for o in organs) + tuple(Signature("", post) for post in posts)
    return SigningBlock(signatures, date, mode, note)


def body(count=2, length=2):
    return tuple(p(Style.BODY, PHRASE * length + "。") for _ in range(count))


def upward(signers=("张明远", "李刚", "王小红")):
    return made(
        MARKS,
        IssuerMark("临沂市城市管理局文件"),
        DocumentNumber("临城发〔2026〕3号", "left", signers),
        Title(("临沂市城市管理局关于申请", "垃圾处理专项资金的请示")),
        p(Style.RECIPIENTS, "临沂市人民政府："),
        *body(),
        AttachmentList(("专项资金测算表",)),
        signed(CITY, note="联系人：张三，电话：0539-1234567"),
    )


def joint(issuers=ISSUERS[:3], signers=ISSUERS[:2], mode="sealed", suffix="文件"):
    return made(
        HeadMarks(urgency="加急"),
        IssuerMark.joint(issuers, suffix),
        DocumentNumber("临城发〔2026〕4号"),
        Title(("关于联合开展市容秩序专项整治的通知",)),
        p(Style.RECIPIENTS, "各县区人民政府："),
        *body(1),
        signed(*signers, mode=mode, note="此件公开发布"),
        Imprint("市委办公室，市人大常委会办公室", "临沂市城市管理局办公室", "2026年3月6日"),
    )


def letter(paragraphs=2, marks=MARKS, copy_to="市财政局"):
    return made(
        *((marks,) if marks else ()),
        IssuerMark(CITY),
        DocumentNumber("临城函〔2026〕5号", "right"),
        Title(("临沂市城市管理局关于", "商请支持道路保洁工作的函")),
        p(Style.RECIPIENTS, "临沂市财政局："),
        *body(paragraphs, 4),
        signed(CITY),
        Imprint(copy_to),
        form="letter",
    )


def order():
    return made(
        IssuerMark("临沂市人民政府令"),
        DocumentNumber("第12号"),
        p(Style.BODY, "《临沂市城市道路管理办法》已经市政府常务会议通过，现予公布，自2026年5月1日起施行。"),
        signed(mode="stamp", posts=("市长",)),
        form="order",
    )


def minutes():
    names = "张明远、李刚、王小红、赵一、钱二、孙三、周四、吴五、郑六、冯七、陈八、褚九、卫十、蒋十一"
    return made(
        IssuerMark("临沂市城市管理局会议纪要"),
        DocumentNumber("第6期"),
        Title(("关于市容秩序整治工作的会议纪要",)),
        *body(),
        Attendance("出席", f"市城市管理局{names}"),
        Attendance("请假", "刘一"),
        Attendance("列席", "市财政局陈二、市公安局林三"),
        Imprint("局属各单位", CITY, "2026年3月6日", copy_label="分送"),
        form="minutes",
    )


def attachments(count=3):
    names = ("任务分工表", LONG_NAME, "考核办法", *(f"第{n}项配套文件" for n in range(4, 13)))[:count]
    return made(
        IssuerMark("临沂市城市管理局文件"),
        DocumentNumber("临城发〔2026〕7号"),
        Title(("关于印发考核办法的通知",)),
        p(Style.RECIPIENTS, "各县区（开发区）城管局："),
        *body(1),
        AttachmentList(names),
        signed(CITY, mode="unsealed"),
        Attachment("附件1", ("任务分工表",)),
        table(3, (78, 78)),
        *body(1),
        Attachment("附件2", (LONG_NAME[:15], LONG_NAME[15:28], LONG_NAME[28:])),
        *body(2),
        Imprint("市委办公室", "临沂市城市管理局办公室", "2026年3月6日", recipients="各县区（开发区）城管局"),
    )


def cell(text, style=Style.CELL):
    return Cell((p(style, text),))


def table(rows, columns, landscape=False):
    head = (Row(tuple(cell("栏目", Style.CELL_HEAD) for _ in columns), "head"),)
    made_rows = tuple(Row(tuple(cell(f"第{n + 1}行文字") for _ in columns)) for n in range(rows))
    return Table(columns, made_rows, head, landscape)


def landscape(*after):
    """A landscape table of two pages, an even and an odd one."""
    return made(*body(1), PageBreak(), table(40, (25, 100, 100), landscape=True), *after)


ALL = {
    "upward": upward(),
    "upward-1": upward(("张明远",)),
    "joint": joint(),
    "joint-5": joint(ISSUERS, ISSUERS),
    "joint-unsealed": joint(ISSUERS[:2], ISSUERS[:3], "unsealed", ""),
    "letter": letter(),
    "letter-2": letter(7, None, ""),
    "order": order(),
    "minutes": minutes(),
    "attachments": attachments(),
    "attachments-12": attachments(12),
    "landscape": landscape(*body(1), signed(CITY)),
    "landscape-last": landscape(),
    "landscape-twice": landscape(table(3, (100, 100), landscape=True), *body(1)),
    "landscape-imprint": landscape(IMPRINT),
    "landscape-attachment": made(
        *body(1),
        Attachment("附件1", ("任务分工表",)),
        table(36, (25, 100, 100), landscape=True),
        Attachment("附件2", ("任务清单",)),
        table(3, (100, 100), landscape=True),
        Attachment("附件3", ("说明",)),
        *body(1),
    ),
}


def lay(document, profile=std.EXACT):
    return lay_official(document, Nominal(), profile)
