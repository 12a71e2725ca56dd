"""The year's plan: begun, filled in, its bases, its schedule."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.services import plans
from inspector.services.organisation import organisation
from inspector.services.plans import LegalDocumentDraft, Numbering, PlanEntryDraft, PlanView
from inspector.ui.context import Context
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.document_dialog import DocumentDialog, DocumentsDialog
from inspector.ui.pages.plan.shown import PLAN
from inspector.ui.widgets import FormDialog
from tests.services.acts import Case, make_workspace
from tests.ui.pages.plan.acts import dialog_of, fill, open_page, settled


def _plan(case: Case) -> PlanView:
    found = plans.plan(case.workspace, 2019)
    assert found is not None
    return found


def _show_plan(qtbot: QtBot, page: PlanPage) -> None:
    page._open(PLAN)
    settled(qtbot, page)
    assert page._pane.currentWidget() is page.plan


def _document(case: Case, name: str, number: str) -> str:
    draft = LegalDocumentDraft(type_name=name, number=number, symbol="KH-UBND")
    return plans.add_document(case.workspace, draft).subject


def test_a_year_without_anything_says_what_to_do_first(qtbot: QtBot, context: Context, case: Case) -> None:
    page = open_page(qtbot, context, case, 2021)
    assert page._stack.currentWidget() is page._nothing
    words = [made.text() for made in page._nothing.findChildren(QPushButton)]
    assert words == [page.tr("Make the year's plan"), page.tr("New round")]
    page._make_plan()
    settled(qtbot, page)
    assert page._pane.currentWidget() is page.plan
    made = plans.plan(case.workspace, 2021)
    assert made is not None
    assert made.title == "Kế hoạch kiểm tra công tác cải cách hành chính năm 2021"


def test_without_units_the_units_come_first(qtbot: QtBot, context: Context, case: Case) -> None:
    empty = make_workspace(case.workspace.folder.parent / "trống")
    page = open_page(qtbot, context, Case(empty, (), "", "", "", ()), 2021)
    first = page._nothing.findChildren(QPushButton)[0]
    with qtbot.waitSignal(context.asked_to_go) as asked:
        first.click()
    assert asked.args[0] == "units"
    settled(qtbot, page)
    empty.close()


def test_fields_of_the_plan_save_themselves(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _show_plan(qtbot, page)
    fill(page.plan.form.form.field("coverage_target"), "85")
    fill(page.plan.form.form.field("period_from"), "1/1/2019")
    settled(qtbot, page)
    assert (_plan(case).coverage_target, _plan(case).period_from) == (85, date(2019, 1, 1))
    fill(page.plan.form.form.field("period_to"), "31/12/2018")
    settled(qtbot, page)
    assert page.plan.form.form.field("period_to").error()
    assert _plan(case).period_to is None


def test_number_and_date_of_the_plan(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _show_plan(qtbot, page)
    assert page.plan.form.document._clear.isHidden(), "there is nothing to take away"
    page.plan.form.document._ask()
    dialog = dialog_of(page, DocumentDialog)
    assert dialog.form.field("issuer").value() == organisation(case.workspace).name
    fill(dialog.form.field("number"), "05")
    fill(dialog.form.field("symbol"), "KH-UBND")
    fill(dialog.form.field("issued_on"), "02/01/2019")
    assert dialog._preview.text().startswith("Kế hoạch số 05/KH-UBND ngày 02 tháng 01 năm 2019")
    dialog._submit()
    settled(qtbot, page)
    document = _plan(case).document
    assert document is not None
    assert document.short == "Kế hoạch số 05/KH-UBND"
    page.plan.form.document._take_away()
    settled(qtbot, page)
    assert _plan(case).document is None


def test_the_citation_follows_what_is_written(page: PlanPage, qtbot: QtBot) -> None:
    _show_plan(qtbot, page)
    page.plan.bases._ask_new()
    dialog = dialog_of(page, DocumentDialog)
    fill(dialog.form.field("type_name"), "Quyết định")
    fill(dialog.form.field("number"), "1182")
    fill(dialog.form.field("symbol"), "QĐ/HU")
    assert "số 1182/QĐ/HU" in dialog._preview.text()
    dialog.form.set_values({"numbering": Numbering.PARTY})
    dialog._show_citation()
    assert "số 1182-QĐ/HU" in dialog._preview.text()


def test_a_document_without_its_type_is_refused_below_the_field(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _show_plan(qtbot, page)
    page.plan.bases._ask_new()
    dialog = dialog_of(page, DocumentDialog)
    dialog._submit()
    settled(qtbot, page)
    assert dialog.isVisible()
    assert dialog.form.field("type_name").error()
    assert plans.documents(case.workspace) == ()


def test_bases_are_added_ordered_and_taken_away(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    first, second = _document(case, "Kế hoạch", "1202"), _document(case, "Chương trình", "14")
    page.refresh()
    _show_plan(qtbot, page)
    bases = page.plan.bases
    bases._ask_which()
    dialog = dialog_of(page, DocumentsDialog)
    dialog.table.select([first, second])
    dialog.go_on.click()
    settled(qtbot, page)
    assert {one.id for one in _plan(case).bases} == {first, second}
    top, below = (one.id for one in _plan(case).bases)
    bases.table.select([below])
    bases._move_up()
    settled(qtbot, page)
    assert [one.id for one in _plan(case).bases] == [below, top]
    assert bases._citation.text() == next(one.citation for one in _plan(case).bases if one.id == below)
    assert not bases._up.isEnabled()
    bases._take_away()
    settled(qtbot, page)
    assert [one.id for one in _plan(case).bases] == [top]


def test_many_units_are_scheduled_at_once_and_taken_out(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _show_plan(qtbot, page)
    part = page.plan.schedule
    assert part.table is not None
    part.table.select(case.units[:2])
    part._ask()
    dialog = dialog_of(page, FormDialog)
    fill(dialog.form.field("starts_on"), "3/6/2019")
    dialog._submit()
    settled(qtbot, page)
    entries = _plan(case).schedule
    assert {one.unit_id for one in entries} == set(case.units[:2])
    assert {(one.round_ordinal, one.starts_on) for one in entries} == {(1, date(2019, 6, 3))}
    part._which.set_value("out")
    part._filter()
    assert [row.unit.id for row in part.table.model.rows()] == [case.units[2]]
    part._which.set_value("")
    part._filter()
    part.table.select([case.units[0]])
    menu = part._drop.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    settled(qtbot, page)
    assert [one.unit_id for one in _plan(case).schedule] == [case.units[1]]


def test_the_schedule_gets_a_column_for_every_round(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    draft = PlanEntryDraft(round_ordinal=4, starts_on=date(2019, 11, 4), ends_on=date(2019, 11, 8))
    plans.schedule_units(case.workspace, case.plan, case.units[:1], draft)
    page.refresh()
    _show_plan(qtbot, page)
    table = page.plan.schedule.table
    assert table is not None
    titles = [shown.title for shown in table.model.columns]
    assert [page.plan.schedule._round(ordinal) in titles for ordinal in (1, 2, 3, 4)] == [True] * 4
    cells = [shown.text(table.model.row_at(0)) for shown in table.model.columns]
    assert "04/11 – 08/11/2019" in cells


def test_a_document_that_is_asked_for_is_shown(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    basis, other = _document(case, "Kế hoạch", "1202"), _document(case, "Quyết định", "1715")
    plans.set_bases(case.workspace, case.plan, [basis])
    page.show_argument(basis)
    page.refresh()
    settled(qtbot, page)
    assert page.plan.bases.table.selected_keys() == (basis,)
    assert page.plan.tabs.bar.currentIndex() == 1
    page.show_argument(other)
    page.refresh()
    settled(qtbot, page)
    assert dialog_of(page, DocumentDialog).form.field("number").value() == "1715"


def test_the_plan_of_another_year_brings_its_year(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    later = plans.save_plan(case.workspace, plans.PlanDraft(year=2020)).subject
    page.show_argument(later)
    page.refresh()
    settled(qtbot, page)
    assert page.context.year == 2020
    assert page._pane.currentWidget() is page.plan


def test_both_ways_to_choose_a_basis_are_open_or_shut_together(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    _show_plan(qtbot, page)
    part = page.plan.bases
    plans.set_bases(case.workspace, _plan(case).id, ())
    plans.remove_documents(case.workspace, [one.id for one in plans.documents(case.workspace)])
    page.refresh()
    settled(qtbot, page)
    assert not part._choose.isEnabled()
    assert not part._empty.buttons[1].isEnabled()
    assert part._caption.isHidden(), "nothing is cited"
    _document(case, "Kế hoạch", "15")
    page.refresh()
    settled(qtbot, page)
    assert part._choose.isEnabled()
    assert part._empty.buttons[1].isEnabled()
