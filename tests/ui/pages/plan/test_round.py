"""A round: made, filled with units, given a team, carried out, closed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from inspector.services import organisation, plans, rounds
from inspector.services.plans import PlanEntryDraft
from inspector.services.rounds import InspectionState, RoundState, TeamRole
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.choice_card import ChoiceCard, RoundCard
from inspector.ui.pages.plan.scope_dialog import ScopeDialog
from inspector.ui.pages.plan.shown import PLAN
from inspector.ui.pages.plan.team_dialogs import MemberDialog, TeamDialog
from inspector.ui.pages.plan.unit_dialogs import AssignDialog, StateDialog
from inspector.ui.widgets import ChoiceField, FactRow
from tests.services.acts import Case, add_unit, pass_unit
from tests.ui.pages.plan.acts import dialog_of, fill, settled, view_of


def _item(dialog: ScopeDialog, unit_id: str) -> QTreeWidgetItem:
    return next(item for item in dialog._items if item.data(0, Qt.ItemDataRole.UserRole) == unit_id)


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


def test_units_are_ticked_found_and_saved(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    added = add_unit(case.workspace, "KV09", "Phòng Tư pháp", kind="department")
    page.refresh()
    settled(qtbot, page)
    page.round.units._ask_scope()
    dialog = dialog_of(page, ScopeDialog)
    assert set(dialog.chosen()) == set(case.units)
    dialog._filter("phong tu phap")
    assert [item.isHidden() for item in dialog._items].count(False) == 1
    dialog._take_all()
    assert set(dialog.chosen()) == {*case.units, added}, "what is out of sight keeps its tick"
    dialog._filter("")
    _item(dialog, case.units[0]).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.go_on.click()
    settled(qtbot, page)
    assert {row.unit_id for row in view_of(case).units} == {*case.units[1:], added}


def test_down_goes_from_the_filter_to_the_first_unit_that_is_found(qtbot: QtBot, page: PlanPage) -> None:
    page.round.units.choose.click()
    dialog = dialog_of(page, ScopeDialog)
    for words in ("", dialog._items[-1].text(0)):
        dialog._find.setText(words)
        dialog._filter(words)
        QTest.keyClick(dialog._find, Qt.Key.Key_Down)
        assert dialog.focusWidget() is dialog._tree
        current = dialog._tree.currentItem()
        assert current is not None
        assert not current.isHidden()


def test_the_schedule_ticks_its_units(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    plans.schedule_units(case.workspace, case.plan, case.units[:1], PlanEntryDraft(round_ordinal=1))
    page.refresh()
    settled(qtbot, page)
    page.round.units._ask_scope()
    dialog = dialog_of(page, ScopeDialog)
    dialog._take_schedule()
    assert dialog.chosen() == case.units[:1]
    dialog._take_none()
    assert dialog.chosen() == ()


def test_a_unit_with_recorded_work_stays_in_the_round(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    pass_unit(case, case.inspections[0])
    page.round.units._ask_scope()
    dialog = dialog_of(page, ScopeDialog)
    dialog._take_none()
    dialog.go_on.click()
    settled(qtbot, page)
    assert dialog.isVisible()
    assert "Cầu Bà" in dialog._error.text()
    assert len(view_of(case).units) == 3


def test_several_units_are_assigned_at_once(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.units.table.select(case.inspections[:2])
    page.round.units._ask_assign()
    dialog = dialog_of(page, AssignDialog)
    dialog.form.set_values({"team_id": case.team, "person_id": case.workspace.person_id})
    dialog._submit()
    settled(qtbot, page)
    assert [row.person_id for row in view_of(case).units] == [case.workspace.person_id] * 2 + [None]
    assert [row.team_id for row in view_of(case).units] == [case.team] * 2 + [None]


def _state_action(page: PlanPage, state: InspectionState) -> QAction:
    page.round.units._fill_menu()
    return next(one for one in page.round.units._menu.actions() if one.data() == state.value)


def test_postponing_asks_for_a_reason(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.units.table.select(case.inspections[1:])
    _state_action(page, InspectionState.POSTPONED).trigger()
    dialog = dialog_of(page, StateDialog)
    dialog._submit()
    settled(qtbot, page)
    assert dialog.isVisible()
    assert dialog.form.field("reason").error()
    fill(dialog.form.field("reason"), "sáp nhập tổ chức")
    dialog._submit()
    settled(qtbot, page)
    states = [(row.state, row.reason) for row in view_of(case).units]
    assert states[1:] == [(InspectionState.POSTPONED, "sáp nhập tổ chức")] * 2
    page.round.units.table.select(case.inspections[1:2])
    _state_action(page, InspectionState.PLANNED).trigger()
    settled(qtbot, page)
    assert view_of(case).units[1].state == InspectionState.PLANNED


def test_replacing_asks_which_unit_is_inspected_instead(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    added = add_unit(case.workspace, "KV09", "UBND xã Khánh Vĩnh")
    rounds.set_state(case.workspace, case.inspections[2], InspectionState.CANCELLED, "giải thể")
    page.refresh()
    settled(qtbot, page)
    page.round.units.table.select(case.inspections[:1])
    _state_action(page, InspectionState.REPLACED).trigger()
    dialog = dialog_of(page, StateDialog)
    successor = dialog.form.field("replaced_by_id")
    assert isinstance(successor, ChoiceField)
    assert successor._values == [None, case.units[1], added], "neither itself nor one that is not inspected"
    fill(dialog.form.field("reason"), "hai xã sáp nhập")
    dialog._submit()
    settled(qtbot, page)
    assert dialog.isVisible()
    assert successor.error()
    successor.combo.setCurrentIndex(1)
    successor.commit()
    assert "03" in dialog._warning.text()
    assert "02" in dialog._warning.text()
    assert not dialog._warning.isHidden(), "it is in the round already"
    successor.combo.setCurrentIndex(2)
    successor.commit()
    assert dialog._warning.isHidden()
    dialog._submit()
    settled(qtbot, page)
    row = view_of(case).units[0]
    assert (row.state, row.replaced_by_id) == (InspectionState.REPLACED, added)
    assert page.round.tabs.bar.tabText(0) == "Units (03 + 01 replaced)"
    assert page.round._facts.whole().startswith("0/3 ")
    assert added in {one.unit_id for one in view_of(case).units}
    shown = {one.key: one for one in page.round.units.table.model.columns}["day"].text(row)
    assert shown == "Thay bằng UBND xã Khánh Vĩnh: hai xã sáp nhập"
    page.round.units.table.select(case.inspections[:1])
    assert _state_action(page, InspectionState.REPLACED).isEnabled(), "another successor can be chosen"


def test_only_possible_states_are_offered(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    pass_unit(case, case.inspections[0])
    page.refresh()
    settled(qtbot, page)
    page.round.units.table.select(case.inspections[:1])
    assert not _state_action(page, InspectionState.CANCELLED).isEnabled()


def test_enter_opens_the_unit_in_field_mode(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.units.table.select(case.inspections[:1])
    with qtbot.waitSignal(page.context.asked_to_go) as asked:
        QTest.keyClick(page.round.units.table.view, Qt.Key.Key_Return)
    assert asked.args == ["field", case.inspections[0]]


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


def test_a_sub_team_and_somebody_new_in_it(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.teams._ask_team()
    dialog = dialog_of(page, TeamDialog)
    assert dialog.form.field("parent_id").value() == case.team
    dialog._submit()
    settled(qtbot, page)
    sub_team = view_of(case).teams[1]
    assert (sub_team.name, sub_team.parent_id) == ("Tổ 1", case.team)
    page.round.teams._ask_member(sub_team.id, "")
    member = dialog_of(page, MemberDialog)
    member._submit()
    settled(qtbot, page)
    assert member.form.field("person_id").error(), "somebody must be chosen or named"
    fill(member.form.field("name"), "Chuyên viên Phòng Tư pháp")
    member._submit()
    settled(qtbot, page)
    (placed,) = view_of(case).teams[1].members
    assert (placed.name, placed.role) == ("Chuyên viên Phòng Tư pháp", TeamRole.LEADER)
    page.round.teams._ask_member(sub_team.id, placed.id)
    dialog_of(page, MemberDialog)._remove()
    settled(qtbot, page)
    assert view_of(case).teams[1].members == ()
    page.round.teams._remove(sub_team.id)
    settled(qtbot, page)
    assert len(view_of(case).teams) == 1


def test_somebody_who_is_in_the_list_is_not_recorded_twice(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    known = organisation.people(case.workspace)
    for position, kept_open in ((known[0].position, True), ("Phó Trưởng phòng", False)):
        page.round.teams._ask_member(case.team, "")
        dialog = dialog_of(page, MemberDialog)
        fill(dialog.form.field("name"), known[0].name.upper())
        fill(dialog.form.field("position"), position or "")
        dialog._submit()
        settled(qtbot, page)
        assert isValid(dialog) == kept_open
        if kept_open:
            assert dialog.form.field("name").error()
            dialog.reject()
    assert len(organisation.people(case.workspace)) == len(known) + 1


def test_a_team_is_renamed(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.teams._rename(case.team)
    dialog = dialog_of(page, TeamDialog)
    fill(dialog.form.field("name"), "Đoàn kiểm tra liên ngành")
    dialog._submit()
    settled(qtbot, page)
    assert view_of(case).teams[0].name == "Đoàn kiểm tra liên ngành"


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


def test_the_page_gives_way_in_a_narrow_window(qtbot: QtBot, page: PlanPage) -> None:
    assert page.round.units._block.isVisible()
    page.resize(860, 440)
    assert not page.round.units._block.isVisible()
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 860)
    page.resize(1162, 620)
    assert page.round.units._block.isVisible()


def test_columns_leave_their_room_to_the_names_until_something_stands_in_them(
    qtbot: QtBot, page: PlanPage, case: Case
) -> None:
    table = page.round.units.table
    rounds.assign(case.workspace, case.inspections[:1])
    page.refresh()
    settled(qtbot, page)
    places = {one.key: place for place, one in enumerate(table.model.columns)}
    assert [table.view.isColumnHidden(places[key]) for key in ("unit", "outcome", "total")] == [False, True, True]
    pass_unit(case, case.inspections[0])
    rounds.assign(case.workspace, case.inspections[:1], person_id=case.workspace.person_id)
    page.resize(1162, 620)
    page.refresh()
    settled(qtbot, page)
    assert [key for key, place in places.items() if table.view.isColumnHidden(place)] == ["total"]


def test_a_member_is_listed_with_position_and_task(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    clerk = organisation.add_person(
        case.workspace, organisation.PersonDraft(name="Cán bộ A", position="Công chức Văn phòng")
    ).subject
    rounds.set_member(case.workspace, rounds.MemberDraft(team_id=case.team, person_id=clerk, task="Ghi biên bản"))
    page.refresh()
    settled(qtbot, page)
    lines = [line.accessibleName() for line in page.round.teams.findChildren(FactRow)]
    assert "Cán bộ A, Công chức Văn phòng · Ghi biên bản, Thành viên" in lines


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


def test_enter_on_tick_all_ticks_and_saves_nothing(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.units._ask_scope()
    dialog = dialog_of(page, ScopeDialog)
    before = len(view_of(case).units)
    height = dialog._tree.visualItemRect(dialog._items[0]).height()
    every = next(one for one in dialog.findChildren(QPushButton) if one.text() == dialog.tr("Tick all"))
    every.setFocus()
    QTest.keyClick(every, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert len(dialog.chosen()) == len(dialog._items)
    assert dialog._tree.visualItemRect(dialog._items[0]).height() == height
    settled(qtbot, page)
    assert len(view_of(case).units) == before
