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
    held_work(capsys)
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


def held_work(capture: Capture) -> None:
    """A lead, and a revoked inspector of whom three entries are held."""
    make_lead(capture)
    admit(capture, "m1", "Chuyên viên 1")
    at("lead", capture, "revoke", "A02", "--reason", "mất máy")
    with contextlib.closing(open_workspace(Path("m1"))) as workspace:
        for name in ("Phòng A", "Phòng B", "Phòng C"):
            organisation.change_organisation(workspace, organisation.OrganisationDraft(standing_body=name))
    at("m1", capture, "export", "-o", "goi.cchc")
    at("lead", capture, "merge", "goi.cchc")


def test_a_laptop_is_let_in_again_after_what_would_count_was_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    held_work(capsys)
    command = "--workspace", "lead", "readmit", "A02", "--role", "inspector"
    status, out, _ = run(capsys, *command, "--preview")
    lines = out.splitlines()
    assert status == 0
    assert lines[0].endswith("do Trưởng đoàn (A01): mất máy.")
    assert lines[1] == "Trưởng đoàn hiện nay: Trưởng đoàn (A01)."
    assert lines[2].startswith("03 mục đang tạm giữ dưới đây được áp dụng")
    assert "từ Phòng B thành Phòng C" in lines[4], "the latest first"
    listed = at("lead", capsys, *command[2:], "--preview")
    assert listed["held"] == at("lead", capsys, "release", "A02", "--preview")["held"]
    assert "--yes" in refused(capsys, *command), "nobody is there to be asked"
    assert at("lead", capsys, "members")["members"][1]["revoked"]
    done = at("lead", capsys, *command[2:], "--yes")
    assert (done["prefix"], done["role"], done["applied"], done["left"]) == ("A02", "inspector", 3, 0)
    assert not at("lead", capsys, "members")["members"][1]["revoked"]
    assert "không" in refused(capsys, *command, "--yes"), "it is in the team"
    at("lead", capsys, "revoke", "A02")
    assert "tham gia lại" in refused(capsys, "--workspace", "lead", "role", "A02", "inspector"), "first it is let in"


def test_whoever_is_asked_sees_the_list_and_may_say_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    held_work(capsys)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    command = "--workspace", "lead", "readmit", "A02", "--role", "reader"
    monkeypatch.setattr("builtins.input", lambda _: "không")
    status, out, err = run(capsys, *command)
    assert (status, out) == (1, "")
    assert "không có gì thay đổi" in err
    assert "từ Phòng B thành Phòng C" not in err, "a reader's role lets nothing count"
    assert "Còn 3 mục của máy này vẫn tạm giữ." in err
    monkeypatch.setattr("builtins.input", lambda _: "Có")
    status, out, _ = run(capsys, *command)
    assert status == 0
    told, left = out.splitlines()
    assert told.startswith("Máy của Chuyên viên 1 (A02) đã tham gia lại đoàn với vai trò Người xem.")
    assert left == "Còn 3 mục của máy này vẫn tạm giữ.", "they are beyond the role"
    # The role that lets them count asks for the same.
    higher = "--workspace", "lead", "role", "A02", "inspector"
    monkeypatch.setattr("builtins.input", lambda _: "không")
    status, out, err = run(capsys, *higher)
    assert (status, out) == (1, "")
    assert "từ Phòng B thành Phòng C" in err
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert "--yes" in refused(capsys, *higher), "nobody is there to be asked"
    assert [one["applied"] for one in at("lead", capsys, *higher[2:], "--preview")["held"]] == [True] * 3
    done = at("lead", capsys, *higher[2:], "--yes")
    assert (done["role"], done["applied"], done["left"]) == ("inspector", 3, 0)


def test_only_a_lead_lets_in_and_the_role_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    admit(capsys, "m2", "Chuyên viên 2")
    at("lead", capsys, "revoke", "A02")
    at("lead", capsys, "export", "-o", "lead.cchc")
    at("m2", capsys, "merge", "lead.cchc")
    assert "Trưởng đoàn" in refused(capsys, "--workspace", "m2", "readmit", "A02", "--role", "lead", "--yes")
    assert run(capsys, "--workspace", "lead", "readmit", "A02")[0] == 2
    assert at("lead", capsys, "readmit", "A02", "--role", "lead", "--yes")["role"] == "lead"
    assert at("lead", capsys, "members")["members"][1]["role"] == "lead"
