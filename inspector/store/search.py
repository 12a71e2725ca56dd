"""Full-text search over what people read: folded, so that "khanh vinh" finds "Khánh Vĩnh"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from inspector.store.engine import Connection

_WORD: Final = re.compile(r"\w+")
_TITLE_WEIGHT: Final = 8.0


@dataclass(frozen=True)
class Hit:
    """A record the search found."""

    type: str
    id: str
    title: str


def put(connection: Connection, kind: str, record: str, words: Sequence[str]) -> None:
    """Find the record by ``words`` from now on, the first being its title; with none, find it no more."""
    row = connection.execute("SELECT number FROM search_row WHERE type = ? AND id = ?", (kind, record)).fetchone()
    if row is not None:
        connection.execute("DELETE FROM search_index WHERE rowid = ?", row)
    if not any(words):
        connection.execute("DELETE FROM search_row WHERE number = ?", row or (None,))
        return
    if row is None:
        sql = "INSERT INTO search_row (type, id, title) VALUES (?, ?, ?) RETURNING number"
        row = connection.execute(sql, (kind, record, words[0])).fetchone()
    else:
        connection.execute("UPDATE search_row SET title = ? WHERE number = ?", (words[0], *row))
    folded = (fold(words[0]), fold(" ".join(words[1:])))
    connection.execute("INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)", (*row, *folded))


def clear(connection: Connection) -> None:
    """Find nothing any more."""
    connection.execute("DELETE FROM search_row")
    connection.execute("DELETE FROM search_index")


def find(connection: Connection, words: str, kinds: Collection[str] = (), limit: int = 50) -> list[Hit]:
    """Living records that have every word, the last one as a beginning; titles count most."""
    query = match(words)
    if not query:
        return []
    places = ", ".join("?" * len(kinds))
    only = f"AND type IN ({places}) " if kinds else ""
    rows = connection.execute(
        "SELECT type, id, search_row.title FROM search_index JOIN search_row ON search_index.rowid = number "
        f"WHERE search_index MATCH ? {only}ORDER BY bm25(search_index, {_TITLE_WEIGHT}, 1.0), number LIMIT ?",
        (query, *kinds, limit),
    )
    return [Hit(*row) for row in rows]


def match(words: str) -> str:
    """The FTS5 query for what a person typed; empty where it holds no word."""
    found = _WORD.findall(fold(words))
    return " ".join(f'"{word}"' for word in found[:-1]) + (f' "{found[-1]}"*' if found else "")
