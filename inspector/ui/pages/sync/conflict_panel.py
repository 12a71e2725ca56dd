"""A conflict on the screen: what is at odds, the versions side by side, and the ways to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team.conflict_views import ConflictKind
from inspector.ui import metrics
from inspector.ui.pages.sync.conflict_lines import BEHIND
from inspector.ui.pages.sync.deciding import Decision
from inspector.ui.pages.sync.differences import differences
from inspector.ui.pages.sync.version_card import VersionCard
from inspector.ui.widgets import (
    Card,
    LineField,
    button,
    column,
    elided,
    icon_label,
    label,
    link,
    row,
    scroll,
    small,
    wrapped,
)
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.services.team.conflict_views import ConflictView
    from inspector.ui.pages.sync.differences import Pieces

_IN_ROW: Final = 2
_LOW: Final = 400
"""Height in pixels below which the buttons of the versions stand above their lines."""
_ALIKE: Final = frozenset({ConflictKind.VALUE, ConflictKind.CONCLUDED})
"""Where the versions say the same thing differently, and can be compared word by word."""


class ConflictPanel(QWidget):
    """Shows one conflict and asks for a decision."""

    decided = Signal(object, object)
    """The ``ConflictView`` that is shown, and the ``Decision``."""
    withdrawn = Signal()
    """The decision that was made is put back."""
    place_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._conflict: ConflictView | None = None
        self._low = False
        self._title = elided("", "heading")
        self._place = label("", "small")
        self._sentence = wrapped("", "muted")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(metrics.GAP)
        self._other = self._make_other()
        self._keep = button(self.tr("Seen: keep what was changed"), self._leave, icon="check")
        self._foot = small("")
        self._foot.setWordWrap(True)
        holder = QWidget()
        # All that can be long scrolls together: on a small screen the sentences would leave no room for the versions.
        parts = self._sentence, self._make_warning(), self._grid, self._other
        holder.setLayout(column(*parts, None, self._foot, spacing=10))
        self._decided = wrapped("", "heading")
        self._undo = link(self.tr("Decide otherwise"), self.withdrawn.emit)
        self._go = link(self.tr("Open the unit"), self.place_asked.emit)
        self._go.hide()
        head = row(self._title, self._go, self._place, spacing=10)
        decided = row(self._decided, None, self._undo, spacing=10)
        decided.setStretch(0, 1)
        layout = column(head, scroll(holder), row(self._keep, None), decided, spacing=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_conflict(
        self, conflict: ConflictView, place: str, decision: Decision | None = None, *, may_decide: bool
    ) -> None:
        """Show another one; ``place`` says which of how many it is."""
        self._conflict = conflict
        # One name where a conflict is about the unit itself.
        where = " · ".join(dict.fromkeys(part for part in (conflict.unit, conflict.title) if part))
        self._title.set_text(where or conflict.field_label)
        self._place.setText(place)
        self._sentence.setText(_sentence(conflict))
        self._show_versions(conflict, decision, may_decide=may_decide)
        self._other.setVisible(may_decide and conflict.can_write and decision is None)
        self._keep.setVisible(may_decide and conflict.can_keep and decision is None)
        self._warning.setText(conflict.warning)
        self._warns.setVisible(may_decide and bool(conflict.warning))
        self._text.set_value(None)
        self._text.set_error("")
        self._decided.setText(self._sentence_for(conflict, decision))
        self._decided.setVisible(decision is not None)
        self._undo.setVisible(decision is not None)
        self._foot.setText(_foot(conflict, may_decide=may_decide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in sight in an enlarged window."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        if low != self._low:
            self._low = low
            for card in self.findChildren(VersionCard):
                card.choose_first(first=low)

    def offer_place(self, *, offered: bool) -> None:
        """Offer to go where the record is put right; a preview has no such place yet."""
        self._go.setVisible(offered)

    def begin(self) -> None:
        """Give the focus to the first thing that can be pressed: a version, else what else there is."""
        cards = [one for card in self.findChildren(VersionCard) for one in card.findChildren(QPushButton)]
        first = next((one for one in [*cards, *self.findChildren(QPushButton)] if one.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_versions(self, conflict: ConflictView, decision: Decision | None, *, may_decide: bool) -> None:
        clear(self._grid)
        lines = _lines(conflict)
        for place, version in enumerate(conflict.versions):
            card = VersionCard(version, [(name, pieces[place]) for name, pieces in lines])
            if may_decide and conflict.can_take and decision is None:
                card.offer(self._choice(conflict, place), place + 1)
                card.taken.connect(self.take)
                card.choose_first(first=self._low)
            if decision is not None and decision.reference == version.reference:
                card.mark(self.tr("chosen"))
            self._grid.addWidget(card, *divmod(place, _IN_ROW))
        for at in range(_IN_ROW):
            self._grid.setColumnStretch(at, 1)

    def _choice(self, conflict: ConflictView, at: int) -> str:
        if conflict.kind == ConflictKind.DELETED:
            return self.tr("Put it into the bin") if at == 0 else self.tr("Keep it, with this change")
        if conflict.kind == ConflictKind.CONCLUDED:
            return self.tr("Choose this conclusion")
        return self.tr("Choose this version")

    def _sentence_for(self, conflict: ConflictView, decision: Decision | None) -> str:
        if decision is None:
            return ""
        if decision.written:
            return self.tr("To be written: {text}").replace("{text}", decision.written)
        if decision.kept:
            return self.tr("Chosen: what was changed is kept")
        chosen = next((one for one in conflict.versions if one.reference == decision.reference), None)
        words = chosen.text if chosen is not None else ""
        return self.tr("Chosen: {text}").replace("{text}", words)

    def _make_warning(self) -> QWidget:
        self._warning, self._warns = wrapped(""), QWidget()
        line = row(icon_label("triangle-alert", "warning"), self._warning, spacing=8)
        line.setStretch(1, 1)
        self._warns.setLayout(line)
        return self._warns

    def _make_other(self) -> Card:
        self._text = LineField(self.tr("Another text or figure"))
        write = button(self.tr("Write"), self._write)
        self._text.line.returnPressed.connect(self._write)
        card = Card()
        line = row(self._text, write, spacing=8)
        line.setAlignment(write, Qt.AlignmentFlag.AlignTop)
        line.setStretch(0, 1)
        card.add(small(self.tr("Or write something else")))
        card.body.addLayout(line)
        return card

    @Slot(int)
    def take(self, index: int) -> None:
        """Decide for a version by its index."""
        if self._conflict is not None:
            chosen = next(one for one in self._conflict.versions if one.index == index)
            self.decided.emit(self._conflict, Decision(reference=chosen.reference))

    @Slot()
    def _leave(self) -> None:
        if self._conflict is not None:
            self.decided.emit(self._conflict, Decision(kept=True))

    @Slot()
    def _write(self) -> None:
        if self._conflict is not None and self._text.commit() and self._text.value():
            self.decided.emit(self._conflict, Decision(written=str(self._text.value())))


def _sentence(conflict: ConflictView) -> str:
    """What is at odds; a decision made here is not told as somebody's who did not know."""
    if conflict.by_decision:
        return text(f"team.late.decided.{conflict.kind.value}")
    if conflict.by_some_knowing:
        return text(f"team.late.mixed.{conflict.kind.value}")
    kind = "branches" if conflict.within_one else conflict.kind.value
    # So many as there are cards: where several laptops wrote the same, they have one between them.
    count = small_count(len(conflict.versions))
    return text(f"syncpage.conflict.{kind}", field=conflict.field_label, count=count, value=conflict.versions[0].value)


def _lines(conflict: ConflictView) -> list[tuple[str, tuple[Pieces, ...]]]:
    """The field at odds first, then what helps to decide; each with the pieces for every version."""
    texts = [version.text for version in conflict.versions]
    if conflict.kind in _ALIKE:
        found = [(conflict.field_label or text("syncpage.conflict.state"), differences(texts))]
    else:
        # A signature and the changes behind it are not two versions of one text.
        if conflict.kind in BEHIND:
            texts = [f"{conflict.field_label}: {texts[0]}", *texts[1:]]
        found = [(text("syncpage.conflict.state"), tuple(((words, False),) for words in texts))]
    for caption, beside in conflict.context:
        found.append((caption, differences(beside)))
    return found


def _foot(conflict: ConflictView, *, may_decide: bool) -> str:
    if conflict.advice:
        return conflict.advice
    words = text("syncpage.conflict.foot" if may_decide else "syncpage.conflict.lead_decides")
    if any(version.goes_with for version in conflict.versions):
        words = f"{text('syncpage.conflict.together')} {words}"
    return words
