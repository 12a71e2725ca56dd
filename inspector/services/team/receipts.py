"""What a merge brought, put into words while its transaction is still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.domain.device import Role
from inspector.domain.registry import BY_NAME
from inspector.services.round_life import round_title
from inspector.services.team import brought, conflict_reading
from inspector.services.team.acts_brought import acts
from inspector.services.team.branches import fork_views, gap_views
from inspector.services.team.clocks import clocks_apart
from inspector.services.team.decided import decided
from inspector.services.team.given import VISIT, Given
from inspector.services.team.quarantine import quarantine_rows
from inspector.services.team.roster import this_device
from inspector.services.team.shifts import shifts
from inspector.services.team.standing import lost_in
from inspector.services.team.views import LostLead, Merge, PackageOutcome, PersonChange, UnitChange, Verdict
from inspector.services.writing import Changed
from inspector.store.backup import made_at
from inspector.store.journal.body import Kind
from inspector.store.journal.roster import roster_of
from inspector.store.journal.state import last_number
from inspector.store.media_names import held_media, media_names
from inspector.store.queries import photos
from inspector.store.queries import team as queries
from inspector.store.queries.places import places
from inspector.sync.photos import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from sqlmodel import Session

    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.team.inbox import Parcel
    from inspector.services.team.shifts import Earlier
    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.queries.places import Place

COUNTED: Final = (
    "answer",
    "finding",
    "recommendation",
    "action",
    "no_violation",
    "participant",
    "attachment_link",
    "supplement",
)
"""Kinds of record that the summary of a unit counts, in this order; of the visit itself :class:`Given` tells."""
_UNCOUNTED: Final = frozenset({"attachment"})
"""Evidence is counted where it is attached."""
ACTION: Final = "team.merge"


class Telling:
    """Tells what the packages of one run brought."""

    def __init__(
        self,
        workspace: Workspace,
        connection: Connection,
        session: Session,
        parcels: list[Parcel],
        earlier: Earlier,
        before: frozenset[tuple[str, str, str, str]],
        backup: Path | None,
    ) -> None:
        self._workspace = workspace
        self._connection = connection
        self._session = session
        self._parcels = parcels
        self._earlier = earlier
        self._first = earlier.until
        self._before = before
        self._backup = backup
        self._roster = roster_of(connection)
        records = workspace.store.records
        self._named = media_names(connection, records).keys() | held_media(connection, records)
        self._owners = queries.named_media(connection, workspace.store.records)
        self._given = Given(connection, session, self._first, workspace.person_id)
        self._told: set[str] = set()
        """Photos in packages that were told already: the next package with them brings nothing new."""

    def merge(self, *, incoming: bool) -> Merge:
        """The whole account; ``incoming``: the photos in the packages are still in them."""
        records = self._workspace.store.records
        missing = self._missing(incoming=incoming)
        packages = tuple(self._outcome(parcel, missing, incoming=incoming) for parcel in self._parcels)
        found = conflict_reading.read(self._connection, self._session, this_device(self._workspace), records)
        conflicts = tuple(replace(one, new=one.key not in self._before) for one in found)
        touched = set().union(*(parcel.touched for parcel in self._parcels if parcel.refusal is None))
        of_units = queries.inspection_by_record(self._connection, touched)
        others = {key for key in touched - of_units.keys() if key[0] != brought.UNIT}
        at_odds = [one.unit_id for one in conflicts if not one.inspection_id]
        themselves = brought.unit_changes(self._connection, self._session, touched, self._first, at_odds)
        return Merge(
            packages=packages,
            units=(*self._units(of_units, conflicts, missing), *themselves),
            people=self._people(),
            other=len(others),
            others=brought.kind_changes(self._session, others),
            conflicts=conflicts,
            new_conflicts=sum(one.new for one in conflicts),
            forks=fork_views(self._connection, self._roster, self._first),
            acts=acts(self._workspace, self._connection, self._session, self._first),
            decided=decided(self._workspace, self._connection, self._session, self._first, self._given),
            orphans=brought.orphaned(self._connection, self._session, records),
            gaps=gap_views(self._connection, self._roster),
            quarantined=quarantine_rows(self._connection, self._roster),
            newer=queries.newer_operations(self._connection, records, list(Kind)),
            photos_missing=len(missing),
            photos_asked=self._asked(missing),
            clocks=clocks_apart(self._roster, packages, self._workspace.clock.now()),
            backup=self._backup,
            backup_at=made_at(self._backup) if self._backup else None,
            lost_lead=self._lost_lead(),
            shifts=shifts(self._connection, self._earlier, self._roster, this_device(self._workspace)),
            known=len(set[int]().union(*(parcel.known_before for parcel in self._parcels if parcel.refusal is None))),
            changed=None if incoming else self._changed(touched),
        )

    def _lost_lead(self) -> LostLead | None:
        """How this laptop, which was the lead's until now, is so no longer."""
        led = self._workspace.role == Role.LEAD
        return lost_in(self._connection, self._roster, this_device(self._workspace)) if led else None

    def note(self, merge: Merge) -> Merge:
        """Write the packages into the ledger of this laptop; answers with the receipt that knows its entries there.

        One that comes a second time and brings nothing stays as it stands there: with what it brought at first.
        """
        found = []
        at = self._workspace.clock.now()
        rows = queries.packages(self._connection, queries.RECEIVED)
        entered = {row.id for row in rows if row.verdict != Verdict.REFUSED}
        sent = {row.id for row in queries.packages(self._connection, queries.SENT)}
        for place, (parcel, outcome) in enumerate(zip(self._parcels, merge.packages, strict=True)):
            package = parcel.package
            told = package.contents if package is not None else None
            if package is not None and package.id in sent:
                continue  # from this very folder: a copy of it, or one before a restoration, has sent others
            again = package is not None and package.id in entered
            if package is not None and again and not (outcome.new or outcome.quarantined or outcome.photos_new):
                found.append(package.id)
                continue
            name = package.id if package is not None and not again else f"{at.isoformat()}.{place}"
            refused = outcome.verdict == Verdict.REFUSED
            entered |= set() if refused else {name}
            found += [] if refused else [name]
            row = queries.PackageRow(
                id=name,
                direction=queries.RECEIVED,
                file=parcel.source.name,
                device=outcome.device,
                person=outcome.person,
                kind="work",
                made_at=outcome.made_at or at,
                at=at,
                verdict=outcome.verdict.value,
                heads=told.heads if told is not None and not refused else {},
                photos=told.have if told is not None and not refused else (),
                receipt=self._receipt(parcel, outcome),
            )
            queries.note(self._connection, row)
        return replace(merge, entries=tuple(found))

    def _receipt(self, parcel: Parcel, outcome: PackageOutcome) -> dict[str, Any]:
        """What the ledger remembers of a package."""
        counts = ("new", "known", "quarantined", "forged", "photos_new", "photos_missing")
        return {
            **{name: getattr(outcome, name) for name in ("code", "reason", *counts)},
            "units": self._units_of(parcel),
            # That a photo was here once tells one that is lost from one that has not come yet.
            "came": list(parcel.photos.new if parcel.photos else ()),
        }

    def _units_of(self, parcel: Parcel) -> list[dict[str, str]]:
        """What the ledger remembers of the units that a package was about."""
        touched = set(parcel.touched) if parcel.refusal is None else set()
        units = self._units(queries.inspection_by_record(self._connection, touched), (), {})
        return [{"unit": one.unit, "round": one.round_title, "summary": one.summary} for one in units]

    def _outcome(self, parcel: Parcel, missing: Mapping[str, object], *, incoming: bool) -> PackageOutcome:
        told = parcel.package.contents if parcel.package is not None else None
        refusal = parcel.refusal
        applied, held = (0, 0) if refusal else queries.arrived(self._connection, parcel.after, parcel.until)
        taken = parcel.photos
        if refusal is None and not (held or parcel.forged or (taken and taken.refused)):
            verdict, code, reason = Verdict.MERGED, "", ""
        elif refusal is None:
            verdict, code, reason = Verdict.PARTIAL, "team.partial", self._partial(parcel, held)
        else:
            verdict, code, reason = Verdict.REFUSED, refusal.code, str(refusal)
        coming = self._coming(parcel) - self._told if incoming else set(taken.new if taken else ())
        self._told |= coming
        return PackageOutcome(
            file=parcel.source,
            verdict=verdict,
            code=code,
            reason=reason,
            person=told.person_name if told else "",
            device=told.device if told else "",
            made_at=told.made_at if told else None,
            new=applied,
            known=0 if refusal else parcel.known,
            quarantined=held,
            forged=0 if refusal else parcel.forged,
            photos_new=0 if refusal else len(coming),
            photos_missing=0 if refusal else len(missing.keys() & self._concerning(parcel)),
            values=tuple(refusal.values.items()) if refusal else (),
        )

    def _partial(self, parcel: Parcel, held: int) -> str:
        parts = [text("team.partial.held", count=held)] if held else []
        parts += [text("team.partial.forged", count=parcel.forged)] if parcel.forged else []
        parts += [str(words_of(line)) for line in parcel.photos.refused] if parcel.photos else []
        return " ".join(parts)

    def _coming(self, parcel: Parcel) -> set[str]:
        """Photos in a package that are not here yet."""
        if parcel.package is None or parcel.refusal is not None:
            return set()
        media, listed = self._workspace.store.media, parcel.package.contents.photos
        return {line.sha256 for line in listed if line.sha256 in self._named and not media.has(line.sha256)}

    def _concerning(self, parcel: Parcel) -> set[str]:
        """Photos that the sender has, or that what came names."""
        told = parcel.package.contents if parcel.package is not None else None
        came = {sha256 for sha256, owners in self._owners.items() if not parcel.touched.isdisjoint(owners)}
        return came | set(told.have if told else ())

    def _missing(self, *, incoming: bool) -> dict[str, list[tuple[str, str]]]:
        """Photos that living records name and that are not here, nor in the packages of a preview."""
        media = self._workspace.store.media
        coming = set().union(*(self._coming(parcel) for parcel in self._parcels)) if incoming else set()
        return {
            sha256: owners for sha256, owners in self._owners.items() if sha256 not in coming and not media.has(sha256)
        }

    def _asked(self, missing: Collection[str]) -> tuple[tuple[str, int], ...]:
        """Whom to ask for missing photos, and for how many: whoever attached one, else a sender who may have it."""
        own = this_device(self._workspace)
        attached = photos.attached_by(self._connection, self._workspace.store.records, missing)
        senders = [
            (parcel.package.contents.person_name, self._concerning(parcel))
            for parcel in self._parcels
            if parcel.package is not None and parcel.refusal is None and parcel.package.contents.device != own
        ]
        asked: Counter[str] = Counter()
        for sha256 in missing:
            members = (self._roster.member(device) for device in sorted(attached.get(sha256, set()) - {own}))
            names = [*(one.person_name for one in members if one), *(who for who, has in senders if sha256 in has)]
            asked.update(names[:1])
        return tuple(sorted(asked.items()))

    def _people(self) -> tuple[PersonChange, ...]:
        found = []
        for device, count in queries.arrived_by_device(self._connection, self._first).items():
            member = self._roster.member(device)
            if member is not None:
                found.append(PersonChange(member.person_name, device, member.prefix, count))
        return tuple(sorted(found, key=lambda one: (-one.new, one.prefix)))

    def _units(
        self,
        of_units: Mapping[tuple[str, str], str],
        conflicts: Iterable[ConflictView],
        missing: Mapping[str, list[tuple[str, str]]],
    ) -> tuple[UnitChange, ...]:
        kinds: dict[str, Counter[str]] = {}
        for (kind, _), inspection in of_units.items():
            if kind not in _UNCOUNTED:
                kinds.setdefault(inspection, Counter())[kind] += 1
        at_odds = Counter(one.inspection_id for one in conflicts)
        owners = {owner for found in missing.values() for owner in found}
        lacking = Counter(queries.inspection_by_record(self._connection, owners).values())
        where = places(self._session, kinds)
        found = [
            (
                place,
                UnitChange(
                    unit_id=place.unit_id,
                    unit=place.unit,
                    round_id=place.round_id,
                    round_title=round_title(place.year, place.ordinal),
                    summary=self._summary(place, kinds[inspection]),
                    new=kinds[inspection].total(),
                    conflicts=at_odds[inspection],
                    photos_missing=lacking[inspection],
                ),
            )
            for inspection, place in where.items()
        ]
        found.sort(key=lambda pair: (not self._given.own(pair[0]), *_order(pair[0])))
        return tuple(one for _, one in found)

    def _summary(self, place: Place, kinds: Counter[str]) -> str:
        """``giao cho bạn, 19 tiêu chí, 02 phát hiện``."""
        given = self._given.phrases(place) if kinds[VISIT] else ()
        counts = (text(f"team.count.{kind}", count=small_count(kinds[kind])) for kind in COUNTED if kinds[kind])
        more = (text("team.count.inspection"),) if kinds[VISIT] and self._given.more(place) else ()
        return ", ".join((*given, *counts, *more))

    def _changed(self, touched: set[tuple[str, str]]) -> Changed:
        anything = any(parcel.rejudged for parcel in self._parcels)
        kinds = set(BY_NAME) if anything else {kind for kind, _ in touched}
        return Changed(
            ACTION, frozenset(kinds), frozenset(record for _, record in touched), last_number(self._connection)
        )


def _order(place: Place) -> tuple[int, int, str, str]:
    return place.year or 0, place.ordinal or 0, place.code, place.unit
