"""What is kept apart of a laptop, line by line, and up to which to let it count after all; not to is the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from inspector.core.formats import small_count
from inspector.services.team.held_contents import last_before, let_count
from inspector.ui import icons, theme
from inspector.ui.widgets import button, wrapped
from inspector.ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from inspector.services.team.held_contents import HeldAccount
    from inspector.services.team.packages import QuarantineRow

_HIGH: Final = 320


class ReleaseDialog(Dialog):
    """Accepted only by pressing the button that says so: a stolen laptop may have written what is listed.

    The chosen line and all below it, which were written before, are applied; at first that is what the laptop wrote
    before it was revoked. Where it wrote nothing before, no line is chosen.
    """

    def __init__(self, held: QuarantineRow, account: HeldAccount, parent: QWidget | None) -> None:
        super().__init__(self.tr("Let it count after all?"), parent, 680)
        self.device = held.device
        self._person, self._lines = held.person, account.lines
        self._told = wrapped("")
        self.list = _Lines(self.tr("What is kept apart"))
        self.add(wrapped(self.tr("Let it count after all?"), "heading"))
        if account.revoked:
            self.add(wrapped(account.revoked, "muted"))
        self.add(
            wrapped(
                self.tr(
                    "If the laptop was stolen, somebody else may have written this. Look at it first, the latest is at "
                    "the top. Choose the line to stop at: it and what stands below it, written before, are applied; "
                    "what stands above it stays kept apart, and so is what comes from this laptop later."
                )
            )
        )
        self.add(self.list, stretch=1)
        self.add(self._told)
        self.cancel = self.add_cancel()
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.apply = self.add_button(button("", self._say_yes))
        for line in account.lines:
            self.list.addItem("\n".join((line.title, *line.details)))
        # Not the current line: Qt makes the first one current as soon as the list has the focus.
        self.list.itemSelectionChanged.connect(self._show)
        first = last_before(account.lines)
        if first is not None:
            self.list.setCurrentRow(first)
        self._show()

    @property
    def up_to(self) -> str | None:
        """The id of the entry to stop at; nothing where all is applied. A line is chosen."""
        return self._lines[self.list.chosen()].id if self._applied() < len(self._lines) else None

    def _applied(self) -> int:
        row = self.list.chosen()
        return let_count(self._lines, self._lines[row].id) if row >= 0 else 0

    @Slot()
    def _show(self) -> None:
        count, everything = self._applied(), len(self._lines)
        self.list.mark(everything - count, self.tr("stays kept apart"))
        self.apply.setEnabled(count > 0)
        if not count:
            self.apply.setText(self.tr("Apply"))
            self._told.setText(
                self.tr("Nothing is chosen: choose the line to stop at, if any of this is to be applied.")
            )
            return
        self.apply.setText(self.tr("Apply {count} actions").replace("{count}", small_count(count)))
        words = [self.tr("{count} actions of {person} are applied."), self.tr("{rest} stay kept apart.")]
        told = words[: 1 + (count < everything)]
        if any(line.roster for line in self._lines[everything - count :]):
            told.append(self.tr("Of these, changes of who may do what mostly count no more."))
        self._told.setText(
            " ".join(told).format(count=small_count(count), person=self._person, rest=small_count(everything - count))
        )

    @Slot()
    def _say_yes(self) -> None:
        self.accept()


class _Lines(QListWidget):
    """Whole sentences to choose one from; those above the cut are marked by sign, words and colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setMinimumHeight(_HIGH)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._kept: int | None = None

    def chosen(self) -> int:
        """The row of the line that is chosen; -1 where none is."""
        found = self.selectedIndexes()
        return found[0].row() if found else -1

    def mark(self, kept: int, words: str) -> None:
        """The first lines stay kept apart, the others are applied."""
        before, self._kept = self._kept, kept
        changed = range(self.count()) if before is None else range(min(before, kept), max(before, kept))
        applied, apart = icons.icon("check", "good"), icons.icon("lock", "muted")
        for row in changed:
            item: QListWidgetItem = self.item(row)
            stays = row < kept
            title, _, rest = item.text().partition("\n")
            title = title.removesuffix(f" · {words}") + (f" · {words}" if stays else "")
            item.setText(f"{title}\n{rest}" if rest else title)
            item.setIcon(apart if stays else applied)
            item.setForeground(theme.color("muted" if stays else "ink"))
