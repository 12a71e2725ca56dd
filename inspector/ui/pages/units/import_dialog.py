"""What a list of units would change, row by row, before anything is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QStackedWidget, QTabBar, QWidget

from inspector.core import formats
from inspector.ui import theme
from inspector.ui.pages.units.import_tables import ImportTables
from inspector.ui.widgets import Badge, Dialog, FlagField, column, heading, primary, row, wrapped
from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.errors import Refused
    from inspector.services.unit_lists import ImportPreview, ImportResult
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context
    from inspector.ui.tasks import Progress
    from inspector.ui.theme import Tone

_SIZE: Final = QSize(1180, 560)
"""Wide enough for every cell of a new unit."""


def read_list(
    workspace: Workspace,
    path: Path,
    convert: bool | None = None,
    progress: Progress | None = None,
    *,
    take_names: bool = False,
) -> Any:
    """Read a list of units; runs on the database thread."""
    from inspector.services import unit_lists

    if progress is not None:
        progress(0, 1)
    return unit_lists.preview_import(workspace, path, convert_legacy=convert, take_names=take_names)


def _write(workspace: Workspace, preview: ImportPreview, skip: bool, leave_out: frozenset[int]) -> ImportResult:
    from inspector.services import unit_lists

    return unit_lists.import_units(workspace, preview, skip_refused=skip, leave_out=leave_out)


class ImportDialog(Dialog):
    """New, changed and refused rows, notes, and the decisions that are left to the person."""

    def __init__(self, context: Context, parent: QWidget, path: Path, preview: ImportPreview) -> None:
        super().__init__(self.tr("Import a list of units"), parent, 860)
        self._context = context
        self._path = path
        self._preview = preview
        self._summary = row(spacing=8)
        self._encoding = self._make_encoding()
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._stack = QStackedWidget()
        self._tables = ImportTables(context.settings, self)
        self._skip = FlagField("")
        self.take_names = FlagField("")
        self._state = wrapped("", "muted")
        self._error = ErrorLine(keeps_room=True)
        self.body.addLayout(self._summary)
        self.add(self._encoding, self._tabs)
        self.add(self._stack, stretch=1)
        self.add(self.take_names, self._skip, self._state, self._error)
        self.add_cancel()
        self.go_on = self.add_button(primary("", self._import))
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._skip.committed.connect(self._tell)
        self.take_names.committed.connect(self._decide)
        self._tables.ticked.connect(self._tell)
        self.resize(_SIZE)
        self._show(preview)

    def _make_encoding(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "message")
        self._asked = wrapped("")
        self.convert = QRadioButton(self.tr("Convert it to Unicode, as shown below"))
        self.keep = QRadioButton(self.tr("Leave it as it stands in the file"))
        self._choices = QButtonGroup(self)
        for choice in (self.convert, self.keep):
            self._choices.addButton(choice)
        self._choices.buttonClicked.connect(self._decide)
        layout = column(self._asked, row(self.convert, self.keep, None, spacing=18), spacing=6)
        layout.setContentsMargins(12, 8, 12, 8)
        frame.setLayout(layout)
        theme.set_role(frame, tone="warning")
        return frame

    # --- Showing ---

    @Slot(object)
    def _show(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._error.say("")
        self._show_summary()
        self._show_tabs()
        old = len(preview.legacy)
        question = self.tr("{count} cells are written in an old encoding (TCVN3 or VNI). What is to be done with them?")
        self._asked.setText(question.replace("{count}", formats.small_count(old)))
        if preview.needs_decision:
            self._encoding.show()
        elif self._choices.checkedButton() is None:
            self._encoding.hide()
        words = self.tr("Leave out the {count} refused rows and take over the others")
        self._skip.box.setText(words.replace("{count}", formats.small_count(preview.refused_rows)))
        self._skip.setVisible(bool(preview.refused))
        words = self.tr("Take the {count} heads that look like names for positions all the same (see the notes)")
        self.take_names.box.setText(words.replace("{count}", formats.small_count(preview.head_names)))
        self.take_names.setVisible(bool(preview.head_names))
        self._tell()

    def _show_summary(self) -> None:
        while (item := self._summary.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        preview = self._preview
        counts: tuple[tuple[int, str, Tone], ...] = (
            (len(preview.new), self.tr("new"), "good"),
            (len(preview.changed), self.tr("changed"), "accent"),
            (preview.same, self.tr("same"), "neutral"),
            (preview.refused_rows, self.tr("refused"), "bad"),
        )
        rows = self.tr("{file}: {count} rows").replace("{count}", formats.small_count(preview.rows))
        self._summary.addWidget(heading(rows.replace("{file}", preview.file)))
        for count, words, tone in counts:
            if count:
                self._summary.addWidget(Badge(f"{formats.small_count(count)} {words}", tone))
        self._summary.addStretch(1)

    def _show_tabs(self) -> None:
        while self._tabs.count():
            self._tabs.removeTab(0)
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        for title, widget in self._tables.make(self._preview):
            self._stack.addWidget(widget)
            self._tabs.addTab(title)
        self._tabs.setVisible(bool(self._tabs.count()))

    @Slot()
    def _tell(self) -> None:
        count = len(self._preview.new) + self._taken()
        self.go_on.setText(self.tr("Take over {count} units").replace("{count}", formats.small_count(count)))
        lack = self._lack(count)
        self._state.setText(lack or self.tr("Nothing has been written yet."))
        self.go_on.setEnabled(not lack)

    def _taken(self) -> int:
        """How many of the changed rows have their tick."""
        return len(self._preview.changed) - len(self._tables.left_out())

    def _lack(self, count: int) -> str:
        if self._preview.needs_decision:
            return self.tr("Decide about the old encoding first.")
        if self._preview.changed and not count:
            return self.tr("Every row is left out: there is nothing to take over.")
        if not count:
            return self.tr("There is nothing to take over: no row is new or changed.")
        if self._preview.refused and not self._skip.value():
            return self.tr("Mend the refused rows in the file and import it again, or leave them out.")
        return ""

    # --- Deciding ---

    @Slot()
    def _decide(self) -> None:
        convert = self.convert.isChecked() if self._choices.checkedButton() else None
        read = partial(read_list, path=self._path, convert=convert, take_names=bool(self.take_names.value()))
        self._context.read(read, done=self._show, failed=self._refuse)

    @Slot()
    def _import(self) -> None:
        self.go_on.setEnabled(False)
        skip = bool(self._skip.value())
        self._context.write(
            _write,
            self._preview,
            skip,
            self._tables.left_out(),
            done=self._imported,
            failed=self._refuse,
            crashed=self._enable_again,
        )

    @Slot(object)
    def _enable_again(self, _error: object) -> None:
        self._tell()

    @Slot(object)
    def _imported(self, _result: ImportResult) -> None:
        self.accept()
        new, changed = len(self._preview.new), self._taken()
        words = self.tr("The list was taken over: {new} new units, {changed} changed.")
        words = words.replace("{new}", formats.small_count(new)).replace("{changed}", formats.small_count(changed))
        self._context.say(words, "good", undo=True)

    @Slot(object)
    def _refuse(self, error: Refused) -> None:
        self._error.refuse(error)
        self._tell()
