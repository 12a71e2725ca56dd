"""The long work of packages as the database thread carries it out: told in kilobytes, and not too often."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from inspector.services.team import joining, packages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspector.services.team.joining import Admitted, Request
    from inspector.services.team.packages import Exported, Merge
    from inspector.services.workspace import Workspace
    from inspector.ui.tasks import Progress

_KILO: Final = 1024
_EVERY: Final = 0.05
"""Seconds between two steps that are told: a package has many thousands."""


class _Steps:
    """Takes bytes, tells kilobytes: a signal carries 32 bits, and photos come to more."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            self._progress(done // _KILO, max(total // _KILO, 1))


def send(workspace: Workspace, target: Path, photos: str, *, progress: Progress) -> Exported:
    """Write a package for everybody else in the team."""
    return packages.export(workspace, target, photos=photos, progress=_Steps(progress))


def look_into(workspace: Workspace, files: Sequence[Path], *, progress: Progress) -> Merge:
    """What packages would bring."""
    return packages.preview(workspace, files, progress=_Steps(progress))


def take_in(workspace: Workspace, files: Sequence[Path], *, progress: Progress) -> Merge:
    """Take packages in."""
    return packages.merge(workspace, files, progress=_Steps(progress))


def admit(
    workspace: Workspace,
    request: Request,
    role: joining.Role,
    target: Path,
    person_id: str | None,
    *,
    progress: Progress,
) -> Admitted:
    """Put a laptop on the roster and write the package that tells it so."""
    return joining.admit(workspace, request, role, target, person_id=person_id, progress=_Steps(progress))
