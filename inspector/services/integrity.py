"""Whether a PDF file is what was issued: told from its hashes, its signatures and what the workspace recorded.

The answer is about bytes: the very file that was issued, a recorded signed copy, the issued file with nothing but
signatures added, or one that was changed. Nothing is asked of the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.formats import date_short, moment_short, number
from inspector.core.messages import text
from inspector.domain.organisation import Person
from inspector.reports.pdf.validation import inspect_pdf
from inspector.services.documents.framing import mark_of
from inspector.services.team.roster import laptops
from inspector.store.queries import papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from sqlmodel import Session

    from inspector.domain.document import IssuedDocument
    from inspector.reports.pdf.validation import Inspected, SignatureState
    from inspector.services.workspace import Workspace

__all__ = ["IssuedFacts", "SignatureView", "Verdict", "Verification", "verify"]


class Verdict(StrEnum):
    """What a file turned out to be."""

    ISSUED = "issued"
    """The very file that was issued."""
    SIGNED = "signed"
    """A signed copy that was recorded."""
    APPENDED = "appended"
    """Begins with the issued file or a recorded copy; nothing but signatures was added, elsewhere."""
    CHANGED = "changed"
    """Comes from an issued file and was changed."""
    UNKNOWN = "unknown"
    """Not in this workspace."""
    ALONE = "alone"
    """Held against no workspace."""


_GENUINE = (Verdict.ISSUED, Verdict.SIGNED, Verdict.APPENDED)


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One electronic signature in plain words."""

    signer: str
    organisation: str
    issuer: str
    signed_at: datetime | None
    sound: bool
    """What it covers was not changed, and nothing but signatures was added since."""
    in_validity: bool
    trusted: bool
    words: tuple[str, ...]
    """A sentence each: the signature, the certificate, the authority."""

    @property
    def good(self) -> bool:
        """Sound, by a certificate that was valid and comes from an authority the team trusts."""
        return self.sound and self.in_validity and self.trusted


@dataclass(frozen=True, slots=True)
class IssuedFacts:
    """What the workspace recorded when the document was issued."""

    id: str
    title: str
    """Names the unit, the round or the year it is about."""
    number: str
    symbol: str
    dated_on: date | None
    issued_at: datetime | None
    issued_by: str
    journal_number: int
    journal_digest: str
    file_name: str
    withdrawn: bool
    """It was taken back from the list of issued documents."""
    withdrawn_reason: str

    @property
    def called(self) -> str:
        """Number and symbol: "15/BC-ĐKT"."""
        return f"{self.number or '…'}/{self.symbol}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a file is, for people and programs."""

    path: Path
    verdict: Verdict
    headline: str
    document: IssuedFacts | None
    signatures: tuple[SignatureView, ...]
    sha256: str
    details: tuple[tuple[str, str], ...]
    """Label and value of each thing known about it."""
    notes: tuple[str, ...]
    """Sentences to mind."""

    @property
    def genuine(self) -> bool:
        """Whether what it says is what was issued and still stands, and none of its signatures is broken."""
        living = self.document is not None and not self.document.withdrawn
        return self.verdict in _GENUINE and living and all(one.sound for one in self.signatures)


def verify(workspace: Workspace | None, path: Path) -> Verification:
    """Tell what a file is. Without a workspace only its signatures can be told.

    Raises ``Refused`` for what is no PDF, is too large or cannot be read.
    """
    if workspace is None:
        found = _inspect(path, ())
        return _verification(path, found, Verdict.ALONE, None)
    with workspace.read() as session:
        found = _inspect(path, [(one.certificate or "").encode() for one in papers.authorities(session)])
        verdict, document = _judged(session, found)
        facts = _facts(session, document) if document else None
    in_team = len(laptops(workspace.store.roster())) > 1
    return _verification(path, found, verdict, facts, in_team=in_team)


def _inspect(path: Path, authorities: Sequence[bytes]) -> Inspected:
    try:
        return inspect_pdf(path, authorities)
    except OSError as error:
        raise Refused("signing.unreadable", path=path) from error


def _judged(session: Session, found: Inspected) -> tuple[Verdict, IssuedDocument | None]:
    document = next(iter(papers.issued_as(session, [found.sha256])), None)
    if document:
        return Verdict.ISSUED, document
    document = _copied(session, [found.sha256])
    if document:
        return Verdict.SIGNED, document
    document = next(iter(papers.issued_as(session, found.earlier)), None) or _copied(session, found.earlier)
    if document:
        appended = found.only_signed_since and bool(found.signatures)
        return (Verdict.APPENDED if appended else Verdict.CHANGED), document
    document = _same_origin(session, found.file_id)
    return (Verdict.CHANGED if document else Verdict.UNKNOWN), document


