"""Which records are called by some words: by their own, or by those of a record they belong to."""

from __future__ import annotations

import json
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlmodel import col

from inspector.core.messages import label
from inspector.core.text import fold
from inspector.domain.document import IssuedDocument
from inspector.domain.legal_document import LegalDocument
from inspector.domain.registry import BY_NAME, record_name
from inspector.domain.round import Round
from inspector.store.queries.titles import NAMED_BY, REFERENCES, Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

_KEPT: Final = 100_000
"""Titles whose search key is remembered; the same ones come with every search."""
_COMPOSED: Final = frozenset({record_name(Round), record_name(LegalDocument), record_name(IssuedDocument)})
"""Kinds whose title is more than its fields; there are few records of them."""
_BY_CODE: Final = "criterion_id"
"""Where a title names a criterion, it is by its code alone."""

_folded = lru_cache(_KEPT)(fold)


def called(session: Session, needle: str) -> set[str]:
    """Ids of the records, deleted ones too, whose title holds a folded text.

    A title joins parts: a record is found where one of its parts holds the text, and with it all that is called after
    it: a unit's inspections, their answers.
    """
    found: dict[str, set[str]] = {}
    by_code: set[str] = set()
    # Parents come before children, so whoever a record is called after has been looked at.
    for kind in BY_NAME:
        own = {record_id for record_id, words in _own_words(session, kind) if needle in _folded(words)}
        for field in NAMED_BY.get(kind, ()):
            if field in REFERENCES:
                named = by_code if field == _BY_CODE else found[REFERENCES[field]]
                after_it = _naming(session, kind, field, named)
                own = own | after_it if own else after_it
        found[kind] = own
        if kind == REFERENCES[_BY_CODE]:
            by_code = {record_id for record_id, words in _words(session, kind, "code") if needle in _folded(words)}
    return set[str]().union(*found.values())


def _own_words(session: Session, kind: str) -> Iterator[tuple[str, str]]:
    if kind in _COMPOSED:
        titles = Titles(session)
        ids = list(session.execute(select(col(BY_NAME[kind].id))).scalars())
        titles.prefetch((kind, record_id) for record_id in ids)
        yield from ((record_id, titles.title(kind, record_id)) for record_id in ids)
    else:
        for field in NAMED_BY.get(kind, ()):
            if field not in REFERENCES:
                yield from _words(session, kind, field)


def _words(session: Session, kind: str, field: str) -> Iterator[tuple[str, str]]:
    record = BY_NAME[kind]
    column: Any = getattr(record, field)
    for record_id, value in session.execute(select(col(record.id), column).where(column.is_not(None))):
        yield record_id, label(value) if isinstance(value, Enum) else str(value)


def _naming(session: Session, kind: str, field: str, named: set[str]) -> set[str]:
    """Ids of the records of a kind whose reference names one of these."""
    if not named:
        return set()
    query = f"SELECT id FROM {kind} WHERE {field} IN (SELECT value FROM json_each(?))"
    # There may be a row for each answer: the driver's own cursor hands them over four times as fast.
    cursor = session.connection().connection.cursor()
    return set(chain.from_iterable(cursor.execute(query, (json.dumps(list(named)),)).fetchall()))
