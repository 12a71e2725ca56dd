"""Which workspace a command is about, and opening it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.core import settings
from inspector.core.errors import Refused
from inspector.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.workspace import Workspace


@contextmanager
def opened(arguments: Namespace, *, writing: bool = False) -> Iterator[Workspace]:
    """The workspace named on the command line, else the one opened last; for reading unless ``writing``.

    Reading also works while the window has it open; writing is refused then.
    """
    named = arguments.workspace or settings.load().last_workspace
    if not named:
        raise Refused("cli.no_workspace")
    workspace = open_workspace(Path(named), read_only=not writing)
    try:
        yield workspace
    finally:
        workspace.close()


def remember(folder: Path) -> None:
    """Make a workspace the one opened last."""
    chosen = settings.load()
    chosen.remember(folder)
    settings.save(chosen)
