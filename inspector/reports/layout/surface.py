"""What the layout draws on: the renderer's page, or a recorder in a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from inspector.reports.layout.lines import Line


@dataclass(frozen=True, slots=True)
class SignatureSpace:
    """Room for one signature: the number of its page from 0, its edges in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    who: str = ""
    """Whose room it is: authority and position as they are printed, in one line."""


class Silent:
    """A surface that draws nothing: to learn how many pages a document has."""

    def line(self, line: Line, x: float, baseline: float, stretch: float = 0.0) -> None:
        """Print nothing."""

    def rules(self, ends: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw nothing."""

    def bookmark(self, level: int, title: str, y: float) -> None:
        """Enter nothing."""

    def signature(self, left: float, top: float, width: float, height: float, who: str) -> None:
        """Remember nothing."""

    def end_page(self) -> None:
        """Finish nothing."""


class Surface(Protocol):
    """A page at a time; ``x`` and ``y`` are points from the top left corner of the sheet."""

    def line(self, line: Line, x: float, baseline: float, stretch: float = 0.0) -> None:
        """Print ``line`` with ``stretch`` points added to each of its spaces."""

    def rules(self, ends: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw straight lines, each from its first point to its second."""

    def bookmark(self, level: int, title: str, y: float) -> None:
        """Enter ``title`` into the outline, pointing at this page; level 0 is the outermost."""

    def signature(self, left: float, top: float, width: float, height: float, who: str) -> None:
        """``who`` signs here: remember the place for an electronic signature."""

    def end_page(self) -> None:
        """Finish the page; what is drawn next stands on a new one."""
