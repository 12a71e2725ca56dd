"""Joining a team (tham gia đoàn): a request file, a fingerprint that two people compare, an admission package."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from inspector import __version__
from inspector.core import clock as clocks
from inspector.core.errors import Refused
from inspector.core.ids import SystemEntropy, new_id
from inspector.core.messages import text
from inspector.core.text import fold
from inspector.domain.device import Role
from inspector.domain.organisation import Person, PersonDraft
from inspector.services.team import packages
from inspector.services.team.fingerprints import FingerprintView, fingerprint_view
from inspector.services.team.recovery import require_safe
from inspector.services.team.roster import enrol, leads, people, this_device
from inspector.services.workspace import Workspace, clear, is_workspace, open_workspace
from inspector.services.writing import Changed
from inspector.store import identity
from inspector.store.founding import Founder
from inspector.store.journal.hlc import milliseconds
from inspector.store.queries import team as queries
from inspector.store.store import Store
from inspector.sync import request as requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.services.team.packages import Exported
    from inspector.store.journal.roster import Roster
    from inspector.store.vault import NewVault
    from inspector.sync.request import JoinRequest

__all__ = [
    "Accepted",
    "Admitted",
    "FingerprintView",
    "Joined",
    "Request",
    "Role",
    "Waiting",
    "accept",
    "admit",
    "ask_again",
    "join",
    "read_request",
    "waiting",
]

_LETTER: Final = "A"
_LETTERS: Final = 26
_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Joined:
    """A workspace that waits to be admitted, and the request that goes to the lead."""

    folder: Path
    request_file: Path
    fingerprint: FingerprintView


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a workspace waits with."""

    person: str
    made_at: datetime
    fingerprint: FingerprintView


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks to be admitted. That it is they is only known once the fingerprints were compared."""

    person: str
    device: str
    made_at: datetime
    """Aware, UTC; by their clock."""
    fingerprint: FingerprintView
    source: JoinRequest

    def matches(self, typed: str) -> bool:
        """Whether what was typed or scanned is the fingerprint of this request: its words, groups or QR text."""
        return self.source.fingerprint.matches(typed)


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody was admitted, and the package that tells their laptop so."""

    changed: Changed
    file: Path
    prefix: str
    person_id: str
    package: Exported


@dataclass(frozen=True, slots=True)
class Accepted:
    """A laptop that waited has become a member's."""

    folder: Path
    name: str
    person: str
    prefix: str
    role: Role


def join(
    folder: Path,
    person_name: str,
    request_file: Path,
    *,
    vault: NewVault | None = None,
    clock: Clock | None = None,
    entropy: Entropy | None = None,
) -> Joined:
    """Make a workspace that waits to be admitted in a new or empty folder, and write its request file.

    In a folder that waits already the request is only written again. Raises ``Refused`` and leaves nothing behind for
    a blank name, a folder in use, and a file that is there or cannot be written.
    """
    person = PersonDraft(name=person_name)
    person.require("name")
    _require_free(request_file)
    clock, entropy = clock or clocks.SystemClock(), entropy or SystemEntropy()
    if is_workspace(folder):
        return _ask_again(folder, request_file)
    name = text("team.waiting_workspace", person=str(person.name))
    founder = Founder(name, new_id(milliseconds(clock.now()), entropy), str(person.name), "", joins=True)
    existed = os.path.lexists(folder)
    with Store.create(
        folder, founder, clock=clock, entropy=entropy, unlocked=vault.unlocked if vault else None
    ) as store:
        try:
            made_at = clock.now().isoformat(timespec="seconds")
            kept = {"person": str(person.name), "made_at": made_at}
            store.take_in(lambda connection: queries.keep_request(connection, kept))
            made = _write_request(store, kept, request_file)
        except BaseException:
            store.close()
            clear(folder, itself=not existed)
            raise
    return Joined(folder, request_file, fingerprint_view(made.signing_key, made.recipient))


def _ask_again(folder: Path, request_file: Path) -> Joined:
    with _opened(folder) as workspace:
        if not workspace.waiting:
            raise Refused("store.folder_in_use", path=folder)
        return ask_again(workspace, request_file)


def ask_again(workspace: Workspace, request_file: Path) -> Joined:
    """Write the request of an open workspace that waits once more. Refused for one that does not, and a file in use."""
    if not workspace.waiting:
        raise Refused("team.not_waiting", name=workspace.name)
    _require_free(request_file)
    with workspace.store.reading() as connection:
        kept = queries.request_of(connection)
    made = _write_request(workspace.store, kept, request_file)
    return Joined(workspace.folder, request_file, fingerprint_view(made.signing_key, made.recipient))


def _write_request(store: Store, kept: dict[str, str], target: Path) -> JoinRequest:
    with store.reading() as connection:
        author = identity.author_of(connection)
    return requests.write_request(
        target,
        author.key,
        person_id=author.actor,
        person_name=kept["person"],
        made_at=datetime.fromisoformat(kept["made_at"]),
        program=__version__,
    )


