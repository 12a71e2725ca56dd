"""Closing a round, and opening it again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.domain.document import DocumentKind, IssuedDocument
from inspector.services import rounds
from inspector.services.documents import year_owner
from inspector.services.rounds import InspectionState, Problem, RoundState
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.closing import CloseDialog, ProblemGroup
from inspector.ui.widgets import ConfirmDialog
from inspector.ui.widgets.problem_line import ProblemLine
from tests.services.acts import Case, pass_unit
from tests.ui.pages.plan.acts import dialog_of, settled, view_of


def test_closing_lists_what_is_missing_and_leads_there(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round._ask_close()
    dialog = dialog_of(page, CloseDialog)
    settled(qtbot, page)
    lines = dialog.findChildren(ProblemLine)
    assert len(lines) == 3
    assert not dialog.go_on.isEnabled()
    with qtbot.waitSignal(page.context.asked_to_go) as asked:
        lines[0]._ask()
    assert asked.args[0] == "field"
    assert asked.args[1] in case.inspections
    assert view_of(case).state == RoundState.PLANNED


def test_what_is_missing_is_told_kind_by_kind_with_its_number(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    pass_unit(case, case.inspections[0])
    page.round._ask_close()
    dialog = dialog_of(page, CloseDialog)
    settled(qtbot, page)
    groups = dialog.findChildren(ProblemGroup)
    told = [[line._problem.code for line in group.findChildren(ProblemLine)] for group in groups]
    assert all(len(set(codes)) == 1 for codes in told)
    assert told[0] == ["unit_without_reason"] * 2, "what stops the closing comes first"
    words = messages.text("round.lacks.unit_without_reason")
    assert any(label.text() == f"{words} (02)" for label in groups[0].findChildren(QLabel))


def test_every_kind_of_what_is_missing_has_a_name() -> None:
    kinds = {"round_without_units", "finding_without_basis", rounds.UNSIGNED}
    for code in messages.catalogue("vi"):
        area, _, kind = code.rpartition(".")
        if area == "team.closing" or (area == "completeness" and kind.startswith("unit_")):
            kinds.add(kind)
    assert not [kind for kind in kinds if not messages.has(f"round.lacks.{kind}")]


def test_closing_says_beforehand_that_minutes_cannot_be_recorded_as_signed_afterwards(
    qtbot: QtBot, page: PlanPage, case: Case
) -> None:
    pass_unit(case, case.inspections[0])
    rounds.set_states(case.workspace, case.inspections[1:], InspectionState.CANCELLED, "đơn vị đã giải thể")
    page.round._ask_close()
    dialog = dialog_of(page, CloseDialog)
    settled(qtbot, page)
    assert rounds.UNSIGNED in [line._problem.code for line in dialog.findChildren(ProblemLine)]
    assert dialog.go_on.isEnabled(), "it does not stop the closing"
    assert any("recorded as signed only" in label.text() for label in dialog.findChildren(QLabel))


def test_the_dialog_is_as_high_as_what_it_lists(
    qtbot: QtBot, page: PlanPage, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = rounds.close_problems(case.workspace, case.round)[0]
    heights = [_height(qtbot, page, monkeypatch, (problem,) * count, scrolls=count > 1) for count in (1, 40)]
    assert heights[0] + 100 < heights[1]


def _height(
    qtbot: QtBot, page: PlanPage, monkeypatch: pytest.MonkeyPatch, found: tuple[Problem, ...], *, scrolls: bool
) -> int:
    monkeypatch.setattr(rounds, "close_problems", lambda *_args: found)
    page.round._ask_close()
    dialog = dialog_of(page, CloseDialog)
    settled(qtbot, page)
    bar = dialog._area.verticalScrollBar()
    # Grown to its list, and nothing moves any more.
    qtbot.waitUntil(lambda: dialog.height() - dialog._area.height() < dialog._area.height() or not scrolls)
    qtbot.waitUntil(lambda: bar.isVisible() is scrolls)
    dialog.reject()
    return dialog.height()


def test_after_a_bug_the_closing_can_be_tried_again(
    qtbot: QtBot, page: PlanPage, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, qtbot.waitSignal(page.context.tasks.crashed):
        patched.setattr(rounds, "close_round", broken)
        dialog = _press_close(qtbot, page, case)
    dialog.go_on.click()
    settled(qtbot, page)
    assert view_of(case).state == RoundState.CLOSED


def _press_close(qtbot: QtBot, page: PlanPage, case: Case) -> CloseDialog:
    pass_unit(case, case.inspections[0])
    others = case.inspections[1:]
    rounds.set_states(case.workspace, others, InspectionState.CANCELLED, "đơn vị đã giải thể")
    page.round._ask_close()
    dialog = dialog_of(page, CloseDialog)
    settled(qtbot, page)
    dialog.go_on.click()
    settled(qtbot, page)
    return dialog


def _close(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _press_close(qtbot, page, case)
    assert view_of(case).state == RoundState.CLOSED


def test_a_closed_round_is_read_only_until_it_is_opened_again(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _close(qtbot, page, case)
    page.round.units.table.select(case.inspections[:1])
    assert not page.round.units.assign.isEnabled()
    assert not page.round.units.choose.isEnabled()
    assert page.round.settings.form.field("focus").editor.isReadOnly()  # type: ignore[attr-defined]
    assert not page.round._close.isVisible()
    page.round._ask_reopen()
    settled(qtbot, page)
    dialog_of(page, ConfirmDialog)._say_yes()
    settled(qtbot, page)
    assert view_of(case).state == RoundState.OPEN
    assert page.round.units.choose.isEnabled()


def test_reopening_names_the_reports_that_are_issued(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _close(qtbot, page, case)
    for kind, owner, number in (
        (DocumentKind.ROUND_REPORT, case.round, "07"),
        (DocumentKind.YEAR_REPORT, year_owner(view_of(case).year), "08"),
        (DocumentKind.ROUND_REPORT, "dot-khac", "09"),
    ):
        with case.workspace.action("documents.issue") as writing:
            made = IssuedDocument(id=writing.new_id(), kind=kind, owner_id=owner, sha256=number * 32)
            made.number, made.symbol, made.title = number, "BC-ĐKT", f"Báo cáo {number}"
            writing.add(made)
    page.round._ask_reopen()
    settled(qtbot, page)
    dialog = dialog_of(page, ConfirmDialog)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "07/BC-ĐKT Báo cáo 07" in told
    assert "08/BC-ĐKT Báo cáo 08" in told
    assert "Báo cáo 09" not in told, "of another round"
    dialog.reject()
    assert view_of(case).state == RoundState.CLOSED
