"""Full-text search over what people read: folded, so that "khanh vinh" finds "Khánh Vĩnh"."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from inspector.store.engine import Connection

_WORD: Final = re.compile(r"\w+")
_TITLE_WEIGHT: Final = 8.0


@dataclass(frozen=True)
class Hit:
    """A record the search found."""

    type: str
    id: str
    title: str


def put(connection: Connection, kind: str, found_by: Mapping[str, Sequence[str]]) -> None:
    """Find records of a kind by their words from now on, the first being the title; with none, find them no more."""
    numbers = dict(
        connection.execute(
            "SELECT id, number FROM search_row WHERE type = ? AND id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(list(found_by))),
        ).fetchall()
    )
    connection.executemany("DELETE FROM search_index WHERE rowid = ?", [(number,) for number in numbers.values()])
    named = {record: words for record, words in found_by.items() if any(words)}
    lost = [(number,) for record, number in numbers.items() if record not in named]
    connection.executemany("DELETE FROM search_row WHERE number = ?", lost)
    following = int(connection.execute("SELECT coalesce(max(number), 0) FROM search_row").fetchone()[0])
    new = [record for record in named if record not in numbers]
    numbers |= {record: following + place for place, record in enumerate(new, start=1)}
    connection.executemany(
        "INSERT INTO search_row (number, type, id, title) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (number) DO UPDATE SET title = excluded.title",
        [(numbers[record], kind, record, words[0]) for record, words in named.items()],
    )
    connection.executemany(
        "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)",
        [(numbers[record], fold(words[0]), fold(" ".join(words[1:]))) for record, words in named.items()],
    )


def clear(connection: Connection) -> None:
    """Find nothing any more."""
    connection.execute("DELETE FROM search_row")
    connection.execute("DELETE FROM search_index")


def forget(connection: Connection) -> None:
    """Let the index keep no word of what was taken out of it: it otherwise does until it happens to be merged."""
    connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


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
