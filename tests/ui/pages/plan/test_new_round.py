"""A new round is made in its dialog."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from inspector.services import plans, rounds
from inspector.services.plans import PlanEntryDraft
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.new_round import NewRoundDialog
from tests.services.acts import Case
from tests.ui.pages.plan.acts import dialog_of, fill, settled


def test_a_new_round_takes_its_units_from_the_schedule(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    draft = PlanEntryDraft(round_ordinal=2, starts_on=date(2019, 10, 15))
    plans.schedule_units(case.workspace, case.plan, case.units[1:], draft)
    page.refresh()
    settled(qtbot, page)
    page.ask_round()
    dialog = dialog_of(page, NewRoundDialog)
    assert (dialog.form.field("ordinal").value(), dialog.form.field("starts_on").value()) == (2, date(2019, 10, 15))
    dialog._submit()
    settled(qtbot, page)
    made = rounds.rounds(case.workspace, 2019)[1]
    assert page.round._name.text() == "Đợt 2 năm 2019"
    scope = rounds.round_view(case.workspace, made.id).units
    assert {row.unit_id for row in scope} == set(case.units[1:])


@pytest.mark.parametrize("ordinal", ["1", "100", "9" * 30])
def test_an_ordinal_that_is_taken_or_too_large_is_refused_below_its_field(
    qtbot: QtBot, page: PlanPage, case: Case, ordinal: str
) -> None:
    page.ask_round()
    dialog = dialog_of(page, NewRoundDialog)
    fill(dialog.form.field("ordinal"), ordinal)
    dialog._submit()
    settled(qtbot, page)
    assert dialog.isVisible()
    assert dialog.form.field("ordinal").error()
    assert len(rounds.rounds(case.workspace, 2019)) == 1


def test_the_end_of_a_new_round_before_its_beginning_is_marked_when_it_is_left(qtbot: QtBot, page: PlanPage) -> None:
    page._new.click()
    form = dialog_of(page, NewRoundDialog).form
    fill(form.field("starts_on"), "20/06/2026")
    fill(form.field("ends_on"), "10/06/2026")
    assert "10/06/2026" in form.field("ends_on").error()
    dialog_of(page, NewRoundDialog)._submit()
    assert "10/06/2026" in form.field("ends_on").error(), "pressing the button does not take the mark away"
    fill(form.field("ends_on"), "30/06/2026")
    assert not form.field("ends_on").error()
