"""Numbers and days of documents: what the register has, what was typed at the signing, what cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from inspector.services import documents, inspections, supplements
from inspector.services.documents import DocumentKind, Options
from inspector.services.documents.making import compose_document
from inspector.services.documents.numbers import _place
from inspector.services.documents.withdrawing import withdraw
from inspector.services.inspections import InspectionDraft
from inspector.services.supplements import SupplementDraft
from inspector.services.workspace import Workspace, open_workspace
from tests.reports.spoken import spoken
from tests.services.acts import Case, refused, score

YEAR = documents.year_owner(2019)
VISIT = date(2019, 6, 3)


def signed(case: Case, number: str | None = "7") -> str:
    """A unit whose minutes are recorded as signed under a number."""
    inspection = case.inspections[0]
    score(case, inspection)
    inspections.fill_participants(case.workspace, inspection)
    inspections.conclude(case.workspace, inspection)
    inspections.change_inspection(case.workspace, inspection, InspectionDraft(limits="Niêm yết chưa đủ."))
    inspections.sign_minutes(case.workspace, inspection, VISIT, number)
    return inspection


def bears(workspace: Workspace, kind: DocumentKind, owner: str, options: Options) -> str:
    """The number in the head of a document."""
    return spoken(compose_document(workspace, kind, owner, options))


def of_register(workspace: Workspace, options: Options, kind: DocumentKind = DocumentKind.YEAR_REPORT) -> list[str]:
    """The codes of what is said of number and day."""
    found = documents.problems(workspace, kind, YEAR, options)
    return [one.code for one in found if one.code.startswith("number_") or one.code == documents.DATED_EARLY]


def test_minutes_bear_the_number_they_were_signed_under(case: Case, tmp_path: Path) -> None:
    workspace, inspection = case.workspace, signed(case)
    assert "07/BB-ĐKT" in bears(workspace, DocumentKind.MINUTES, inspection, Options())
    assert "09/BB-ĐKT" in bears(workspace, DocumentKind.MINUTES, inspection, Options("9"))
    (choice,) = [one for one in documents.document_choices(workspace, 2019) if one.owner_id == inspection]
    assert choice.number == "7"
    documents.issue(workspace, DocumentKind.MINUTES, inspection, tmp_path / "a.pdf")
    (row,) = documents.issued(workspace)
    assert row.number == "07"
    draft = SupplementDraft(reason="ghi nhầm", held_on=date(2019, 6, 10))
    begun = supplements.begin_supplement(workspace, inspection, draft).subject
    inspections.change_inspection(workspace, inspection, InspectionDraft(place="Hội trường"))
    supplements.sign_supplement(workspace, begun, date(2019, 6, 10), "08/BB-ĐKT")
    assert "08/BB-ĐKT" in bears(workspace, DocumentKind.SUPPLEMENT, begun, Options())


def test_no_document_is_dated_before_what_it_tells_of(case: Case, tmp_path: Path) -> None:
    workspace, inspection = case.workspace, signed(case)
    early = Options("5", VISIT - timedelta(days=1))
    for kind, owner in (
        (DocumentKind.MINUTES, inspection),
        (DocumentKind.ROUND_REPORT, case.round),
        (DocumentKind.YEAR_REPORT, YEAR),
    ):
        assert documents.earliest_day(workspace, kind, owner) == VISIT
        found = {one.code: one.level for one in documents.problems(workspace, kind, owner, early)}
        assert found[documents.DATED_EARLY] == "error"
        with refused(workspace, "documents.early"):
            documents.issue(workspace, kind, owner, tmp_path / "a.pdf", early)
        on_the_day = documents.problems(workspace, kind, owner, Options("5", VISIT))
        assert documents.DATED_EARLY not in {one.code for one in on_the_day}
    assert documents.earliest_day(workspace, DocumentKind.MINUTES, case.inspections[1]) is None


def test_supplementary_minutes_come_after_their_meeting(case: Case) -> None:
    inspection = signed(case)
    draft = SupplementDraft(reason="ghi nhầm", held_on=date(2019, 6, 10))
    begun = supplements.begin_supplement(case.workspace, inspection, draft).subject
    assert documents.earliest_day(case.workspace, DocumentKind.SUPPLEMENT, begun) == date(2019, 6, 10)


def test_numbers_go_on_with_the_days(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    (first, *_) = [one for one in documents.document_choices(workspace, 2019) if one.kind is DocumentKind.ROUND_REPORT]
    documents.issue(workspace, first.kind, first.owner_id, tmp_path / "a.pdf", Options("15", date(2020, 3, 16)))
    for number, day, said in (
        ("16", date(2020, 3, 15), ["number_out_of_order"]),
        ("14", date(2020, 3, 17), ["number_out_of_order"]),
        ("15a", date(2020, 3, 15), ["number_out_of_order"]),
        ("16", date(2020, 3, 16), []),
        ("16", date(2020, 3, 17), []),
        ("14", date(2020, 3, 15), []),
        ("16", None, []),
    ):
        assert of_register(workspace, Options(number, day)) == said, (number, day)
    workspace.close()


def test_a_number_that_was_taken_back_is_not_given_again_unawares(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    options = Options("15", date(2020, 3, 16))
    documents.issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "a.pdf", options)
    assert of_register(workspace, options) == []
    withdraw(workspace, documents.issued(workspace)[0].id, "ghi nhầm số")
    assert of_register(workspace, options) == ["number_withdrawn"]
    documents.issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "b.pdf", options)
    workspace.close()


def test_a_second_number_for_one_document_is_questioned(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    day = date(2020, 3, 16)
    documents.issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "a.pdf", Options("15", day))
    assert of_register(workspace, Options("015", day)) == [], "another copy under its number"
    assert of_register(workspace, Options("16", day)) == ["number_second"]
    (told,) = [
        one.message
        for one in documents.problems(workspace, DocumentKind.YEAR_REPORT, YEAR, Options("16", day))
        if one.code == "number_second"
    ]
    assert "15/" in told
    withdraw(workspace, documents.issued(workspace)[0].id, "thay bằng bản khác")
    assert of_register(workspace, Options("16", day)) == []
    workspace.close()


@given(st.integers(1, 99_999), st.sampled_from(["", "a", "B", "đ"]))
def test_a_number_with_a_letter_stands_between_its_neighbours(number: int, letter: str) -> None:
    assert _place(str(number)) <= _place(f"{number}{letter}") < _place(str(number + 1))
    assert _place(f"0{number}{letter}") == _place(f"{number}{letter}")
