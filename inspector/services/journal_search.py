"""Which actions of the journal show some words: in what a row says, not in how the store holds it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from inspector.core.ids import stable_id
from inspector.core.text import fold
from inspector.services.journal_words import CATALOGUES, HIDDEN, action_label, field_label, shown
from inspector.store.journal.audit import About
from inspector.store.queries.journal_state import actions
from inspector.store.queries.titles import REFERENCES, Titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.journal.body import Value

_KEPT = 100_000
"""Values whose words are remembered; the same ones come again and again."""


def showing(session: Session, workspace: Workspace, words: str) -> About:
    """What shows the words, accents or not: actions, persons, titles of records, labels and values of fields."""
    needle = fold(words)
    records = Titles(session).holding(needle)
    people = records | ({workspace.person_id} if needle in fold(workspace.person_name) else set())
    named = frozenset(action for action in actions(workspace.store) if needle in fold(action_label(action)))
    changes = _Changes(needle, frozenset(records))
    return About(actions=named, actors=frozenset(people), shows=changes.shows)


class _Changes:
    """Tells of single changes whether they show some words."""

    def __init__(self, needle: str, records: frozenset[str]) -> None:
        self._needle = needle
        self._records = records
        self._label_holds = lru_cache(_KEPT)(self._look_at_label)
        self._value_holds = lru_cache(_KEPT)(self._look_at_value)

    def shows(self, kind: str, record: str, values: Mapping[str, Value]) -> bool:
        """Whether a change of a record to these values shows the words."""
        if record in self._records:
            return True
        return any(
            self._label_holds(kind, field) or self._value_holds(kind, field, value)
            for field, value in values.items()
            if value is not None and field not in HIDDEN
        )

    def _look_at_label(self, kind: str, field: str) -> bool:
        return self._needle in fold(field_label(kind, field))

    def _look_at_value(self, kind: str, field: str, value: Value) -> bool:
        if field in CATALOGUES:
            return stable_id("catalogue_entry", CATALOGUES[field], str(value)) in self._records
        if field in REFERENCES:
            return str(value) in self._records
        return self._needle in fold(shown(kind, field, value))
