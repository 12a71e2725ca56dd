"""Every page of the real window on the sample: fits the screen, speaks Vietnamese, can be reached by keyboard."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector.services import sample
from inspector.ui.app import Program
from inspector.ui.navigation import PAGES
from inspector.ui.widgets.badge import Badge
from tests.ui.hands import settle

SCREEN = (1366, 700)
"""What a 1366 x 768 screen leaves under title and task bar."""
KEYS = [spec.key for spec in PAGES]
# Words that Vietnamese offices write as they are.
ENGLISH = re.compile(
    r"\b(the|and|save|cancel|add|delete|open|close|unit|round|report|finding|settings|year|find)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "Khánh Vĩnh 2019"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSPECTOR_HOME", str(folder.parent / "home"))
        sample.make_sample(folder).close()
    return folder


@pytest.fixture
def program(
    qtbot: QtBot, program: Program, original: Path, tmp_path_factory: pytest.TempPathFactory, inspector_home: Path
) -> Program:
    """The same over the sample, on a small screen."""
    shutil.copytree(original.parent / "home", inspector_home, dirs_exist_ok=True)
    folder = tmp_path_factory.mktemp("kho") / "Khánh Vĩnh 2019"
    shutil.copytree(original, folder)
    program.window.resize(*SCREEN)
    with qtbot.waitSignal(program.keeper.stands):
        program.start(folder)
    program.context.set_year(2019)
    return program


def _show(qtbot: QtBot, program: Program, key: str) -> QWidget:
    program.window.go(key)
    settle(qtbot, program.tasks)
    return program.window._pages.page(key)


def _bars(page: QWidget) -> tuple[int, int]:
    area = next(area for area in page.window().findChildren(QScrollArea) if area.widget() is page)
    return area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()


def _fits_across(page: QWidget) -> bool:
    return _bars(page)[0] == 0


def _words(root: QWidget) -> set[str]:
    found: set[str] = set()
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton | Badge):
            found.add(widget.text())
        elif isinstance(widget, QComboBox):
            found.update(widget.itemText(place) for place in range(widget.count()))
        elif isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        elif isinstance(widget, QGroupBox):
            found.add(widget.title())
        elif isinstance(widget, QTabWidget):
            found.update(widget.tabText(place) for place in range(widget.count()))
        elif isinstance(widget, QTableView):
            found.update(_titles(widget))
        found.add(widget.toolTip())
    return found


def _titles(table: QTableView) -> set[str]:
    model = table.model()
    return {str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())}


def _name(widget: QWidget) -> str:
    if isinstance(widget, QTabBar):
        return widget.tabText(widget.currentIndex())
    own = widget.accessibleName() or widget.toolTip()
    return own or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _nameless(page: QWidget) -> list[str]:
    reachable = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [type(widget).__name__ for widget in reachable if not _name(widget)]


def test_every_page_fits_speaks_vietnamese_and_names_what_can_be_reached(qtbot: QtBot, program: Program) -> None:
    bars, english, nameless = {}, {}, {}
    for key in KEYS:
        page = _show(qtbot, program, key)
        bars[key] = _bars(page)
        english[key] = sorted(words for words in _words(program.window) if ENGLISH.search(words))
        nameless[key] = _nameless(page)
    assert {key: size for key, size in bars.items() if size != (0, 0)} == {}, "no page needs scroll bars at 1366 x 768"
    assert {key: words for key, words in english.items() if words} == {}
    assert {key: kinds for key, kinds in nameless.items() if kinds} == {}


def test_no_page_is_scrolled_sideways_half_as_large_again(qtbot: QtBot, program: Program) -> None:
    # What 1366 x 700 is at 150 %.
    program.window.resize(910, 466)
    for key in KEYS:
        page = _show(qtbot, program, key)
        # Tables give way once they know their rows.
        qtbot.waitUntil(partial(_fits_across, page))


def test_every_page_can_be_seen_in_the_dark_and_twice_as_large(qtbot: QtBot, program: Program) -> None:
    program.context.theme.choose("dark")
    # Twice the size on the same screen is half the pixels.
    program.window.resize(SCREEN[0] // 2, SCREEN[1] // 2)
    for key in KEYS:
        page = _show(qtbot, program, key)
        seen = program.window.grab().toImage()
        assert seen.pixelColor(seen.width() // 2, 2).name() == "#1d232a", key
        assert program.window.width() <= SCREEN[0] // 2, key
        across, _down = _bars(page)
        assert page.width() - across <= SCREEN[0] // 2, f"{key}: wide content scrolls, it is not cut off"
