"""Evidence: files by their bytes, attached to what they prove."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.domain.inspection import Inspection
from inspector.domain.recommendation import Action, RecommendationDraft
from inspector.domain.round import Round
from inspector.services import protection, supplements
from inspector.services.evidence import (
    attach_bytes,
    attach_files,
    caption,
    content,
    detach,
    evidence,
    save_copy,
    why_missing,
)
from inspector.services.findings import add_finding
from inspector.services.recommendations import save_recommendation
from inspector.services.search import search
from inspector.services.workspace import OrganisationDraft, PersonDraft, create_workspace
from tests.services.acts import Case, criterion, make_case, pass_unit, refused, undone
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
    assert content(case.workspace, rows[0]) == PNG + b"\x00"


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


def sign(case: Case, inspection_id: str) -> None:
    """Record the minutes of a visit as signed."""
    pass_unit(case, inspection_id)
    with case.workspace.action("inspection.sign") as writing:
        writing.change(writing.get(Inspection, inspection_id), {"minutes_signed_on": case.workspace.today})


def test_evidence_of_a_signed_visit_stays_as_it_was_signed(case: Case, tmp_path: Path) -> None:
    workspace, visit = case.workspace, case.inspections[0]
    finding = add_finding(workspace, draft(case)).subject
    answer_id = stable_id("answer", visit, criterion(case, "1.1"))
    proved = {"inspection": visit, "finding": finding, "answer": answer_id}
    (tmp_path / "sau khi ký.png").write_bytes(PNG + b"late")
    attach_bytes(workspace, "answer", answer_id, "a.png", PNG, (visit, criterion(case, "1.1")))
    attach_bytes(workspace, "finding", finding, "a.png", PNG)
    attach_bytes(workspace, "inspection", visit, "a.png", PNG)
    rows = {kind: evidence(workspace, owner)[0] for kind, owner in proved.items()}
    held = set((workspace.folder / "media").rglob("*"))
    sign(case, visit)
    for kind, owner in proved.items():
        with refused(workspace, "inspection.signed"):
            attach_files(workspace, kind, owner, [tmp_path / "sau khi ký.png"])
        with refused(workspace, "inspection.signed"):
            detach(workspace, rows[kind].link_id)
    other = stable_id("answer", visit, criterion(case, "1.2"))
    with refused(workspace, "inspection.signed"):
        attach_files(workspace, "answer", other, [tmp_path / "sau khi ký.png"], (visit, criterion(case, "1.2")))
    with refused(workspace, "inspection.signed"):
        caption(workspace, rows["finding"].id, "Chú thích khác")
    assert set((workspace.folder / "media").rglob("*")) == held, "nothing was copied for what is refused"
    supplements.begin_supplement(workspace, visit, supplements.SupplementDraft(reason="Bổ sung minh chứng"))
    attach_files(workspace, "finding", finding, [tmp_path / "sau khi ký.png"])
    assert len(evidence(workspace, finding)) == 2
    with workspace.action("round.close") as writing:
        writing.change(writing.get(Round, case.round), {"closed_on": workspace.today})
    with refused(workspace, "round.closed"):
        detach(workspace, rows["finding"].link_id)


def test_what_proves_that_something_was_put_right_comes_after_the_signature(case: Case) -> None:
    workspace, visit = case.workspace, case.inspections[0]
    asked = RecommendationDraft(inspection_id=visit, content="Niêm yết đủ thủ tục")
    request = save_recommendation(workspace, asked).subject
    sign(case, visit)
    with workspace.action("action.add") as writing:
        action = Action(id=writing.new_id(), recommendation_id=request, content="Đã niêm yết")
        writing.add(action)
    attach_bytes(workspace, "action", action.id, "niêm yết.png", PNG)
    (row,) = evidence(workspace, action.id)
    caption(workspace, row.id, "Bảng niêm yết mới")
    detach(workspace, row.link_id)
    assert evidence(workspace, action.id) == ()


def test_a_file_that_is_gone_is_told(case: Case) -> None:
    attach_bytes(case.workspace, "inspection", case.inspections[0], "a.png", PNG)
    row = evidence(case.workspace, case.inspections[0])[0]
    path = case.workspace.store.media.path(row.sha256)
    path.unlink()
    assert evidence(case.workspace, case.inspections[0])[0].missing
    assert "từng có trên máy này" in why_missing(case.workspace, row)
    assert "bản sao lưu" in why_missing(case.workspace, row)
    path.write_bytes(PNG)


def test_evidence_is_found_where_it_belongs(case: Case) -> None:
    owner = add_finding(case.workspace, draft(case)).subject
    attach_bytes(case.workspace, "finding", owner, "bảng niêm yết.png", PNG)
    attach_bytes(case.workspace, "inspection", case.inspections[1], "phòng họp.png", PNG + b"1")
    assert [(hit.page, hit.argument) for hit in search(case.workspace, "bảng niêm yết png")] == [("findings", owner)]
    assert [(hit.page, hit.argument) for hit in search(case.workspace, "phong hop")] == [("field", case.inspections[1])]


def test_what_a_protected_workspace_keeps_is_read_in_memory_and_copied_where_asked(tmp_path: Path) -> None:
    vault = protection.new_vault("năm cụm từ dễ nhớ", cost=protection.Cost(64, 1, 1))
    names = OrganisationDraft(name="UBND xã Cầu Bà"), PersonDraft(name="Trưởng đoàn")
    workspace = create_workspace(tmp_path / "workspace", *names, vault=vault)
    owner = make_case(workspace).inspections[0]
    attach_bytes(workspace, "inspection", owner, "a.png", PNG * 1000)
    row = evidence(workspace, owner)[0]
    assert (row.is_image, row.missing, row.size) == (True, False, len(PNG) * 1000)
    assert content(workspace, row) == PNG * 1000
    assert [path.name for path in (tmp_path / "workspace" / "media").glob("*/*")] == [f"{row.sha256}.age"]
    assert save_copy(workspace, row, tmp_path / "copy.png").read_bytes() == PNG * 1000
    with pytest.raises(Refused):
        save_copy(workspace, row, tmp_path / "no folder" / "copy.png")
    path = workspace.store.media.path(row.sha256)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Refused) as caught:
        content(workspace, row)
    assert caught.value.code == "vault.media_damaged"
    path.unlink()
    with pytest.raises(Refused) as caught:
        content(workspace, row)
    assert caught.value.code == "evidence.not_here"
    assert why_missing(workspace, row) in str(caught.value)
    workspace.close()
