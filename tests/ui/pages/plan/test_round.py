"""A round: begun, set up, shown, removed; the way of the keyboard through it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.services import rounds
from inspector.services.rounds import RoundState
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.choice_card import ChoiceCard, RoundCard
from inspector.ui.pages.plan.shown import PLAN
from tests.services.acts import Case, pass_unit
from tests.ui.pages.plan.acts import fill, settled, view_of


def test_counts_always_say_what_they_count(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    pass_unit(case, case.inspections[0])
    page.refresh()
    settled(qtbot, page)
    words = "1/3 đơn vị đã kiểm tra (33,3%) · 1/3 đơn vị đạt (33,3%)"
    assert page._header._subtitle.whole().endswith(words)
    assert page.round._facts.whole() == words
    card = page.findChildren(RoundCard)[-1]
    assert "1/3 đơn vị đạt (33,3%)" in card.accessibleName()


def test_without_a_decision_there_is_none_to_take_away(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.tabs.turn_to(2)
    decision = page.round.settings.decision
    if view_of(case).decision is not None:
        rounds.change_round(case.workspace, case.round, rounds.RoundDraft(decision_id=None))
        page.refresh()
        settled(qtbot, page)
    assert decision._clear.isHidden()
    assert not decision._edit.isHidden()


def test_settings_and_pass_rule_save_themselves(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    settings = page.round.settings
    fill(settings.form.field("focus"), "thủ tục hành chính")
    fill(settings.rule.field("minimum_total"), "75,5")
    settled(qtbot, page)
    assert view_of(case).focus == "thủ tục hành chính"
    assert view_of(case).pass_rule.minimum_total == Decimal("75.5")
    fill(settings.rule.field("minimum_area"), "120")
    settled(qtbot, page)
    assert settings.rule.field("minimum_area").error()
    assert view_of(case).pass_rule.minimum_area is None


@pytest.mark.parametrize("words", ["", "0"])
def test_a_round_keeps_an_ordinal(qtbot: QtBot, page: PlanPage, case: Case, words: str) -> None:
    fill(page.round.settings.form.field("ordinal"), words)
    settled(qtbot, page)
    assert page.round.settings.form.field("ordinal").error()
    assert view_of(case).ordinal == 1


def test_a_round_is_begun_and_a_bare_one_removed(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round._begin()
    settled(qtbot, page)
    assert view_of(case).state == RoundState.OPEN
    page.round._remove_round()
    settled(qtbot, page)
    assert rounds.rounds(case.workspace, 2019) == ()
    assert page._pane.currentWidget() is page.plan


def test_a_round_that_is_asked_for_is_shown_in_its_year(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    later = rounds.add_round(case.workspace, rounds.RoundDraft(year=2020)).subject
    page.show_argument(later)
    page.refresh()
    settled(qtbot, page)
    assert page.context.year == 2020
    assert page.round._name.text() == "Đợt 1 năm 2020"


def test_cards_are_chosen_with_the_keyboard(qtbot: QtBot, page: PlanPage) -> None:
    plan = next(card for card in page.findChildren(ChoiceCard) if card.key == PLAN)
    plan.setFocus()
    QTest.keyClick(plan, Qt.Key.Key_Space)
    settled(qtbot, page)
    assert page._pane.currentWidget() is page.plan
    assert page.focusWidget() is plan, "the keyboard stays among the cards"
    assert all(part.accessibleName() for part in page.findChildren(RoundCard))


def _reached_from(first: QWidget, count: int) -> list[QWidget]:
    """The next widgets that Tab goes to."""
    found: list[QWidget] = []
    part = first.nextInFocusChain()
    while part is not None and part is not first and len(found) < count:
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(part)
        part = part.nextInFocusChain()
    return found


def test_tab_goes_through_the_page_as_the_eye_does(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    cards = list(page._by_key.values())
    # Qt shows what was put into a layout when it comes to it, which may be after the page was read.
    qtbot.waitUntil(lambda: _reached_from(page._new, len(cards)) == cards)
    page.round.tabs.turn_to(1)
    rounds.save_team(case.workspace, rounds.TeamDraft(round_id=case.round, name="Tổ 1"))
    page.refresh()
    settled(qtbot, page)
    teams = page.round.teams
    qtbot.waitUntil(lambda: all(teams._teams.isAncestorOf(one) for one in _reached_from(teams._new, 1)))


def test_a_step_that_is_done_does_not_hand_the_focus_to_the_next_step(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.window().activateWindow()
    page.window().show()
    rounds.add_round(case.workspace, rounds.RoundDraft(year=2019, ordinal=2, type=rounds.RoundType.COMPREHENSIVE))
    page._open(rounds.rounds(case.workspace, 2019)[1].id)
    settled(qtbot, page)
    page.round._open.setFocus()
    qtbot.waitUntil(page.round._open.hasFocus)
    page.round._open.click()
    settled(qtbot, page)
    assert page.round._open.isHidden()
    assert page.round.tabs.bar.hasFocus()
