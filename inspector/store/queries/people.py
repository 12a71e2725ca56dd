"""The inspecting body, its signers, and the people it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select, union
from sqlmodel import col

from inspector.domain.inspection import Inspection, Participant
from inspector.domain.organisation import Organisation, Person, Signer
from inspector.domain.round import Member

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session


class PersonData(NamedTuple):
    """A person's own columns."""

    id: str
    name: str | None
    position: str | None
    body: str | None
    valid_from: date | None
    valid_to: date | None
    note: str | None
    illustrative: bool | None


def people(session: Session) -> list[PersonData]:
    """All people, in no order."""
    query = select(*(getattr(Person, name) for name in PersonData._fields)).where(col(Person.deleted).is_(False))
    return [PersonData._make(row) for row in session.execute(query)]


def person_names(session: Session, ids: Collection[str | None]) -> dict[str, str]:
    """Names of some people, deleted ones included."""
    wanted = {person_id for person_id in ids if person_id}
    if not wanted:
        return {}
    query = select(col(Person.id), col(Person.name)).where(col(Person.id).in_(wanted))
    return {person_id: name or "" for person_id, name in session.execute(query)}


def takes_part(session: Session, person_id: str) -> bool:
    """Whether a person is in a team, was present at an inspection or has one assigned."""
    query = union(
        *(
            select(col(kind.id)).where(col(kind.person_id) == person_id, col(kind.deleted).is_(False))
            for kind in (Member, Participant, Inspection)
        )
    )
    return session.execute(query.limit(1)).first() is not None


def organisation(session: Session) -> Organisation | None:
    """The inspecting body: the first one where two laptops made one each."""
    query = select(Organisation).where(col(Organisation.deleted).is_(False)).order_by(col(Organisation.id))
    return session.execute(query.limit(1)).scalar()


def signers(session: Session, organisation_id: str) -> list[Signer]:
    """Who signs for a body."""
    query = (
        select(Signer)
        .where(col(Signer.organisation_id) == organisation_id, col(Signer.deleted).is_(False))
        .order_by(col(Signer.valid_from), col(Signer.id))
    )
    return list(session.execute(query).scalars())
