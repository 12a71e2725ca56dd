"""The one door: an open store with its media, whose every action is one signed transaction."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from inspector.core import clock as clocks
from inspector.core.errors import Refused
from inspector.core.ids import SystemEntropy, new_id, stable_id
from inspector.domain.device import Role
from inspector.domain.organisation import Organisation, OrganisationDraft, Person, PersonDraft
from inspector.domain.statement import Statement
from inspector.services.seeding import seed
from inspector.services.writing import Changed, Writing
from inspector.store.founding import Founder
from inspector.store.journal.hlc import milliseconds
from inspector.store.layout import has_store, read_card
from inspector.store.opening import is_protected
from inspector.store.queries.journal_state import journal_state, saved_here, this_install
from inspector.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from sqlmodel import Session

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.store.vault import NewVault

__all__ = [
    "Changed",
    "OrganisationDraft",
    "PersonDraft",
    "Status",
    "Workspace",
    "check_new",
    "clear",
    "create_workspace",
    "is_sample",
    "is_workspace",
    "open_workspace",
    "organisation_id",
    "status",
]

FIRST_PREFIX: Final = "A01"
"""Prefix of the visible numbers given by the lead's laptop."""
SAMPLE_MARK: Final = stable_id("statement", "sample", "as_of")
"""Record that marks a sample workspace and pins its day."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar tells."""

    saved_at: datetime | None
    """When this laptop saved last."""
    protected: bool
    last_backup_at: datetime | None
    prefix: str
    read_only: bool
    is_sample: bool
    branch: str | None = None
    """``copied`` or ``restored`` where the store was found to be so."""


