"""Looking at a document before it is printed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from inspector.core.errors import Refused
from inspector.ui.widgets.pdf_preview import PdfDialog, PdfPreview


def _pdf(pages: int) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(595, 842), invariant=1)
    for number in range(pages):
        canvas.rect(100, 100, 200, 50 + number, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_pages_can_be_looked_through(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    with qtbot.waitSignal(preview.shown) as blocker:
        preview.show_pdf(_pdf(3))
    assert blocker.args == [3]
    preview.next_page()
    preview.next_page()
    preview.next_page()
    assert preview.current_page() == 2
    preview.previous_page()
    assert preview.current_page() == 1


def test_that_pages_are_being_prepared_is_said_until_they_are_there(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show()
    preview.show_waiting("đang chuẩn bị")
    assert preview._waiting.isVisible()
    assert not preview._view.isVisible()
    preview.show_pdf(_pdf(1))
    assert not preview._waiting.isVisible()
    assert preview._view.isVisible()


def test_a_new_version_keeps_the_place(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(_pdf(3))
    preview.next_page()
    preview.show_pdf(_pdf(5))
    assert preview.current_page() == 1
    preview.show_pdf(_pdf(1))
    assert preview.current_page() == 0


def test_bytes_that_are_no_pdf_are_refused(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    with pytest.raises(Refused) as refusal:
        preview.show_pdf(b"not a PDF")
    assert refusal.value.code == "preview.unreadable"


def test_a_page_is_drawn_black_on_white_at_its_true_size(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(_pdf(1))
    image = preview.page_image(0, 144)
    assert (image.width(), image.height()) == (1190, 1684)
    assert image.pixelColor(10, 10).name() == "#ffffff"
    assert image.pixelColor(2 * 200, 2 * (842 - 125)).name() == "#000000"


def test_zoom_stays_within_reason(qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(_pdf(1))
    for _ in range(40):
        preview.zoom_in()
    largest = preview.grab()
    for _ in range(80):
        preview.zoom_out()
    assert not largest.isNull()
    preview.fit_width()


def test_printing_writes_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(_pdf(3))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    printed = PdfPreview()
    qtbot.addWidget(printed)
    printed.show_pdf((tmp_path / "printed.pdf").read_bytes())
    assert printed.pages() == 3


def test_the_dialog_saves_what_it_shows_and_says_when_it_cannot(qtbot: QtBot, tmp_path: Path) -> None:
    content = _pdf(2)
    dialog = PdfDialog("Báo cáo", content, "bao-cao.pdf", None)
    qtbot.addWidget(dialog)
    dialog.save(str(tmp_path / "bao-cao.pdf"))
    assert (tmp_path / "bao-cao.pdf").read_bytes() == content
    assert str(tmp_path) in dialog._outcome.text()
    assert dialog._outcome.property("tone") == "good"
    dialog.open()
    dialog.save(str(tmp_path / "missing" / "bao-cao.pdf"))
    words = [label.text() for label in dialog.findChildren(type(dialog._outcome)) if label.isVisible()]
    assert any("missing" in text for text in words)
    dialog.close()
