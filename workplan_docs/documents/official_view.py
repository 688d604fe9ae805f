"""What one official document says, element by element, ready for the template to print.

Everything that the standard lets follow from something else is settled here: the mark from the issuers and
the format, the place of the number, who signs a draft, what the imprint holds. Nothing is made up: an
element that the content does not have is empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.content.models import Attachment, OfficialDocument, Organ, Plan, Signature
from workplan_docs.documents.body_view import BodyView, body_views
from workplan_docs.documents.title_names import title_names

_NO_IMPRINT_ROW = "letter"
_MARK_SUFFIX = {"ordinary": "文件", "letter": "", "order": "", "minutes": "纪要"}


@dataclass(frozen=True, slots=True)
class MarkView:
    """发文机关标志: ``text`` alone, or ``names`` stacked with ``suffix`` at their right."""

    text: str
    names: tuple[str, ...]
    suffix: str


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One 署名, or the post beside a signature stamp."""

    organ: str
    post: str


@dataclass(frozen=True, slots=True)
class SigningView:
    """署名, 成文日期, 附注; ``mode`` is sealed, unsealed or stamp."""

    mode: str
    date: str
    note: str
    signatures: tuple[SignatureView, ...]


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """The pages of one 附件."""

    label: str
    title_parts: tuple[str, ...]
    body: tuple[BodyView, ...]


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """One line of 出席, 请假, 列席."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ImprintView:
    """版记: who has copies, who printed it and when; ``duplex`` is yes or no."""

    copy_to: str
    printed_by: str
    printed_on: str
    duplex: str
    recipients: str
    copy_label: str


@dataclass(frozen=True, slots=True)
class OfficialView:
    """Everything that the template `document.xml.j2` may print of the document itself."""

    title: str
    author: str
    state: str
    format: str
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    mark: MarkView | None = None
    number: str = ""
    number_place: str = "center"
    signers: tuple[str, ...] = ()
    title_parts: tuple[str, ...] = ()
    title_note: str = ""
    recipients: str = ""
    body: tuple[BodyView, ...] = ()
    attachment_names: tuple[str, ...] = ()
    signing: SigningView | None = None
    attendance: tuple[AttendanceView, ...] = ()
    attachments: tuple[AttachmentView, ...] = ()
    imprint: ImprintView | None = None
    names: str = ""
    recipients_held: bool = False
    lone_note: str = ""


def official_view(organ: Organ | None, document: OfficialDocument, plan: Plan | None = None) -> OfficialView:
    """The document of ``organ`` (or of the issuers that it names itself); ``plan`` is that of its year."""
    issuers = document.issuers or ((organ.name,) if organ else ())
    parts = tuple(part.strip() for part in document.title_lines if part.strip())
    moved = bool(document.recipients_in_imprint)
    recipients = (document.recipients or "").rstrip("：:")
    return OfficialView(
        title="".join(parts) or f"{''.join(issuers[:1])}{document.type}",
        author=issuers[0] if issuers else "",
        state=document.state,
        format=document.format,
        copy_number=document.copy_number or "",
        secrecy=document.secrecy.printed if document.secrecy else "",
        urgency=document.urgency or "",
        mark=_mark(organ, document, issuers),
        number=document.document_number or "",
        number_place=_number_place(document),
        signers=document.signers,
        title_parts=parts,
        title_note=(document.title_note or "").strip("（）()"),
        recipients="" if moved else recipients,
        body=body_views(document.body),
        attachment_names=tuple(attachment.name for attachment in document.attachments),
        signing=_signing(document, issuers),
        attendance=_attendance(document),
        attachments=_attachments(document.attachments),
        imprint=_imprint(document, recipients if moved else ""),
        lone_note="" if _is_signed(document) else document.note or "",
        recipients_held=document.recipients_in_imprint is False,
        names=" ".join(title_names(organ, document, plan)),
    )


def attachment_view(organ: Organ | None, document: OfficialDocument, number: int) -> OfficialView:
    """One attachment bound apart: its first row says 发文字号 and 附件 with its number (7.3.7)."""
    issuers = document.issuers or ((organ.name,) if organ else ())
    label = (document.document_number or "") + _label(number, len(document.attachments))
    pages = _attachment(label, document.attachments[number - 1])
    return OfficialView(
        title="".join(pages.title_parts),
        author=issuers[0] if issuers else "",
        state=document.state,
        format="ordinary",
        attachments=(pages,),
        names=" ".join(title_names(organ, document)),
    )


def _mark(organ: Organ | None, document: OfficialDocument, issuers: tuple[str, ...]) -> MarkView:
    """As written; else a joint mark of all issuers (ordinary format), else the sponsor's name.

    A letter names the sponsor only and never says 文件 (10.1).
    """
    if document.issuer_mark:
        return MarkView(document.issuer_mark, (), "")
    own = organ is not None and issuers == (organ.name,)
    if own and organ is not None and document.format == "ordinary":
        return MarkView(organ.mark, (), "")
    suffix = document.type if document.format == "order" else _MARK_SUFFIX[document.format]
    if len(issuers) > 1 and document.format in ("ordinary", "order"):
        return MarkView("".join(issuers) + suffix, issuers, suffix)
    return MarkView("".join(issuers[:1]) + suffix, (), "")


def _number_place(document: OfficialDocument) -> str:
    if document.format == "letter":
        return "right"
    return "left" if document.format == "ordinary" and document.direction == "up" else "center"


def _signing(document: OfficialDocument, issuers: tuple[str, ...]) -> SigningView | None:
    """The signing block; a draft without signatures prints the issuers, an issued document what it says."""
    said = document.signature or ()
    mode = document.seal_mode
    if not _is_signed(document):
        return None
    if mode == "sealed" and not said and not document.signed_by_organ:
        mode = "unsealed"  # a date alone: no name that a seal could stand on
    drafted = document.state == "draft" and document.signed_by_organ and mode != "stamp"
    signatures = said or (tuple(Signature(organ=name) for name in issuers) if drafted else ())
    views = tuple(SignatureView(s.organ or "", s.post or "") for s in signatures)
    if mode == "stamp":
        # The stamp says the name; what stands beside it is the signer's full title (7.3.5.3).
        views = tuple(SignatureView("", s.post or s.organ) for s in views)
    return SigningView(mode, document.date or "", document.note or "", views or (SignatureView("", ""),))


def _is_signed(document: OfficialDocument) -> bool:
    """Whether anything is signed or dated at the end; a 附注 alone then is a row of its own."""
    return document.signed_by_organ or bool(document.signature or document.date)


def _attendance(document: OfficialDocument) -> tuple[AttendanceView, ...]:
    if document.attendance is None:
        return ()
    who = document.attendance
    lines = (("出席", who.present), ("请假", who.absent), ("列席", who.observers))
    return tuple(AttendanceView(label, "；".join(names)) for label, names in lines if names)


def _attachments(attachments: tuple[Attachment, ...]) -> tuple[AttachmentView, ...]:
    """The attachments that are bound with the text, labelled as the list numbers them (7.3.7)."""
    count = len(attachments)
    return tuple(_attachment(_label(n, count), a) for n, a in enumerate(attachments, 1) if a.printed)


def _label(number: int, count: int) -> str:
    return f"附件{number}" if count > 1 else "附件"


def _attachment(label: str, attachment: Attachment) -> AttachmentView:
    parts = (attachment.title or attachment.name).split("|")
    return AttachmentView(
        label, tuple(part.strip() for part in parts if part.strip()), body_views(attachment.body)
    )


def _imprint(document: OfficialDocument, recipients: str) -> ImprintView | None:
    """版记; a letter has no printing row (10.1)."""
    letter = document.format == _NO_IMPRINT_ROW
    printed_by = "" if letter else document.printed_by or ""
    printed_on = "" if letter else document.printed_on or ""
    copy_to = "，".join(document.copy_to)
    # An imprint without a row says how the paper is printed, should the layout move the recipients there.
    may_come = bool(document.recipients) and not document.duplex
    if not any((copy_to, printed_by, printed_on, recipients, may_come)):
        return None
    label = "分送" if document.format in ("minutes", "order") else "抄送"
    return ImprintView(copy_to, printed_by, printed_on, "yes" if document.duplex else "no", recipients, label)
