"""Exceptions nobody handled: logged, shown once, from any thread."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.crash import CrashWatch
from inspector.ui.crash_dialog import CrashDialog


@pytest.fixture
def desk(qtbot: QtBot, theme: object) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def watch(desk: QWidget) -> Iterator[CrashWatch]:
    hooks = sys.excepthook, threading.excepthook
    made = CrashWatch(desk)
    made.set_window(desk)
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks


def _dialogs(desk: QWidget) -> list[CrashDialog]:
    return [dialog for dialog in desk.findChildren(CrashDialog) if dialog.isVisible()]


def _raise() -> None:
    raise ZeroDivisionError("in the program")


def _catch() -> ZeroDivisionError:
    with pytest.raises(ZeroDivisionError) as caught:
        _raise()
    return caught.value


def test_one_dialog_at_a_time_and_all_in_the_log(
    qtbot: QtBot, desk: QWidget, watch: CrashWatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            error = _catch()
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(_dialogs(desk)) == 1)
    assert sum("ZeroDivisionError: in the program" in record.getMessage() for record in caplog.records) == 3
    report = _dialogs(desk)[0].findChild(QPlainTextEdit)
    assert isinstance(report, QPlainTextEdit)
    assert "in _raise" in report.toPlainText()
    _dialogs(desk)[0].accept()
    watch.show_error(_catch())
    assert len(_dialogs(desk)) == 1, "the next bug gets its dialog again"


def test_other_threads_are_watched_too(qtbot: QtBot, desk: QWidget, watch: CrashWatch) -> None:
    thread = threading.Thread(target=_raise)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(_dialogs(desk)) == 1)


def test_what_the_last_run_left_is_shown(desk: QWidget, watch: CrashWatch) -> None:
    watch.show_earlier("Fatal Python error: Segmentation fault")
    assert _dialogs(desk)[0].windowTitle() == "The program stopped last time"
