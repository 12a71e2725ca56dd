"""What stands around the text of every document: letterhead, signatures, recipients, and what the file is called."""

from __future__ import annotations

from inspector.reports.abbreviations import introduced
from inspector.reports.inputs import Frame, Signer
from inspector.reports.numbering import date_runs, full_symbol, number_runs
from inspector.reports.parts import AnnexTitle, Closing, Document, Letterhead, Part, Run, Section, Signature
from inspector.reports.wording import phrase


def letterhead(frame: Frame, kind: str, *, dated: bool = True) -> Letterhead:
    """The top of a document of type ``kind`` ("BC"); minutes have no place and date there."""
    return Letterhead(
        superior=frame.issuer.superior,
        name=frame.issuer.name,
        symbol=full_symbol(kind, frame.issuer.symbol),
        number=frame.number,
        place=frame.issuer.place if dated else "",
        year=frame.year,
        day=frame.issued_on,
        draft=frame.draft,
    )


def closing(frame: Frame) -> Closing:
    """Signatures and recipients."""
    return Closing(tuple(signature(signer) for signer in frame.signers), frame.recipients)


def signature(signer: Signer) -> Signature:
    """A signer as the layout wants it."""
    return Signature(signer.authority, signer.position, signer.name)


def annex_title(frame: Frame, kind: str, type_name: str, number: str, title: str) -> AnnexTitle:
    """The head of an annex: what it is, and in italic which document it belongs to (Decree 30/2020, Annex I)."""
    runs = (
        Run(phrase("frame.attachment_start", kind=type_name), italic=True),
        *number_runs(frame.number, full_symbol(kind, frame.issuer.symbol), italic=True),
        Run(" ", italic=True),
        *date_runs(frame.issued_on, frame.year, italic=True),
        Run(phrase("frame.attachment_end", issuer=frame.issuer.name), italic=True),
    )
    label = phrase("frame.annex", number=number) if number else phrase("frame.annex_single")
    return AnnexTitle(label, title, runs)


def document(
    frame: Frame, *, title: str, subject: str, keywords: tuple[str, ...], parts: list[Part], annexes: list[Section]
) -> Document:
    """The parts as a document with what the file says about itself."""
    return Document(
        title=title,
        author=frame.issuer.name,
        subject=subject,
        keywords=keywords,
        made_at=frame.made_at,
        body=Section(parts=tuple(introduced(parts)), footnote=frame.footnote, note=frame.note),
        annexes=tuple(annexes),
        imprint=_imprint(frame),
        draft=frame.draft,
    )


def _imprint(frame: Frame) -> str:
    """From which journal the document was made: its number, and a mark by which other laptops know the same state."""
    if frame.journal_no is None:
        return ""
    if not frame.journal_mark:
        return phrase("frame.imprint", number=frame.journal_no)
    return phrase("frame.imprint_marked", number=frame.journal_no, mark=frame.journal_mark)
