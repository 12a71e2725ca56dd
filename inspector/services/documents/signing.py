"""Signing an issued document electronically: only the very file that was issued, or a copy recorded as signed.

Each signature stands in the room of its own block (minutes have three); both hashes, before and after, are recorded.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inspector.core.errors import Refused
from inspector.core.files import in_place
from inspector.domain.document import IssuedDocument, SignedCopy, SignedCopyDraft
from inspector.reports.layout.surface import SignatureSpace
from inspector.reports.pdf.signing import CertificateFile, KeySource, sign_pdf
from inspector.reports.pdf.tokens import Token, TokenCertificate, certificates_on, installed_libraries
from inspector.services.documents.publishing import publish, require_pdf, told_of, unfinished
from inspector.services.documents.recorded import require_unrecorded
from inspector.store.queries import papers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlmodel import Session

    from inspector.reports.pdf.signing import SignedFile
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed

__all__ = [
    "CertificateFile",
    "KeySource",
    "Room",
    "Signable",
    "SignedDocument",
    "Token",
    "TokenCertificate",
    "certificates_on",
    "installed_libraries",
    "newest_name",
    "sign",
    "signable",
    "suggested_copy",
]

_ENDING: Final = "-da-ky"
"""Đã ký: stands in the file's name before its number and suffix."""
_NUMBERED: Final = re.compile(rf"{_ENDING}(-\d+)?$")


@dataclass(frozen=True, slots=True)
class Room:
    """A signature block of a document."""

    index: int
    who: str
    """Authority and position as they are printed."""
    signer: str
    """Who signed in it; blank while it is free."""


