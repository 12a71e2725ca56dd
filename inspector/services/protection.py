"""Protecting a workspace (bảo vệ bằng mật khẩu): passphrase, recovery code, the organisation's key.

A vault is made in two steps, so that its recovery sheet is printed, and a group of its code typed again, before
anything depends on it: first ``new_vault`` or ``new_code``, then what puts it in force.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core import clock as clocks
from inspector.core.clock import VIETNAM
from inspector.core.errors import Refused
from inspector.core.files import in_place, write_whole
from inspector.store import opening
from inspector.store.failures import plain_words
from inspector.store.layout import has_store, read_card
from inspector.store.vault import SHORTEST, USUAL_COST, Cost, NewVault, Unlocked, Vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.core.clock import Clock
    from inspector.services.workspace import Workspace

__all__ = [
    "SHORTEST",
    "Cost",
    "NewVault",
    "ProtectionView",
    "change_passphrase",
    "is_protected",
    "keep_code",
    "new_code",
    "new_vault",
    "protect",
    "protection",
    "set_organisation",
    "sheet_pdf",
    "workspace_name",
    "write_sheet",
]


@dataclass(frozen=True, slots=True)
class ProtectionView:
    """How a workspace is protected."""

    protected: bool
    organisation: str
    """The organisation's public key; blank where it has none."""


def new_vault(passphrase: str, *, cost: Cost = USUAL_COST, clock: Clock | None = None) -> NewVault:
    """A new key behind a passphrase, and its recovery code; raises ``Refused`` for a passphrase too short."""
    unlocked, code = Vault.create(passphrase, cost=cost)
    return NewVault(unlocked, code, (clock or clocks.SystemClock()).now())


def is_protected(folder: Path) -> bool:
    """Whether the workspace in a folder needs a passphrase."""
    return has_store(folder) and opening.is_protected(folder)


def protection(workspace: Workspace) -> ProtectionView:
    """How an open workspace is protected."""
    if not workspace.store.protected:
        return ProtectionView(protected=False, organisation="")
    return ProtectionView(protected=True, organisation=Vault.load(workspace.folder).organisation)


def protect(
    folder: Path, vault: NewVault, *, clock: Clock | None = None, progress: Callable[[int, int], None] | None = None
) -> None:
    """Turn the plain workspace in a folder, which nobody has open, into a protected one and wipe its plain copies.

    Its automatic backups of the time before are plain, so they are wiped too. Raises ``Refused``; then it is as it was.
    """
    opening.protect(folder, vault.unlocked, clock or clocks.SystemClock(), progress)


def change_passphrase(workspace: Workspace, present: str, new: str, *, cost: Cost = USUAL_COST) -> None:
    """Another passphrase in place of ``present`` (or of a forgotten one: a recovery code is taken as well)."""
    unlocked = _unlocked(workspace, present)
    unlocked.vault.with_passphrase(unlocked.key, new, cost=cost).save(workspace.folder)


def new_code(workspace: Workspace, passphrase: str) -> NewVault:
    """A new recovery code, in force after ``keep_code``; raises ``Refused`` for a wrong passphrase."""
    unlocked = _unlocked(workspace, passphrase)
    vault, code = unlocked.vault.with_new_code(unlocked.key)
    return NewVault(Unlocked(vault, unlocked.key), code, workspace.clock.now())


def keep_code(workspace: Workspace, vault: NewVault) -> None:
    """Put a new recovery code in force: what was printed before opens this workspace no longer."""
    vault.unlocked.vault.save(workspace.folder)


def set_organisation(workspace: Workspace, passphrase: str, recipient: str) -> None:
    """Let the holder of the organisation's age key open the workspace too; a blank one takes its slot away."""
    unlocked = _unlocked(workspace, passphrase)
    vault = unlocked.vault
    changed = vault.with_organisation(unlocked.key, recipient) if recipient.strip() else vault.without_organisation()
    changed.save(workspace.folder)


def write_sheet(target: Path, vault: NewVault, name: str) -> None:
    """Write the recovery sheet of a vault for printing; ``name`` is the workspace's. Replaces the file."""
    data = sheet_pdf(vault, name)
    with in_place(target), plain_words(target):
        write_whole(target, data)


def sheet_pdf(vault: NewVault, name: str) -> bytes:
    """The recovery sheet of a vault as a PDF in memory."""
    # The renderer takes its time to import; most who open a workspace print no sheet.
    from inspector.reports.recovery_sheet import RecoverySheet, write_recovery_sheet

    content = io.BytesIO()
    made = vault.made_at.astimezone(VIETNAM)
    write_recovery_sheet(RecoverySheet(name=name, groups=vault.groups, made_at=made), content)
    return content.getvalue()


def workspace_name(folder: Path) -> str:
    """The name of the workspace in a folder, readable without opening it."""
    return read_card(folder).get("name", folder.name)


def _unlocked(workspace: Workspace, secret: str) -> Unlocked:
    if not workspace.store.protected:
        raise Refused("vault.plain")
    vault = Vault.load(workspace.folder)
    return Unlocked(vault, vault.unlock(secret))
