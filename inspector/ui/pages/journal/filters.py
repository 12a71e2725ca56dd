"""What part of the journal is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.clock import VIETNAM
from inspector.ui.widgets import ChoiceField, DateField, label, row
from inspector.ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.organisation import PersonRow
    from inspector.ui.widgets import Field

_DAY = 128


@dataclass(frozen=True)
class Span:
    """Words, person and days that entries must match; nothing set shows all."""

    words: str = ""
    person_id: str | None = None
    first: date | None = None
    last: date | None = None
    entity_id: str | None = None

    def asked(self) -> dict[str, Any]:
        """As the service asks for it: the last day is included."""
        return {
            "text": self.words or None,
            "person_id": self.person_id,
            "entity_id": self.entity_id,
            "since": _midnight(self.first),
            "until": _midnight(self.last + timedelta(days=1)) if self.last else None,
        }


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), VIETNAM) if day else None


class Filters(QWidget):
    """The line above the journal; ``changed`` when another part is asked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = SearchLine(self.tr("Find words, old or new values…"))
        self._words.setMinimumWidth(110)
        self._person = ChoiceField(optional=True, nothing=self.tr("Everybody"))
        self._first, self._last = DateField(self.tr("From day")), DateField(self.tr("To day"))
        for field in (self._first, self._last):
            field.setFixedWidth(_DAY)
        self._person.setMinimumWidth(120)
        line = row(
            self._words,
            _named(self.tr("Person"), self._person),
            _named(self.tr("From day"), self._first),
            _named(self.tr("To day"), self._last),
            spacing=12,
        )
        line.setStretch(0, 1)
        self.setLayout(line)
        self._words.searched.connect(self._tell)
        for editor in (self._person, self._first, self._last):
            editor.committed.connect(self._tell)

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Offer these people."""
        self._person.set_choices([(person.id, person.name or person.position or "") for person in people])

    def span(self) -> Span:
        """What is asked for."""
        return Span(self._words.text().strip(), self._person.value(), self._first.value(), self._last.value())

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


def _named(words: str, field: Field) -> QWidget:
    field.set_name(words)
    holder = QWidget()
    holder.setLayout(row(label(words, "label"), field, spacing=6))
    return holder
