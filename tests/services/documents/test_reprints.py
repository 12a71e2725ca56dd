"""A print that bears an issued document's number says so when it is not what was issued."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pdfplumber
import pytest

from inspector.domain.document import IssuedDocument
from inspector.services.documents import (
    DocumentKind,
    Options,
    compose_document,
    issue,
    issued,
    write_section,
    year_owner,
)
from inspector.services.recommendations import RecommendationDraft, save_recommendation
from inspector.services.workspace import Workspace, open_workspace
from tests.reports.spoken import spoken
from tests.services.acts import Case, pass_unit

YEAR = year_owner(2019)
KIND = DocumentKind.YEAR_REPORT
OPTIONS = Options("5", date(2020, 3, 16))
NOTE = (
    "BẢN IN LẠI, KHÔNG PHẢI BẢN ĐÃ PHÁT HÀNH: Văn bản này đã phát hành (số 05/BC-ĐKT, ngày 16/03/2020); "
    "nội dung in ở đây khác bản đã phát hành."
)


def notes(workspace: Workspace, options: Options = OPTIONS) -> set[str]:
    """What stands at the foot of the pages of every section."""
    document = compose_document(workspace, KIND, YEAR, options)
    return {section.note for section in (document.body, *document.annexes)}


def reword(workspace: Workspace, words: str) -> None:
    write_section(workspace, YEAR, KIND, "causes", words)


@pytest.fixture
def published(sample_folder: Path, tmp_path: Path) -> Workspace:
    """The sample with the year's report issued."""
    workspace = open_workspace(sample_folder)
    assert notes(workspace) == {""}, "nothing was issued yet"
    issue(workspace, KIND, YEAR, tmp_path / "a.pdf", OPTIONS)
    return workspace


def test_every_page_says_that_it_is_not_what_was_issued(published: Workspace) -> None:
    assert notes(published) == notes(published, Options()) == {""}, "it says the same still"
    reword(published, "Đã thực hiện đủ.")
    assert notes(published) == notes(published, Options()) == {NOTE}
    assert notes(published, Options("5", date(2020, 3, 16), draft=True)) == {""}, "a draft bears its own mark"
    assert notes(published, Options("6", date(2020, 3, 16))) == {""}, "another document, which is not issued yet"
    reword(published, "")
    assert notes(published) == {""}, "what was changed back is what was issued"
    assert notes(published, Options("5", date(2020, 3, 17))) == {NOTE}, "another day is another document"
    published.close()


def test_what_is_issued_anew_bears_no_note_and_counts_from_then_on(published: Workspace, tmp_path: Path) -> None:
    reword(published, "Đã thực hiện đủ.")
    made = issue(published, KIND, YEAR, tmp_path / "b.pdf", OPTIONS)
    with pdfplumber.open(made.path) as pdf:
        assert not any("BẢN IN LẠI" in (page.extract_text() or "") for page in pdf.pages)
    assert notes(published) == {""}
    reword(published, "")
    assert notes(published) == {NOTE}
    published.store.undo()
    assert notes(published) == {""}
    published.close()


def test_of_what_was_issued_before_contents_were_kept_that_much_is_said(published: Workspace) -> None:
    (row,) = issued(published)
    with published.action("documents.issue") as writing:
        writing.put(IssuedDocument, row.id, snapshot={})
    (note,) = notes(published)
    assert note.startswith("BẢN IN LẠI")
    assert note.endswith("chỉ bản đã phát hành có giá trị.")
    published.close()


def test_without_a_number_the_day_tells_which_document_it_was(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    issue(workspace, KIND, YEAR, tmp_path / "a.pdf", Options(None, date(2020, 3, 16)))
    reword(workspace, "Đã thực hiện đủ.")
    (note,) = notes(workspace, Options())
    assert "đã phát hành (ngày 16/03/2020);" in note
    workspace.close()


def test_that_days_went_by_makes_no_other_document(case: Case, tmp_path: Path) -> None:
    """What is overdue is told as of a day: of what was issued, as of the day it was."""
    workspace, kind, options = case.workspace, DocumentKind.ROUND_REPORT, Options("7", case.workspace.today)
    for inspection in case.inspections:
        pass_unit(case, inspection)
    wanted = RecommendationDraft(inspection_id=inspection, content="Niêm yết lại", due_on=date(2019, 6, 20))
    save_recommendation(workspace, wanted)
    issue(workspace, kind, case.round, tmp_path / "a.pdf", options)
    said = spoken(compose_document(workspace, kind, case.round, options))
    assert "còn 01 kiến nghị chưa khắc phục xong, không có kiến nghị quá hạn." in said
    workspace.clock.set(workspace.clock.now() + timedelta(days=30))  # type: ignore[attr-defined]
    assert spoken(compose_document(workspace, kind, case.round, options)) == said
    following = spoken(compose_document(workspace, kind, case.round, Options("8", workspace.today)))
    assert "trong đó có 01 kiến nghị quá hạn." in following
    write_section(workspace, case.round, kind, "causes", "Thiếu kinh phí.")
    changed = spoken(compose_document(workspace, kind, case.round, options))
    assert "BẢN IN LẠI" in changed
    assert "trong đó có 01 kiến nghị quá hạn." in changed, "what is another document is told as of now"
