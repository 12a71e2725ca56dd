"""Putting signed minutes right in the window: from the line above the sheet to the signature of both sides."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from inspector.core import messages
from inspector.domain.round import Round
from inspector.services import inspections, supplements
from inspector.services.inspections import InspectionDraft, Outcome
from inspector.ui.pages.field.conclude import ConcludeDialog
from inspector.ui.pages.field.supplement import BeginSupplementDialog, SignSupplementDialog, SupplementDialog
from inspector.ui.widgets.pdf_preview import PdfDialog
from inspector.ui.widgets.problem_line import ProblemLine
from tests.services.acts import score
from tests.ui.keys import type_into
from tests.ui.pages.field.bench import Bench
from tests.ui.pages.field.test_sheet_view import complete


@pytest.fixture
def signed(bench: Bench) -> Bench:
    complete(bench)
    inspection_id = bench.page.state.inspection_id
    inspections.conclude(bench.case.workspace, inspection_id)
    inspections.sign_minutes(bench.case.workspace, inspection_id, date(2019, 6, 3))
    bench.page.refresh()
    bench.settle()
    return bench


def begin(bench: Bench) -> None:
    """Through the link of the line above the sheet."""
    bench.page.sheet._banner._supplement.click()
    dialog = bench.dialog(BeginSupplementDialog)
    dialog.form.set_values({"reason": None, "held_on": date(2019, 6, 10), "place": None})
    type_into(dialog.form.field("reason").editor, "Ghi nhầm khi lập biên bản")
    dialog._submit()
    bench.settle()


def test_the_sheet_opens_with_a_reason_only(signed: Bench) -> None:
    banner = signed.page.sheet._banner
    assert banner._mistake.isVisibleTo(banner)
    banner._supplement.click()
    dialog = signed.dialog(BeginSupplementDialog)
    dialog._submit()
    signed.settle()
    assert signed.shown().read_only
    dialog.reject()
    begin(signed)
    assert not signed.shown().read_only
    assert not banner._mistake.isVisibleTo(banner)
    signed.keys("0\n")
    assert signed.points("1.1") == 0


def test_what_belongs_to_the_visit_stays_closed_while_minutes_are_put_right(signed: Bench) -> None:
    begin(signed)
    head = signed.page.sheet.head
    assert not head._next.isVisibleTo(head)
    head.do_next()
    assert head._conclude_action.isVisible()
    assert not head._sign_action.isVisible()
    assert not head._reopen_action.isVisible()


def test_the_changes_are_shown_and_signed(signed: Bench) -> None:
    begin(signed)
    inspection_id = signed.page.state.inspection_id
    inspections.change_inspection(signed.case.workspace, inspection_id, InspectionDraft(place="Hội trường"))
    signed.page.sheet._banner._supplement.click()
    dialog = signed.dialog(SupplementDialog)
    signed.settle()
    (row,) = dialog._table.model.rows()
    assert (row.what, row.new) == ("Địa điểm", "Hội trường")
    dialog._give_up()
    signed.settle()
    assert "Địa điểm" in dialog._error.text()
    dialog._sign()
    signed.settle()
    sign = signed.dialog(SignSupplementDialog)
    sign._submit()
    signed.settle()
    (view,) = supplements.supplements(signed.case.workspace, inspection_id)
    assert view.signed_on == date(2019, 6, 10)
    assert signed.shown().read_only


def test_the_document_is_one_press_away(signed: Bench) -> None:
    begin(signed)
    asked: list[tuple[str, object]] = []
    signed.page.context.asked_to_go.connect(lambda page, argument: asked.append((page, argument)))
    signed.page.sheet._banner._supplement.click()
    dialog = signed.dialog(SupplementDialog)
    signed.settle()
    type_into(dialog._form.field("place").editor, "Nhà văn hóa")
    dialog._look()
    signed.settle()
    assert asked == [("reports", signed.shown().inspection.supplement_id)]
    (view,) = supplements.supplements(signed.case.workspace, signed.page.state.inspection_id)
    assert view.place == "Nhà văn hóa"


def test_nothing_changed_can_be_given_up(signed: Bench) -> None:
    begin(signed)
    signed.page.sheet._banner._supplement.click()
    dialog = signed.dialog(SupplementDialog)
    signed.settle()
    dialog._give_up()
    signed.settle()
    assert signed.shown().read_only
    assert supplements.supplements(signed.case.workspace, signed.page.state.inspection_id) == ()


def test_the_supplementary_minutes_are_printed_while_they_are_made(signed: Bench) -> None:
    begin(signed)
    signed.page.sheet._ask_minutes()
    signed.settle()
    dialog = signed.dialog(PdfDialog)
    assert dialog._file_name.startswith("Biên-bản-bổ-sung-cho-biên-bản-kiểm-tra-tại-")
    assert dialog._file_name.endswith("-bản-xem.pdf"), "never the name of an official copy"
    dialog.reject()


def test_a_conclusion_that_the_corrected_points_no_longer_give_is_told(signed: Bench) -> None:
    begin(signed)
    score(signed.case, signed.page.state.inspection_id, "0.5")
    signed.page.refresh()
    signed.settle()
    (line,) = [one for one in signed.shown().missing if one.kind == "overtaken"]
    signed.page.sheet._banner._supplement.click()
    dialog = signed.dialog(SupplementDialog)
    signed.settle()
    told = dialog._questions.text()
    assert messages.label(Outcome.FAILING) in told
    assert dialog._questions.isVisible()
    dialog._sign()
    signed.settle()
    sign = signed.dialog(SignSupplementDialog)
    signed.settle()
    assert sign._questions.text() == told
    sign.reject()
    signed.page.sheet.go_to_missing(line)
    again = signed.dialog(ConcludeDialog)
    signed.settle()
    again._submit()
    signed.settle()
    assert "overtaken" not in {one.kind for one in signed.shown().missing}


def test_a_closed_round_is_told_before_minutes_are_put_right(signed: Bench) -> None:
    banner = signed.page.sheet._banner
    assert "closed" not in banner.accessibleName()
    with signed.case.workspace.action("round.close") as writing:
        writing.change(writing.get(Round, signed.case.round), {"closed_on": signed.case.workspace.today})
    signed.page.refresh()
    signed.settle()
    assert "03/06/2019" in banner.accessibleName()
    assert "the round is closed" in banner.accessibleName()
    assert not banner._supplement.isVisible()
    assert banner._round.isVisible()


def stops_told(dialog: SupplementDialog) -> list[str]:
    return [line._problem.code for line in dialog._stops.findChildren(ProblemLine)]


def test_what_keeps_them_from_being_signed_is_named_at_once_with_the_way_there(signed: Bench) -> None:
    begin(signed)
    workspace, supplement_id = signed.case.workspace, signed.shown().inspection.supplement_id
    supplements.change_supplement(workspace, supplement_id, supplements.SupplementDraft(held_on=None))
    signed.page.sheet._banner._supplement.click()
    dialog = signed.dialog(SupplementDialog)
    signed.settle()
    assert stops_told(dialog) == ["supplement_without_content", "supplement_without_day"]
    day = dialog._form.field("held_on")
    dialog._sign()
    signed.settle()
    assert dialog.isVisible()
    assert day.error(), "told where it is typed, before any other dialog comes"
    dialog._form.field("reason").editor.setFocus()
    dialog._stops.findChildren(ProblemLine)[1].findChildren(QPushButton)[0].click()
    assert dialog.focusWidget() is day.editor
    type_into(day.editor, "10/06/2019")
    dialog._sign()
    signed.settle()
    assert dialog.isVisible()
    assert stops_told(dialog) == ["supplement_without_content"], "nothing was changed: nothing to sign"
    dialog._stops.findChildren(ProblemLine)[0].findChildren(QPushButton)[0].click()
    assert not dialog.isVisible(), "what to put right is in the sheet"


def test_what_differs_from_signed_minutes_leads_to_the_supplementary_ones(signed: Bench) -> None:
    page, inspection_id = signed.page, signed.page.state.inspection_id
    page.show_argument({"inspection": inspection_id, "part": "supplement"})
    page.refresh()
    signed.settle()
    assert page.sheet.focusWidget() is page.sheet._banner._supplement


def test_a_conclusion_that_no_longer_fits_leads_there_while_the_sheet_is_read_only(signed: Bench) -> None:
    sheet = signed.page.sheet
    lacking = inspections.Missing("overtaken", None, None, "Kết luận không còn khớp")
    sheet.go_to_missing(lacking)
    assert sheet.focusWidget() is sheet._banner._supplement
    begin(signed)
    sheet.go_to_missing(lacking)
    signed.dialog(ConcludeDialog).reject()
