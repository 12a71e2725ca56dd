"""The findings of a year: filtered, completed beside the list, put into the bin and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inspector.domain.finding import FindingDraft, Subject
from inspector.services import findings, inspections, rounds
from inspector.ui.context import Context
from inspector.ui.pages.findings import FindingsPage
from inspector.ui.pages.findings.where import WhereDialog
from inspector.ui.widgets.finding_editor import FindingDialog
from tests.services.acts import Case, pass_unit
from tests.ui.pages.refresher import Refresher


@pytest.fixture
def case(small_case: Case) -> Case:
    add(small_case, 0, "Chưa niêm yết đủ thủ tục hành chính", severity=1, legal_basis="Thông tư số 02/2017/TT-VPCP")
    add(small_case, 0, "Vắng mặt không có lý do", severity=3, subject=Subject.INDIVIDUAL)
    add(small_case, 1, "Không phát hiện vi phạm khi kiểm tra đột xuất", severity=0)
    return small_case


def add(case: Case, unit: int, description: str, **values: Any) -> str:
    given = {"subject": Subject.COLLECTIVE, "severity": 1, **values}
    draft = FindingDraft(inspection_id=case.inspections[unit], description=description, **given)
    return findings.add_finding(case.workspace, draft).subject


@pytest.fixture
def page(qtbot: QtBot, context: Context, case: Case) -> Iterator[FindingsPage]:
    context.workspace, context.year = case.workspace, 2019
    made = FindingsPage(context)
    qtbot.addWidget(made)
    Refresher(made)
    made.resize(1162, 626)
    made.show()
    made.refresh()
    settle(qtbot, made)
    yield made
    settle(qtbot, made)


def settle(qtbot: QtBot, page: FindingsPage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.busy)


def shown(page: FindingsPage) -> list[str]:
    return [one.number for one in page.table.model.rows()]


def states(page: FindingsPage) -> list[str]:
    state = next(column for column in page.table.model.columns if column.key == "state")
    return [str(state.tone(one)) if state.tone else "" for one in page.table.model.rows()]


def test_what_is_not_complete_is_marked_not_hidden(page: FindingsPage) -> None:
    assert shown(page) == ["A01-0001", "A01-0002", "A01-0003"]
    assert states(page) == ["warning", "warning", "good"]


def test_the_overview_asks_for_what_must_be_dealt_with(qtbot: QtBot, page: FindingsPage) -> None:
    page.show_argument({"severity": "3"})
    page.refresh()
    settle(qtbot, page)
    assert shown(page) == ["A01-0002"]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"severity": "0"}, ["A01-0003"]),
        ({"subject": "individual"}, ["A01-0002"]),
        ({}, ["A01-0001", "A01-0002", "A01-0003"]),
    ],
)
def test_filters(qtbot: QtBot, page: FindingsPage, wanted: dict[str, str], numbers: list[str]) -> None:
    page.show_argument(wanted)
    page.refresh()
    settle(qtbot, page)
    assert shown(page) == numbers


def test_a_unit_narrows_the_list(qtbot: QtBot, page: FindingsPage, case: Case) -> None:
    page.show_argument({"unit": case.units[1]})
    page.refresh()
    settle(qtbot, page)
    assert shown(page) == ["A01-0003"]


def test_the_bin_gives_back(qtbot: QtBot, page: FindingsPage) -> None:
    page.table.select([page.table.model.key_at(0)])
    page._put_away()
    settle(qtbot, page)
    assert shown(page) == ["A01-0002", "A01-0003"]
    assert page.table.count.text() == "02 rows", "no filter hides what is in the bin"
    page.bin.setChecked(True)
    assert shown(page) == ["A01-0001"]
    assert page.table.count.text() == "01 rows"
    page.table.select([page.table.model.key_at(0)])
    page._take_out()
    settle(qtbot, page)
    assert page._none_away.isVisibleTo(page)
    page.bin.setChecked(False)
    assert shown(page) == ["A01-0001", "A01-0002", "A01-0003"]
    assert page._none_away.isHidden()


def test_the_panel_completes_a_finding(qtbot: QtBot, page: FindingsPage, case: Case) -> None:
    key = page.table.model.key_at(1)
    page.table.select([key])
    settle(qtbot, page)
    basis = page._panel._editor.form.field("legal_basis")
    basis.text.setPlainText("Quy chế làm việc của cơ quan")  # type: ignore[attr-defined]
    assert basis.commit()
    settle(qtbot, page)
    assert findings.finding(case.workspace, key).legal_basis == "Quy chế làm việc của cơ quan"
    assert page.table.selected_keys() == (key,), "the selection outlives the refresh"


def test_a_required_field_cannot_be_blanked(qtbot: QtBot, page: FindingsPage, case: Case) -> None:
    key = page.table.model.key_at(0)
    page.table.select([key])
    settle(qtbot, page)
    description = page._panel._editor.form.field("description")
    description.text.setPlainText("")  # type: ignore[attr-defined]
    description.commit()
    settle(qtbot, page)
    assert description.error()
    assert findings.finding(case.workspace, key).description == "Chưa niêm yết đủ thủ tục hành chính"


def test_a_finding_that_was_searched_for_is_selected(qtbot: QtBot, page: FindingsPage) -> None:
    key = page.table.model.key_at(2)
    page.show_argument(key)
    page.refresh()
    settle(qtbot, page)
    assert page.table.selected_keys() == (key,)


def test_what_a_finding_lacks_opens_at_its_field(qtbot: QtBot, page: FindingsPage) -> None:
    key = page.table.model.key_at(1)
    page.show_argument({"findings": key, "part": "legal_basis"})
    page.refresh()
    settle(qtbot, page)
    editor = page._panel._editor.form.field("legal_basis").editor
    assert page.table.selected_keys() == (key,)
    assert editor in (page.focusWidget(), getattr(page.focusWidget(), "parent", lambda: None)())
    assert not editor.visibleRegion().isEmpty(), "scrolled to"


def test_a_new_one_asks_for_its_unit_first(qtbot: QtBot, page: FindingsPage) -> None:
    page._ask_where()
    where = next(w for w in QApplication.topLevelWidgets() if isinstance(w, WhereDialog))
    qtbot.waitUntil(lambda: where._table.model.total() == 3)
    where._table.select([where._table.model.key_at(0)])
    where._take_selected()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FindingDialog))
    settle(qtbot, page)
    assert dialog.editor.finding_id == ""
    dialog.reject()


def test_units_of_an_open_round_are_offered_before_those_of_a_closed_one(
    qtbot: QtBot, page: FindingsPage, case: Case
) -> None:
    for inspection in case.inspections:
        pass_unit(case, inspection)
    findings.remove_findings(case.workspace, [one.id for one in findings.findings(case.workspace, 2019)])
    rounds.close_round(case.workspace, case.round)
    second = rounds.add_round(case.workspace, rounds.RoundDraft(year=2019)).subject
    rounds.choose_units(case.workspace, second, case.units)
    visits = [row.inspection_id for row in rounds.round_view(case.workspace, second).units]
    inspections.start_inspection(case.workspace, visits[1])
    page._ask_where()
    where = next(w for w in QApplication.topLevelWidgets() if isinstance(w, WhereDialog))
    qtbot.waitUntil(lambda: where._table.model.total() == 6)
    keys = [where._table.model.key_at(place) for place in range(6)]
    assert keys == [visits[1], visits[0], visits[2], *case.inspections]
    where.reject()


def test_the_page_with_its_panel_fits_a_small_laptop(qtbot: QtBot, page: FindingsPage) -> None:
    page.table.select([page.table.model.key_at(0)])
    settle(qtbot, page)
    assert page.minimumSizeHint().width() <= 1162


def test_after_the_signature_only_the_outcome_can_be_recorded(qtbot: QtBot, page: FindingsPage, case: Case) -> None:
    inspections.start_inspection(case.workspace, case.inspections[0])
    for side in inspections.Side:
        here = inspections.ParticipantDraft(
            inspection_id=case.inspections[0], side=side, capacity="Đại diện", signs=True
        )
        inspections.save_participant(case.workspace, here)
    inspections.conclude(case.workspace, case.inspections[0], inspections.Outcome.FAILING, reason="Còn vi phạm")
    for row in findings.findings(case.workspace):
        findings.change_finding(case.workspace, row.id, findings.FindingDraft(legal_basis="Nghị định 61/2018/NĐ-CP"))
    inspections.sign_minutes(case.workspace, case.inspections[0], case.workspace.today)
    page.refresh()
    settle(qtbot, page)
    page.table.select([page.table.model.key_at(0)])
    settle(qtbot, page)
    form = page._panel._editor.form
    description, body = form.field("description").editor, form.field("outcome_body").editor
    assert isinstance(description, QPlainTextEdit)
    assert isinstance(body, QLineEdit)
    assert description.isReadOnly()
    assert not form.field("severity").editor.isEnabled()
    assert not body.isReadOnly()