class Workspace:
    """An open workspace. Belongs to the thread that opened it; ``close`` lets go of the folder."""

    def __init__(self, store: Store) -> None:
        self.store: Final = store
        self.folder: Final = store.folder
        self.read_only: Final = store.read_only
        self.clock: Final = store.clock
        self.renew()

    def renew(self) -> None:
        """Read anew whose laptop this is: what came from others may have changed it."""
        install = this_install(self.store)
        self.id: str = self.store.workspace_id
        self.name: str = read_card(self.folder).get("name", self.folder.name)
        self.person_id: str = self.store.person_id
        self.person_name: str = install.person_name
        self.revoked: bool = install.revoked
        role = Role(install.role) if install.role in set(Role) else Role.READER
        self.role: Role = Role.READER if install.revoked else role
        self.prefix: str = install.prefix

    @property
    def waiting(self) -> bool:
        """Whether it is the laptop of somebody who has not been admitted to a team yet: nothing can be written."""
        return not self.id

    @property
    def protected(self) -> bool:
        """Whether a passphrase is needed to open it."""
        return self.store.protected

    @property
    def today(self) -> date:
        """The calendar day in Vietnam."""
        return clocks.today(self.clock)

    @contextmanager
    def action(self, name: str) -> Iterator[Writing]:
        """Carry out one action: all of it or, when anything is refused, nothing."""
        if self.read_only:
            raise Refused("workspace.read_only")
        if self.waiting:
            raise Refused("workspace.waiting")
        self._require_standing()
        if self.role == Role.READER:
            raise Refused("workspace.reader")
        with self.store.write(name) as transaction:
            writing = Writing(transaction, self._new_id)
            yield writing
        writing.last_number = transaction.number or journal_state(self.store).number

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the store and cannot write."""
        with self.store.read() as session:
            yield session

    def require_lead(self) -> None:
        """Refuse what only the team lead may do."""
        if self.waiting:
            raise Refused("workspace.waiting")
        self._require_standing()
        if self.role != Role.LEAD:
            raise Refused("workspace.lead_only")

    def _require_standing(self) -> None:
        """Say that a laptop was revoked before anything is said about its role."""
        if self.revoked:
            raise Refused("store.held.revoked")

    def close(self) -> None:
        """Let go of the files and the lock."""
        self.store.close()

    def _new_id(self) -> str:
        return new_id(milliseconds(self.clock.now()), self.store.entropy)


def create_workspace(
    folder: Path,
    organisation: OrganisationDraft,
    person: PersonDraft,
    *,
    clock: Clock | None = None,
    entropy: Entropy | None = None,
    vault: NewVault | None = None,
) -> Workspace:
    """Make a workspace in a new or empty folder, with the catalogues and the default checklist, and open it.

    With a ``vault`` it is protected. Its maker is the team lead. Raises ``Refused`` for a folder in use, and for a
    blank name of body or person. When anything fails on the way, a full disk for one, nothing is left behind.
    """
    organisation.require("name")
    person.require("name")
    clock, entropy = clock or clocks.SystemClock(), entropy or SystemEntropy()
    person_id = new_id(milliseconds(clock.now()), entropy)
    founder = Founder(str(organisation.short_name or organisation.name), person_id, str(person.name), FIRST_PREFIX)
    existed = os.path.lexists(folder)
    unlocked = vault.unlocked if vault else None
    workspace = Workspace(Store.create(folder, founder, clock=clock, entropy=entropy, unlocked=unlocked))
    try:
        _prepare(workspace, organisation, person)
    except BaseException:
        workspace.close()
        clear(folder, itself=not existed)
        raise
    return workspace


def check_new(folder: Path, organisation: OrganisationDraft, person: PersonDraft) -> None:
    """Raise what ``create_workspace`` would refuse, before anything is printed for a workspace that cannot be made."""
    organisation.require("name")
    person.require("name")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("store.folder_in_use", path=folder)


def _prepare(workspace: Workspace, organisation: OrganisationDraft, person: PersonDraft) -> None:
    with workspace.action("workspace.prepare") as writing:
        writing.put(Organisation, organisation_id(workspace), **organisation.given())
        writing.add(Person(id=workspace.person_id, **person.given()))
        seed(writing)


def clear(folder: Path, *, itself: bool) -> None:
    """Remove what was made in a folder that was new or empty before a making that failed."""
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    if itself:
        folder.rmdir()


def open_workspace(
    folder: Path,
    *,
    read_only: bool = False,
    secret: str = "",
    clock: Clock | None = None,
    entropy: Entropy | None = None,
) -> Workspace:
    """Open the workspace in a folder; reading also works while somebody else writes in it.

    ``secret`` opens a protected one: its passphrase, its recovery code or the organisation's identity. Raises
    ``Refused``, ``vault.needed`` where none was given.
    """
    clock, entropy = clock or clocks.SystemClock(), entropy or SystemEntropy()
    key = _unlocked(folder, secret) if secret and is_protected(folder) else None
    return Workspace(Store.open(folder, read_only=read_only, clock=clock, entropy=entropy, key=key))


def _unlocked(folder: Path, secret: str) -> bytes:
    """The key of a protected workspace; what unlocks is not loaded for a plain one."""
    from inspector.store.vault import Vault

    return Vault.load(folder).unlock(secret)


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds a workspace."""
    return has_store(folder)


def organisation_id(workspace: Workspace) -> str:
    """The id of the inspecting body of a workspace: there is one."""
    return stable_id("organisation", workspace.id)


def status(workspace: Workspace) -> Status:
    """When the last entry was saved, when the last backup was made, and what kind of workspace it is."""
    return Status(
        saved_at=saved_here(workspace.store),
        protected=workspace.store.protected,
        last_backup_at=next((one.made_at for one in workspace.store.backups()), None),
        prefix=workspace.prefix,
        read_only=workspace.read_only,
        is_sample=is_sample(workspace),
        branch=str(workspace.store.branch.value) if workspace.store.branch else None,
    )


def is_sample(workspace: Workspace) -> bool:
    """Whether a workspace is the sample, made to be tried out and made anew."""
    with workspace.read() as session:
        mark = session.get(Statement, SAMPLE_MARK)
    return mark is not None and not mark.deleted
