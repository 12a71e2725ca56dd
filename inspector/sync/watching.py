"""Telling how far a long export or import is, and stopping it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Takes the bytes done and the bytes there are to do, as far as known."""


class Cancelled(Exception):
    """The person stopped it; nothing has changed."""


def _nobody_looks(_done: int, _total: int) -> None:
    return


def _never() -> bool:
    return False


@dataclass
class Watch:
    """What a long run tells, and asks, as it goes on."""

    progress: Progress = _nobody_looks
    cancelled: Callable[[], bool] = _never
    total: int = 0
    done: int = 0

    def step(self, count: int) -> None:
        """``count`` more bytes are done; raises ``Cancelled`` where the person has had enough."""
        if self.cancelled():
            raise Cancelled
        self.done += count
        self.progress(self.done, max(self.total, self.done))
