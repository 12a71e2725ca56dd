"""The open conflicts: one after the other, or many at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team.conflict_views import LATEST, SIGNED
from inspector.ui import metrics
from inspector.ui.pages.sync import deciding
from inspector.ui.pages.sync.conflict_lines import conflict_lines, key_of, place_of
from inspector.ui.pages.sync.conflict_panel import ConflictPanel
from inspector.ui.pages.sync.words import machine
from inspector.ui.widgets import Card, ConfirmDialog, EmptyState, column, menu_button, muted, row
from inspector.ui.widgets.sign_list import SignList

if TYPE_CHECKING:
    from inspector.services.team.conflict_views import ConflictView
    from inspector.ui.context import Context
    from inspector.ui.pages.sync.deciding import Decision

_LIST_LEAST, _LIST_MOST = 220, 320


class ConflictsPart(QWidget):
    """Conflicts at the left, the chosen one at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[ConflictView, ...] = ()
        self._many_chosen: tuple[tuple[ConflictView, ...], str] = (), ""
        self._list = SignList(self.tr("Conflicts"))
        self._panel = ConflictPanel()
        self._count = muted("")
        self._menu = QMenu(self)
        self._many = menu_button(self.tr("Decide many at once"), self._menu)
        tools = row(self._count, None, self._many, spacing=8)
        left, right = Card(padding=8), Card()
        left.setMinimumWidth(_LIST_LEAST)
        left.setMaximumWidth(_LIST_MOST)
        left.add(self._list, stretch=1)
        right.add(self._panel, stretch=1)
        middle = row(left, right, spacing=metrics.GAP)
        middle.setStretch(0, 2)
        middle.setStretch(1, 5)
        full = QWidget()
        layout = column(tools, middle, spacing=8)
        layout.setStretch(1, 1)
        full.setLayout(layout)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(full)
        self.setLayout(column(self._stack))
        self._list.chosen.connect(self._show)
        self._list.entered.connect(self._enter)
        self._panel.decided.connect(self._decide)
        self._panel.place_asked.connect(self._go)

    def show_conflicts(self, found: tuple[ConflictView, ...]) -> None:
        """Show the open conflicts; after a decision the one that follows is chosen."""
        at = place_of(self._list.current())
        before = self._shown[at].key if at is not None and at < len(self._shown) else None
        self._shown = found
        keys = [one.key for one in found]
        place = keys.index(before) if before in keys else min(at or 0, max(len(found) - 1, 0))
        self._count.setText(self.tr("{count} to be decided").replace("{count}", small_count(len(found))))
        self._fill_menu()
        self._list.show_lines(list(conflict_lines(found)), key_of(place))
        self._stack.setCurrentIndex(1 if found else 0)
        self._show(self._list.current())

    def _make_empty(self) -> QWidget:
        return EmptyState(
            "circle-check",
            self.tr("No conflicts"),
            self.tr("Where two people write one thing differently, both versions are kept and shown here to decide."),
        )

    @property
    def _may_decide(self) -> bool:
        workspace = self._context.workspace
        return workspace is not None and workspace.role == "lead" and not workspace.read_only

    def _current(self) -> ConflictView | None:
        at = place_of(self._list.current())
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @Slot(str)
    def _show(self, _key: str) -> None:
        conflict = self._current()
        if conflict is not None:
            place = self.tr("conflict {number} of {count}")
            shown = place.format(number=self._shown.index(conflict) + 1, count=len(self._shown))
            self._panel.show_conflict(conflict, shown, may_decide=self._may_decide)
            self._panel.offer_place(offered=bool(conflict.inspection_id or conflict.unit_id))

    @Slot()
    def _go(self) -> None:
        conflict = self._current()
        if conflict is not None and conflict.inspection_id:
            self._context.go("field", conflict.inspection_id)
        elif conflict is not None:
            self._context.go("units", conflict.unit_id)

    @Slot(str)
    def _enter(self, _key: str) -> None:
        self._panel.begin()

    @Slot(object, object)
    def _decide(self, conflict: ConflictView, decision: Decision) -> None:
        self._context.write(deciding.decide_and_tell, conflict, decision, done=self._decided)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _decided(self, answer: tuple[object, int, int]) -> None:
        _, written, left = answer
        code = f"syncpage.decided.{'left' if left else 'all'}"
        self._context.say(text(code, count=small_count(written), left=small_count(left)), "good", undo=True)

    # --- Many at once ---

    def _fill_menu(self) -> None:
        self._menu.clear()
        choices = _choices(self._shown)
        self._many.setVisible(self._may_decide and len(self._shown) > 1 and bool(choices))
        for whose, (person, count) in choices.items():
            if whose == LATEST:
                words = self.tr("All: the latest version ({count})")
            elif whose == SIGNED:
                words = self.tr("All as the minutes were signed ({count})")
            else:
                words = self.tr("All versions of {machine} ({count})").replace("{machine}", person)
            action = self._menu.addAction(words.replace("{count}", small_count(count)), self._ask_all)
            action.setData(whose)

    @Slot()
    def _ask_all(self) -> None:
        sender: QObject = self.sender()
        if not isinstance(sender, QAction):
            return
        whose = str(sender.data())
        person, count = _choices(self._shown)[whose]
        if whose == LATEST:
            question = self.tr("In {count} conflicts the version that was written last is chosen.")
        elif whose == SIGNED:
            question = self.tr("In {count} conflicts the version with which the minutes were signed is chosen.")
        else:
            question = self.tr("In {count} conflicts the version of {machine} is chosen.")
        self._many_chosen = tuple(one for one in self._shown if one.version_for(whose)), whose
        kept = self.tr("The other versions stay in the journal; this can be undone.")
        sentence = question.replace("{count}", small_count(count)).replace("{machine}", person)
        # What was signed stays as it was signed: there is nothing to be warned of.
        chosen = [(one.warning, one.version_for(whose)) for one in self._many_chosen[0]]
        warned = sum(1 for warning, version in chosen if warning and version and not version.as_signed)
        if warned:
            sentence += " " + text("syncpage.many.late", count=small_count(warned))
        yes = self.tr("Decide {count} conflicts").replace("{count}", small_count(count))
        dialog = ConfirmDialog(self.tr("Decide many at once"), f"{sentence} {kept}", yes, self.window())
        dialog.confirmed.connect(self._take_all)
        dialog.open()

    @Slot()
    def _take_all(self) -> None:
        self._context.write(deciding.decide_all_and_tell, *self._many_chosen, done=self._decided)


def _choices(found: tuple[ConflictView, ...]) -> dict[str, tuple[str, int]]:
    """Whose versions can be taken at once, and in how many conflicts: by laptop or its branch; the latest last."""
    counts: Counter[str] = Counter()
    people: dict[str, str] = {}
    for one in found:
        if one.can_take:
            writers = {writer.source: writer for version in one.versions for writer in version.writers}
            counts.update(writers.keys())
            people.update({source: one.who or machine(one.device_prefix) for source, one in writers.items()})
    choices = {source: (people[source], counts[source]) for source in sorted(counts, key=lambda one: people[one])}
    beside = {whose: ("", sum(one.version_for(whose) is not None for one in found)) for whose in (SIGNED, LATEST)}
    return {**choices, **{whose: said for whose, said in beside.items() if said[1]}}
