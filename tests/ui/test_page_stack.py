"""Pages are built when they are first shown and refreshed when something they show has changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.context import Context
from inspector.ui.page_stack import PageStack
from tests.ui import pages_for_tests as pages


@dataclass(frozen=True)
class News:
    kinds: frozenset[str]


@pytest.fixture
def stack(qtbot: QtBot, context: Context) -> PageStack:
    pages.Remembering.made.clear()
    context.year = 2019
    made = PageStack(context, pages.PAGES)
    qtbot.addWidget(made)
    return made


def _refreshed(stack: PageStack, key: str) -> int:
    page = stack.page(key)
    assert isinstance(page, pages.Remembering)
    return len(page.refreshed)


def test_a_page_is_built_and_loaded_when_it_is_shown(stack: PageStack) -> None:
    assert pages.Remembering.made == []
    stack.show_page("units")
    assert pages.Remembering.made == ["UnitsOnly"]
    assert _refreshed(stack, "units") == 1
    stack.show_page("overview")
    stack.show_page("units")
    assert _refreshed(stack, "units") == 1, "what is up to date is not loaded again"
    assert pages.Remembering.made == ["UnitsOnly", "All"]


def test_only_what_a_page_shows_refreshes_it(stack: PageStack, context: Context) -> None:
    stack.show_page("units")
    context.changed.emit(News(frozenset({"finding"})))
    assert _refreshed(stack, "units") == 1
    context.changed.emit(News(frozenset({"finding", "unit"})))
    assert _refreshed(stack, "units") == 2


def test_a_hidden_page_is_refreshed_when_it_is_shown_next(stack: PageStack, context: Context) -> None:
    stack.show_page("overview")
    stack.show_page("units")
    for _ in range(3):
        context.changed.emit(News(frozenset({"finding"})))
    assert _refreshed(stack, "overview") == 1
    stack.show_page("overview")
    assert _refreshed(stack, "overview") == 2


def test_another_year_refreshes_all(stack: PageStack, context: Context) -> None:
    stack.show_page("units")
    context.set_year(2018)
    page = stack.page("units")
    assert isinstance(page, pages.Remembering)
    assert page.refreshed == [2019, 2018]
    context.set_year(2018)
    assert page.refreshed == [2019, 2018]


def test_an_argument_comes_before_the_refresh(stack: PageStack) -> None:
    stack.show_page("units", "KV01")
    page = stack.page("units")
    assert isinstance(page, pages.Remembering)
    assert page.arguments == ["KV01"]
    stack.show_page("units", "KV02")
    assert page.arguments == ["KV01", "KV02"]
    assert len(page.refreshed) == 2


def test_another_workspace_gets_pages_of_its_own(stack: PageStack, context: Context) -> None:
    stack.show_page("units")
    before = stack.page("units")
    stack.clear()
    assert stack.current == ""
    context.changed.emit(News(frozenset({"unit"})))
    stack.show_page("units")
    assert stack.page("units") is not before
