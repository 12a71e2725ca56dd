"""Packages on their way in: the preview before, the receipt after; conflicts with both versions side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.core.formats import number, small_count
from inspector.services.team.packages import Verdict
from inspector.ui import metrics
from inspector.ui.pages.sync import merge_lines
from inspector.ui.pages.sync.conflict_panel import ConflictPanel, Decision
from inspector.ui.pages.sync.explanation import Explained, Explanation
from inspector.ui.widgets import Card, PageHeader, button, column, primary, row
from inspector.ui.widgets.sign_list import SignList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.team.packages import Merge
    from inspector.ui.pages.sync.deciding import Key

_LIST_LEAST, _LIST_MOST = 220, 300


class MergeView(QWidget):
    """A list of everything that comes at the left, what the chosen line means at the right."""

    accepted = Signal()
    """Take it in; or, of a receipt: it has been read."""
    put_off = Signal()
    decided = Signal(object, object)
    """Of a receipt: a ``ConflictView`` and a ``Decision`` that is to be written now."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.decisions: dict[Key, Decision] = {}
        self._title = title
        self._merge: Merge | None = None
        self._is_receipt = False
        self._may_decide = False
        self._conflicts: tuple[ConflictView, ...] = ()
        self._told: Mapping[str, Explained] = {}
        self._later = button(self.tr("Later"), self.put_off.emit)
        self._accept = primary("", self.accepted.emit)
        self._header = PageHeader(title, self._later, self._accept)
        self._list = SignList(self.tr("What the packages bring"))
        self._panel = ConflictPanel()
        self._explanation = Explanation()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._explanation)
        self._stack.addWidget(self._panel)
        left, right = Card(padding=8), Card()
        left.setMinimumWidth(_LIST_LEAST)
        left.setMaximumWidth(_LIST_MOST)
        left.add(self._list, stretch=1)
        right.add(self._stack, stretch=1)
        middle = row(left, right, spacing=metrics.GAP)
        middle.setStretch(0, 2)
        middle.setStretch(1, 5)
        layout = column(self._header, middle, spacing=metrics.GAP)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._list.chosen.connect(self._show)
        self._list.entered.connect(self._enter)
        self._panel.taken.connect(self._take)
        self._panel.written.connect(self._write)
        self._panel.withdrawn.connect(self._withdraw)

    @property
    def is_receipt(self) -> bool:
        """Whether the packages are in."""
        return self._is_receipt

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are looked at."""
        return tuple(one.file for one in self._merge.packages) if self._merge else ()

    def show_preview(self, merge: Merge, *, may_decide: bool) -> None:
        """Show what packages would bring; nothing is decided yet."""
        self.decisions = {}
        self._is_receipt, self._may_decide = False, may_decide
        self._show_merge(merge, merge.conflicts)

    def show_receipt(self, merge: Merge, left: Sequence[ConflictView], *, may_decide: bool) -> None:
        """Show what packages brought, and the conflicts that are ``left``."""
        self.decisions = {}
        self._is_receipt, self._may_decide = True, may_decide
        self._show_merge(merge, tuple(left))

    def show_left(self, left: Sequence[ConflictView]) -> None:
        """Show the conflicts of a receipt that are left after a decision."""
        self._conflicts = tuple(left)
        self._fill()

    def focus_list(self) -> None:
        """Begin at the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_merge(self, merge: Merge, conflicts: tuple[ConflictView, ...]) -> None:
        self._merge, self._conflicts = merge, conflicts
        words = merge_lines.subtitle(merge)
        if self._is_receipt:
            words = self.tr("Taken in · {what}").replace("{what}", words)
        self._header.set_title(self._title, words)
        self._later.setVisible(not self._is_receipt)
        self._fill()

    def _fill(self) -> None:
        assert self._merge is not None
        told = merge_lines.told(self._merge)
        if self._is_receipt:
            told = [merge_lines.receipt(self._merge), *told]
        self._told = {line.key: explained for line, explained in told}
        lines = [
            merge_lines.conflict_line(place, one, decided=one.key in self.decisions)
            for place, one in enumerate(self._conflicts)
        ]
        self._list.show_lines([*lines, *(line for line, _ in told)])
        self._label()
        self._show(self._list.current())

    def _label(self) -> None:
        """The primary button says what pressing it does."""
        assert self._merge is not None
        sound = any(one.verdict != Verdict.REFUSED for one in self._merge.packages)
        self._accept.setEnabled(self._is_receipt or sound)
        if self._is_receipt:
            self._accept.setText(self.tr("Done"))
            return
        open_ = max(self._merge.new_conflicts - len(self.decisions), 0)
        count = number(self._merge.new)
        if not self._merge.new:
            words = self.tr("Take in (nothing new)")
        elif open_:
            words = self.tr("Take {count} changes in, leave {open} to be decided")
        else:
            words = self.tr("Take {count} changes in")
        self._accept.setText(words.replace("{count}", count).replace("{open}", small_count(open_)))

    def _current(self) -> ConflictView | None:
        key = self._list.current()
        if not key.startswith(merge_lines.CONFLICT):
            return None
        return self._conflicts[int(key.removeprefix(merge_lines.CONFLICT))]

    @Slot(str)
    def _show(self, key: str) -> None:
        conflict = self._current()
        if conflict is not None:
            place = self.tr("conflict {number} of {count}")
            at = self._conflicts.index(conflict) + 1
            shown = place.format(number=at, count=len(self._conflicts))
            made = self.decisions.get(conflict.key)
            self._panel.show_conflict(conflict, shown, made, may_decide=self._may_decide)
            self._stack.setCurrentWidget(self._panel)
        elif key in self._told:
            self._explanation.show_it(self._told[key])
            self._stack.setCurrentWidget(self._explanation)
        else:
            self._explanation.show_it(Explained(self.tr("These packages bring nothing new.")))
            self._stack.setCurrentWidget(self._explanation)

    @Slot(str)
    def _enter(self, _key: str) -> None:
        """Enter goes on from the list to what can be pressed at its right."""
        if self._current() is not None:
            self._panel.begin()

    @Slot(int)
    def _take(self, index: int) -> None:
        conflict = self._current()
        if conflict is not None:
            chosen = next(one for one in conflict.versions if one.index == index)
            self._decide(conflict, Decision(reference=chosen.reference))

    @Slot(str)
    def _write(self, words: str) -> None:
        conflict = self._current()
        if conflict is not None:
            self._decide(conflict, Decision(written=words))

    def _decide(self, conflict: ConflictView, decision: Decision) -> None:
        if self._is_receipt:
            self.decided.emit(conflict, decision)
            return
        self.decisions[conflict.key] = decision
        self._fill()
        self.focus_list()

    @Slot()
    def _withdraw(self) -> None:
        conflict = self._current()
        if conflict is not None:
            self.decisions.pop(conflict.key, None)
            self._fill()
