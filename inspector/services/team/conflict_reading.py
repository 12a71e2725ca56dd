"""Conflicts in words, read from an open transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from inspector.domain.base import Record
    from inspector.services.team.conflict_views import ConflictView
    from inspector.store.engine import Connection


def keys(_connection: Connection, _records: Mapping[str, type[Record]]) -> frozenset[tuple[str, str, str, str]]:
    """What is in conflict."""
    return frozenset()


def read(
    _connection: Connection, _session: Session, _device: str, _records: Mapping[str, type[Record]]
) -> tuple[ConflictView, ...]:
    """The open conflicts."""
    return ()
