"""A document as it will be printed: pages to look through, to print, to save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QSizePolicy, QWidget

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.core.files import in_place, write_whole
from inspector.ui import theme
from inspector.ui.folders import documents
from inspector.ui.widgets.buttons import button, icon_button, primary
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.file_dialogs import save_dialog
from inspector.ui.widgets.labels import muted, wrapped
from inspector.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.theme import Tone

_STEP: Final = 1.2
_SMALLEST, _LARGEST = 0.25, 4.0
_PRINT_DPI: Final = 300


class PdfPreview(QWidget):
    """The pages of a PDF held in memory, with page and zoom at the top; :meth:`show_pdf` gives it the bytes."""

    shown = Signal(int)
    """Number of pages, once a document is shown."""

    def __init__(self) -> None:
        super().__init__()
        # The buffer feeds the document for as long as pages are drawn, so both live and die together.
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view.setAccessibleName(self.tr("Pages of the document"))
        self._printer: QPrinter | None = None
        self._place = muted("")
        self._zoom = muted("")
        self._waiting = muted("")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.hide()
        layout = column(self._bar(), self._waiting, self._view)
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_place)
        self._view.zoomFactorChanged.connect(self._tell_zoom)

    def show_waiting(self, words: str = "") -> None:
        """Say in place of the pages that they are being prepared, or what kept them; nothing shows the pages again."""
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))
        self._view.setVisible(not words)

    def show_pdf(self, content: bytes) -> None:
        """Show a document; raises ``Refused`` for bytes that are not a readable PDF. The place in it is kept."""
        page = self._view.pageNavigator().currentPage()
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(content)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready:
            raise Refused("preview.unreadable")
        self.show_waiting()
        self._view.pageNavigator().jump(min(page, self.pages() - 1), QPointF())
        self._tell_place()
        self.shown.emit(self.pages())

    def pages(self) -> int:
        """Number of pages shown."""
        return self._document.pageCount()

    def content(self) -> bytes:
        """The document that is shown."""
        return bytes(self._bytes.data())

    def current_page(self) -> int:
        """The page in view, from 0."""
        return self._view.pageNavigator().currentPage()

    @Slot()
    def previous_page(self) -> None:
        """Go to the page before."""
        self._jump(-1)

    @Slot()
    def next_page(self) -> None:
        """Go to the page after."""
        self._jump(1)

    @Slot()
    def zoom_in(self) -> None:
        """Show it larger."""
        self._scale(_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show it smaller."""
        self._scale(1 / _STEP)

    @Slot()
    def fit_width(self) -> None:
        """As wide as there is room."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._tell_zoom()

    @Slot()
    def ask_to_print(self) -> None:
        """Ask for a printer and print what is shown."""
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, max(self.pages(), 1))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.finished.connect(self._print_if_accepted)
        dialog.setModal(True)
        dialog.show()

    @Slot(int)
    def _print_if_accepted(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._printer is not None:
            self.print_on(self._printer)
        self._printer = None

    def print_on(self, printer: QPrinter) -> None:
        """Print the chosen pages at their true size."""
        printer.setResolution(_PRINT_DPI)
        printer.setFullPage(True)
        first = max(printer.fromPage(), 1)
        last = printer.toPage() or self.pages()
        painter = QPainter()
        if not painter.begin(printer):
            raise Refused("preview.printer")
        for number in range(first - 1, min(last, self.pages())):
            if number > first - 1:
                printer.newPage()
            painter.drawImage(QPointF(0, 0), self.page_image(number, _PRINT_DPI))
        painter.end()

    def page_image(self, number: int, dpi: int) -> QImage:
        """Page ``number`` (from 0) on white paper at ``dpi`` dots an inch."""
        points = self._document.pagePointSize(number)
        size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, self._document.render(number, size, QPdfDocumentRenderOptions()))
        painter.end()
        return paper

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setLayout(
            row(
                icon_button("chevron-up", self.tr("Previous page"), self.previous_page),
                icon_button("chevron-down", self.tr("Next page"), self.next_page),
                self._place,
                None,
                icon_button(
                    "zoom-out", self.tr("Smaller"), self.zoom_out, QKeySequence(QKeySequence.StandardKey.ZoomOut)
                ),
                self._zoom,
                icon_button("zoom-in", self.tr("Larger"), self.zoom_in, QKeySequence(QKeySequence.StandardKey.ZoomIn)),
                icon_button("maximize", self.tr("Fit the width"), self.fit_width),
            )
        )
        return bar

    def _jump(self, step: int) -> None:
        target = self.current_page() + step
        if 0 <= target < self.pages():
            self._view.pageNavigator().jump(target, QPointF())

    def _scale(self, factor: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(self._view.zoomFactor() * factor, _SMALLEST), _LARGEST))

    @Slot()
    def _tell_place(self) -> None:
        words = self.tr("Page {page} of {pages}")
        self._place.setText(words.format(page=self.current_page() + 1, pages=self.pages()) if self.pages() else "")

    @Slot()
    def _tell_zoom(self) -> None:
        fitted = self._view.zoomMode() == QPdfView.ZoomMode.FitToWidth
        self._zoom.setText("" if fitted else f"{round(self._view.zoomFactor() * 100)}%")


class PdfDialog(Dialog):
    """A preview in a window of its own, with printing and saving."""

    def __init__(
        self, title: str, content: bytes, file_name: str, parent: QWidget | None, notes: Sequence[str] = ()
    ) -> None:
        """``notes`` are what to mind before printing: they stand above the pages."""
        super().__init__(title, parent, 720)
        self._file_name = file_name
        self.notes = wrapped("\n".join(notes))
        theme.set_role(self.notes, tone="warning")
        self.notes.setVisible(bool(notes))
        self.add(self.notes)
        self.preview = PdfPreview()
        self.add(self.preview, stretch=1)
        self._outcome = wrapped("", "heading")
        self._outcome.hide()
        self.add(self._outcome)
        self.add_cancel(self.tr("Close"))
        self.add_button(button(self.tr("Save as PDF…"), self._ask_where, icon="file-down"))
        self.add_button(primary(self.tr("Print…"), self.preview.ask_to_print, icon="printer"))
        self.resize(860, 640)
        self.preview.show_pdf(content)

    @Slot(str)
    def save(self, path: str) -> None:
        """Write what is shown to ``path``; says so in the dialog when that is not possible."""
        target = Path(path)
        try:
            with in_place(target):
                write_whole(target, self.preview.content())
        except Refused as error:
            self._tell(str(error), "bad")
        except OSError:
            self._tell(messages.text("preview.unwritable", path=path), "bad")
        else:
            self._tell(self.tr("Saved: {path}").format(path=path), "good")

    def _tell(self, words: str, tone: Tone) -> None:
        self._outcome.setText(words)
        theme.set_role(self._outcome, tone=tone)
        self._outcome.show()

    @Slot()
    def _ask_where(self) -> None:
        dialog = save_dialog(self, self.tr("Save as PDF"), documents() / self._file_name, "PDF", ".pdf")
        dialog.fileSelected.connect(self.save)
        dialog.open()