def waiting(workspace: Workspace) -> Waiting | None:
    """What a workspace waits with; nothing for one that belongs to a team."""
    if not workspace.waiting:
        return None
    with workspace.store.reading() as connection:
        kept, key = queries.request_of(connection), identity.author_of(connection).key
    return Waiting(kept["person"], datetime.fromisoformat(kept["made_at"]), fingerprint_view(key.public, key.recipient))


def read_request(file: Path) -> Request:
    """The request in a file. Raises ``Refused`` for what is none, or was changed after it was signed."""
    found = requests.read_request(file)
    return Request(
        person=found.person_name,
        device=found.device,
        made_at=found.made_at,
        fingerprint=fingerprint_view(found.signing_key, found.recipient),
        source=found,
    )


def admit(
    workspace: Workspace,
    request: Request,
    role: Role,
    target: Path,
    *,
    person_id: str | None = None,
    photos: str = "missing",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Admitted:
    """Put a laptop on the roster, whose fingerprint was compared, and write the package that admits it.

    Its person is ``person_id``; without it the one person of that name who has no laptop yet, else a new one. Admitted
    again, a laptop keeps its prefix. Raises ``Refused`` to all but leads, for a laptop that was revoked, and to
    a lead who needs a recovery sheet first (``recovery.require_safe``).
    """
    workspace.require_lead()
    _require_free(target)
    roster = workspace.store.roster()
    known = roster.member(request.device)
    if known is not None and known.revoked is not None:
        raise Refused("team.revoked_asks", person=request.person)
    require_safe(workspace, admits_lead=role == Role.LEAD)
    person = _person(workspace, request, person_id, known.person_id if known else "")
    prefix = known.prefix if known and known.prefix else next_prefix(roster, this_device(workspace))
    source = request.source
    changed = enrol(
        workspace,
        "team.admit",
        {
            request.device: {
                "person_id": person,
                "person_name": request.person,
                "role": role.value,
                "prefix": prefix,
                "signing_key": source.signing_key,
                "recipient": source.recipient,
            }
        },
    )
    made = packages.export(workspace, target, photos=photos, progress=progress, cancelled=cancelled)
    return Admitted(changed, target, prefix, person, made)


def next_prefix(roster: Roster, own: str) -> str:
    """The first prefix of visible numbers that no laptop has, of those that the lead's laptop ``own`` may give."""
    taken = {member.prefix for member in roster.members.values()}
    letter, number = _letter(roster, own), 1
    while f"{letter}{number:0{_DIGITS}d}" in taken:
        number += 1
    return f"{letter}{number:0{_DIGITS}d}"


def _letter(roster: Roster, own: str) -> str:
    """Leads beside each other admit apart: the founder gives A02, A03…, who has A03 gives C01, C02…"""
    member = roster.member(own)
    alone = [one.device for one in leads(roster)] == [own]
    if alone or own == roster.root or member is None or not member.prefix[1:].isdecimal():
        return _LETTER
    return chr(ord(_LETTER) + (ord(member.prefix[0]) - ord(_LETTER) + int(member.prefix[1:]) - 1) % _LETTERS)


def _person(workspace: Workspace, request: Request, chosen: str | None, known: str) -> str:
    """The person a laptop belongs to; a new one is written down."""
    if chosen or known:
        return chosen or known
    taken = {member.person_id for member in workspace.store.roster().members.values()}
    alike = [one for one, name in people(workspace) if one not in taken and fold(name) == fold(request.person)]
    if len(alike) == 1:
        return alike[0]
    with workspace.action("person.add") as writing:
        if writing.find(Person, request.source.person_id) is None:
            writing.put(Person, request.source.person_id, name=request.person)
    return request.source.person_id


def accept(folder: Path, file: Path, secret: str = "") -> Accepted:
    """Take the admission package in: the waiting workspace becomes a member's of the lead's workspace.

    Raises ``Refused`` for a workspace that does not wait, and for a package that does not admit this laptop.
    """
    with _opened(folder, secret) as workspace:
        if not workspace.waiting:
            raise Refused("team.not_waiting", name=workspace.name)
        outcome = packages.merge(workspace, [file]).packages[0]
        if outcome.verdict == packages.Verdict.REFUSED:
            raise outcome.refusal()
        return Accepted(folder, workspace.name, workspace.person_name, workspace.prefix, workspace.role)


@contextmanager
def _opened(folder: Path, secret: str = "") -> Iterator[Workspace]:
    workspace = open_workspace(folder, secret=secret)
    try:
        yield workspace
    finally:
        workspace.close()


def _require_free(target: Path) -> None:
    if target.exists():
        raise Refused("package.exists", path=target)
    if not target.absolute().parent.is_dir():
        raise Refused("upkeep.no_folder", path=target.absolute().parent)
