"""The texts of a document: open, or locked with a word why."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from inspector.services.documents import DocumentKind, SectionText
from inspector.ui.context import Context
from inspector.ui.pages.reports.sections import Texts

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
