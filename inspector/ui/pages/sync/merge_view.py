"""Packages on their way in: the preview before, with its conflicts side by side, and in the same view the receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.core.formats import small_count
from inspector.services.team.packages import Verdict
from inspector.ui import metrics
from inspector.ui.pages.sync import merge_lines, merge_summary
from inspector.ui.pages.sync.conflict_lines import conflict_lines, place_of, section
from inspector.ui.pages.sync.conflict_panel import ConflictPanel
from inspector.ui.pages.sync.explanation import Explanation
from inspector.ui.widgets import Card, PageHeader, button, column, primary, row
from inspector.ui.widgets.sign_list import SignLine, SignList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.team.packages import Merge
    from inspector.ui.pages.sync.deciding import Decision, Key
    from inspector.ui.pages.sync.explanation import Explained

_LIST_LEAST, _LIST_MOST = 220, 300


class MergeView(QWidget):
    """A list of everything that comes at the left, what the chosen line means at the right."""

    accepted = Signal()
    """Take it in; or, of a receipt: it has been read."""
    put_off = Signal()
    conflicts_asked = Signal()
    """Of a receipt: go to the conflicts that are left."""
    send_asked = Signal()
    """Of a receipt: send a package back, as it asks for."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.decisions: dict[Key, Decision] = {}
        self._title = title
        self._merge: Merge | None = None
        self._is_receipt = False
        self._may_decide = False
        self._conflicts: tuple[ConflictView, ...] = ()
        self._left = self._open = 0
        self._told: Mapping[str, Explained] = {}
        self._later = button(self.tr("Later"), self.put_off.emit)
        self._accept = primary("", self.accepted.emit)
        self._send = button(self.tr("Send a package…"), self.send_asked.emit, icon="upload")
        self._header = PageHeader(title, self._later, self._send, self._accept)
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
        self._explanation.acted.connect(self.conflicts_asked)
        self._panel.decided.connect(self._decide)
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
        # Those that the packages bring come first; the keys of the lines count through both.
        self._conflicts = tuple(sorted(merge.conflicts, key=lambda one: not one.new))
        self._header.set_title(self._title, merge_summary.subtitle(merge))
        self._show_merge(merge)

    def show_receipt(self, merge: Merge, left: int, *, may_decide: bool) -> None:
        """Show what packages brought; ``left``: how many conflicts are to be decided."""
        self.decisions = {}
        self._is_receipt, self._may_decide = True, may_decide
        self._conflicts, self._left, self._open = (), left, left
        words = self.tr("Taken in · {what}").replace("{what}", merge_summary.subtitle(merge, left))
        self._header.set_title(self._title, words)
        self._show_merge(merge)

    def set_open(self, count: int) -> None:
        """So many conflicts are open now: a decision may have been taken back since the receipt was shown."""
        if self._is_receipt and count != self._open:
            self._open = count
            self._fill()

    def focus_list(self) -> None:
        """Begin at the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_merge(self, merge: Merge) -> None:
        self._merge = merge
        self._later.setVisible(not self._is_receipt)
        self._send.setVisible(self._is_receipt)
        self._fill(merge_summary.SUMMARY)

    def _fill(self, chosen: str = "") -> None:
        assert self._merge is not None
        if self._is_receipt:
            summary = merge_summary.receipt(self._merge, self._left, self._open, may_decide=self._may_decide)
        else:
            summary = merge_summary.preview(self._merge)
        first, brought = [summary, *merge_lines.troubles(self._merge)], merge_lines.told(self._merge)
        self._told = {line.key: explained for line, explained in (*first, *brought)}
        new = [one for one in self._conflicts if one.new]
        lines = [line for line, _ in first]
        lines += self._section("new", self.tr("New conflicts from these packages"), new, 0)
        if brought:
            caption = self.tr("What was brought") if self._is_receipt else self.tr("What the packages bring")
            lines += [section("content", caption), *(line for line, _ in brought)]
        old = self._conflicts[len(new) :]
        lines += self._section("old", self.tr("Conflicts that were there before"), old, len(new))
        self._list.show_lines(lines, chosen)
        self._label()
        self._show(self._list.current())

    def _section(self, key: str, caption: str, found: Sequence[ConflictView], first: int) -> list[SignLine]:
        if not found:
            return []
        return [section(key, caption, len(found)), *conflict_lines(found, self.decisions, first=first)]

    def _label(self) -> None:
        """The primary button says what pressing it does."""
        assert self._merge is not None
        sound = any(one.verdict != Verdict.REFUSED for one in self._merge.packages)
        self._accept.setEnabled(self._is_receipt or sound)
        if self._is_receipt:
            self._accept.setText(self.tr("Done"))
            return
        open_ = sum(1 for one in self._conflicts if one.new and one.key not in self.decisions)
        count = small_count(self._merge.new)
        if not self._merge.new:
            words = self._nothing_new()
        elif open_:
            words = self.tr("Take {count} changes in, leave {open} to be decided")
        else:
            words = self.tr("Take {count} changes in")
        self._accept.setText(words.replace("{count}", count).replace("{open}", small_count(open_)))

    def _nothing_new(self) -> str:
        """Nothing new is applied; yet earlier acts may count no longer, or something is kept apart."""
        assert self._merge is not None
        if self._merge.shifts:
            return self.tr("Take in (changes what counts)")
        photos = sum(one.photos_new for one in self._merge.packages)
        if self._merge.quarantined_now:
            return self.tr("Take in (kept apart)")
        if photos:
            return self.tr("Take in (photos, files: {count})").replace("{count}", small_count(photos))
        return self.tr("Take in (nothing new)")

    def _current(self) -> ConflictView | None:
        place = place_of(self._list.current())
        return self._conflicts[place] if place is not None else None

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

    @Slot(str)
    def _enter(self, _key: str) -> None:
        """Enter goes on from the list to what can be pressed at its right."""
        if self._current() is not None:
            self._panel.begin()
        else:
            self._explanation.begin()

    @Slot(object, object)
    def _decide(self, conflict: ConflictView, decision: Decision) -> None:
        """What is decided while looking is written with the merge."""
        self.decisions[conflict.key] = decision
        self._fill()
        self.focus_list()

    @Slot()
    def _withdraw(self) -> None:
        conflict = self._current()
        if conflict is not None:
            self.decisions.pop(conflict.key, None)
            self._fill()
