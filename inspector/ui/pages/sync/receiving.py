"""Taking packages in: chosen or dropped, looked at, taken in after the person has agreed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.ui.folders import remember
from inspector.ui.pages.sync import carrying, deciding, places
from inspector.ui.widgets.file_dialogs import open_dialog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.services.team.packages import Merge
    from inspector.ui.context import Context
    from inspector.ui.pages.sync.deciding import Decision, Key

_A_REQUEST: Final = "package.not_work"
"""What a request is refused with where a package is expected."""


class Receiver(QObject):
    """Leads from the files to the preview, and from there to the receipt."""

    previewed = Signal(object)
    """A ``Merge`` that is not kept."""
    received = Signal(object, int)
    """A ``Merge`` and how many conflicts are left."""
    request_found = Signal(str)
    """The one file is somebody's request to be admitted."""
    admitted = Signal()
    """The laptop waited, and belongs to a team now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    @Slot()
    def start(self) -> None:
        """Ask which files."""
        folder = places.place(self._context.settings)
        title, words = self.tr("Receive packages"), self.tr("Packages")
        dialog = open_dialog(self._window.window(), title, folder, places.kinds(words), many=True)
        dialog.filesSelected.connect(self.look_into)
        dialog.open()

    @Slot(list)
    def look_into(self, names: Sequence[str]) -> None:
        """Show what these files would bring."""
        files = tuple(Path(name) for name in names)
        if not files:
            return
        remember(self._context.settings, places.PURPOSE, files[0])
        if self._context.workspace.waiting:
            title = self.tr("Taking the admission package in")
            self._context.long(carrying.take_in, files, title=title, done=self._see_admission)
        else:
            title = self.tr("Looking into the packages")
            self._context.long(carrying.look_into, files, title=title, done=self._show)

    def take_in(self, files: Sequence[Path], decisions: Mapping[Key, Decision]) -> None:
        """Take them in, with what was decided meanwhile."""
        title = self.tr("Taking packages in")
        self._context.long(deciding.take_in_and_decide, files, dict(decisions), title=title, done=self._tell)

    @Slot(object)
    def _show(self, merge: Merge) -> None:
        if [one.code for one in merge.packages] == [_A_REQUEST]:
            self.request_found.emit(str(merge.packages[0].file))
        else:
            self.previewed.emit(merge)

    @Slot(object)
    def _tell(self, answer: tuple[Any, ...]) -> None:
        merge, refused, left = answer[:3]
        for sentence in refused:
            self._context.say(sentence, "warning")
        self.received.emit(merge, left)

    @Slot(object)
    def _see_admission(self, merge: Merge) -> None:
        if self._context.workspace.waiting:
            reasons = " ".join(one.reason for one in merge.packages if one.reason)
            self._context.say(reasons, "bad")
        else:
            self.admitted.emit()
