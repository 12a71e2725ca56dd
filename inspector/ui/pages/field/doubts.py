"""What is to be looked at before something is concluded or signed, above the fields of its dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.ui.widgets import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel


def doubts() -> QLabel:
    """Where :func:`ask` asks."""
    made = wrapped("", "error")
    made.setProperty("tone", "warning")
    made.hide()
    return made


def ask(place: QLabel, questions: Sequence[str]) -> None:
    """What is to be looked at first, where there is anything."""
    place.setText("\n".join(questions))
    place.setVisible(bool(questions))
