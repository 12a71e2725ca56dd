"""A piece of evidence in full: the picture, its caption, the way to the next one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.core.errors import Refused
from inspector.services import evidence
from inspector.ui.folders import documents
from inspector.ui.widgets.buttons import button, icon_button, primary
from inspector.ui.widgets.dialogs import ConfirmDialog, Dialog
from inspector.ui.widgets.evidence_bytes import picture
from inspector.ui.widgets.evidence_items import facts_of
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.file_dialogs import save_dialog
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.evidence import EvidenceRow
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context

_LARGEST = QSize(2000, 1500)
_PDF = "application/pdf"


class EvidenceViewer(Dialog):
    """Shows one of several pieces; the caption saves itself."""

    changed = Signal()

    def __init__(
        self, context: Context, rows: Sequence[EvidenceRow], place: int, parent: QWidget, *, read_only: bool
    ) -> None:
        super().__init__(self.tr("Evidence"), parent, 760)
        self._context = context
        self._rows = list(rows)
        self._place = place
        self._picture = _Picture()
        self._facts = label("", "muted")
        self._caption = LineField(self.tr("Caption"), self.tr("Caption"))
        self._caption.set_read_only(read_only)
        self._caption.committed.connect(self._keep_caption)
        self._caption.save_at_rest()
        self._before = icon_button("chevron-left", self.tr("Previous piece"), self._show_before)
        self._after = icon_button("chevron-right", self.tr("Next piece"), self._show_after)
        self.add(self._picture, stretch=1)
        self.body.addLayout(row(self._before, self._facts, None, self._after))
        self.add(self._caption)
        self._look = self.add_button(button(self.tr("Look at the document"), self._ask_document, icon="eye"))
        if context.workspace.protected:
            away = button(self.tr("Save a copy…"), self._ask_copy, icon="file-down")
        else:
            away = button(self.tr("Open in another program"), self._open_outside, icon="external-link")
        self._away = self.add_button(away)
        self.add_button(primary(self.tr("Close"), self.accept))
        self.resize(860, 640)
        self._show()

    def _show(self) -> None:
        shown = self._rows[self._place]
        self._facts.setText(" · ".join(part for part in (shown.name, facts_of(shown)) if part))
        self._caption.set_value(shown.caption)
        self._look.setVisible(shown.media_type == _PDF)
        self._before.setEnabled(self._place > 0)
        self._after.setEnabled(self._place < len(self._rows) - 1)
        self._picture.show_words(
            self.tr("The file is not on this computer.") if shown.missing else self.tr("No picture of this file.")
        )
        for needs_it in (self._look, self._away):
            needs_it.setEnabled(not shown.missing)
        if shown.missing:
            self._context.read(evidence.why_missing, shown, done=self._picture.show_words, latest="evidence.viewer")
        elif shown.is_image:
            self._context.read(picture, shown, _LARGEST, done=self._show_picture, latest="evidence.viewer")

    @Slot(object)
    def _show_picture(self, image: QImage | None) -> None:
        if image is not None:
            self._picture.show_picture(QPixmap.fromImage(image))

    @Slot()
    def _show_before(self) -> None:
        self._turn(-1)

    @Slot()
    def _show_after(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        if not self._caption.commit() or self._caption.error():
            # Turning would throw away what could not be saved; Escape gives it up.
            return
        self._place = min(max(self._place + step, 0), len(self._rows) - 1)
        self._show()

    @Slot(object)
    def _keep_caption(self, words: str | None) -> None:
        attachment_id = self._rows[self._place].id
        self._context.write(evidence.caption, attachment_id, words or "", done=self._kept, failed=self._caption.refuse)

    @Slot(object)
    def _kept(self, _changed: object) -> None:
        self._caption.set_error("")
        self.changed.emit()

    @Slot()
    def _ask_document(self) -> None:
        self._context.read(evidence.content, self._rows[self._place], done=self._show_document)

    @Slot(object)
    def _show_document(self, found: bytes) -> None:
        """A PDF is shown from memory."""
        from inspector.ui.widgets.pdf_preview import PdfDialog

        name = self._rows[self._place].name
        try:
            PdfDialog(name, found, name, self).open()
        except Refused as error:
            self._context.say(str(error), "bad")

    @Slot()
    def _ask_copy(self) -> None:
        """Other programs read files only: a plain copy is written where the person says, and nowhere else."""
        words = self.tr(
            "This workspace is protected; other programs need a copy that is not. Choose where to put it, and delete "
            "it when it is no longer needed."
        )
        dialog = ConfirmDialog(self.tr("Save a copy that is not encrypted?"), words, self.tr("Choose where…"), self)
        dialog.confirmed.connect(self._ask_where)
        dialog.open()

    @Slot()
    def _ask_where(self) -> None:
        shown = self._rows[self._place]
        dialog = save_dialog(self, self.tr("Save a copy"), documents() / Path(shown.name).name)
        dialog.fileSelected.connect(self.save_copy)
        dialog.open()

    @Slot(str)
    def save_copy(self, path: str) -> None:
        """Write a plain copy to ``path``."""
        self._context.read(evidence.save_copy, self._rows[self._place], Path(path), done=self._copied)

    @Slot(object)
    def _copied(self, path: Path) -> None:
        self._context.say(self.tr("The copy was saved: {path}").replace("{path}", str(path)), "good")

    @Slot()
    def _open_outside(self) -> None:
        self._context.read(_copy_out, self._rows[self._place], done=self._open_file)

    @Slot(object)
    def _open_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class _Picture(QLabel):
    """A picture that fills its place without being cut."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(320, 240)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, picture: QPixmap) -> None:
        self._whole = picture
        self._fit()

    @Slot(str)
    def show_words(self, words: str) -> None:
        self._whole = QPixmap()
        self.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        shown = self._whole.scaled(
            self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)


# --- On the database thread ---


def _copy_out(workspace: Workspace, row: EvidenceRow) -> Path:
    """A copy under its own name: other programs go by the name, and the original must not change."""
    if workspace.protected:
        raise Refused("evidence.protected")
    found = evidence.content(workspace, row)
    target = Path(tempfile.mkdtemp(prefix="inspector-")) / Path(row.name).name
    target.write_bytes(found)
    return target
