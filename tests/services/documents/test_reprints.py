"""A print that bears an issued document's number says so when it is not what was issued."""

from __future__ import annotations

from datetime import date
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
from inspector.services.workspace import Workspace, open_workspace

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
