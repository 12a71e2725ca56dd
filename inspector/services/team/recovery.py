"""The recovery sheet of the lead's role (phiếu khôi phục quyền Trưởng đoàn): a lead's key on paper.

Losing a laptop then orphans nobody.
The sheet's seed is never stored. Its device is on the roster as a lead of its own, and belongs to nobody.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from inspector.core import paper_code
from inspector.core.clock import VIETNAM
from inspector.core.errors import Refused
from inspector.core.files import in_place
from inspector.core.ids import SystemEntropy
from inspector.core.messages import text
from inspector.domain.device import Role
from inspector.services.team.roster import enrol, is_sheet, laptops, leads, this_device
from inspector.store.failures import plain_words
from inspector.store.journal.keys import DeviceKey
from inspector.store.queries import team as queries
from inspector.store.queries.recoveries import RECOVER, lead_lost

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.store.journal.body import Value
    from inspector.store.journal.roster import Member

SEED_BYTES: Final = paper_code.LEAD_BYTES


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """Whether the team survives the loss of its lead's laptop."""

    sheet_made_at: datetime | None
    """When the latest sheet that is in force was made; aware, UTC."""
    second_lead: bool
    ready: bool
    """One of both: packages may be sent."""
    used: bool = False
    """The code of a sheet that is in force was typed, so it is known: a new sheet is due."""
    outdated: bool = False
    """Somebody leads no longer who led since the sheet was made, and may know it: a new one is advisable."""

    @property
    def lets_send(self) -> bool:
        """Whether a lead is asked for no new sheet before a package leaves."""
        return self.ready and not self.used


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recovery sheet that was written."""

    changed: Changed
    file: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A recovery sheet in memory; its key is on the roster."""

    changed: Changed
    content: bytes
    """A PDF."""


def state(workspace: Workspace) -> RecoveryState:
    """Whether there is a recovery sheet in force, or a second lead."""
    roster = workspace.store.roster()
    sheets = [one.device for one in roster.members.values() if _in_force(one)]
    with workspace.store.reading() as connection:
        made = max((moment for device in sheets if (moment := queries.entered_at(connection, device))), default=None)
        used = any(queries.known_vector(connection, device) for device in sheets)
        lost = lead_lost(connection, roster)
    second = len(leads(roster)) > 1
    outdated = made is not None and lost is not None and lost > made
    return RecoveryState(made, second, second or bool(sheets), used, outdated)


def require_safe(workspace: Workspace, *, admits_lead: bool = False) -> None:
    """Refuse a lead's package while the team could be orphaned or taken over; the packages of others leave.

    Orphaned by the loss of this laptop, where there is neither sheet nor second lead (``admits_lead``: the package
    brings one); taken over with the code of the sheet in force, once that was typed.
    """
    if workspace.role != Role.LEAD:
        return
    found = state(workspace)
    if found.used:
        raise Refused("team.sheet_known")
    if not found.ready and not admits_lead:
        raise Refused("team.no_recovery")


def make_sheet(workspace: Workspace, target: Path) -> Sheet:
    """Write a new recovery sheet as a PDF and put its key on the roster; sheets made before are no longer in force.

    Only a lead may. Raises ``Refused``; then nothing is in force that was not printed.
    """
    workspace.require_lead()
    if target.exists():
        raise Refused("store.archive.exists", path=target)
    key, made_at = DeviceKey(SystemEntropy().random(SEED_BYTES)), workspace.clock.now()
    with in_place(target), plain_words(target):
        _write(workspace, key, made_at, target)
    try:
        changed = _put_in_force(workspace, key)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return Sheet(changed, target, made_at)


def print_sheet(workspace: Workspace) -> PrintedSheet:
    """The same in memory, to be printed from there: no disk keeps what takes a team over. Raises ``Refused``."""
    workspace.require_lead()
    key, content = DeviceKey(SystemEntropy().random(SEED_BYTES)), io.BytesIO()
    _write(workspace, key, workspace.clock.now(), content)
    return PrintedSheet(_put_in_force(workspace, key), content.getvalue())


def _write(workspace: Workspace, key: DeviceKey, made_at: datetime, target: Path | io.BytesIO) -> None:
    from inspector.reports.recovery_sheet import RecoverySheet, write_recovery_sheet

    sheet = RecoverySheet(
        name=workspace.name,
        groups=paper_code.groups(paper_code.encode(key.private)),
        made_at=made_at.astimezone(VIETNAM),
        purpose="team",
    )
    write_recovery_sheet(sheet, target)


def _put_in_force(workspace: Workspace, key: DeviceKey) -> Changed:
    entry: dict[str, Value] = {
        "person_name": text("team.sheet_name"),
        "role": Role.LEAD.value,
        "signing_key": key.public,
    }
    return enrol(workspace, "team.recovery_sheet", {**_voided(workspace), key.device: entry}, subject=key.device)


def recover(workspace: Workspace, code: str, lost_devices: Collection[str] | None = None) -> Changed:
    """Make this laptop the lead's with the code on the recovery sheet; the lost laptops are cut off.

    Without ``lost_devices`` the laptops of all leads so far are lost; with none of them nobody is. What came from them
    until now stays. Raises ``Refused`` for a mistyped code and for one that is not, or no longer, this team's.
    """
    if paper_code.looks_like(code, paper_code.UNLOCKING_BYTES):
        raise Refused("team.code_of_store")
    key = DeviceKey(paper_code.decode(code, SEED_BYTES))
    roster = workspace.store.roster()
    sheet, own = roster.member(key.device), this_device(workspace)
    if sheet is None or not _in_force(sheet):
        raise Refused("team.code_unknown")
    lost = {one.device for one in leads(roster)} - {own} if lost_devices is None else set(lost_devices)
    unknown = lost - {one.device for one in laptops(roster)} | lost & {own}
    if unknown:
        raise Refused("team.member_unknown", member=", ".join(sorted(unknown)))
    entries: dict[str, dict[str, Value]] = {device: cut_off(workspace, device) for device in sorted(lost)}
    entries[own] = {"role": Role.LEAD.value, "revoked": None}
    return enrol(workspace, RECOVER, entries, key, subject=own)


def cut_off(workspace: Workspace, device: str) -> dict[str, Value]:
    """What the entry of a revoked device says: what came from it until now stays, nothing more is accepted."""
    from inspector.store.journal.body import canonical

    with workspace.store.reading() as connection:
        return {"revoked": canonical(queries.vector(connection, device)).decode()}


def _voided(workspace: Workspace) -> dict[str, dict[str, Value]]:
    """Sheets made before: whoever finds an old one can do nothing with it."""
    old = [one.device for one in workspace.store.roster().members.values() if _in_force(one)]
    return {device: cut_off(workspace, device) for device in sorted(old)}


def _in_force(member: Member) -> bool:
    return is_sheet(member) and member.role == Role.LEAD and member.revoked is None
