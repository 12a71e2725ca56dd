"""Sending packages (gói), looking at them, and taking them in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector import __version__
from inspector.core.clock import VIETNAM
from inspector.core.errors import Refused
from inspector.core.file_names import file_name
from inspector.services.team.fingerprints import fingerprint_view
from inspector.services.team.merging import run
from inspector.services.team.recovery import require_safe
from inspector.services.team.roster import laptops, named, this_device
from inspector.services.team.views import (
    Exported,
    ForkView,
    GapView,
    Look,
    Merge,
    PackageOutcome,
    PersonChange,
    QuarantineRow,
    UnitChange,
    Verdict,
)
from inspector.store import identity
from inspector.store.journal.state import heads
from inspector.store.queries import team as queries
from inspector.sync import container
from inspector.sync.container import SUFFIX
from inspector.sync.exporting import PhotoChoice, Selection, export_package
from inspector.sync.manifest import PackageKind
from inspector.sync.package import open_package
from inspector.sync.watching import Cancelled, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspector.services.workspace import Workspace
    from inspector.store.journal.roster import Member
    from inspector.sync.contents import Heads

__all__ = [
    "Cancelled",
    "Exported",
    "ForkView",
    "GapView",
    "Look",
    "Merge",
    "PackageOutcome",
    "PersonChange",
    "QuarantineRow",
    "UnitChange",
    "Verdict",
    "export",
    "look",
    "merge",
    "preview",
    "suggested_name",
]


def export(
    workspace: Workspace,
    target: Path,
    *,
    photos: str = "missing",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Exported:
    """Write a package for everybody else in the team: all of the journal, and the photos that not all of them have.

    ``photos`` is ``missing``, ``all`` or ``none``. Raises ``Refused``, also to a lead who needs a recovery sheet first
    (``recovery.require_safe``); ``Cancelled`` where the person stops it.
    """
    if workspace.read_only:
        raise Refused("workspace.read_only")
    if workspace.waiting:
        raise Refused("workspace.waiting")
    require_safe(workspace)
    receivers, watch = _receivers(workspace), _watch(progress, cancelled)
    chosen, tips = _selection(workspace, receivers, PhotoChoice(photos))
    keys = [one.recipient for one in receivers]
    made = export_package(workspace.store, target, keys, chosen, program=__version__, watch=watch)
    _note_sent(workspace, made.id, target, made.photos, tips, [named(one) for one in receivers])
    return Exported(
        file=target,
        size=made.size,
        transactions=made.transactions,
        photos=len(made.photos),
        left_out=len(made.left_out),
        damaged=len(made.damaged),
        for_whom=tuple(named(one) for one in receivers),
    )


def _selection(workspace: Workspace, receivers: Sequence[Member], photos: PhotoChoice) -> tuple[Selection, Heads]:
    """What goes into a package for these laptops, and how far this one is."""
    with workspace.store.reading() as connection:
        latest, tips = queries.latest_from(connection), heads(connection)
        before = queries.packages(connection, queries.SENT)
    has = [set(latest[one.device].photos) if one.device in latest else set[str]() for one in receivers]
    chosen = Selection(
        photos=photos,
        received=set.intersection(*has),
        sent=Counter(sha256 for one in before for sha256 in one.photos),
        acknowledged={one.device: _of(tips, one.device) for one in receivers},
    )
    return chosen, tips


def _receivers(workspace: Workspace) -> list[Member]:
    own = this_device(workspace)
    everybody = laptops(workspace.store.roster())
    found = [one for one in everybody if one.recipient and one.revoked is None and one.device != own]
    if not found:
        raise Refused("team.nobody")
    return found


def _of(tips: Heads, device: str) -> Heads:
    return {stream: tip for stream, tip in tips.items() if stream.startswith(device + ".")}


def _note_sent(
    workspace: Workspace, name: str, target: Path, photos: Sequence[str], tips: Heads, for_whom: list[str]
) -> None:
    at = workspace.clock.now()
    row = queries.PackageRow(
        id=name,
        direction=queries.SENT,
        file=target.name,
        device=this_device(workspace),
        person=workspace.person_name,
        kind=PackageKind.WORK.value,
        made_at=at,
        at=at,
        verdict="",
        heads=tips,
        photos=photos,
        receipt={"for_whom": for_whom},
    )
    workspace.store.take_in(lambda connection: queries.note(connection, row))


def suggested_name(workspace: Workspace) -> str:
    """A file name for a package: the workspace's name, whose laptop, and the moment."""
    moment = workspace.clock.now().astimezone(VIETNAM)
    parts = file_name(workspace.name), workspace.prefix, f"{moment:%Y%m%d-%H%M}"
    return "-".join(part for part in parts if part) + SUFFIX


def look(file: Path, workspace: Workspace | None = None) -> Look:
    """What a file is, without taking anything of it in; with a ``workspace``, as far as its laptop can read it.

    Raises ``Refused`` for what is no sound package or request.
    """
    with container.opened(file) as shell:
        card = shell.manifest
    asks = card.requester
    found = Look(
        kind=card.kind.value,
        workspace=card.workspace,
        ours=workspace is not None and bool(card.workspace) and card.workspace == workspace.id,
        person=asks.person_name if asks else "",
        device=card.device,
        made_at=card.made_at,
        program=card.program,
        fingerprint=fingerprint_view(asks.signing_key, asks.recipient) if asks else None,
        readable=bool(asks),
    )
    return found if asks or workspace is None else _look_inside(found, file, workspace)


def _look_inside(found: Look, file: Path, workspace: Workspace) -> Look:
    from dataclasses import replace

    with workspace.store.reading() as connection:
        key = identity.author_of(connection).key.identity
    try:
        with open_package(file, key) as package:
            told = package.contents
            return replace(
                found,
                person=told.person_name,
                readable=True,
                transactions=sum(1 for _ in package.transactions()),
                photos=len(told.photos),
                left_out=told.left_out,
            )
    except Refused as error:
        if error.code != "package.other_recipient":
            raise
        return found


def preview(
    workspace: Workspace,
    files: Sequence[Path],
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Merge:
    """What merging packages would bring: the very merge, rolled back. Raises ``Cancelled`` when it is stopped."""
    return run(workspace, files, _watch(progress, cancelled), keep=False)


def merge(
    workspace: Workspace,
    files: Sequence[Path],
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Merge:
    """Take packages in after a backup, in one transaction; one that is refused is listed, the others go in.

    A workspace that waits becomes a member's by the package that admits it.
    """
    return run(workspace, files, _watch(progress, cancelled), keep=True)


def _watch(progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None) -> Watch:
    watch = Watch()
    if progress is not None:
        watch.progress = progress
    if cancelled is not None:
        watch.cancelled = cancelled
    return watch
