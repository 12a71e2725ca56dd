"""What the bar at the bottom promises."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.ui.statusbar import StatusBar

SAVED = datetime(2019, 6, 12, 2, 42, 16, tzinfo=UTC)


def _words(bar: StatusBar) -> list[str]:
    return [found.text() for found in bar.findChildren(QLabel)]


def _show(bar: StatusBar, *, backup: datetime | None = None, read_only: bool = False) -> list[str]:
    bar.show_status(
        saved_at=SAVED,
        protected=False,
        last_backup_at=backup,
        prefix="A07",
        read_only=read_only,
        today=date(2019, 6, 12),
    )
    return _words(bar)


def test_times_are_vietnamese(qtbot: QtBot, theme: object) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    left, right = _show(bar, backup=datetime(2019, 6, 11, 18, 0, tzinfo=UTC))
    assert left == "Saved at 09:42:16 · No network needed"
    assert right == "Machine A07 · Plain store (not encrypted)   ·   Last backup: today 01:00"
    assert "Last backup: 11/06/2019 08:00" in _show(bar, backup=datetime(2019, 6, 11, 1, 0, tzinfo=UTC))[1]
    assert "No backup yet" in _show(bar)[1]


def test_an_older_saving_has_its_day(qtbot: QtBot, theme: object) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_status(
        saved_at=SAVED, protected=True, last_backup_at=None, prefix="A01", read_only=False, today=date(2026, 1, 1)
    )
    assert _words(bar)[0].startswith("Saved at 12/06/2019 09:42:16")
    assert "Protected store" in _words(bar)[1]


def test_reading_only_promises_no_saving(qtbot: QtBot, theme: object) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    assert _show(bar, read_only=True)[0] == "Opened for reading only"
    bar.show_saving()
    assert _words(bar)[0] == "Saving…"
    bar.show_plain("Opening…")
    assert _words(bar) == ["Opening…", ""]


def test_what_is_not_saved_stands_where_saving_is_promised(qtbot: QtBot, theme: object) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    _show(bar)
    bar.show_unsaved(2)
    assert _words(bar)[0] == "Not saved yet: 02"
    assert _show(bar)[0] == "Not saved yet: 02"
    with qtbot.waitSignal(bar.unsaved_asked):
        bar._lead.click()
    bar.show_unsaved(0)
    assert bar._lead.isHidden()
    assert _words(bar)[0].startswith("Saved at")
