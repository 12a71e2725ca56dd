"""The units of a round: ticked, assigned, put off or replaced, and the room of their table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from inspector.services import plans, rounds
from inspector.services.plans import PlanEntryDraft
from inspector.services.rounds import InspectionState
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.scope_dialog import ScopeDialog
from inspector.ui.pages.plan.unit_dialogs import AssignDialog, StateDialog
from inspector.ui.widgets import ChoiceField
from tests.services.acts import Case, add_unit, pass_unit
from tests.ui.pages.plan.acts import dialog_of, fill, settled, view_of


def _item(dialog: ScopeDialog, unit_id: str) -> QTreeWidgetItem:
    return next(item for item in dialog._items if item.data(0, Qt.ItemDataRole.UserRole) == unit_id)


def _state_action(page: PlanPage, state: InspectionState) -> QAction:
    page.round.units._fill_menu()
    return next(one for one in page.round.units._menu.actions() if one.data() == state.value)


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


def test_several_units_are_assigned_at_once(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.units.table.select(case.inspections[:2])
    page.round.units._ask_assign()
    dialog = dialog_of(page, AssignDialog)
    dialog.form.set_values({"team_id": case.team, "person_id": case.workspace.person_id})
    dialog._submit()
    settled(qtbot, page)
    assert [row.person_id for row in view_of(case).units] == [case.workspace.person_id] * 2 + [None]
    assert [row.team_id for row in view_of(case).units] == [case.team] * 2 + [None]


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
