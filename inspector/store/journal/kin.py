"""Records that belong to others: a deleted one stays while a living one cannot stand without it.

A child names its parent by a field that is both required and a reference (``required_fields`` and ``parent_fields``).
What stays is derived from the journal's state alone, so it is the same wherever and in whatever order it is known.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from inspector.store.journal.body import EXISTENCE, OPERATION_BITS
from inspector.store.journal.roster import ROSTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.heads import Registers

Key = tuple[str, str]
"""Type and id of a record."""

_LIVING = "SELECT 1 FROM head WHERE type = ? AND id = ? AND NOT seen AND (field <> '' OR value = 1) LIMIT 1"
_DELETED = (
    "SELECT DISTINCT type, id FROM head WHERE field = '' AND value = 0 AND id IN (SELECT value FROM json_each(?))"
)


@cache
def parents_of(shape: type[Record]) -> tuple[str, ...]:
    """The fields by which records of a class name those they cannot stand without."""
    return tuple(name for name in shape.parent_fields if name in shape.required_fields)


class Kin:
    """Looks up who belongs to whom; registers are saved and rows written before it is asked."""

    def __init__(self, connection: Connection, records: Mapping[str, type[Record]]) -> None:
        self._connection = connection
        self._records = records

    def _named_by(self, kind: str) -> tuple[str, ...]:
        shape = self._records.get(kind)
        return parents_of(shape) if shape is not None else ()

    @property
    def concerned(self) -> bool:
        """Whether anything at all was deleted."""
        row = self._connection.execute("SELECT EXISTS (SELECT 1 FROM head WHERE field = '' AND value = 0)").fetchone()
        return bool(row[0])

    def parents(self, keys: Iterable[Key]) -> set[str]:
        """The ids that records name as their parents, as far as they have rows."""
        by_type: dict[str, list[str]] = {}
        for kind, record in keys:
            if self._named_by(kind):
                by_type.setdefault(kind, []).append(record)
        found: set[str] = set()
        for kind, ids in by_type.items():
            rows = self._connection.execute(
                f"SELECT {', '.join(self._named_by(kind))} FROM {kind} WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            )
            found.update(parent for row in rows for parent in row if parent is not None)
        return found

    def children(self, record: str) -> Iterator[Key]:
        """The records that cannot stand without one, deleted ones too."""
        for kind in self._records:
            for name in self._named_by(kind):
                rows = self._connection.execute(f"SELECT id FROM {kind} WHERE {name} = ?", (record,)).fetchall()
                yield from ((kind, child) for (child,) in rows)

    def living(self, key: Key) -> bool:
        """Whether a record is alive by itself."""
        return self._connection.execute(_LIVING, key).fetchone() is not None

    def deleted(self, ids: Iterable[str]) -> set[Key]:
        """Which of some records are deleted by themselves."""
        rows = self._connection.execute(_DELETED, (json.dumps(sorted(ids)),)).fetchall()
        return {(kind, record) for kind, record in rows if not self.living((kind, record))}

    def kept(self, key: Key) -> bool:
        """Whether a record that is deleted has a living one below it."""
        waiting, visited = [key[1]], {key[1]}
        while waiting:
            for child in self.children(waiting.pop()):
                if child[1] not in visited:
                    if self.living(child):
                        return True
                    visited.add(child[1])
                    waiting.append(child[1])
        return False

    def settle(self, touched: Iterable[Key], left: Iterable[str] = ()) -> dict[Key, bool]:
        """Let deleted records stay or go where something below them changed; for each of them whether it stays.

        ``left`` are ids that touched records named as parents before.
        """
        if not self.concerned:
            return {}
        found: dict[Key, bool] = {}
        due = self.deleted({record for _, record in touched} | self.parents(touched) | set(left))
        while due:
            for key in due:
                found[key] = self._let(key)
            due = self.deleted(self.parents(due)) - found.keys()
        return found

    def _let(self, key: Key) -> bool:
        stays = self.kept(key)
        if key[0] in self._records:
            self._connection.execute(f"UPDATE {key[0]} SET deleted = ? WHERE id = ?", (int(not stays), key[1]))
        return stays

    def going_with(self, key: Key) -> Iterator[Key]:
        """The living records below one that somebody deletes: they go with it."""
        waiting, visited = [key[1]], {key[1]}
        while waiting:
            for child in self.children(waiting.pop()):
                if child[1] not in visited and child[0] != ROSTER and self.living(child):
                    visited.add(child[1])
                    waiting.append(child[1])
                    yield child

    def coming_with(self, registers: Registers, key: Key, deletes: Iterable[int]) -> Iterator[tuple[Key, list[int]]]:
        """The records below one that is taken out of the bin which went with it, and their own deletes."""
        actions = {op >> OPERATION_BITS for op in deletes}
        waiting, visited = [key[1]], {key[1]}
        while waiting:
            for child in self.children(waiting.pop()):
                own = [op for op, head in registers.fields(*child).get(EXISTENCE, {}).items() if head.value == 0]
                together = own and {op >> OPERATION_BITS for op in own} <= actions
                if child[1] not in visited and together and not registers.alive(*child):
                    visited.add(child[1])
                    waiting.append(child[1])
                    yield child, own
