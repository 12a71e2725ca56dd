"""Layouts with the spacing of the grid, so that no page measures by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from inspector.ui import metrics
from inspector.ui.widgets.kept_focus import keep_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = QWidget | QLayout | int | None
"""A widget, a layout, a fixed space in pixels, or None for a space that stretches."""


def column(*parts: Part, spacing: int = metrics.TIGHT, margin: int = 0) -> QVBoxLayout:
    """The parts below each other."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing, margin)
    return layout


def row(*parts: Part, spacing: int = metrics.TIGHT, margin: int = 0) -> QHBoxLayout:
    """The parts beside each other."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing, margin)
    return layout


def grid(lines: Sequence[Sequence[QWidget | None]], spacing: int = metrics.GAP) -> QGridLayout:
    """The widgets in lines and columns of one width."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for at_row, widgets in enumerate(lines):
        for at_column, widget in enumerate(widgets):
            if widget is not None:
                layout.addWidget(widget, at_row, at_column)
                layout.setColumnStretch(at_column, 1)
    return layout


def scroll(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls only when it must; wide content scrolls as well, nothing is cut off."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # One of our own, see-through: asked for its own, the binding makes all widget classes of Qt to tell what it is.
    area.setViewport(QWidget())
    area.setWidget(content)
    content.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and delete it; what comes in its place has the focus where that had it."""
    keep_focus(layout.parentWidget(), partial(_empty, layout))


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # Hidden at once: it would show through until the event loop deletes it.
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)


def _fill(layout: QBoxLayout, parts: Sequence[Part], spacing: int, margin: int) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            space = QSpacerItem(part, 0) if isinstance(layout, QHBoxLayout) else QSpacerItem(0, part)
            layout.addSpacerItem(space)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
