"""Which transactions changed a record, wrote a value or replaced one, by the words in which people read it.

The store does not know these words: a code has a label, points have a comma, a reference has a name. So they come from
outside, and nothing of them lies on disk: the index is made in memory when something is looked for the first time, and
goes on from there with what was journaled since.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value

    Spell = Callable[[str, str, Value], Iterable[str]]

NAME: Final = "\0"
"""Stands before what is found by its name alone, and holds no words: an action, a person, a record."""
_NUMBERS: Final = "Q"
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
        self._numbers: dict[str, array[int]] = {}
        self._next = 0
        """The first transaction that was not taken in."""
        self._lacking = 0

    def catch_up(self, connection: Connection, at_most: int = 0) -> bool:
        """Take in what was journaled since the last time, or so many transactions of it; whether that was all."""
        lacking = int(connection.execute("SELECT count(*) FROM lacking").fetchone()[0])
        first = self._next << OPERATION_BITS
        erasing = "SELECT 1 FROM operation WHERE op >= ? AND kind = ? LIMIT 1"
        if lacking != self._lacking or connection.execute(erasing, (first, Kind.REDACT)).fetchone():
            # Values that were taken in have been erased, or came late: what is known of them is forgotten.
            self._numbers.clear()
            self._next, self._lacking = 0, lacking
        latest = connection.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0]
        end = min(latest + 1, self._next + at_most) if at_most else latest + 1
        if end > self._next:
            self._take_in_names(connection, end)
            self._take_in_values(connection, end)
            self._next = end
        return bool(end > latest)

    def find(self, needle: str) -> set[int]:
        """Numbers of the transactions whose words hold ``needle``."""
        found: set[int] = set()
        for words, numbers in self._numbers.items():
            if needle in words and not words.startswith(NAME):
                found.update(numbers)
        return found

    def about(self, names: Iterable[str]) -> set[int]:
        """Numbers of the transactions about any of these: actions by code, persons and records by id."""
        known = self._numbers
        return set(chain.from_iterable(known[NAME + name] for name in names if NAME + name in known))

    def _take_in_names(self, connection: Connection, end: int) -> None:
        query = "SELECT number, action, actor FROM journal WHERE number >= ? AND number < ?"
        for number, action, actor in connection.execute(query, (self._next, end)):
            self._post(number, (NAME + action, NAME + actor))

    def _take_in_values(self, connection: Connection, end: int) -> None:
        first, last = self._next << OPERATION_BITS, end << OPERATION_BITS
        spelled: dict[tuple[str, str, Value], tuple[str, ...]] = {}
        before: dict[str, tuple[str, ...]] = {}
        walked = ""
        for op, kind, record, field, value in connection.execute(_VALUES, (last, first, last)):
            if record != walked:
                walked, before = record, {}
            words = spelled.get((kind, field, value))
            if words is None:
                words = tuple(self._spell(kind, field, value)) if field is not None else ()
                spelled[kind, field, value] = words
            if op >= first:
                self._post(op >> OPERATION_BITS, {NAME + record, *words, *before.get(field, ())})
            before[field] = words

    def _post(self, number: int, words: Iterable[str]) -> None:
        for one in words:
            numbers = self._numbers.get(one)
            if numbers is None:
                self._numbers[one] = array(_NUMBERS, (number,))
            elif numbers[-1] != number:
                numbers.append(number)
