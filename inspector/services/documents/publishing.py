"""Official files: written under another name, recorded, and only then given their own."""

from __future__ import annotations

import errno
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspector.domain.base import Record
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed


def require_pdf(path: Path) -> None:
    """Raise ``Refused`` for a file that is not to be called a PDF."""
    if path.suffix.lower() != ".pdf":
        raise Refused("documents.format", path=path.name)


def unfinished(path: Path) -> Path:
    """What the file is called until it is recorded."""
    return path.with_name(f".{path.name}.part.pdf")


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Say of a file why it cannot be written; of a full disk that it is full."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused("documents.no_folder", path=path.absolute().parent) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise Refused("store.disk_full" if full else "documents.unwritable", path=path) from error


def publish(workspace: Workspace, path: Path, kind: type[Record], changed: Changed) -> None:
    """Give the file its name; where that fails the record is taken back, for there is no such document."""
    part = unfinished(path)
    try:
        part.replace(path)
    except OSError as error:
        # A stick that is gone has nothing to remove, and the record must go whatever it says.
        with suppress(OSError):
            part.unlink(missing_ok=True)
        with workspace.action("documents.withdraw") as writing:
            writing.remove(writing.get(kind, changed.subject))
        raise Refused("documents.unwritable", path=path) from error
