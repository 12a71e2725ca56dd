"""What the tests of plan and rounds do, in one line each."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from inspector.services import rounds
from inspector.services.rounds import RoundView
from inspector.ui.context import Context
from inspector.ui.pages.plan import PlanPage
from inspector.ui.widgets import Field
from tests.services.acts import Case
from tests.ui.keys import type_into
from tests.ui.pages.refresher import shown

D = TypeVar("D", bound=QDialog)


def open_page(qtbot: QtBot, context: Context, case: Case, year: int) -> PlanPage:
    """The page on a year, as the window shows it."""
    context.workspace, context.year = case.workspace, year
    made = shown(qtbot, PlanPage(context))
    context.changed.connect(made.refresh)
    context.year_changed.connect(made.refresh)
    qtbot.waitUntil(lambda: not context.tasks.busy)
    return made


def settled(qtbot: QtBot, page: PlanPage) -> None:
    """Everything that was asked for has been done and shown."""
    qtbot.waitUntil(lambda: not page.context.tasks.busy)


def view_of(case: Case) -> RoundView:
    """The round as the store has it."""
    return rounds.round_view(case.workspace, case.round)


def dialog_of(page: PlanPage, kind: type[D]) -> D:
    """The dialog that was opened last."""
    return page.window().findChildren(kind)[-1]


def fill(field: Field, words: str) -> None:
    """Write into a field and leave it."""
    field.editor.clear()  # type: ignore[attr-defined]
    type_into(field.editor, words)
    field.commit()
