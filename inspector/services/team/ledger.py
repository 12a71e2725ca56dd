"""The ledger (sổ gói): who has sent what, for which units and when; what is missing before a round can be closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from inspector.core.formats import moment_short, small_count
from inspector.core.messages import text
from inspector.domain.assignment import Assignment
from inspector.domain.device import Role
from inspector.domain.inspection import InspectionState
from inspector.domain.round import RoundState
from inspector.services.progress import default_year
from inspector.services.round_life import round_title
from inspector.services.team import conflicts
from inspector.services.team.awaited import awaited
from inspector.services.team.branches import gap_views
from inspector.services.team.brought import orphaned
from inspector.services.team.members import MemberRow, members
from inspector.services.team.roster import this_device
from inspector.services.team.settled import SETTLED
from inspector.services.team.views import Verdict
from inspector.store.journal.body import Kind
from inspector.store.journal.roster import roster_of
from inspector.store.queries import team as queries
from inspector.store.queries.assignments import teams_by_person
from inspector.store.queries.places import Place, places
from inspector.store.queries.titles import Titles
from inspector.store.queries.visits import rounds as round_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Roster
    from inspector.store.queries.team import PackageRow

    Heads = Mapping[str, tuple[int, str]]

_NAMED: Final = 5
"""So many units, or files, are named in one line."""
_FILES: Final = "upkeep.awaited.more"
_DONE: Final = frozenset({InspectionState.INSPECTED, InspectionState.CANCELLED, InspectionState.REPLACED})
_EXCUSED: Final = frozenset({InspectionState.PLANNED, InspectionState.POSTPONED, InspectionState.CANCELLED})
"""With a reason, a round can be closed without their result."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What one laptop has sent, and what it knows of this one."""

    device: str
    person: str
    prefix: str
    role: Role
    this_laptop: bool
    revoked: bool
    last_package_at: datetime | None
    """When its latest package was made that came here, or that this laptop sent; aware, UTC."""
    last_entry_at: datetime | None
    units_assigned: int
    units_received: int
    """Of those assigned, about how many something of it is here."""
    units_finished: int
    """Of those assigned, how many are inspected or will not be."""
    units_by_others: int
    """Of those finished, how many nothing of it is about: others recorded them."""
    entries: int
    """Transactions of it that are here, brought by whichever laptop."""
    missing: tuple[str, ...]
    """What is wanting, in words."""
    my_state_known_up_to: datetime | None
    """When that of this laptop was written last that it is known to have."""
    my_entries_unknown: int
    """Transactions of this laptop that it is not known to have."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A package that was sent or received."""

    at: datetime
    """When it was, on this laptop's clock; aware, UTC."""
    made_at: datetime
    file: str
    person: str
    prefix: str
    verdict: Verdict | None
    """Of one received."""
    code: str
    """Of the refusal, or of what is said about one that went in partly; empty for one that went in whole."""
    reason: str
    """The sentence for it, as it was said then."""
    new: int
    known: int
    quarantined: int
    photos: int
    units: tuple[str, ...]
    """``UBND xã A: 19 tiêu chí``."""
    for_whom: tuple[str, ...]
    """Of one sent."""
    photos_missing: int = 0
    """Photos it names that were not here after it was taken in."""
    forged: int = 0
    """Transactions that their device had not signed."""
    settled: tuple[str, ...] = ()
    """What was decided here while it was taken in: unit, what, from what to what."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a lead has of this laptop's work, by the latest package that came back."""

    person: str
    prefix: str
    package_at: datetime | None
    """Nothing where no package of this lead has come yet: then it is not known."""
    known: int
    """Transactions of this laptop that the lead has."""
    unknown: int
    """Those that the lead is not known to have."""
    up_to: datetime | None
    unsent: int = 0
    """Of those, how many are in no package for that lead yet."""
    sent_at: datetime | None = None
    """When the latest package for that lead was written here."""

    @property
    def waiting(self) -> tuple[str, ...]:
        """What of this laptop's work is under way, and what is in no package yet, in words."""
        found = []
        if self.sent_at and self.unknown > self.unsent:
            count = small_count(self.unknown - self.unsent)
            found.append(text("team.sent_unconfirmed", count=count, at=moment_short(self.sent_at)))
        if self.unsent:
            found.append(text("team.unsent", count=small_count(self.unsent)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything the page of packages shows."""

    scope: str
    """The round, or the year, that is counted."""
    rows: tuple[LedgerRow, ...]
    missing_before_close: tuple[str, ...]
    unfinished: int
    """Units that have neither a result nor a reason why there is none."""
    unsettled: frozenset[str]
    """Ids of their inspections."""
    sent: tuple[HistoryRow, ...]
    received: tuple[HistoryRow, ...]
    acknowledged: tuple[Acknowledged, ...]
    """By each other laptop that leads now."""
    closed: tuple[str, ...]
    """Titles of the rounds that are counted and closed."""
    open: bool
    """Whether any round that is counted is not closed."""


def ledger(workspace: Workspace, round_id: str | None = None, year: int | None = None) -> Ledger:
    """Who has sent what, and what is missing: of one round, else of all rounds of a year (the latest with a round)."""
    everybody = members(workspace)
    with workspace.store.reading() as connection, workspace.read() as session:
        chosen = default_year(workspace, session) if year is None else year
        reading = _Reading(workspace, connection, session, everybody, _scope(session, round_id, chosen))
        return Ledger(
            scope=reading.scope.words,
            rows=tuple(reading.row(one) for one in everybody),
            missing_before_close=tuple(reading.missing()),
            unfinished=len(reading.unfinished),
            unsettled=frozenset(key for key, place in reading.scope.places.items() if not _settled(place)),
            sent=tuple(map(reading.told, reading.sent)),
            received=tuple(map(reading.told, queries.packages(connection, queries.RECEIVED))),
            acknowledged=tuple(reading.acknowledged()),
            closed=reading.scope.closed,
            open=len(reading.scope.closed) < len(reading.scope.rounds),
        )


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is counted."""

    words: str
    rounds: frozenset[str]
    places: Mapping[str, Place]
    """By inspection."""
    closed: tuple[str, ...]
    """Titles of those of the rounds that are closed."""


def _scope(session: Session, round_id: str | None, year: int) -> _Scope:
    found = round_rows(session, round_id=round_id) if round_id else round_rows(session, year=year)
    words = round_title(found[0].year, found[0].ordinal) if round_id and found else text("team.scope.year", year=year)
    placed = places(session, round_id=round_id) if round_id else places(session, year=year)
    closed = tuple(round_title(one.year, one.ordinal) for one in found if one.state == RoundState.CLOSED)
    return _Scope(words, frozenset(one.id for one in found), placed, closed)


class _Reading:
    """One reading of the ledger."""

    def __init__(
        self,
        workspace: Workspace,
        connection: Connection,
        session: Session,
        everybody: tuple[MemberRow, ...],
        scope: _Scope,
    ) -> None:
        self._workspace = workspace
        self._connection = connection
        self._session = session
        self._everybody = everybody
        self.scope = scope
        self.unfinished = [place.unit for place in scope.places.values() if not _settled(place)]
        self._own = this_device(workspace)
        self._roster: Roster = roster_of(connection)
        self.sent = queries.packages(connection, queries.SENT)
        # What another folder of this laptop sent says nothing of what the others have.
        self._latest = {one: row for one, row in queries.latest_from(connection).items() if one != self._own}
        self._known = {device: self._up_to(row.heads) for device, row in self._latest.items()}
        self._teams = teams_by_person(session)
        self._received = {one.device: queries.inspections_touched(connection, one.device) for one in everybody}
        # Who may do what is no part of a round, and what is held of it stays so.
        self._held = [row for row in queries.held(connection) if not row.roster]
        missing = self._missing_files()
        self._awaited, coming = awaited(workspace, missing)
        self._lost = [name for sha256, name in missing.items() if sha256 not in coming]
        self._gaps = {gap.device: gap.missing for gap in gap_views(connection, self._roster)}

    def row(self, one: MemberRow) -> LedgerRow:
        """One laptop."""
        assigned, heard = self._assigned(one), self._received[one.device]
        finished = [place for place in assigned if place.state in _DONE]
        known = self._known.get(one.device)
        return LedgerRow(
            device=one.device,
            person=one.person,
            prefix=one.prefix,
            role=one.role,
            this_laptop=one.this_laptop,
            revoked=one.revoked,
            last_package_at=one.last_package_at,
            last_entry_at=one.last_entry_at,
            units_assigned=len(assigned),
            units_received=sum(place.inspection_id in heard for place in assigned),
            units_finished=len(finished),
            units_by_others=sum(place.inspection_id not in heard for place in finished),
            entries=one.entries,
            missing=tuple(self._wanting(one, assigned)),
            my_state_known_up_to=known[2] if known else None,
            my_entries_unknown=known[1] if known else 0,
        )

    def _assigned(self, one: MemberRow) -> list[Place]:
        teams = self._teams.get(one.person_id, set())
        return [
            place
            for place in self.scope.places.values()
            if Assignment(place.person_id, place.team_id).is_for(one.person_id, teams)
        ]

    def _wanting(self, one: MemberRow, assigned: list[Place]) -> Iterator[str]:
        if one.silent and one.role != Role.READER:
            yield text("team.missing.package")
        heard = self._received[one.device]
        wanted = [place for place in assigned if not _settled(place) and not one.revoked]
        silent = [place.unit for place in wanted if place.inspection_id not in heard]
        yield from _named("team.missing.units", silent)
        yield from _named("team.missing.results", [place.unit for place in wanted if place.inspection_id in heard])
        for waited in self._awaited:
            if waited.device == one.device:
                yield from _named("team.missing.photos", list(waited.files), _FILES)
        if one.this_laptop:
            yield from _named("team.missing.lost", self._lost, _FILES)
        if one.device in self._gaps:
            yield text("team.missing.gap", count=small_count(self._gaps[one.device]))
        held = sum(row.count for row in self._held if row.device == one.device)
        if held:
            yield text("team.missing.held", count=small_count(held))

    def missing(self) -> Iterator[str]:
        """What is missing before a round can be closed."""
        for one in self._everybody:
            open_units = [place for place in self._assigned(one) if not _settled(place)]
            if one.silent and open_units:
                yield text("team.close.package", member=_called(one), count=small_count(len(open_units)))
        yield from _named("team.close.units", self.unfinished)
        yield from self._counted("team.close.conflicts", self._conflicts())
        yield from self._counted("team.close.held", sum(row.count for row in self._held))
        yield from self._counted("team.close.gap", sum(self._gaps.values()))
        lacking = orphaned(self._connection, self._session, self._workspace.store.records)
        if lacking:
            kinds = "; ".join(f"{small_count(one.count)} {one.words.lower()}" for one in lacking)
            yield text("team.close.orphans", kinds=kinds)
        yield from map(str, self._awaited)
        yield from self._counted("team.close.photos", len(self._lost))
        records = self._workspace.store.records
        yield from self._counted("team.close.newer", queries.newer_operations(self._connection, records, list(Kind)))

    def _counted(self, code: str, count: int) -> Iterator[str]:
        if count:
            yield text(code, count=small_count(count))

    def _conflicts(self) -> int:
        """Those of the rounds that are counted, of their units, and those that belong to neither."""
        units = {place.unit_id for place in self.scope.places.values()} | {""}
        return sum(
            one.round_id in self.scope.rounds or (not one.round_id and one.unit_id in units)
            for one in conflicts.conflicts(self._workspace)
        )

    def _missing_files(self) -> dict[str, str]:
        """By SHA-256 the names of photos and files that are not here, of the rounds that are counted."""
        named = queries.named_media(self._connection, self._workspace.store.records)
        media = self._workspace.store.media
        owners = {owner: sha256 for sha256, found in named.items() if not media.has(sha256) for owner in found}
        of = queries.inspection_by_record(self._connection, set(owners))
        wanted = [owner for owner, inspection in of.items() if inspection in self.scope.places]
        titles = Titles(self._session)
        titles.prefetch(wanted)
        return {owners[owner]: titles.title(*owner) for owner in wanted}

    def told(self, row: PackageRow) -> HistoryRow:
        """A package that was sent or received."""
        told = row.receipt
        member = self._roster.member(row.device)
        units = (f"{one['unit']} ({one['round']}): {one['summary']}" for one in told.get("units", ()))
        return HistoryRow(
            at=row.at,
            made_at=row.made_at,
            file=row.file,
            person=row.person,
            prefix=member.prefix if member else "",
            verdict=Verdict(row.verdict) if row.verdict else None,
            code=told.get("code", ""),
            reason=told.get("reason", ""),
            new=told.get("new", 0),
            known=told.get("known", 0),
            quarantined=told.get("quarantined", 0),
            photos=len(row.photos) if row.direction == queries.SENT else told.get("photos_new", 0),
            units=tuple(units),
            for_whom=tuple(told.get("for_whom", ())),
            photos_missing=told.get("photos_missing", 0),
            forged=told.get("forged", 0),
            settled=tuple(told.get(SETTLED, ())),
        )

    def acknowledged(self) -> Iterator[Acknowledged]:
        """What each other lead has of this laptop."""
        for one in self._everybody:
            if one.role != Role.LEAD or one.this_laptop or one.revoked:
                continue
            sent = self._latest.get(one.device)
            heads = sent.heads if sent else {}
            known, unknown, up_to = self._known.get(one.device) or self._up_to(heads)
            sent_at, carried = self._carried_to(one, heads)
            _, unsent, _ = self._up_to(carried)
            made_at = sent.made_at if sent else None
            yield Acknowledged(one.person, one.prefix, made_at, known, unknown, up_to, unsent, sent_at)

    def _up_to(self, heads: Heads) -> tuple[int, int, datetime | None]:
        return queries.known_up_to(self._connection, self._own, heads)

    def _carried_to(self, one: MemberRow, known: Heads) -> tuple[datetime | None, Heads]:
        """When the latest package for a laptop was written here, and how far it knows once all of them arrive."""
        carried, latest = dict(known), None
        for row in self.sent:
            # By the prefix: a person's name may have been corrected since.
            if any(name.endswith(f"({one.prefix})") for name in row.receipt.get("for_whom", ())):
                latest = latest or row.at
                for stream, head in row.heads.items():
                    carried[stream] = max(carried.get(stream, head), head)
        return latest, carried


def _settled(place: Place) -> bool:
    """Whether nothing more is waited for at a unit: it is inspected, replaced, or there is a reason why not."""
    return place.state in _DONE - _EXCUSED or (place.state in _EXCUSED and bool(place.reason))


def _called(one: MemberRow) -> str:
    return f"{one.person} ({one.prefix})" if one.prefix else one.person


def _named(code: str, names: list[str], more: str = "team.more_units") -> Iterator[str]:
    if names:
        shown, rest = ", ".join(sorted(names)[:_NAMED]), len(names) - _NAMED
        listed = f"{shown} {text(more, count=small_count(rest))}" if rest > 0 else shown
        yield text(code, count=small_count(len(names)), names=listed)
