"""Which years can be chosen, and where: the menu, the search box, and any other by its number."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.actions import Actions
from inspector.ui.context import Context
from inspector.ui.session import Opened
from inspector.ui.topbar import TopBar
from inspector.ui.year_choice import YEARS, YearChoice, offered
from inspector.ui.year_dialog import YearDialog

_SOME_YEARS = st.integers(1, 9999)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def top(window: QWidget) -> TopBar:
    made = TopBar(Actions(window))
    made.setParent(window)
    return made


@pytest.fixture
def choice(context: Context, top: TopBar, window: QWidget, tmp_path: Path) -> YearChoice:
    made = YearChoice(context, top, window)
    context.workspace = object()
    made.open(Opened(context.workspace, tmp_path, "UBND xã", "Trưởng đoàn", "Lead", (2026,), "", protected=False))
    made.offer((2026,), 2026)
    return made


def _menu(top: TopBar) -> list[QAction]:
    menu = next(menu for menu in top.findChildren(QMenu) if any(action.data() == 2026 for action in menu.actions()))
    return [action for action in menu.actions() if not action.isSeparator()]


@given(st.sets(_SOME_YEARS), st.integers(1991, 2099), _SOME_YEARS)
def test_the_years_beside_this_one_are_always_offered(known: set[int], this_year: int, chosen: int) -> None:
    years = offered(known, this_year, chosen)
    assert {this_year - 1, this_year, this_year + 1} <= set(years)
    assert {*known, chosen} & {*YEARS} <= set(years) <= {*YEARS}
    assert list(years) == sorted(set(years), reverse=True)


def test_the_menu_leads_to_last_year_next_year_and_any_other(choice: YearChoice, top: TopBar, context: Context) -> None:
    menu = _menu(top)
    assert [action.data() for action in menu] == [2027, 2026, 2025, "other_year"]
    assert [action.isChecked() for action in menu[:3]] == [False, True, False]
    menu[0].trigger()
    assert context.year == 2027
    assert [action.data() for action in _menu(top)] == [2027, 2026, 2025, "other_year"]


def test_the_search_box_leads_to_a_year_that_is_typed(choice: YearChoice) -> None:
    assert 2019 not in {target.year for target in choice.targets("năm")}
    assert {2019, 2027, 2025} <= {target.year for target in choice.targets("năm 2019")}
    assert not {1066, 9999} & {target.year for target in choice.targets("1066 9999")}


def test_the_year_is_remembered_and_what_is_no_year_is_not_taken(
    choice: YearChoice, context: Context, tmp_path: Path
) -> None:
    choice.choose(2019)
    key = f"year.{tmp_path}"
    assert context.settings.window[key] == "2019"
    opened = Opened(None, tmp_path, "", "", "", (2024,), "", protected=False)
    choice.open(opened)
    assert context.year == 2019
    context.settings.window[key] = "9999"
    choice.open(opened)
    assert context.year == 2024


@pytest.mark.parametrize(("typed", "year"), [("2031", 2031), (" 1990 ", 1990)])
def test_any_other_year_can_be_given(qtbot: QtBot, theme: object, window: QWidget, typed: str, year: int) -> None:
    dialog = YearDialog(YEARS, 2026, window)
    _type(dialog, typed)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog._submit()
    assert chosen.args == [year]


@pytest.mark.parametrize("typed", ["1989", "2101", "26", "", "hai nghìn", "²⁰²⁶"])
def test_what_is_no_year_is_explained(theme: object, window: QWidget, typed: str) -> None:
    dialog = YearDialog(YEARS, 2026, window)
    dialog.open()
    _type(dialog, typed)
    dialog._submit()
    assert "1990" in dialog.form.field("year").error()
    assert dialog.isVisible()


def _type(dialog: YearDialog, typed: str) -> None:
    field = dialog.form.field("year")
    field.editor.setText(typed)  # type: ignore[attr-defined]
