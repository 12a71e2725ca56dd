"""Which actions of the journal show some words: in what a row says, not in how the store holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from inspector.core.messages import current_language
from inspector.core.text import fold
from inspector.services.journal_codes import entries
from inspector.services.journal_words import action_label, is_hidden, shown
from inspector.store.failures import field_words
from inspector.store.journal.bulk import without_collection
from inspector.store.journal.word_index import NAME, WordIndex
from inspector.store.queries.called import called
from inspector.store.queries.titles import REFERENCES

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.journal.body import Value

_AT_ONCE: Final = 20_000
"""Actions read in one step."""

_indexes: Final[WeakKeyDictionary[Workspace, dict[str, WordIndex]]] = WeakKeyDictionary()
"""The words of each open workspace by language; gone with the workspace."""


def get_ready(workspace: Workspace) -> bool:
    """Read some more of the journal for the first search; whether all of it has been read.

    A long journal (200,000 operations) takes a second or two: asked for in steps, it lets other work through.
    """
    with workspace.store.reading() as connection:
        return _index(workspace).catch_up(connection, _AT_ONCE)


def showing(session: Session, workspace: Workspace, words: str) -> set[int]:
    """Numbers of the actions that show the words, accents or not.

    Looked for are actions, persons, titles of records, labels of fields, and values before and after.
    """
    needle = fold(words)
    index = _index(workspace)
    with workspace.store.reading() as connection:
        index.catch_up(connection)
    with without_collection():
        return index.find(needle) | index.about(_names(session, workspace, index, needle))


def _names(session: Session, workspace: Workspace, index: WordIndex, needle: str) -> set[str]:
    """Codes of the actions and ids of the records and persons that bear a name with a folded text in it."""
    names = called(session, needle)
    names |= {action for action in index.actions if needle in fold(action_label(action))}
    if needle in fold(workspace.person_name):
        names.add(workspace.person_id)
    return names


def _index(workspace: Workspace) -> WordIndex:
    by_language = _indexes.setdefault(workspace, {})
    return by_language.setdefault(current_language(), WordIndex(_spell))


def _spell(kind: str, field: str, value: Value) -> tuple[str, ...]:
    """The label of a field and its value as they are searched for."""
    if is_hidden(kind, field) or value is None:
        return ()
    name = fold(field_words(kind, field))
    if named := entries(kind, field, value):
        return name, *(NAME + entry for entry in named)
    if field in REFERENCES:
        return name, NAME + str(value)
    return name, fold(shown(kind, field, value))
