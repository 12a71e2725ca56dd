"""The overview over the sample: one screen that says how far the year is, and leads to every list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from inspector.domain.completeness import UNSIGNED
from inspector.services import overview, rounds
from inspector.services.workspace import Workspace
from inspector.ui.context import Context
from inspector.ui.pages.overview import OverviewPage
from inspector.ui.pages.overview.lists import SentenceRow
from inspector.ui.pages.overview.recommendations import RecommendationsDialog
from inspector.ui.widgets import EmptyState, KeyFigure
from inspector.ui.widgets.click_row import ClickRow
from tests.services.acts import Case, make_workspace, pass_unit
from tests.services.team.laptops import make_team


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> OverviewPage:
    return opened(qtbot, context, workspace)


def opened(qtbot: QtBot, context: Context, workspace: Workspace) -> OverviewPage:
    """The page over a workspace, at the size that a small screen leaves it."""
    context.workspace, context.year = workspace, 2019
    made = OverviewPage(context)
    qtbot.addWidget(made)
    made.resize(1162, 626)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    return made


@pytest.fixture
def asked(context: Context) -> list[tuple[str, object]]:
    """Where the page asked to go."""
    asked: list[tuple[str, object]] = []
    context.asked_to_go.connect(lambda key, argument: asked.append((key, argument)))
    return asked


def figures(page: OverviewPage) -> list[str]:
    return [figure.accessibleName() for figure in page.findChildren(KeyFigure)]


def test_the_counts_carry_their_meaning(page: OverviewPage) -> None:
    inspected, passing, violations, overdue = figures(page)
    assert "29/34" in inspected
    assert "85,3%" in inspected
    assert "29/34" in passing
    assert violations.split(". ")[1].startswith("0 ")
    assert overdue


def test_what_the_page_shows_is_what_the_service_says(page: OverviewPage, workspace: Workspace) -> None:
    year = overview.overview(workspace, 2019)
    assert f"({len(year.not_inspected):02d})" in page._waiting._title.text()
    assert len(page._bars.findChildren(ClickRow)) == len([one for one in year.blocks if one.counts.in_scope])
    assert len(page._chart._bars) == len(year.scores)
    assert {bar.key for bar in page._chart._bars} == {one.inspection_id for one in year.scores}


def test_every_number_opens_its_list(page: OverviewPage, asked: list[tuple[str, object]]) -> None:
    for figure in page.findChildren(KeyFigure)[:3]:
        QTest.keyClick(figure, Qt.Key.Key_Return)
    page._bars.block_clicked.emit("communes")
    assert asked == [
        ("field", {"state": "inspected"}),
        ("field", {"state": "passing"}),
        ("findings", {"severity": "3"}),
        ("field", {"block": "communes"}),
    ]


def test_a_bar_and_a_waiting_unit_open_their_inspection(page: OverviewPage, asked: list[tuple[str, object]]) -> None:
    assert page._shown is not None
    page._chart.clicked.emit(page._shown.scores[0].inspection_id)
    page._waiting.asked.emit(page._shown.not_inspected[0].inspection_id)
    assert asked == [
        ("field", page._shown.scores[0].inspection_id),
        ("field", page._shown.not_inspected[0].inspection_id),
    ]


def test_where_no_unit_is_left_the_list_comes_with_a_word(page: OverviewPage, asked: list[tuple[str, object]]) -> None:
    said: list[str] = []
    page.context.said.connect(lambda message: said.append(message.text))
    assert page._shown is not None
    assert page._shown.next_inspection_id is None, "the sample is done but for units put off"
    page._inspect_next()
    assert asked == [("field", None)]
    assert len(said) == 1


def test_when_every_unit_is_inspected_none_is_offered(qtbot: QtBot, context: Context, small_case: Case) -> None:
    context.workspace, context.year = small_case.workspace, 2019
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1162, 626)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert not page._next.isHidden()
    for inspection in small_case.inspections:
        pass_unit(small_case, inspection)
    page.refresh()
    qtbot.waitUntil(page._next.isHidden)
    assert not page._waiting._area.verticalScrollBar().isVisible(), "a sentence needs no scroll bar"


def test_a_second_round_is_told_though_the_year_is_done(
    qtbot: QtBot, context: Context, small_case: Case, asked: list[tuple[str, object]]
) -> None:
    for inspection in small_case.inspections:
        pass_unit(small_case, inspection)
    workspace = small_case.workspace
    second = rounds.add_round(workspace, rounds.RoundDraft(year=2019)).subject
    rounds.choose_units(workspace, second, small_case.units)
    page = opened(qtbot, context, workspace)
    assert [line.accessibleName() for line in page._rounds.findChildren(ClickRow)] == [
        "Đợt 1 năm 2019, 3/3 units inspected, all inspected",
        "Đợt 2 năm 2019, 0/3 units inspected, 03 left",
    ]
    assert "at least once" in page._waiting._nothing.text(), "not every unit of the second round"
    page._rounds.asked.emit(second)
    page._next.click()
    visits = [row.inspection_id for row in rounds.round_view(workspace, second).units]
    assert asked == [("field", {"round": second}), ("field", visits[0])]
    assert page.minimumSizeHint().height() <= 626
    for visit in visits:
        pass_unit(small_case, visit)
    page.refresh()
    qtbot.waitUntil(page._next.isHidden)
    rounds.close_round(workspace, small_case.round)
    rounds.close_round(workspace, second)
    page.refresh()
    qtbot.waitUntil(page._rounds.isHidden)
    assert "at least once" not in page._waiting._nothing.text()


def test_recommendations_lead_to_their_unit(qtbot: QtBot, page: OverviewPage, asked: list[tuple[str, object]]) -> None:
    QTest.keyClick(page.findChildren(KeyFigure)[3], Qt.Key.Key_Space)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RecommendationsDialog))
    qtbot.waitUntil(lambda: dialog._table.model.total() > 0)
    key = dialog._table.model.key_at(0)
    inspection_id = dialog._at[key]
    dialog._table.opened.emit(key)
    assert asked == [("field", {"inspection": inspection_id, "part": "recommendations"})]


def test_what_is_not_final_is_among_what_is_to_be_completed(qtbot: QtBot, context: Context, small_case: Case) -> None:
    pass_unit(small_case, small_case.inspections[0])
    context.workspace, context.year = small_case.workspace, 2019
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert "01 units are not finished" in figures(page)[2]
    assert page._problems._title.text().endswith("(02)"), "it is not finished, and its minutes are not signed"
    assert [one.code for one in page._listed] == ["units_unfinished", UNSIGNED]


def test_a_long_sentence_takes_two_lines_and_is_told_whole(qtbot: QtBot, theme: object) -> None:
    words = "Còn 14 đơn vị đã kiểm tra mà biên bản chưa ký: UBND xã Khánh Nam; UBND xã Khánh Phú; UBND xã Khánh Thành."
    made = SentenceRow(words, ("nên bổ sung", "warning"), "0")
    qtbot.addWidget(made)
    made.resize(400, 30)
    made.show()
    first, second = made._label.text().split("\n")
    assert words.startswith(first)
    assert second.endswith("…")
    assert made.toolTip() == words
    two_lines = made.height()
    made.resize(2000, 30)
    assert made._label.text() == words
    assert made.height() < two_lines


def test_the_page_fits_a_small_laptop(page: OverviewPage) -> None:
    smallest = page.minimumSizeHint()
    assert smallest.width() <= 1162
    assert smallest.height() <= 626


def test_a_new_workspace_says_what_to_do_first(
    qtbot: QtBot, context: Context, asked: list[tuple[str, object]], tmp_path: Path
) -> None:
    empty = make_workspace(tmp_path / "empty")
    context.workspace = empty
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert isinstance(page._views.currentWidget(), EmptyState)
    assert not page._next.isVisibleTo(page)
    page._open_units()
    assert asked == [("units", {"act": "import"})], "the list is asked for at once"
    empty.close()


def test_a_member_waits_for_the_plan_of_the_lead(
    qtbot: QtBot, context: Context, asked: list[tuple[str, object]], tmp_path: Path
) -> None:
    team = make_team(tmp_path / "team", 1)
    member = team.members[0]
    context.workspace, context.year = member, 2031
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    shown = page._views.currentWidget()
    assert isinstance(shown, EmptyState)
    words = [label.text() for label in shown.findChildren(QLabel)]
    assert any("03 units are here already" in text for text in words)
    assert not any("Begin with the list" in text for text in words), "the plan is not a member's to make"
    shown.buttons[0].click()
    assert shown.buttons[0].text() == "Receive packages…"
    assert asked == [("sync", {"act": "receive"})]
    team.close()
