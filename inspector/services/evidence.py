"""Evidence (minh chứng): photos and files of an answer, a finding, an inspection or an action.

What proves answers, findings and the visit itself stays as it was signed: after the signature it may be changed only
into supplementary minutes, and not at all while the round is closed. What a unit hands in about putting things right
(an action) comes after the signature and may be added at any time.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.files import in_place, write_whole
from inspector.core.ids import stable_id
from inspector.core.messages import text
from inspector.core.text import clean, nfc
from inspector.domain.attachment import Attachment, AttachmentDraft, AttachmentLink
from inspector.domain.checklist import Answer
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection
from inspector.domain.recommendation import Action
from inspector.services.round_life import get_open_inspection
from inspector.services.team.awaited import awaited
from inspector.services.writing import find
from inspector.store.failures import plain_words
from inspector.store.queries import evidence as queries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from sqlmodel import Session

    from inspector.domain.base import Record
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing
    from inspector.store.media import MediaFile

_OWNERS: dict[str, type[Record]] = {
    "action": Action,
    "answer": Answer,
    "finding": Finding,
    "inspection": Inspection,
}
"""What evidence can belong to."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence as one owner shows it."""

    id: str
    link_id: str
    sha256: str
    name: str
    caption: str
    media_type: str
    size: int
    """Bytes."""
    taken_at: datetime | None
    is_image: bool
    missing: bool
    """Its file is not in the media folder."""


def evidence(workspace: Workspace, owner_id: str) -> tuple[EvidenceRow, ...]:
    """The evidence of one owner in its order."""
    with workspace.read() as session:
        return tuple(_row(workspace, link, attachment) for link, attachment in queries.linked(session, owner_id))


def attach_files(
    workspace: Workspace,
    owner_type: str,
    owner_id: str,
    paths: Iterable[Path],
    answer_to: tuple[str, str] | None = None,
) -> Changed:
    """Take in copies of files and attach them; all of them or, when one is refused, none.

    ``answer_to`` names inspection and criterion of an answer that may have nothing but its evidence so far. Refused
    before anything is copied where the visit may not be changed.
    """
    with workspace.read() as session:
        _require_open(session, owner_type, owner_id, answer_to)
    taken = [(_take_file(workspace, path), nfc(path.name)) for path in paths]
    return _attach(workspace, owner_type, owner_id, taken, answer_to)


def attach_bytes(
    workspace: Workspace,
    owner_type: str,
    owner_id: str,
    name: str,
    content: bytes,
    answer_to: tuple[str, str] | None = None,
) -> Changed:
    """Take in what was pasted and attach it; ``answer_to`` as in :func:`attach_files`."""
    found = workspace.store.media.add(io.BytesIO(content), name)
    return _attach(workspace, owner_type, owner_id, [(found, nfc(name))], answer_to)


def caption(workspace: Workspace, attachment_id: str, words: str) -> Changed:
    """Say what a piece of evidence shows, wherever it belongs; refused where one of these may not be changed."""
    with workspace.action("evidence.caption") as writing:
        for owner_type, owner_id in queries.owners_of(writing.session, attachment_id):
            _require_open(writing.session, owner_type, owner_id)
        writing.change(writing.get(Attachment, attachment_id), AttachmentDraft(caption=clean(words)))
    return writing.changed(attachment_id)


def detach(workspace: Workspace, link_id: str) -> Changed:
    """Take a piece of evidence off its owner; its file stays, so that undo brings it back."""
    with workspace.action("evidence.detach") as writing:
        link = writing.get(AttachmentLink, link_id)
        _require_open(writing.session, link.owner_type or "", link.owner_id or "")
        writing.remove(link)
    return writing.changed(link_id)


def content(workspace: Workspace, row: EvidenceRow) -> bytes:
    """The bytes of a piece of evidence; decrypted in memory. Raises ``Refused`` where it is missing or damaged."""
    try:
        with workspace.store.media.open(row.sha256) as stream:
            return stream.read()
    except FileNotFoundError as error:
        raise Refused("evidence.not_here", name=row.name, why=why_missing(workspace, row)) from error


