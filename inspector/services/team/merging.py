"""Taking packages in: the very same way for the preview, which is rolled back, and for the merge, which stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.services.team import at_odds, receipts, shifts
from inspector.services.team.inbox import Parcel, opened
from inspector.services.team.roster import this_device
from inspector.services.team.views import Merge
from inspector.services.workspace import Workspace
from inspector.store import erasing, founding, identity
from inspector.store.journal import decisions
from inspector.store.journal.body import MalformedBody, NewerBody
from inspector.store.journal.intake import Intake
from inspector.store.journal.roster import roster_of
from inspector.store.journal.state import last_number
from inspector.store.media_names import held_media, media_names
from inspector.store.rehearsing import rehearsal
from inspector.sync.refusals import PackagePart
from inspector.sync.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlmodel import Session

    from inspector.store.engine import Connection
    from inspector.sync.package import Package

_SAVEPOINT = "package"


@dataclass
class _Run:
    """One merge, or one preview."""

    workspace: Workspace
    parcels: list[Parcel]
    watch: Watch
    keep: bool
    backup: Path | None = None
    first: int = 0
    """The last transaction's number before."""
    named: set[str] = field(default_factory=set)
    """The files that the journal named before."""

    def take(self, connection: Connection, session: Session) -> Merge:
        """Take every package in that is sound; one that is not leaves no trace."""
        before = at_odds.keys(connection, self.workspace.store.records)
        self.first, earlier = last_number(connection), shifts.earlier(connection)
        if self.keep:
            self.named = decisions.named_media(connection, self.workspace.store.records)
        for parcel in self.parcels:
            if parcel.package is not None and parcel.refusal is None:
                self._take_one(connection, parcel, parcel.package)
        if self.keep:
            records = self.workspace.store.records
            named = media_names(connection, records).keys() | held_media(connection, records)
            for parcel in self.parcels:
                if parcel.package is not None and parcel.refusal is None:
                    parcel.photos = parcel.package.take_photos(self.workspace.store.media, self.watch, named)
        told = receipts.Telling(self.workspace, connection, session, self.parcels, earlier, before, self.backup)
        merge = told.merge(incoming=not self.keep)
        return told.note(merge) if self.keep else merge

    def _take_one(self, connection: Connection, parcel: Parcel, package: Package) -> None:
        connection.execute(f"SAVEPOINT {_SAVEPOINT}")
        try:
            self._adopt(connection, package)
            self._take_journal(connection, parcel, package)
            self._require_admitted(connection, parcel)
        except (MalformedBody, Refused) as error:
            connection.execute(f"ROLLBACK TO {_SAVEPOINT}")
            parcel.refuse(error if isinstance(error, Refused) else _words(error, parcel))
        connection.execute(f"RELEASE {_SAVEPOINT}")

    def _take_journal(self, connection: Connection, parcel: Parcel, package: Package) -> None:
        parcel.after = last_number(connection)
        intake = Intake(connection, self.workspace.store.records)
        intake.take_all(package.transactions(self.watch))
        taken = intake.finish()
        parcel.until = last_number(connection)
        # What came in with another package of this run was not known before.
        parcel.known_before = frozenset(number for number in taken.known_numbers if number <= self.first)
        parcel.known, parcel.forged, parcel.touched = taken.known, len(taken.forged), taken.touched
        parcel.rejudged = bool(taken.released or taken.withdrawn)

    def _adopt(self, connection: Connection, package: Package) -> None:
        """A laptop that waits takes the workspace for its own that the package comes from."""
        told, present = package.contents, identity.read_meta(connection, "workspace")
        if not present and self.keep:
            identity.adopt(connection, told.workspace, told.root)
        elif not present:
            identity.write_meta(connection, "workspace", told.workspace)
            identity.write_meta(connection, "root", told.root)
        elif present != told.workspace:
            raise Refused("team.other_workspace", file=package.path.name, name=self.workspace.name)

    def _require_admitted(self, connection: Connection, parcel: Parcel) -> None:
        if not self.workspace.waiting:
            return
        member = roster_of(connection).member(this_device(self.workspace))
        if member is None or member.revoked is not None:
            raise Refused("team.not_admitted", file=parcel.source.name)
        identity.write_meta(connection, "person", member.person_id)

    def forget(self) -> None:
        """Where what came erases by law, no free page of the database and no file keeps what was erased."""
        # An erasure that was held may count now, however long it has been here.
        rejudged = any(parcel.rejudged for parcel in self.parcels)
        erasing.forget(self.workspace.store, self.named, after=0 if rejudged else self.first)


def run(workspace: Workspace, files: Sequence[Path], watch: Watch, *, keep: bool) -> Merge:
    """Take packages in; without ``keep`` only find out what that would bring. Raises ``Refused``, ``Cancelled``.

    A merge makes a backup first, then takes everything in by one transaction: all of it or nothing, but for packages
    that are refused alone. Photos that came in stay when a person stops it: a photo by its hash is true on its own.
    Of a workspace that is open for reading a preview is made on a copy, which is thrown away.
    """
    if workspace.read_only and keep:
        raise Refused("workspace.read_only")
    if workspace.read_only:
        # The window may be writing: it must neither wait for a preview nor be seen half way.
        with rehearsal(workspace.store) as copy:
            return _run(Workspace(copy), files, watch, keep=False)
    return _run(workspace, files, watch, keep=keep)


def _run(workspace: Workspace, files: Sequence[Path], watch: Watch, *, keep: bool) -> Merge:
    with opened(workspace, files, watch, copied=keep) as parcels:
        sound = [parcel for parcel in parcels if parcel.package is not None and parcel.refusal is None]
        backup = workspace.store.backup(way_back=True).path if keep and sound and not workspace.waiting else None
        one = _Run(workspace, parcels, watch, keep, backup)
        waited = workspace.waiting
        merge = workspace.store.take_in_and_look(one.take, keep=keep)
    if keep:
        one.forget()
        workspace.renew()
        if waited and not workspace.waiting:
            _name(workspace)
    return merge


def _name(workspace: Workspace) -> None:
    """A laptop that was admitted shows the workspace by the name of its inspecting body."""
    from inspector.services.organisation import organisation

    found = organisation(workspace)
    name = found.short_name or found.name or workspace.name
    founding.write_card(workspace.folder, workspace.id, name, protected=workspace.store.protected)
    workspace.renew()


def _words(error: MalformedBody, parcel: Parcel) -> Refused:
    if isinstance(error, NewerBody):
        return Refused("team.newer_body", file=parcel.source.name)
    return Refused("package.malformed", file=parcel.source.name, part=PackagePart.TRANSACTIONS)
