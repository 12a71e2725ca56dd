"""What is held of a revoked laptop, on the command line: looked at, and let count up to an entry."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from inspector.services import organisation
from inspector.services.workspace import open_workspace
from tests.cli.running import Capture, run
from tests.cli.test_team import admit, at, make_lead, refused


def test_what_is_held_is_listed_and_let_count_up_to_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    at("lead", capsys, "revoke", "A02", "--reason", "mất máy")
    with contextlib.closing(open_workspace(Path("m1"))) as workspace:
        for name in ("Phòng A", "Phòng B", "Phòng C"):
            organisation.change_organisation(workspace, organisation.OrganisationDraft(standing_body=name))
    at("m1", capsys, "export", "-o", "goi.cchc")
    at("lead", capsys, "merge", "goi.cchc")
    held = at("lead", capsys, "release", "A02", "--preview")["held"]
    assert [len(one["id"]) for one in held] == [6, 6, 6]
    assert "từ Phòng B thành Phòng C" in held[0]["details"][0], "the latest first"
    assert [one["applied"] for one in held] == [True] * 3
    part = at("lead", capsys, "release", "A02", "--preview", "--up-to", held[1]["id"])["held"]
    assert [one["applied"] for one in part] == [False, True, True]
    status, out, _ = run(capsys, "--workspace", "lead", "release", "A02", "--preview", "--up-to", held[1]["id"])
    assert out.splitlines()[0].startswith("Nếu cho áp dụng đến mục này: 2 mục cuối danh sách được áp dụng, 1 mục đầu")
    for preview in ([], ["--preview"]):
        assert "000000" in refused(capsys, "--workspace", "lead", "release", "A02", *preview, "--up-to", "000000")
    assert "dài hơn" in refused(capsys, "--workspace", "lead", "release", "A02", "--up-to", "")
    status, out, _ = run(capsys, "--workspace", "lead", "release", "A02", "--up-to", held[1]["id"])
    assert status == 0
    assert out.splitlines() == [
        "Đã cho áp dụng 2 mục đang tạm giữ của Chuyên viên 1 (A02).",
        "Còn 1 mục của máy này vẫn tạm giữ.",
    ]
    (rest,) = at("lead", capsys, "release", "A02", "--preview")["held"]
    assert rest["id"] == held[0]["id"]
    done = at("lead", capsys, "release", "A02")
    assert (done["applied"], done["left"]) == (1, 0)