def why_missing(workspace: Workspace, row: EvidenceRow) -> str:
    """Of a piece whose file is not here: whether it never came or was lost, and what to do, as a check says it."""
    coming, _ = awaited(workspace, {row.sha256: row.name})
    return str(coming[0]) if coming else text("evidence.lost", name=row.name)


def save_copy(workspace: Workspace, row: EvidenceRow, target: Path) -> Path:
    """Write a plain copy of a piece of evidence to ``target``, which the person chose; replaces the file."""
    found = content(workspace, row)
    with in_place(target), plain_words(target):
        write_whole(target, found)
    return target


def _take_file(workspace: Workspace, path: Path) -> MediaFile:
    try:
        return workspace.store.media.add_file(path)
    except OSError as error:
        raise Refused("evidence.unreadable", name=path.name) from error


def _attach(
    workspace: Workspace,
    owner_type: str,
    owner_id: str,
    taken: list[tuple[MediaFile, str]],
    answer_to: tuple[str, str] | None,
) -> Changed:
    with workspace.action("evidence.attach") as writing:
        _require_open(writing.session, owner_type, owner_id, answer_to)
        if answer_to is not None and writing.find(Answer, owner_id) is None:
            inspection_id, criterion_id = answer_to
            writing.put(Answer, owner_id, inspection_id=inspection_id, criterion_id=criterion_id)
            writing.flush()
        writing.get(_OWNERS[owner_type], owner_id)
        position = queries.last_position(writing.session, owner_id)
        # The same photo chosen twice, under two names perhaps, is one piece of evidence.
        for file, name in _without_copies(taken):
            position += 1
            attachment_id = _attachment(writing, file, name)
            link = {"attachment_id": attachment_id, "owner_type": owner_type, "owner_id": owner_id}
            link_id = stable_id("attachment_link", attachment_id, owner_id)
            writing.put(AttachmentLink, link_id, position=position, **link)
    return writing.changed(owner_id)


def _require_open(session: Session, owner_type: str, owner_id: str, answer_to: tuple[str, str] | None = None) -> None:
    """Refuse what is no owner of evidence, and evidence of a visit that may not be changed now."""
    if owner_type not in _OWNERS:
        raise Refused("evidence.owner", kind=owner_type)
    owner = find(session, _OWNERS[owner_type], owner_id)
    inspection_id = answer_to[0] if answer_to else None
    if isinstance(owner, (Answer, Finding)):
        inspection_id = owner.inspection_id
    elif isinstance(owner, Inspection):
        inspection_id = owner.id
    if inspection_id is not None:
        get_open_inspection(session, inspection_id)


def _without_copies(taken: list[tuple[MediaFile, str]]) -> list[tuple[MediaFile, str]]:
    kept: dict[str, tuple[MediaFile, str]] = {}
    for file, name in taken:
        kept.setdefault(file.sha256, (file, name))
    return list(kept.values())


def _attachment(writing: Writing, file: MediaFile, name: str) -> str:
    """The record of a file: the one that has it already, else a new one."""
    known = queries.of_hash(writing.session, file.sha256)
    if known is not None:
        return known.id
    draft = AttachmentDraft(sha256=file.sha256, name=name, media_type=file.media_type, size=file.size)
    record = writing.add(Attachment(id=writing.new_id(), **draft.given()))
    writing.flush()
    return record.id


def _row(workspace: Workspace, link: AttachmentLink, attachment: Attachment) -> EvidenceRow:
    kind = attachment.media_type or ""
    sha256 = attachment.sha256 or ""
    return EvidenceRow(
        id=attachment.id,
        link_id=link.id,
        sha256=sha256,
        name=attachment.name or "",
        caption=attachment.caption or "",
        media_type=kind,
        size=attachment.size or 0,
        taken_at=attachment.taken_at,
        is_image=kind.startswith("image/"),
        missing=not workspace.store.media.has(sha256),
    )
