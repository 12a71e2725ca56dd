"""Evidence: files by their bytes, attached to what they prove."""

from __future__ import annotations

from pathlib import Path

from inspector.services.evidence import attach_bytes, attach_files, caption, detach, evidence, media_path
from inspector.services.findings import add_finding
from inspector.services.search import search
from tests.services.acts import Case, refused, undone
from tests.services.test_findings import draft

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def test_many_files_at_once_in_their_order(case: Case, tmp_path: Path) -> None:
    owner = add_finding(case.workspace, draft(case)).subject
    files = [tmp_path / f"ảnh {place}.png" for place in (1, 2)]
    for place, file in enumerate(files):
        file.write_bytes(PNG + bytes([place]))
    undone(case.workspace, lambda: attach_files(case.workspace, "finding", owner, files))
    rows = evidence(case.workspace, owner)
    assert [row.name for row in rows] == ["ảnh 1.png", "ảnh 2.png"]
    assert all(row.is_image and not row.missing for row in rows)
    assert media_path(case.workspace, rows[0].sha256).read_bytes() == PNG + b"\x00"


def test_the_same_bytes_are_one_piece_of_evidence(case: Case) -> None:
    owner = add_finding(case.workspace, draft(case)).subject
    attach_bytes(case.workspace, "finding", owner, "dán.png", PNG)
    attach_bytes(case.workspace, "inspection", case.inspections[0], "dán.png", PNG)
    first, second = evidence(case.workspace, owner), evidence(case.workspace, case.inspections[0])
    assert first[0].id == second[0].id
    assert first[0].link_id != second[0].link_id


def test_a_caption_and_taking_off(case: Case) -> None:
    attach_bytes(case.workspace, "inspection", case.inspections[0], "a.png", PNG)
    row = evidence(case.workspace, case.inspections[0])[0]
    undone(case.workspace, lambda: caption(case.workspace, row.id, "Bảng niêm  yết"))
    assert evidence(case.workspace, case.inspections[0])[0].caption == "Bảng niêm yết"
    undone(case.workspace, lambda: detach(case.workspace, row.link_id))
    assert evidence(case.workspace, case.inspections[0]) == ()
    attach_bytes(case.workspace, "inspection", case.inspections[0], "a.png", PNG)
    assert len(evidence(case.workspace, case.inspections[0])) == 1, "what was taken off can be attached again"


def test_unreadable_and_empty_files_and_strange_owners_are_refused(case: Case, tmp_path: Path) -> None:
    with refused(case.workspace, "evidence.unreadable"):
        attach_files(case.workspace, "inspection", case.inspections[0], [tmp_path / "not there.png"])
    with refused(case.workspace, "store.media_empty"):
        attach_bytes(case.workspace, "inspection", case.inspections[0], "a.png", b"")
    with refused(case.workspace, "evidence.owner"):
        attach_bytes(case.workspace, "unit", case.units[0], "a.png", PNG)
    with refused(case.workspace, "record.missing"):
        attach_bytes(case.workspace, "finding", "nowhere", "a.png", PNG)


def test_a_file_that_is_gone_is_told(case: Case) -> None:
    attach_bytes(case.workspace, "inspection", case.inspections[0], "a.png", PNG)
    row = evidence(case.workspace, case.inspections[0])[0]
    path = media_path(case.workspace, row.sha256)
    path.unlink()
    assert evidence(case.workspace, case.inspections[0])[0].missing
    path.write_bytes(PNG)


def test_evidence_is_found_where_it_belongs(case: Case) -> None:
    owner = add_finding(case.workspace, draft(case)).subject
    attach_bytes(case.workspace, "finding", owner, "bảng niêm yết.png", PNG)
    attach_bytes(case.workspace, "inspection", case.inspections[1], "phòng họp.png", PNG + b"1")
    assert [(hit.page, hit.argument) for hit in search(case.workspace, "bảng niêm yết png")] == [("findings", owner)]
    assert [(hit.page, hit.argument) for hit in search(case.workspace, "phong hop")] == [("field", case.inspections[1])]
