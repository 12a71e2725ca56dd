"""What a laptop's journal has come to, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.journal.state import digest

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace


def digest_of(workspace: Workspace) -> str:
    """SHA-256, in hexadecimal, of all that is shown and known: two laptops with the same transactions have the same."""
    with workspace.store.reading() as connection:
        return digest(connection, workspace.store.records)
