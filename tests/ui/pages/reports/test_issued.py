"""The documents as the page lists them: which round, which number, which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short
from inspector.services import documents, inspections, rounds
from inspector.services.documents import DocumentKind
from inspector.services.inspections import InspectionDraft
from inspector.services.workspace import Workspace
from inspector.ui.pages.reports import ReportsPage


def test_minutes_of_two_rounds_are_told_apart_in_both_lists(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path
) -> None:
    rows = page._table.model.rows()
    told = {documents.document_title(workspace, one.kind, one.owner_id): page._kind(one) for one in rows}
    for ordinal in (1, 2):
        words = {kind for title, kind in told.items() if title.startswith("Biên bản") and f"đợt {ordinal} " in title}
        assert words == {f"Đợt {ordinal} · Biên bản kiểm tra"}
    minutes = next(one for one in rows if one.kind is DocumentKind.MINUTES)
    documents.issue(workspace, minutes.kind, minutes.owner_id, tmp_path / "bb.pdf")
    page.refresh()
    qtbot.waitUntil(lambda: page._kind(minutes) == "Đợt 1 · Issued · Biên bản kiểm tra")
    (made,) = documents.issued(workspace)
    assert (made.subject, made.round) == (minutes.subject, "Đợt 1 năm 2019")
    assert page._issued.table._file(made).startswith("Đợt 1 năm 2019 · Biên bản kiểm tra · bb.pdf")


def test_the_list_tells_the_day_a_document_bears_from_the_day_it_was_issued(
    qtbot: QtBot, page: ReportsPage, workspace: Workspace, tmp_path: Path
) -> None:
    assert page._chosen is not None
    documents.issue(workspace, page._chosen.kind, page._chosen.owner_id, tmp_path / "a.pdf")
    (made,) = documents.issued(workspace)
    assert made.issued_at is not None
    assert made.called == "…/BC-ĐKT"
    table = page._issued.table
    day = date_short(made.issued_at.astimezone(VIETNAM).date())
    assert table._file(made) == f"Báo cáo kết quả kiểm tra năm · a.pdf · issued {day}"
    assert table._date(made) == "no date on it"
    assert table._date(replace(made, dated_on=date(2020, 3, 16))) == "16/03/2020"


def test_the_number_of_signed_minutes_stands_in_its_box(qtbot: QtBot, page: ReportsPage, workspace: Workspace) -> None:
    choices = documents.document_choices(workspace, 2019)
    choice = next(one for one in choices if one.kind is DocumentKind.MINUTES)
    for one in rounds.rounds(workspace, 2019):
        rounds.reopen_round(workspace, one.id)
    inspections.withdraw_signature(workspace, choice.owner_id, "chưa ghi số")
    inspections.change_inspection(workspace, choice.owner_id, InspectionDraft(minutes_number="27"))
    page.show_argument(choice.owner_id)
    page.refresh()
    qtbot.waitUntil(lambda: page._paper.options().number == "27")
