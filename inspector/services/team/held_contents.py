"""What is kept and not applied, line by line, so that it can be looked at before it is let count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from inspector.core.errors import Refused
from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.domain.registry import BY_NAME
from inspector.services.journal_words import action_label, in_words, is_hidden
from inspector.services.team.revocations import revoked
from inspector.store.failures import field_words, kind_words
from inspector.store.journal.kin import parents_of
from inspector.store.journal.roster import roster_of
from inspector.store.queries.held_acts import held_acts, held_values
from inspector.store.queries.titles import NAMED_BY, REFERENCES, Titles
from inspector.store.queries.verdicts import inspections_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.journal.body import Value
    from inspector.store.journal.kin import Key
    from inspector.store.queries.held_acts import HeldAct, HeldWrite

E = TypeVar("E", "HeldAct", "HeldLine")
_LONG: Final = 160
"""Characters of a value."""
_JOINED: Final = " · "


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One act that is held."""

    id: str
    """Names it where it is let count up to there."""
    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    title: str
    """``22/11/2026 20:40 · Chấm điểm tiêu chí``."""
    details: tuple[str, ...]
    """``Điểm tiêu chí 1.2 · UBND xã Sơn Thái · Đợt 1 năm 2019 – Điểm thẩm định: từ 0,25 thành 0,50``."""
    roster: bool
    """It says who may do what; that often counts no more, whatever is let count."""
    place: tuple[str, str, int]
    """Lines are ordered by it, the latest first; of one place several are let count together."""
    after: bool = False
    """Written after the laptop was revoked (ghi sau lúc thu hồi), by its own clock."""


@dataclass(frozen=True, slots=True)
class HeldAccount:
    """What is held of a laptop, and what it is weighed against."""

    lines: tuple[HeldLine, ...]
    """The latest first."""
    revoked: str
    """When, by whom and why the laptop was revoked; empty where it is not."""


def held_account(workspace: Workspace, device: str) -> HeldAccount:
    """What is held of a laptop, for somebody who decides whether it counts."""
    lines = held_contents(workspace, device)
    with workspace.store.reading() as connection:
        found = revoked(connection, roster_of(connection), device)
    return HeldAccount(lines, found.told if found else "")


def held_contents(workspace: Workspace, device: str) -> tuple[HeldLine, ...]:
    """What is held of a laptop, the latest first: act, record, field, old and new value as far as they are known."""
    with workspace.store.reading() as connection:
        acts, values = held_acts(connection, device), held_values(connection)
        written = {(one.kind, one.record) for act in acts for one in act.writes}
        places = inspections_held(connection, workspace.store.records, written, values)
        revocation = revoked(connection, roster_of(connection), device)
    with workspace.read() as session:
        words = _Words(HeldTitles(session, values), places)
        return tuple(_line(words, act, revocation.at if revocation else None) for act in acts)


def entry_named(entries: Sequence[E], word: str) -> E:
    """The entry whose id begins so. Raises ``Refused`` where none does, or several do."""
    found = [one for one in entries if one.id.startswith(word.strip().lower())]
    if len(found) != 1:
        raise Refused("team.release_entry" if found else "team.release_no_entry", entry=word, count=len(found))
    return found[0]


def let_count(lines: Sequence[HeldLine], entry: str) -> int:
    """How many of the lines, counted from the last, are let count up to and with an entry."""
    chosen = next(line for line in lines if line.id == entry)
    return sum(line.place <= chosen.place for line in lines)


def last_before(lines: Sequence[HeldLine]) -> int | None:
    """The place in the list of the last line before the revocation: with it none is let count that came after it.

    The first line where nobody revoked the laptop; nothing where every line came after.
    """
    return next((place for place, line in enumerate(lines) if not _brings_later(lines, line)), None)


def _brings_later(lines: Sequence[HeldLine], chosen: HeldLine) -> bool:
    """What stands below it counts with it; a clock that was put back may have written after the revocation there."""
    return any(line.after for line in lines if line.place <= chosen.place)


def _line(words: _Words, act: HeldAct, revoked_at: datetime | None) -> HeldLine:
    title = f"{moment_short(act.at)}{_JOINED}{action_label(act.action)}"
    after = revoked_at is not None and act.at > revoked_at
    if after:
        title += _JOINED + text("team.held_after")
    return HeldLine(act.id, act.at, title, tuple(map(words.told, act.writes)), act.roster, act.place, after)


class HeldTitles(Titles):
    """Titles of records also where only held transactions write them."""

    def __init__(self, session: Session, held: Mapping[Key, Mapping[str, Value]]) -> None:
        super().__init__(session)
        self._held = held

    def title(self, kind: str, record_id: str | None) -> str:
        """What the record is called; empty where nothing here says it."""
        named = super().title(kind, record_id)
        said = self._held.get((kind, record_id or ""), {})
        return named or _JOINED.join(part for name in NAMED_BY.get(kind, ()) if (part := self._said(kind, name, said)))

    def _said(self, kind: str, name: str, said: Mapping[str, Value]) -> str:
        words = in_words(self, kind, name, said.get(name))
        return words.partition(_JOINED)[0] if name == "criterion_id" else words


class _Words:
    """Puts what is written into a line: which record, of which unit, what was and what is to be."""

    def __init__(self, titles: HeldTitles, places: Mapping[Key, str]) -> None:
        self._titles = titles
        self._places = places

    def told(self, one: HeldWrite) -> str:
        """``Điểm tiêu chí 1.2 · UBND xã Sơn Thái · Đợt 1 năm 2019 – Điểm thẩm định: từ 0,25 thành 0,50``."""
        values = "; ".join(self._values(one))
        return f"{self._what(one)} – {values}" if values else self._what(one)

    def _what(self, one: HeldWrite) -> str:
        titles = self._titles
        called = f"{kind_words(one.kind)} {titles.title(one.kind, one.record)}".strip()
        unit = titles.title("inspection", self._places.get((one.kind, one.record), ""))
        return called if unit in called else f"{called}{_JOINED}{unit}"

    def _values(self, one: HeldWrite) -> Iterator[str]:
        said = _said_by_title(one.kind)
        for name, value in one.values.items():
            if not is_hidden(one.kind, name) and name not in said:
                new = self._words(one.kind, name, value)
                old = " / ".join(filter(None, (self._words(one.kind, name, was) for was in one.before.get(name, ()))))
                if new or old:
                    yield _change(field_words(one.kind, name), old, new)

    def _words(self, kind: str, name: str, value: Value) -> str:
        return in_words(self._titles, kind, name, value)[:_LONG]


def _change(field: str, old: str, new: str) -> str:
    if not old:
        return text("team.held.value", field=field, value=new)
    return text("team.held.changed" if new else "team.held.emptied", field=field, old=old, value=new)


def _said_by_title(kind: str) -> set[str]:
    """What a record's title says already: the criterion and the visit of an answer."""
    parents = parents_of(BY_NAME[kind]) if kind in BY_NAME else ()
    return {*NAMED_BY.get(kind, ()), *parents} & REFERENCES.keys()