def _copied(session: Session, hashes: Sequence[str]) -> IssuedDocument | None:
    """The document that one of the hashes is a recorded signed copy of."""
    copies = {one.issued_id for one in papers.copies_as(session, hashes)}
    return next((one for one in papers.all_issued(session) if one.id in copies), None) if copies else None


def _same_origin(session: Session, file_id: str) -> IssuedDocument | None:
    """The document whose file had the identifier that programs leave when they change a file."""
    issued = papers.all_issued(session) if file_id else []
    return next((one for one in issued if (one.snapshot or {}).get("file_id") == file_id), None)


def _facts(session: Session, document: IssuedDocument) -> IssuedFacts:
    person = session.get(Person, document.person_id) if document.person_id else None
    return IssuedFacts(
        id=document.id,
        title=document.title or "",
        number=document.number or "",
        symbol=document.symbol or "",
        dated_on=document.dated_on,
        issued_at=document.issued_at,
        issued_by=(person.name or "") if person else "",
        journal_number=document.journal_number or 0,
        journal_digest=document.journal_digest or "",
        file_name=document.file_name or "",
        withdrawn=bool(document.deleted),
        withdrawn_reason=(document.withdrawn_reason or "") if document.deleted else "",
    )


def _verification(
    path: Path, found: Inspected, verdict: Verdict, facts: IssuedFacts | None, *, in_team: bool = False
) -> Verification:
    signatures = tuple(_view(one) for one in found.signatures)
    return Verification(
        path=path,
        verdict=verdict,
        headline=_headline(verdict, facts),
        document=facts,
        signatures=signatures,
        sha256=found.sha256,
        details=tuple(_details(facts, found.sha256)),
        notes=tuple(_notes(found, verdict, facts, in_team=in_team)),
    )


def _headline(verdict: Verdict, facts: IssuedFacts | None) -> str:
    """What matters most: of a document that was taken back, that it is not to be used."""
    called = facts.called if facts else ""
    if facts is not None and facts.withdrawn and verdict in _GENUINE:
        return text("verify.withdrawn", number=called)
    return text(f"verify.{verdict}", number=called)


def _details(facts: IssuedFacts | None, sha256: str) -> Iterator[tuple[str, str]]:
    if facts is not None:
        if facts.withdrawn_reason:
            yield text("verify.label.withdrawn_reason"), facts.withdrawn_reason
        yield text("verify.label.title"), facts.title
        yield text("verify.label.number"), facts.called
        if facts.dated_on:
            yield text("verify.label.dated_on"), date_short(facts.dated_on)
        if facts.issued_at:
            yield text("verify.label.issued_at"), moment_short(facts.issued_at)
        if facts.issued_by:
            yield text("verify.label.issued_by"), facts.issued_by
        yield text("verify.label.journal"), number(facts.journal_number)
        if facts.journal_digest:
            yield text("verify.label.mark"), mark_of(facts.journal_digest)
        yield text("verify.label.file_name"), facts.file_name
    yield text("verify.label.sha256"), sha256


def _notes(found: Inspected, verdict: Verdict, facts: IssuedFacts | None, *, in_team: bool) -> Iterator[str]:
    if verdict == Verdict.UNKNOWN and in_team:
        # Another laptop may have issued it since the latest package came.
        yield text("verify.note.not_received")
    if facts is not None and facts.withdrawn and verdict not in _GENUINE:
        yield text("verify.note.withdrawn")
    if not found.readable:
        yield text("verify.note.damaged")
    elif not found.signatures:
        yield text("verify.note.unsigned")
    elif verdict in (Verdict.UNKNOWN, Verdict.ALONE) and found.earlier and not found.only_signed_since:
        yield text("verify.note.changed_before")
    if found.signatures:
        yield text("verify.note.offline")


def _view(state: SignatureState) -> SignatureView:
    sound = state.intact and state.only_signed_since
    said = (
        "verify.signature.sound" if sound else "verify.signature.added" if state.intact else "verify.signature.broken"
    )
    issuer = state.issuer or "…"
    return SignatureView(
        signer=state.signer,
        organisation=state.organisation,
        issuer=state.issuer,
        signed_at=state.signed_at,
        sound=sound,
        in_validity=state.in_validity,
        trusted=state.trusted,
        words=(
            text(said),
            text("verify.certificate.valid" if state.in_validity else "verify.certificate.invalid"),
            text(f"verify.authority.{_authority(state)}", issuer=issuer),
        ),
    )


def _authority(state: SignatureState) -> str:
    """How far the issuer can be trusted: of a broken signature that is not examined, as it proves nobody's signing."""
    if not state.intact:
        return "moot"
    return "trusted" if state.trusted else "unknown"