@dataclass(frozen=True, slots=True)
class Signable:
    """A file that may be signed: the issued document it is, and what stands in its signature blocks."""

    issued_id: str
    title: str
    number: str
    symbol: str
    sha256: str
    rooms: tuple[Room, ...]
    """None for what versions issued that kept no places: signed without a mark on the page."""
    signers: tuple[str, ...]
    """Who signed the file already, in order."""

    @property
    def next_room(self) -> int | None:
        """The first block nobody signed in."""
        return next((room.index for room in self.rooms if not room.signer), None)


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A document that was signed: its file, both hashes, and what the record changed."""

    path: Path
    before: str
    after: str
    signer: str
    signed_at: datetime
    changed: Changed


def signable(workspace: Workspace, file: Path) -> Signable:
    """What a file is that somebody wants to sign.

    Raises ``Refused``: ``signing.not_issued`` where its bytes are not those of an issued document or of a recorded
    copy, ``signing.withdrawn`` where the document was taken back, ``signing.unreadable``.
    """
    with workspace.read() as session:
        document, copies = _known(session, file, _hash(file))
        return _signable(document, copies, _hash_of(document, copies))


def newest_name(workspace: Workspace, issued_id: str) -> str:
    """Name of the file that is signed next: the latest signed copy of a document, else the issued file."""
    with workspace.read() as session:
        copies = papers.copies_of(session, issued_id)
        document = session.get_one(IssuedDocument, issued_id)
        return (copies[-1].file_name if copies else document.file_name) or ""


def suggested_copy(file: Path) -> Path:
    """A free name beside the file: "bao-cao-da-ky.pdf", "bao-cao-da-ky-2.pdf"."""
    stem = _NUMBERED.sub("", file.stem)
    names = (file.with_name(f"{stem}{_ENDING}{f'-{number}' if number > 1 else ''}.pdf") for number in count(1))
    return next(path for path in names if not path.exists())


def sign(
    workspace: Workspace, file: Path, key: KeySource, room: int | None = None, target: Path | None = None
) -> SignedDocument:
    """Sign the document in ``file`` in the block ``room`` (none: not seen on the page) and record it in one action.

    The signed copy is written to ``target``, else to :func:`suggested_copy`; where it is ``file`` itself, that is
    replaced only after all is recorded. Raises ``Refused`` as :func:`signable` does, for a key that cannot be used,
    for a block that is taken (``signing.room``) and for what cannot be written; nothing is changed then.
    """
    target = target or suggested_copy(file)
    require_pdf(target)
    known = signable(workspace, file)
    if not (target.exists() and target.samefile(file)):
        require_unrecorded(workspace, target)
    part, at = unfinished(target), workspace.clock.now()
    with in_place(target):
        try:
            with told_of(target):
                made = sign_pdf(file, part, key, _space(workspace, known, room), at, _place(workspace))
            if made.before != known.sha256:
                raise Refused("signing.not_issued", path=file)
            changed = _record(workspace, known, made, room, at, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        publish(workspace, target, SignedCopy, changed)
    return SignedDocument(target, made.before, made.after, made.signer, at, changed)


def _hash(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise Refused("signing.unreadable", path=file) from error


def _known(session: Session, file: Path, sha256: str) -> tuple[IssuedDocument, tuple[SignedCopy, ...]]:
    """The issued document a file is, and the signatures it has, in order."""
    copy = next(iter(papers.copies_as(session, [sha256])), None)
    if copy is None:
        document = next(iter(papers.issued_as(session, [sha256])), None)
        chain: tuple[SignedCopy, ...] = ()
    else:
        document = session.get(IssuedDocument, copy.issued_id)
        chain = tuple(_chain(session, copy))
    if document is None:
        raise Refused("signing.not_issued", path=file)
    if document.deleted:
        raise Refused("signing.withdrawn", path=file)
    return document, chain


def _chain(session: Session, last: SignedCopy) -> Iterator[SignedCopy]:
    """The copies that led to ``last``, the first signature first."""
    by_hash = {one.sha256: one for one in papers.copies_of(session, last.issued_id or "")}
    found, current = [last], by_hash.get(last.before)
    while current is not None and current not in found:
        found.append(current)
        current = by_hash.get(current.before)
    yield from reversed(found)


def _hash_of(document: IssuedDocument, copies: tuple[SignedCopy, ...]) -> str:
    return (copies[-1].sha256 if copies else document.sha256) or ""


def _signable(document: IssuedDocument, copies: tuple[SignedCopy, ...], sha256: str) -> Signable:
    taken = {one.block: one.signer or "" for one in copies if one.block is not None}
    return Signable(
        issued_id=document.id,
        title=document.title or "",
        number=document.number or "",
        symbol=document.symbol or "",
        sha256=sha256,
        rooms=tuple(Room(at, str(room["who"]), taken.get(at, "")) for at, room in enumerate(_rooms(document))),
        signers=tuple(one.signer or "" for one in copies),
    )


def _rooms(document: IssuedDocument) -> list[dict[str, Any]]:
    kept = (document.snapshot or {}).get("rooms", [])
    return [room for room in kept if isinstance(room, dict) and {"who", "page", "box"} <= room.keys()]


def _space(workspace: Workspace, known: Signable, room: int | None) -> SignatureSpace | None:
    if room is None:
        return None
    if not 0 <= room < len(known.rooms) or known.rooms[room].signer:
        raise Refused("signing.room", count=len(known.rooms), number=room + 1)
    with workspace.read() as session:
        document = session.get_one(IssuedDocument, known.issued_id)
        place = _rooms(document)[room]
    left, bottom, right, top = (float(edge) for edge in place["box"])
    return SignatureSpace(int(place["page"]), left, bottom, right, top)


def _place(workspace: Workspace) -> str:
    with workspace.read() as session:
        body = papers.organisation(session)
        return (body.place or "") if body else ""


def _record(
    workspace: Workspace, known: Signable, made: SignedFile, room: int | None, at: datetime, target: Path
) -> Changed:
    draft = SignedCopyDraft(
        issued_id=known.issued_id,
        before=made.before,
        sha256=made.after,
        block=room,
        signer=made.signer,
        organisation=made.organisation,
        signed_at=at,
        file_name=target.name,
        person_id=workspace.person_id,
    )
    with workspace.action("documents.sign") as writing:
        record = writing.add(SignedCopy(id=writing.new_id(), **draft.given()))
    return writing.changed(record.id)
