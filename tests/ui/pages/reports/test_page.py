"""The reports page over the sample: prose written and brought back, what is missing, preview, saving, issuing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.clock import today
from inspector.core.errors import Refused
from inspector.core.formats import date_short
from inspector.domain.problem import Problem, Target
from inspector.services import documents, inspections, journal, rounds, supplements
from inspector.services.documents import DocumentKind, Options, SectionText
from inspector.services.inspections import InspectionDraft, InspectionState
from inspector.services.overview import overview
from inspector.services.workspace import Workspace
from inspector.ui import folders
from inspector.ui.context import Context
from inspector.ui.pages.reports import ReportsPage
from inspector.ui.pages.reports.checks import Line
from inspector.ui.pages.reports.issue_dialog import IssueDialog, NumberQuestion
from inspector.ui.pages.reports.page import _CHECKS, _ISSUED, _key
from inspector.ui.pages.reports.sections import Texts
from inspector.ui.pages.reports.withdraw_dialog import WithdrawDocumentDialog
from tests.store.full_disk import files_no_longer_than
from tests.ui.hands import opened


def _chosen(page: ReportsPage) -> tuple[DocumentKind, str]:
    assert page._chosen is not None
    return page._chosen.kind, page._chosen.owner_id


def test_the_years_report_comes_first_with_its_prose_and_pages(qtbot: QtBot, page: ReportsPage) -> None:
    assert _chosen(page)[0] is DocumentKind.YEAR_REPORT
    assert page._table.model.rowCount() == 32
    assert len(_texts(qtbot, page).sections()) > 5
    assert page._paper.preview.pages() >= 5


def test_another_document_is_opened_by_what_it_is_about(qtbot: QtBot, page: ReportsPage, workspace: Workspace) -> None:
    choice = next(one for one in documents.document_choices(workspace, 2019) if one.kind is DocumentKind.MINUTES)
    page.show_argument(choice.owner_id)
    page.refresh()
    qtbot.waitUntil(lambda: _chosen(page) == (DocumentKind.MINUTES, choice.owner_id))
    qtbot.waitUntil(lambda: page._paper.preview.pages() in range(2, 8))


def _texts(qtbot: QtBot, page: ReportsPage) -> Texts:
    """The texts of the document shown, once they are there."""
    qtbot.waitUntil(lambda: page._sections.texts is not None)
    assert page._sections.texts is not None
    return page._sections.texts


def _type(texts: Texts, key: str, words: str) -> None:
    """Write into a section and leave it."""
    field = texts.section(key).field
    field.text.setPlainText(words)
    field.commit()


def test_own_words_are_kept_shown_as_own_and_taken_back(qtbot: QtBot, page: ReportsPage, workspace: Workspace) -> None:
    texts = _texts(qtbot, page)
    section = texts.section(texts.sections()[0])
    with qtbot.waitSignal(page.context.changed):
        _type(texts, section.key, "Có 34 đơn vị thuộc diện kiểm tra.")
    kind, owner = _chosen(page)
    assert documents.section_texts(workspace, owner, kind)[0].own
    page.refresh()
    qtbot.waitUntil(section.reset.isVisible)
    with qtbot.waitSignal(page.context.changed):
        section.reset.click()
    assert not documents.section_texts(workspace, owner, kind)[0].own


def test_what_the_disk_refused_waits_for_its_document_and_is_saved_when_there_is_room(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace
) -> None:
    texts, first, words = _texts(qtbot, page), _chosen(page), "Đã thực hiện tốt."
    with files_no_longer_than(1000):
        _type(texts, "strengths", words)
        qtbot.waitUntil(lambda: page.context.unsaved == 1)
    field = texts.section("strengths").field
    assert field.error()
    page.refresh()
    qtbot.waitUntil(lambda: not page.context.tasks.busy)
    assert (field.value(), bool(field.error())) == (words, True), "a refresh takes neither the words nor the mark"
    other = next(one for one in page._choices.values() if (one.kind, one.owner_id) != first)
    page._table.select([_key(other)])
    qtbot.waitUntil(lambda: _chosen(page) != first and page._sections.texts not in (None, texts))
    page._tabs.setCurrentIndex(_ISSUED)
    page.context.unsaved_sought.emit(page.context.unsaved_owner())
    assert page._sections.texts is texts, "it is led to"
    assert page._sections.isVisible()
    assert field.value() == words
    page.context.try_again()
    qtbot.waitUntil(lambda: page.context.unsaved == 0)
    assert not field.error()
    kept = {one.section: one.content for one in documents.section_texts(workspace, first[1], first[0])}
    assert kept["strengths"] == words


def test_what_is_missing_leads_to_its_place(qtbot: QtBot, page: ReportsPage, workspace: Workspace) -> None:
    kind, owner = _chosen(page)
    listed = documents.problems(workspace, kind, owner)
    assert listed
    qtbot.waitUntil(lambda: str(len(listed)) in page._tabs.tabText(_CHECKS))
    page._tabs.setCurrentIndex(_CHECKS)
    line = next(line for line in page._checks.findChildren(Line) if line._target.page != "reports")
    with qtbot.waitSignal(page.context.asked_to_go):
        line._ask()


def test_saving_records_nothing(qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path) -> None:
    page._paper._draft.set_value(True)
    with qtbot.waitSignal(page.context.said):
        page.save(str(tmp_path / "bao-cao.pdf"))
    assert (tmp_path / "bao-cao.pdf").read_bytes().startswith(b"%PDF")
    assert documents.issued(workspace) == ()


def test_issuing_records_number_and_hash(qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path) -> None:
    page._paper._number.set_value("05")
    with qtbot.waitSignal(page.context.changed):
        page.issue(str(tmp_path / "bao-cao.pdf"))
    (made,) = documents.issued(workspace)
    assert (made.number, made.title) == ("05", page._chosen.title if page._chosen else "")
    assert (tmp_path / "bao-cao.pdf").is_file()
    qtbot.waitUntil(lambda: page._tabs.currentIndex() == _ISSUED)
    begun = folders.last_used(page.context.settings, folders.ISSUED, Path("/"))
    assert begun == tmp_path, "where signing and checking begin"
    page.refresh()
    qtbot.waitUntil(lambda: page._issued.table.model.rowCount() == 1)


def test_what_is_in_the_way_is_shown_as_the_list(qtbot: QtBot, page: ReportsPage) -> None:
    with qtbot.waitSignal(page.context.said) as blocker:
        page._show_in_the_way(Refused("documents.incomplete", count=7, problems="Thiếu chữ ký."))
    assert page._tabs.currentIndex() == _CHECKS
    assert blocker.args is not None
    assert "7" in blocker.args[0].text


def test_what_stood_in_the_way_is_taken_back_once_it_is_put_right(qtbot: QtBot, page: ReportsPage) -> None:
    taken: list[str] = []
    page.context.unsaid.connect(taken.append)
    page._show_in_the_way(Refused("documents.incomplete", count=1, problems="Thiếu chữ ký."))
    page._show_problems((Problem("error", "signer", "Thiếu chữ ký.", Target("settings")),))
    assert taken == [], "it is still so"
    page._show_problems(())
    assert len(taken) == 1
    page._show_in_the_way(Refused("documents.no_visit", unit="UBND xã Giang Ly"))
    page._paper._date.set_value(date(2019, 1, 2))
    page._paper.changed.emit()
    assert taken[1:] == [str(Refused("documents.no_visit", unit="UBND xã Giang Ly"))]


def test_a_date_that_has_not_come_is_refused_before_a_file_is_asked_for(qtbot: QtBot, page: ReportsPage) -> None:
    page._paper._date.set_value(date(2999, 1, 2))
    with qtbot.waitSignal(page.context.said) as blocker:
        page.ask_to_issue()
    assert blocker.args is not None
    assert "02/01/2999" in blocker.args[0].text
    assert page.findChild(QFileDialog) is None


def test_number_and_date_are_asked_for_and_shown_before_a_file_is(qtbot: QtBot, page: ReportsPage) -> None:
    page.ask_to_issue()
    dialog = opened(qtbot, page, IssueDialog)
    QTest.keyClick(dialog.form.field("number").editor, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.form.field("dated_on").editor, "nothing can be typed into the symbol"
    assert "BC-ĐKT" in dialog._words.text()
    blank = dialog._words.text()
    dialog.form.field("number").set_value("15")
    dialog.form.field("dated_on").set_value(date(2020, 3, 16))
    dialog._tell()
    assert "15/BC-ĐKT" in dialog._words.text()
    assert "16/03/2020" in dialog._words.text()
    assert len(dialog._words.text()) < len(blank), "nothing is blank any more"
    assert page.findChild(QFileDialog) is None
    dialog._submit()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    assert page._paper.options() == Options("15", date(2020, 3, 16))
    chooser = page.findChild(QFileDialog)
    assert chooser is not None
    chooser.close()


def test_a_second_number_is_questioned_before_a_file_is_asked_for(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path
) -> None:
    documents.issue(workspace, *_chosen(page), tmp_path / "a.pdf", Options("15", date(2020, 3, 16)))
    page.ask_to_issue()
    dialog = opened(qtbot, page, IssueDialog)
    dialog.form.field("number").set_value("16")
    dialog.form.field("dated_on").set_value(date(2020, 3, 16))
    dialog._submit()
    question = opened(qtbot, page, NumberQuestion)
    assert any("15/BC-ĐKT" in label.text() for label in question.findChildren(QLabel))
    assert page.findChild(QFileDialog) is None
    question._say_yes()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    chooser = page.findChild(QFileDialog)
    assert chooser is not None
    chooser.close()


@pytest.mark.parametrize("wrong", ["before the last visit", "not come yet"])
def test_a_day_that_the_document_cannot_bear_is_refused_at_its_field(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, wrong: str
) -> None:
    last = documents.earliest_day(workspace, *_chosen(page))
    assert last is not None
    tomorrow = today(workspace.clock) + timedelta(days=1)
    day, said = (last - timedelta(days=1), last) if wrong == "before the last visit" else (tomorrow, tomorrow)
    page.ask_to_issue()
    dialog = opened(qtbot, page, IssueDialog)
    field = dialog.form.field("dated_on")
    field.set_value(day)
    dialog._submit()
    assert dialog.isVisible()
    assert date_short(said) in field.error()
    dialog.reject()


def test_the_way_back_to_the_default_does_not_widen_the_column(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace
) -> None:
    texts = _texts(qtbot, page)
    section = texts.section(texts.sections()[0])
    width = section.minimumSizeHint().width()
    section.show_text(SectionText(section.key, "I.1. Phạm vi", "Khác.", "Mặc định.", own=True))
    assert section.reset.isVisible()
    assert section.minimumSizeHint().width() <= max(width, 380)


def test_a_changed_figure_changes_the_paper(qtbot: QtBot, page: ReportsPage, workspace: Workspace) -> None:
    before = page._paper.preview.content()
    page._paper._number.set_value("05")
    page._paper.changed.emit()
    qtbot.waitUntil(lambda: page._paper.preview.content() != before)
    assert overview(workspace, 2019).counts.in_scope == 34


def test_a_letter_the_font_lacks_is_told_above_the_pages(qtbot: QtBot, page: ReportsPage, workspace: Workspace) -> None:
    kind, owner = _chosen(page)
    documents.write_section(workspace, owner, kind, "strengths", "Niêm yết đủ thủ tục ✓.")
    page.refresh()
    warning = page._paper._warning
    qtbot.waitUntil(warning.isVisible)
    assert "“✓” (mã U+2713)" in warning.text()
    documents.write_section(workspace, owner, kind, "strengths", "")
    page.refresh()
    qtbot.waitUntil(lambda: not warning.isVisible())


def test_supplementary_minutes_stand_below_the_minutes_and_show_their_changes(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace
) -> None:
    second = rounds.rounds(workspace, 2019)[1]
    scope = rounds.round_view(workspace, second.id).units
    visit = next(row.inspection_id for row in scope if row.state is InspectionState.INSPECTED)
    inspections.sign_minutes(workspace, visit, date(2019, 12, 20))
    draft = supplements.SupplementDraft(reason="ghi nhầm", held_on=date(2019, 12, 25))
    supplement = supplements.begin_supplement(workspace, visit, draft).subject
    inspections.change_inspection(workspace, visit, InspectionDraft(place="Hội trường"))
    page.show_argument(supplement)
    page.refresh()
    qtbot.waitUntil(lambda: _chosen(page) == (DocumentKind.SUPPLEMENT, supplement))
    qtbot.waitUntil(lambda: "opinion" in _texts(qtbot, page).sections())
    texts = _texts(qtbot, page)
    (reason,) = [key for key in texts.sections() if key.startswith("reason.")]
    assert texts.section(reason).field.value() == "ghi nhầm"
    _type(texts, reason, "đổi nơi làm việc")
    qtbot.waitUntil(lambda: not page.context.tasks.busy)
    (view,) = supplements.supplements(workspace, visit)
    assert [line.reason for line in view.changes] == ["đổi nơi làm việc"]


def _year_row(page: ReportsPage) -> str:
    """What the list says of the document chosen."""
    assert page._chosen is not None
    return page._table.model.columns[0].words(page._chosen)


def test_an_issued_document_bears_its_number_and_says_so_after_a_restart(
    qtbot: QtBot, context: Context, workspace: Workspace, tmp_path: Path
) -> None:
    choice = documents.document_choices(workspace, 2019)[0]
    options = Options("15", date(2020, 3, 16))
    documents.issue(workspace, choice.kind, choice.owner_id, tmp_path / "a.pdf", options)
    context.workspace = workspace
    context.set_year(2019)
    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page._paper.preview.pages() > 0)
    assert page._paper.options() == options, "what is shown and printed bears the number"
    assert "15/BC-ĐKT" in page._paper._issued.text()
    assert "Issued" in _year_row(page)
    qtbot.waitUntil(lambda: "says the same" in page._paper._issued.text())
    documents.write_section(workspace, choice.owner_id, choice.kind, "strengths", "Đã sửa sau khi phát hành.")
    page.refresh()
    qtbot.waitUntil(lambda: "differs" in page._paper._issued.text())
    page._paper._draft.box.click()
    qtbot.waitUntil(lambda: page._paper._issued.text().endswith("16/03/2020"))
    page._paper._draft.box.click()
    qtbot.waitUntil(lambda: "differs" in page._paper._issued.text())
    journal.undo(workspace)
    journal.undo(workspace)
    page.refresh()
    qtbot.waitUntil(page._paper._issued.isHidden)
    assert "Issued" not in _year_row(page)
    assert page._issued.table.model.rowCount() == 1, "what was withdrawn stays in the list"
    assert "withdrawn" in page._issued.table.model.columns[1].words(page._issued.table.model.row_at(0))
    assert documents.issued(workspace) == ()


def test_an_issued_document_is_withdrawn_with_a_reason_and_stays_in_the_list(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path
) -> None:
    kind, owner = _chosen(page)
    documents.issue(workspace, kind, owner, tmp_path / "a.pdf", Options("15", date(2020, 3, 16)))
    part = page._issued
    page._tabs.setCurrentIndex(_ISSUED)
    page.refresh()
    qtbot.waitUntil(lambda: part.table.model.rowCount() == 1)
    give = part._withdraw_button
    assert not give.isEnabled(), "nothing is chosen"
    part.table.select([part.table.model.key_at(0)])
    assert give.isEnabled()
    assert "15/BC-ĐKT" in give.toolTip()
    assert part._withdraw in part.table._menu_actions, "the menu of the row offers it, too"
    assert part._withdraw.isEnabled()
    give.click()
    dialog = opened(qtbot, page, WithdrawDocumentDialog)
    dialog._submit()
    assert documents.issued(workspace), "not without a reason"
    dialog.form.set_values({"reason": "Nhầm số liệu một đơn vị."})
    with qtbot.waitSignal(dialog.accepted):
        dialog._submit()
    page.refresh()
    qtbot.waitUntil(lambda: part.latest(kind, owner) is None)
    row = part.table.model.row_at(0)
    assert "withdrawn: Nhầm số liệu một đơn vị." in part.table.model.columns[1].words(row)
    assert not give.isEnabled()
    assert not part._withdraw.isEnabled()


def test_a_copy_to_look_at_is_never_offered_the_name_of_the_issued_file(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(folders, "documents", lambda: tmp_path)

    def offered() -> str:
        qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        name = dialog.selectedFiles()[0]
        dialog.close()
        qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)
        return name

    page._ask_issue_path()
    official = offered()
    Path(official).write_bytes(b"%PDF")
    page.ask_to_save()
    assert offered() != official
    page._ask_issue_path()
    assert offered() != official, "nor is another official copy"


def test_tab_leads_through_the_texts_before_the_paper_at_their_right(qtbot: QtBot, page: ReportsPage) -> None:
    texts = _texts(qtbot, page)
    first, second = (texts.section(key).field.editor for key in texts.sections()[:2])
    found: list[QWidget] = []
    part: QWidget | None = page._tabs.nextInFocusChain()
    while part is not None and part is not page._tabs:
        found.append(part)
        part = part.nextInFocusChain()
    assert found.index(first) < found.index(second) < found.index(page._paper._number.editor)
