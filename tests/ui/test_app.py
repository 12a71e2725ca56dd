"""The program from its start to its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.core import messages, settings
from inspector.ui import app
from inspector.ui.app import Program
from inspector.ui.crash_dialog import CrashDialog
from inspector.ui.pages.settings import SettingsPage
from inspector.ui.pages.settings.looks_part import LooksPart
from tests.ui.hands import opened
from tests.ui.starts import second_start


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    heavy = ("sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "reportlab", "openpyxl", "cryptography")
    code = f"import sys, inspector.ui.app; sys.exit(','.join(set({heavy!r}) & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_window_is_painted_before_anything_is_opened(qtbot: QtBot, program: Program, folder: Path) -> None:
    order: list[str] = []
    program.window.painted.connect(lambda: order.append("painted"))
    program.tasks.busy_changed.connect(lambda _busy: order.append("asked"))
    program.keeper.opened.connect(lambda _opened: order.append("opened"))
    with qtbot.waitSignal(program.keeper.stands):
        program.start(folder)
    assert order[:2] == ["painted", "asked"]
    assert "opened" in order


def test_without_a_workspace_the_person_is_asked_what_to_do(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.keeper.nothing_open):
        program.start(None)
    assert program.window._pages.current == "first_start"
    qtbot.waitUntil(lambda: not program.tasks.busy)


def test_a_crash_of_the_last_run_is_told(qtbot: QtBot, program: Program) -> None:
    program.start(None, "Fatal Python error: Segmentation fault")
    opened(qtbot, program.window, CrashDialog).accept()
    qtbot.waitUntil(lambda: not program.tasks.busy)


def test_another_language_builds_the_window_again(qtbot: QtBot, program: Program, folder: Path) -> None:
    with qtbot.waitSignal(program.keeper.stands):
        program.start(folder)
    first = program.window
    program.context.settings.language = "en"
    program.context.act("rebuild")
    qtbot.waitUntil(lambda: program.window is not first and program.window.isVisible())
    assert messages.current_language() == "en"
    words = {found.text() for found in program.window.findChildren(QLabel)}
    assert "Settings" in words
    page = program.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    assert isinstance(page._part(), LooksPart)
    assert program.window._top._role.text() == "Team lead"
    assert program.window.windowTitle().startswith("UBND xã Khánh Vĩnh")
    qtbot.waitUntil(lambda: not program.tasks.busy)


def test_a_second_start_raises_the_first_window(qtbot: QtBot, program: Program, folder: Path) -> None:
    with qtbot.waitSignal(program.keeper.stands):
        program.start(folder)
    program.window.showMinimized()
    with second_start(folder) as second:
        qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    qtbot.waitUntil(lambda: not program.window.isMinimized())


@pytest.mark.parametrize(("percent", "factor"), [(100, None), (150, "1.5"), (125, "1.25"), (400, None)])
def test_the_size_is_given_to_qt_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, percent: int, factor: str | None
) -> None:
    import os

    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    app._scale(percent)
    assert os.environ.get("QT_SCALE_FACTOR") == factor
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)


def test_the_workspace_opened_last_is_opened_again(tmp_path: Path) -> None:
    chosen = settings.Settings()
    assert app._last(chosen) is None
    chosen.remember(tmp_path)
    assert app._last(chosen) == tmp_path
    chosen.last_workspace = str(tmp_path / "gone")
    assert app._last(chosen) is None
