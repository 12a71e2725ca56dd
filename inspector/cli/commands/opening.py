"""Which workspace a command is about, and opening it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from inspector.cli.output import complain
from inspector.core import settings
from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services.other_folder import newer_folder
from inspector.services.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from inspector.services.workspace import Workspace

T = TypeVar("T")
_LONGEST: Final = 4096
"""Characters of a passphrase file that are read."""


@contextmanager
def opened(arguments: Namespace, *, writing: bool = False) -> Iterator[Workspace]:
    """The workspace named on the command line, else the one opened last; for reading unless ``writing``.

    Reading also works while the window has it open; writing is refused then.
    """
    folder = chosen(arguments)
    try:
        workspace = with_secret(arguments, lambda secret: open_workspace(folder, read_only=not writing, secret=secret))
    except Refused as error:
        if error.code == "store.locked":
            raise Refused("cli.locked", reason=str(error)) from error
        raise
    newer = newer_folder(workspace)
    if newer is not None:
        complain(f"{newer} {text('cli.newer_folder')}")
    try:
        yield workspace
    finally:
        workspace.close()


def is_there(arguments: Namespace) -> bool:
    """Whether a workspace was named, or the one opened last is still in its place: for what can do without any."""
    last = settings.load().last_workspace
    return bool(arguments.workspace) or (bool(last) and Path(last).exists())


def chosen(arguments: Namespace) -> Path:
    """The folder of the workspace named on the command line, else of the one opened last."""
    if arguments.workspace:
        return Path(arguments.workspace)
    last = settings.load().last_workspace
    if not last:
        raise Refused("cli.no_workspace")
    if not Path(last).exists():
        raise Refused("cli.workspace_gone", path=last)
    return Path(last)


def with_secret(arguments: Namespace, act: Callable[[str], T]) -> T:
    """Do what may need a passphrase: with the one of ``--passphrase-file``, else with one that is asked for."""
    if arguments.passphrase_file:
        return act(passphrase_of(Path(arguments.passphrase_file)))
    try:
        return act("")
    except Refused as error:
        if error.code != "vault.needed":
            raise
        if not sys.stdin.isatty():
            raise Refused("cli.passphrase_needed", path=error.values["path"]) from error
    return act(_asked("cli.passphrase"))


def passphrase_of(path: Path) -> str:
    """The passphrase in a file: its first line."""
    try:
        words = path.read_text(encoding="utf-8-sig")[:_LONGEST]
    except FileNotFoundError as error:
        raise Refused("cli.passphrase_file_missing", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("cli.passphrase_file", path=path) from error
    first = words.partition("\n")[0].strip()
    if not first:
        raise Refused("cli.passphrase_file", path=path)
    return first


def new_passphrase(arguments: Namespace) -> str:
    """A passphrase that is to be set: of ``--passphrase-file``, else typed twice; blank where nobody can be asked."""
    if arguments.passphrase_file:
        return passphrase_of(Path(arguments.passphrase_file))
    if not sys.stdin.isatty():
        return ""
    typed = _asked("cli.passphrase_new")
    if typed and _asked("cli.passphrase_again") != typed:
        raise Refused("vault.not_alike")
    return typed


def _asked(code: str) -> str:
    return getpass(f"{text(code)} ")


def remember(folder: Path) -> None:
    """Make a workspace the one opened last."""
    chosen = settings.load()
    chosen.remember(folder)
    settings.save(chosen)
