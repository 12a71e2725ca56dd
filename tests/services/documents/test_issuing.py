"""Rendering leaves no trace; issuing records, and errors stop it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from inspector.core.errors import Refused
from inspector.domain.round import RoundState
from inspector.services.documents import (
    UNPRINTABLE,
    DocumentKind,
    Options,
    issue,
    issued,
    problems,
    render,
    require_issuable,
    write_section,
    year_owner,
)
from inspector.services.documents.framing import mark_of
from inspector.services.documents.making import compose_document
from inspector.services.rounds import InspectionState, RoundDraft, add_round, round_view, rounds, set_state
from inspector.services.workspace import open_workspace
from inspector.store.queries.journal_state import journal_state, stand
from tests.services.acts import Case, living, refused
from tests.store.full_disk import files_no_longer_than

YEAR = year_owner(2019)


def test_a_report_writes_nothing_to_the_store(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    before, number = living(workspace), journal_state(workspace.store).number
    made = render(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "bao-cao.pdf")
    assert living(workspace) == before
    assert journal_state(workspace.store).number == number
    assert hashlib.sha256(made.path.read_bytes()).hexdigest() == made.sha256
    workspace.close()


def test_a_report_on_nothing_may_be_looked_at_and_is_not_issued(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    empty = add_round(workspace, RoundDraft(year=2018)).subject
    for kind, owner, code in (
        (DocumentKind.YEAR_REPORT, year_owner(2018), "year_without_units"),
        (DocumentKind.ROUND_REPORT, empty, "round_without_units"),
    ):
        (error,) = (one for one in problems(workspace, kind, owner) if one.level == "error")
        assert (error.code, error.target.page) == (code, "rounds")
        assert render(workspace, kind, owner, tmp_path / f"{code}.pdf").pages >= 2
        with pytest.raises(Refused):
            issue(workspace, kind, owner, tmp_path / "phat-hanh.pdf")
    assert not issued(workspace)
    assert not (tmp_path / "phat-hanh.pdf").exists()
    workspace.close()


def test_an_issued_document_is_recorded_with_its_file(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    number, digest = journal_state(workspace.store).number, stand(workspace.store).digest
    target = tmp_path / "bao-cao.pdf"
    made = issue(workspace, DocumentKind.YEAR_REPORT, YEAR, target, Options("15", date(2020, 3, 16)))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == made.sha256
    (row,) = issued(workspace)
    assert (row.number, row.symbol, row.dated_on) == ("15", "BC-ĐKT", date(2020, 3, 16))
    assert (row.sha256, row.journal_number, row.file_name) == (made.sha256, number, "bao-cao.pdf")
    assert (len(row.journal_digest), row.journal_digest, row.signed) == (64, digest, 0)
    with pdfplumber.open(target) as pdf:
        printed = "".join(page.extract_text() for page in pdf.pages)
    assert f"Lập từ nhật ký số {number}, mã đối chiếu {mark_of(digest)}" in printed
    assert mark_of(digest).replace(" ", "") == digest, "all of it, not its beginning"
    assert row.title == "Báo cáo kết quả kiểm tra năm 2019"
    assert (row.subject, row.round) == ("Năm 2019", "")
    assert made.changed.kinds == {"issued_document"}
    assert list(tmp_path.glob(".*")) == [], "no half-made file lies about"
    workspace.close()


def test_errors_stop_an_official_copy_and_never_a_draft(case: Case, tmp_path: Path) -> None:
    assert {one.code for one in problems(case.workspace, DocumentKind.ROUND_REPORT, case.round)} == {
        "unit_without_reason",
        "plan_not_cited",
        "rounds_open",
        "signer_unnamed",
    }
    with refused(case.workspace, "documents.incomplete"):
        issue(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert (
        render(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "b.pdf", Options(draft=True)).pages > 1
    )


def test_a_visit_that_was_put_off_has_no_minutes(case: Case, tmp_path: Path) -> None:
    set_state(case.workspace, case.inspections[0], InspectionState.POSTPONED, "mưa lũ")
    for make in (render, issue):
        with refused(case.workspace, "documents.no_visit"):
            make(case.workspace, DocumentKind.MINUTES, case.inspections[0], tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_number_of_the_year_is_given_once(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    (round_id,) = {one.id for one in rounds(workspace, 2019) if one.ordinal == 1}
    issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "a.pdf", Options("5", date(2020, 3, 16)))

    def taken(kind: DocumentKind, owner_id: str, number: str, day: date) -> bool:
        found = problems(workspace, kind, owner_id, Options(number, day))
        return any(one.code == "number_taken" and one.level == "error" for one in found)

    same_year = date(2020, 3, 20)
    assert taken(DocumentKind.ROUND_REPORT, round_id, "05", same_year)
    assert not taken(DocumentKind.ROUND_REPORT, round_id, "6", same_year)
    assert not taken(DocumentKind.ROUND_REPORT, round_id, "5", date(2019, 12, 1)), "each year counts from 1"
    assert not taken(DocumentKind.YEAR_REPORT, YEAR, "5", same_year), "the same document may be issued anew"
    visit = round_view(workspace, round_id).units[0].inspection_id
    assert not taken(DocumentKind.MINUTES, visit, "5", same_year), "minutes have a register of their own"
    assert issued(workspace)[0].number == "05", "registered as the letterhead prints it"
    workspace.close()


@pytest.mark.parametrize(
    ("number", "fits"), [("05", True), ("12a", True), ("5/BC-ĐKT", False), ("năm", False), ("١", False)]
)
def test_a_number_is_in_figures(case: Case, number: str, fits: bool) -> None:
    found = problems(case.workspace, DocumentKind.ROUND_REPORT, case.round, Options(number))
    assert [one.level for one in found if one.code == "number_odd"] == ([] if fits else ["error"])


def test_a_letter_the_font_lacks_stops_an_official_copy_and_names_the_place(
    sample_folder: Path, tmp_path: Path
) -> None:
    workspace = open_workspace(sample_folder)
    write_section(workspace, YEAR, DocumentKind.YEAR_REPORT, "strengths", "Niêm yết đủ thủ tục ✓ tại trụ sở.")
    (found,) = [one for one in problems(workspace, DocumentKind.YEAR_REPORT, YEAR) if one.code == UNPRINTABLE]
    assert found.level == "error"
    for words in ("“✓” (mã U+2713)", "1. Ưu điểm", "Niêm yết đủ thủ tục ✓ tại trụ sở."):
        assert words in found.message
    with refused(workspace, "documents.incomplete"):
        issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert render(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "b.pdf").pages > 1
    write_section(workspace, YEAR, DocumentKind.YEAR_REPORT, "strengths", "Niêm yết đủ thủ tục tại trụ sở.")
    with pytest.raises(Refused, match=r"U\+279C.*trang đầu"):
        require_issuable(workspace, DocumentKind.YEAR_REPORT, YEAR, Options("➜"))
    workspace.close()


def test_a_reason_turns_the_error_into_a_warning(case: Case, tmp_path: Path) -> None:
    for inspection in case.inspections:
        set_state(case.workspace, inspection, InspectionState.POSTPONED, "Chuyển sang năm sau")
    found = problems(case.workspace, DocumentKind.ROUND_REPORT, case.round)
    assert {one.level for one in found if one.code != "rounds_open"} == {"warning"}
    assert issue(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "a.pdf").pages > 1


def test_the_sample_warns_of_figures_that_do_not_meet(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    found = problems(workspace, DocumentKind.YEAR_REPORT, YEAR)
    assert {one.level for one in found if one.code != "rounds_open"} == {"warning"}
    assert sum(one.code == "figure_differs" for one in found) == 2
    assert sum(one.code == "unit_missing" for one in found) == 5
    workspace.close()


def test_a_report_tells_which_of_its_rounds_are_not_closed(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    first, second = sorted(rounds(workspace, 2019), key=lambda one: one.ordinal)
    assert (first.state, second.state) == (RoundState.CLOSED, RoundState.OPEN)
    told = {
        owner: [(one.level, one.message) for one in problems(workspace, kind, owner) if one.code == "rounds_open"]
        for kind, owner in (
            (DocumentKind.YEAR_REPORT, YEAR),
            (DocumentKind.ROUND_REPORT, first.id),
            (DocumentKind.ROUND_REPORT, second.id),
        )
    }
    open_yet = "Đợt 2 năm 2019 chưa kết thúc: dữ liệu ghi sau khi phát hành sẽ không có trong báo cáo này."
    assert told == {YEAR: [("info", open_yet)], first.id: [], second.id: [("info", open_yet)]}
    workspace.close()


def test_minutes_without_anybody_present_cannot_be_issued(case: Case) -> None:
    codes = {one.code for one in problems(case.workspace, DocumentKind.MINUTES, case.inspections[0])}
    assert {"minutes_without_day", "minutes_without_team", "minutes_without_hosts"} <= codes


def test_wrong_targets_are_refused(case: Case, tmp_path: Path) -> None:
    with refused(case.workspace, "documents.format"):
        render(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "a.docx")
    with refused(case.workspace, "documents.no_folder"):
        render(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "no folder" / "a.pdf")
    with pytest.raises(Refused):
        compose_document(case.workspace, DocumentKind.ROUND_REPORT, "nothing")


def test_a_full_disk_is_named_and_leaves_no_file_and_no_record(case: Case, tmp_path: Path) -> None:
    for inspection in case.inspections:
        set_state(case.workspace, inspection, InspectionState.POSTPONED, "Chuyển sang năm sau")
    for write in (render, issue):
        with refused(case.workspace, "store.disk_full"), files_no_longer_than(1000):
            write(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "a.pdf")
    assert issued(case.workspace) == ()
    assert list(tmp_path.glob("*.pdf*")) == []


def test_only_a_pdf_is_issued(case: Case, tmp_path: Path) -> None:
    for inspection in case.inspections:
        set_state(case.workspace, inspection, InspectionState.POSTPONED, "Chuyển sang năm sau")
    with refused(case.workspace, "documents.format"):
        issue(case.workspace, DocumentKind.ROUND_REPORT, case.round, tmp_path / "a.docx")


def test_a_file_that_cannot_be_named_leaves_no_record(case: Case, tmp_path: Path) -> None:
    for inspection in case.inspections:
        set_state(case.workspace, inspection, InspectionState.POSTPONED, "Chuyển sang năm sau")
    taken = tmp_path / "a.pdf"
    taken.mkdir()
    (taken / "inside").write_text("x", encoding="utf-8")
    with pytest.raises(Refused):
        issue(case.workspace, DocumentKind.ROUND_REPORT, case.round, taken)
    assert issued(case.workspace) == ()
    assert list(tmp_path.glob(".*")) == []
