"""The lists of documents: what can be made, and what was issued."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector.services import documents
from inspector.services.documents import DocumentKind
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
