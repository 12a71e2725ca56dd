"""Which transactions changed a record, wrote a value or replaced one, by the words in which people read it.

The store does not know these words: a code has a label, points have a comma, a reference has a name. So they come from
outside, and nothing of them lies on disk: the index is made in memory when something is looked for the first time, and
goes on from there with what was journaled since.
"""

from __future__ import annotations

from array import array
from itertools import compress
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value

    Spell = Callable[[str, str, Value], Iterable[str]]

NAME: Final = "\0"
"""Stands before what is found by its name alone, and holds no words: an action, a person, a record."""
_NUMBERS: Final = "Q"
_PLACES: Final = "L"
_VALUES: Final = """
SELECT one.op, one.type, one.record, value.key, value.value ->> 1
FROM operation AS one LEFT JOIN json_each(one.vals) AS value
WHERE one.op < ? AND one.record IN (SELECT record FROM operation WHERE op >= ? AND op < ?)
ORDER BY one.record, one.op
"""


class WordIndex:
    """``spell(type, field, value)`` gives the words by which a value of a field can be found; none for a hidden one.

    A value that names a record is spelled as ``NAME`` and its id.
    """

    def __init__(self, spell: Spell) -> None:
        self._spell = spell
        self._words: dict[str, array[int]] = {}
        self._names: dict[str, array[int]] = {}
        self._records: dict[str, int] = {}
        """A place for each record; which transaction changed the record of which place stands in the two rows below."""
        self._numbers, self._places = array(_NUMBERS), array(_PLACES)
        self.actions: set[str] = set()
        """Codes of all actions."""
        self._next = 0
        """The first transaction that was not taken in."""
        self._taken = 0
        self._last: str | None = None
        self._lacking = 0

    def catch_up(self, connection: Connection, at_most: int = 0) -> bool:
        """Take in what was journaled since the last time, or so many transactions of it; whether that was all."""
        lacking = int(connection.execute("SELECT count(*) FROM lacking").fetchone()[0])
        first = self._next << OPERATION_BITS
        erasing = "SELECT 1 FROM operation WHERE op >= ? AND kind = ? LIMIT 1"
        if (
            lacking != self._lacking
            or connection.execute(erasing, (first, Kind.REDACT)).fetchone()
            or self._removed(connection)
        ):
            # Values that were taken in have been erased, or came late, or what was forged went: it is forgotten.
            self._forget()
            self._lacking = lacking
        latest = connection.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0]
        end = min(latest + 1, self._next + at_most) if at_most else latest + 1
        if end > self._next:
            self._take_in_names(connection, end)
            self._take_in_values(connection, end)
            self._next = end
        return bool(end > latest)

    def _removed(self, connection: Connection) -> bool:
        """Whether a transaction that was taken in is in the journal no more; its number may be another one's now."""
        rest = connection.execute("SELECT count(*) FROM journal WHERE number >= ?", (self._next,)).fetchone()[0]
        held = connection.execute("SELECT count(*) FROM journal").fetchone()[0] - rest
        return bool(held != self._taken or self._last != _id_before(connection, self._next))

    def _forget(self) -> None:
        self._words.clear()
        self._names.clear()
        self._records.clear()
        self._numbers, self._places = array(_NUMBERS), array(_PLACES)
        self.actions.clear()
        self._next = self._taken = 0
        self._last = None

    def find(self, needle: str) -> set[int]:
        """Numbers of the transactions whose words hold ``needle``."""
        found: set[int] = set()
        for words, numbers in self._words.items():
            if needle in words:
                found.update(numbers)
        return found

    def about(self, names: AbstractSet[str]) -> set[int]:
        """Numbers of the transactions about any of these: actions by code, persons and records by id."""
        found = set[int]().union(*(self._names[name] for name in self._names.keys() & names))
        # There may be a hundred thousand records among them: one walk over all changes beats a look at each record.
        wanted = bytes(map(names.__contains__, self._records))
        found.update(compress(self._numbers, map(wanted.__getitem__, self._places)))
        return found

    def _take_in_names(self, connection: Connection, end: int) -> None:
        query = "SELECT number, id, action, actor FROM journal WHERE number >= ? AND number < ? ORDER BY number"
        for number, name, action, actor in connection.execute(query, (self._next, end)):
            self._taken, self._last = self._taken + 1, name
            self.actions.add(action)
            self._post(number, (NAME + action, NAME + actor))

    def _take_in_values(self, connection: Connection, end: int) -> None:
        first, last = self._next << OPERATION_BITS, end << OPERATION_BITS
        spelled: dict[tuple[str, str, Value], tuple[str, ...]] = {}
        before: dict[str, tuple[str, ...]] = {}
        walked, noted = "", 0
        for op, kind, record, field, value in connection.execute(_VALUES, (last, first, last)):
            if record != walked:
                walked, before = record, {}
            words = spelled.get((kind, field, value))
            if words is None:
                words = tuple(self._spell(kind, field, value)) if field is not None else ()
                spelled[kind, field, value] = words
            if op >= first:
                number = op >> OPERATION_BITS
                self._post(number, {*words, *before.get(field, ())})
                if op != noted:
                    noted = op
                    self._numbers.append(number)
                    self._places.append(self._records.setdefault(record, len(self._records)))
            before[field] = words

    def _post(self, number: int, words: Iterable[str]) -> None:
        for word in words:
            named = word.startswith(NAME)
            known, key = (self._names, word[1:]) if named else (self._words, word)
            numbers = known.get(key)
            if numbers is None:
                known[key] = array(_NUMBERS, (number,))
            elif numbers[-1] != number:
                numbers.append(number)


def _id_before(connection: Connection, number: int) -> str | None:
    """The transaction that comes last before a number; nothing where none does."""
    row = connection.execute(
        "SELECT id FROM journal WHERE number < ? ORDER BY number DESC LIMIT 1", (number,)
    ).fetchone()
    return None if row is None else str(row[0])
