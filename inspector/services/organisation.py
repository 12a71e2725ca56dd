"""The inspecting body (cơ quan chủ trì), who signs for it, and the people it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.collation import name_sort_key
from inspector.core.errors import Refused
from inspector.domain.fields import ordered
from inspector.domain.organisation import Organisation, OrganisationDraft, Person, PersonDraft, Signer, SignerDraft
from inspector.services.workspace import organisation_id
from inspector.store.queries import people as queries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed

__all__ = [
    "OrganisationDraft",
    "OrganisationView",
    "PersonDraft",
    "PersonRow",
    "SignerDraft",
    "SignerView",
    "add_person",
    "change_organisation",
    "change_person",
    "organisation",
    "people",
    "remove_people",
    "remove_signer",
    "save_signer",
]


@dataclass(frozen=True, slots=True)
class SignerView:
    """A signing formula with its validity."""

    id: str
    document_kind: str | None
    authority: str | None
    capacity: str | None
    agency_position: str | None
    person_name: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """The inspecting body with its signers."""

    id: str
    name: str
    short_name: str | None
    superior: str | None
    place: str | None
    symbol: str | None
    team_name: str | None
    team_symbol: str | None
    archive_symbol: str | None
    standing_body: str | None
    signers: tuple[SignerView, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them."""

    id: str
    name: str
    position: str | None
    body: str | None
    valid_from: date | None
    valid_to: date | None
    note: str | None
    illustrative: bool


def organisation(workspace: Workspace) -> OrganisationView:
    """The inspecting body of the workspace."""
    with workspace.read() as session:
        record = queries.organisation(session) or Organisation(id=organisation_id(workspace), name=workspace.name)
        signers = queries.signers(session, record.id)
    return OrganisationView(
        id=record.id,
        name=record.name or "",
        short_name=record.short_name,
        superior=record.superior,
        place=record.place,
        symbol=record.symbol,
        team_name=record.team_name,
        team_symbol=record.team_symbol,
        archive_symbol=record.archive_symbol,
        standing_body=record.standing_body,
        signers=tuple(_signer(signer) for signer in signers),
    )


def change_organisation(workspace: Workspace, draft: OrganisationDraft) -> Changed:
    """Set what the draft gives."""
    draft.keep("name")
    with workspace.action("organisation.change") as writing:
        known = queries.organisation(writing.session)
        record_id = known.id if known else organisation_id(workspace)
        writing.put(Organisation, record_id, **draft.given())
    return writing.changed(record_id)


def save_signer(workspace: Workspace, draft: SignerDraft, signer_id: str | None = None) -> Changed:
    """Add a signing formula, or change one. Refused without its capacity line."""
    if signer_id is None or "capacity" in draft.model_fields_set:
        draft.require("capacity")
    with workspace.action("signer.save") as writing:
        if signer_id is None:
            known = queries.organisation(writing.session)
            values = {"organisation_id": known.id if known else organisation_id(workspace), **draft.given()}
            record = writing.add(Signer(id=writing.new_id(), **values))
        else:
            record = writing.get(Signer, signer_id)
            writing.change(record, draft)
        ordered(record.valid_from, record.valid_to, "unit.period_reversed")
    return writing.changed(record.id)


def remove_signer(workspace: Workspace, signer_id: str) -> Changed:
    """Put a signing formula into the bin."""
    with workspace.action("signer.remove") as writing:
        writing.remove(writing.get(Signer, signer_id))
    return writing.changed(signer_id)


def people(workspace: Workspace) -> tuple[PersonRow, ...]:
    """The people, in the Vietnamese order of names."""
    with workspace.read() as session:
        found = queries.people(session)
    rows = (
        PersonRow(p.id, p.name or "", p.position, p.body, p.valid_from, p.valid_to, p.note, bool(p.illustrative))
        for p in found
    )
    return tuple(sorted(rows, key=lambda row: name_sort_key(row.name)))


def add_person(workspace: Workspace, draft: PersonDraft) -> Changed:
    """Add a person. Refused without a name."""
    draft.require("name")
    with workspace.action("person.add") as writing:
        record = writing.add(Person(id=writing.new_id(), **draft.given()))
        ordered(record.valid_from, record.valid_to, "unit.period_reversed")
    return writing.changed(record.id)


def change_person(workspace: Workspace, person_id: str, draft: PersonDraft) -> Changed:
    """Set what the draft gives."""
    draft.keep("name")
    with workspace.action("person.change") as writing:
        record = writing.get(Person, person_id)
        writing.change(record, draft)
        ordered(record.valid_from, record.valid_to, "unit.period_reversed")
    return writing.changed(person_id)


def remove_people(workspace: Workspace, person_ids: Iterable[str]) -> Changed:
    """Put people into the bin. Refused for whoever took part in an inspection, and for oneself."""
    person_ids = tuple(person_ids)
    with workspace.action("person.remove") as writing:
        for person_id in person_ids:
            record = writing.get(Person, person_id)
            if person_id == workspace.person_id:
                raise Refused("person.yourself", person=record.name)
            if queries.takes_part(writing.session, person_id):
                raise Refused("person.in_use", person=record.name)
            writing.remove(record)
    return writing.changed(person_ids[0] if person_ids else "")


def _signer(record: Signer) -> SignerView:
    return SignerView(
        id=record.id,
        document_kind=record.document_kind,
        authority=record.authority,
        capacity=record.capacity,
        agency_position=record.agency_position,
        person_name=record.person_name,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
    )
