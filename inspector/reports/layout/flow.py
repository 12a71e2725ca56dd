"""Filling pages: atoms one below the other, kept together where they must be, each page finished as soon as it is full.

Only the atoms of one unbreakable group are held at a time, so that memory does not grow with the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from inspector.reports.layout.geometry import BOTTOM, TOP
from inspector.reports.layout.surface import Surface

_SLACK: Final = 1e-3

Draw = Callable[[Surface, float], None]


@dataclass(frozen=True, slots=True)
class Band:
    """The head of a table, drawn again wherever the table goes on."""

    height: float
    draw: Draw
    marked: bool
    close: Draw
    """Closes a row that goes on overleaf."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Something that is never cut: a line, a row, a block of signatures."""

    height: float
    draw: Draw
    before: float = 0.0
    """Space above it, dropped at the top of a page."""
    after: float = 0.0
    """Space below it; with the next one's `before` the larger counts."""
    clear: float = 0.0
    """Space that has to be left below it on its page, whatever follows."""
    glued: bool = False
    """Stays on the page of the atom before it."""
    marked: bool = False
    """Carries the mark (*)."""
    band: Band | None = None
    """The table it belongs to, but not for the table's own head."""
    open_end: bool = False
    """A slice of a row that goes on in the next atom."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a page, above the bottom margin."""

    height: float
    draw: Callable[[Surface], None]
    always: bool = False
    """On every page, not only where the mark (*) is."""


@dataclass(slots=True)
class _Page:
    y: float = TOP
    after: float = 0.0
    empty: bool = True
    foot: bool = False
    last: Atom | None = None


class Flow:
    """Fills the pages of one section; ``frame`` draws what stands outside the text of page ``number``."""

    def __init__(self, surface: Surface, foot: Foot | None, frame: Callable[[int], None]) -> None:
        self._surface = surface
        self._foot = foot
        self._frame = frame
        self._page = self._fresh()
        self._group: list[Atom] = []
        self.pages = 1

    def add(self, atoms: Iterable[Atom]) -> None:
        """Place ``atoms``, but for those the next ones may still be glued to; pages are finished as they fill."""
        for atom in atoms:
            if not atom.glued:
                self._flush()
            self._group.append(atom)

    @property
    def filled(self) -> float:
        """The part of the current page that is used, from 0 to 1."""
        return (self._page.y - TOP) / (BOTTOM - TOP)

    def break_page(self) -> None:
        """What comes next stands on a new page, unless this one is still empty."""
        self._flush()
        if not self._page.empty:
            self._next_page()

    def finish(self, imprint: Draw | None = None) -> None:
        """Finish the last page; ``imprint`` is drawn on it."""
        self._flush()
        if imprint:
            imprint(self._surface, BOTTOM)
        self._close_page()

    def _flush(self) -> None:
        if self._group:
            self._place(self._group)
            self._group = []

    def _place(self, group: Sequence[Atom]) -> None:
        if not self._fits(group):
            if not self._page.empty:
                self._next_page()
                self._continue_table(group[0])
            if len(group) > 1 and not self._fits(group):
                for atom in group:
                    self._place([replace(atom, glued=False)])
                return
        for atom in group:
            self._draw(atom)

    def _fits(self, group: Sequence[Atom]) -> bool:
        y, after, empty = self._page.y, self._page.after, self._page.empty
        foot, clear = self._page.foot, 0.0
        for atom in group:
            y += (0.0 if empty else max(after, atom.before)) + atom.height
            after, empty, clear = atom.after, False, atom.clear
            foot = foot or atom.marked
        reserved = self._foot.height if self._foot and foot else 0.0
        return y + clear <= BOTTOM - reserved + _SLACK

    def _draw(self, atom: Atom) -> None:
        page = self._page
        page.y += 0.0 if page.empty else max(page.after, atom.before)
        atom.draw(self._surface, page.y)
        page.y += atom.height
        page.after, page.empty, page.last = atom.after, False, atom
        page.foot = page.foot or atom.marked

    def _continue_table(self, atom: Atom) -> None:
        band = atom.band
        if band is None:
            return
        page = self._page
        band.draw(self._surface, page.y)
        page.y += band.height
        page.foot = page.foot or band.marked
        page.empty, page.after = True, 0.0

    def _next_page(self) -> None:
        last = self._page.last
        if last and last.open_end and last.band:
            last.band.close(self._surface, self._page.y)
        self._close_page()
        self.pages += 1
        self._page = self._fresh()

    def _close_page(self) -> None:
        if self._foot and self._page.foot:
            self._foot.draw(self._surface)
        self._frame(self.pages)
        self._surface.end_page()

    def _fresh(self) -> _Page:
        return _Page(foot=self._foot is not None and self._foot.always)
