"""Packages on their way in: copied beside the store before anything of them is believed, and opened one by one."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.services.team.roster import this_device
from inspector.services.team.standing import CUT_OFF
from inspector.store import identity
from inspector.store.failures import plain_words
from inspector.store.media import sync_folder
from inspector.store.queries import team as queries
from inspector.sync import container, limits
from inspector.sync.package import Package, open_package
from inspector.sync.watching import Cancelled, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from inspector.services.workspace import Workspace
    from inspector.sync.photos import Taken

INBOX: Final = "inbox"
"""Folder beside the store; what is in it is only there while it is taken in."""
_CHUNK: Final = 1 << 20


@dataclass
class Parcel:
    """One file that is to be taken in, and what became of it so far."""

    source: Path
    package: Package | None = None
    refusal: Refused | None = None
    after: int = 0
    """Number of the journal before it was taken in."""
    until: int = 0
    """Number of the journal after it."""
    known: int = 0
    known_before: frozenset[int] = frozenset()
    """Numbers of the transactions in it that were here before the run."""
    forged: int = 0
    touched: frozenset[tuple[str, str]] = frozenset()
    rejudged: bool = False
    """It brought a change of the roster that put earlier transactions in another light."""
    photos: Taken | None = None

    def refuse(self, error: Refused) -> None:
        """Nothing of it goes in; the sentence names the file that people know."""
        values = {**error.values, "file": self.source.name} if "file" in error.values else error.values
        self.refusal = Refused(error.code, **values)


@contextmanager
def opened(workspace: Workspace, files: Sequence[Path], watch: Watch, *, copied: bool) -> Iterator[list[Parcel]]:
    """The packages in ``files``, each opened or refused; where ``copied``, from copies in the inbox."""
    inbox = workspace.folder / INBOX
    with workspace.store.reading() as connection:
        key, root = identity.author_of(connection).key.identity, identity.read_meta(connection, "root")
    with ExitStack() as stack:
        if copied:
            # What a run that was cut off has left.
            shutil.rmtree(inbox, ignore_errors=True)
            stack.callback(shutil.rmtree, inbox, ignore_errors=True)
        parcels = [Parcel(source) for source in files]
        for place, parcel in enumerate(parcels):
            try:
                with plain_words(parcel.source):
                    path = _copy(parcel.source, inbox / f"{place}.cchc", watch) if copied else parcel.source
                    package = open_package(path, key)
            except Refused as error:
                closed = error.code == "package.other_recipient"
                parcel.refuse(_why_closed(workspace, parcel.source) or error if closed else error)
                continue
            stack.callback(package.close)
            parcel.package = package
            _require_ours(workspace, root, parcel)
        yield parcels


def _why_closed(workspace: Workspace, file: Path) -> Refused | None:
    """Why this laptop cannot read a package, where its outside tells: another team's, or made without this laptop."""
    with container.opened(file) as shell:
        card = shell.manifest
    if not workspace.waiting and card.workspace != workspace.id:
        return _of_others(workspace, file)
    with workspace.store.reading() as connection:
        admitted = queries.entered_at(connection, this_device(workspace))
    ours = bool(card.workspace) and card.workspace == workspace.id
    return Refused(CUT_OFF, file=file.name) if ours and admitted is not None and card.made_at > admitted else None


def _of_others(workspace: Workspace, file: Path) -> Refused:
    return Refused("team.other_workspace", file=file.name, name=workspace.name)


def _copy(source: Path, target: Path, watch: Watch) -> Path:
    """Copy a package, and no more of the file than its header says, but for a byte that tells that there is more.

    Another kind of file, however long, is refused before anything of it is copied.
    """
    with container.reading(source) as stream:
        head = stream.read(container.HEADER_BYTES)
        left = min(container.read_header(head, source.name).length, limits.FILE_BYTES) + 1
        target.parent.mkdir(exist_ok=True)
        with target.open("wb") as copy:
            copy.write(head)
            while left and (data := stream.read(min(_CHUNK, left))):
                if watch.cancelled():
                    raise Cancelled
                copy.write(data)
                left -= len(data)
    sync_folder(target.parent)
    return target


def _require_ours(workspace: Workspace, root: str, parcel: Parcel) -> None:
    """A package of another workspace is not looked into any further."""
    assert parcel.package is not None
    told = parcel.package.contents
    if not workspace.waiting and (told.workspace, told.root) != (workspace.id, root):
        parcel.refuse(_of_others(workspace, parcel.source))
