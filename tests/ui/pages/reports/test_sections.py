"""The texts of a document: open, or locked with a word why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.services.documents import DocumentKind, SectionText
from inspector.ui.context import Context
from inspector.ui.pages.reports.paper import Paper
from inspector.ui.pages.reports.sections import Texts
from inspector.ui.theme import Theme

SHOWN = tuple(SectionText(key, key, "Lời văn riêng.", "", own=True) for key in ("strengths", "limits"))


def test_the_texts_of_signed_minutes_can_only_be_read(qtbot: QtBot, context: Context) -> None:
    texts = Texts(context, (DocumentKind.MINUTES, "luot"), SHOWN)
    qtbot.addWidget(texts)
    texts.show_texts(SHOWN)
    section = texts.section("limits")
    assert not texts.locked_note.isVisibleTo(texts)
    assert section.reset.isVisibleTo(texts)
    texts.show_texts(tuple(replace(one, locked=True) for one in SHOWN))
    assert texts.locked_note.isVisibleTo(texts)
    assert section.field.text.isReadOnly()
    assert not section.reset.isVisibleTo(texts)
    texts.show_texts(SHOWN)
    assert not section.field.text.isReadOnly(), "supplementary minutes were begun"


def test_what_is_being_written_is_told_and_taken_back_with_it(qtbot: QtBot, context: Context) -> None:
    texts = Texts(context, (DocumentKind.MINUTES, "luot"), SHOWN)
    qtbot.addWidget(texts)
    texts.show()
    told: list[bool] = []
    texts.writing.connect(told.append)
    texts.show_texts(SHOWN)
    assert True not in told, "the program's own filling is no writing"
    field = texts.section("limits").field
    texts.activateWindow()
    field.text.setFocus()
    qtbot.waitUntil(field.text.hasFocus)
    QTest.keyClick(field.text, Qt.Key.Key_A)
    assert told[-1]
    QTest.keyClick(field.text, Qt.Key.Key_Backspace)
    assert not told[-1]


def test_pages_that_are_behind_the_words_are_not_called_issued_as_they_stand(qtbot: QtBot, theme: Theme) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.mark_writing(True)
    assert not paper._issued.isVisibleTo(paper), "nothing is issued: nothing to deny"
    paper.show_issued("Issued under No. 15")
    paper.mark_writing(True)
    assert (paper._issued.text()[:13], paper._issued.property("tone")) == ("What is being", "warning")
    paper.mark_writing(False)
    assert (paper._issued.text(), paper._issued.property("tone")) == ("Issued under No. 15", "good")
    paper.show_print("Issued under No. 15. It differs.", differs=True)
    paper.show_issued("Issued under No. 15")
    assert (paper._issued.text()[-8:], paper._issued.property("tone")) == ("differs.", "warning"), "it is asked anew"
    paper.begin(None)
    paper.show_issued("Issued under No. 15")
    assert paper._issued.property("tone") == "good", "another document"
    paper.show_issued("")
    assert not paper._issued.isVisibleTo(paper)
