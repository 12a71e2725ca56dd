"""Declared figures, and the day a sample workspace is pinned to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from inspector.domain.statement import Statement

if TYPE_CHECKING:
    from sqlmodel import Session

SAMPLE_TOPIC = "sample"


def statements(session: Session, year: int) -> list[Statement]:
    """The declared figures of a year in their order."""
    query = (
        select(Statement)
        .where(col(Statement.year) == year, col(Statement.deleted).is_(False), col(Statement.topic) != SAMPLE_TOPIC)
        .order_by(col(Statement.topic), col(Statement.position), col(Statement.id))
    )
    return list(session.execute(query).scalars())


def values(session: Session, year: int, topic: str) -> dict[str, str]:
    """The numbers declared for one topic, by key."""
    query = select(col(Statement.key), col(Statement.value)).where(
        col(Statement.year) == year, col(Statement.topic) == topic, col(Statement.deleted).is_(False)
    )
    return {key or "": value for key, value in session.execute(query) if value is not None}


def pinned(session: Session, key: str) -> str | None:
    """What a sample workspace is pinned to under ``key``; nothing in a person's own workspace."""
    query = select(col(Statement.value)).where(
        col(Statement.topic) == SAMPLE_TOPIC, col(Statement.key) == key, col(Statement.deleted).is_(False)
    )
    return session.execute(query.limit(1)).scalar()
