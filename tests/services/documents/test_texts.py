"""What people write into documents, prefilled from the data."""

from __future__ import annotations

from pathlib import Path

from inspector.services.documents import (
    DocumentKind,
    preview_bytes,
    section_texts,
    write_section,
    year_owner,
)
from inspector.services.rounds import choose_units
from inspector.services.workspace import open_workspace
from tests.services.acts import Case, refused, undone
from tests.services.documents.test_making import text_of

YEAR = year_owner(2019)


def test_sections_are_prefilled_and_those_written_are_told_apart(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    sections = {one.section: one for one in section_texts(workspace, YEAR, DocumentKind.YEAR_REPORT)}
    assert sections["strengths"].own
    assert sections["strengths"].content.startswith("Huyện đã tăng cường tuyên truyền")
    assert not sections["scope"].own
    assert "Có 34 cơ quan, đơn vị, địa phương" in sections["scope"].content
    assert sections["area.III"].title.startswith("II.3.")
    assert sections["recipients"].content.endswith("Lưu: VT, NV")
    workspace.close()


def test_what_is_written_is_printed_and_blank_brings_the_default_back(case: Case) -> None:
    owner = case.round
    kind = DocumentKind.ROUND_REPORT
    words = "Do thiếu nhân lực.\n\nDo máy cũ."
    undone(case.workspace, lambda: write_section(case.workspace, owner, kind, "causes", words))
    shown = text_of(preview_bytes(case.workspace, kind, owner))
    assert "a) Do thiếu nhân lực. b) Do máy cũ." in shown
    written = {one.section: one for one in section_texts(case.workspace, owner, kind)}["causes"]
    assert written.content == words
    write_section(case.workspace, owner, kind, "causes", "   ")
    assert not {one.section: one for one in section_texts(case.workspace, owner, kind)}["causes"].own


def test_the_default_itself_is_no_text_of_ones_own(case: Case) -> None:
    owner, kind = case.round, DocumentKind.ROUND_REPORT
    usual = {one.section: one.default for one in section_texts(case.workspace, owner, kind)}["causes"]
    write_section(case.workspace, owner, kind, "causes", "Do thiếu nhân lực.")
    write_section(case.workspace, owner, kind, "causes", f"{usual} ")
    written = {one.section: one for one in section_texts(case.workspace, owner, kind)}["causes"]
    assert (written.own, written.content) == (False, usual)


def test_headings_under_recommendations(case: Case) -> None:
    words = "Đối với UBND huyện:\nBan hành thông báo kết luận.\nĐối với các đơn vị:\nKhắc phục tồn tại."
    write_section(case.workspace, case.round, DocumentKind.ROUND_REPORT, "recommendations", words)
    shown = text_of(preview_bytes(case.workspace, DocumentKind.ROUND_REPORT, case.round))
    assert "1. Đối với UBND huyện Ban hành thông báo kết luận. 2. Đối với các đơn vị Khắc phục tồn tại." in shown


def test_an_unknown_section_is_refused(case: Case) -> None:
    with refused(case.workspace, "documents.section"):
        write_section(case.workspace, case.round, DocumentKind.ROUND_REPORT, "poem", "…")


def test_what_stood_under_an_area_that_is_not_scored_any_more_is_left_out(case: Case) -> None:
    kind = DocumentKind.ROUND_REPORT
    words = "Hồ sơ được lưu đầy đủ."
    write_section(case.workspace, case.round, kind, "area.I", words)
    assert words in text_of(preview_bytes(case.workspace, kind, case.round))
    choose_units(case.workspace, case.round, [])
    assert words not in text_of(preview_bytes(case.workspace, kind, case.round))
    choose_units(case.workspace, case.round, case.units)
    assert words in text_of(preview_bytes(case.workspace, kind, case.round)), "it is kept for when it is scored again"
