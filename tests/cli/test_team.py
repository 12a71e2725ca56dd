"""A team on the command line: joining, sending, merging, deciding."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inspector.core.messages import text
from inspector.services import evidence, inspections, organisation, rounds, units
from inspector.services.workspace import open_workspace
from inspector.sync import limits
from tests.cli.running import Capture, data, run
from tests.services.team.acts import code_of


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands are typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at(folder: str, capture: Capture, *words: object) -> Any:
    """The same in a certain workspace."""
    return data(capture, "--workspace", folder, *words)


def refused(capture: Capture, *words: object) -> str:
    """The one sentence of a command that is refused."""
    status, out, err = run(capture, *words)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    return err


def make_lead(capture: Capture) -> None:
    """A lead's workspace with a recovery sheet."""
    data(capture, "new", "lead", "--organisation", "UBND huyện Khánh Vĩnh", "--person", "Trưởng đoàn")
    at("lead", capture, "recovery-sheet", "-o", "phieu.pdf")


def admit(capture: Capture, folder: str, name: str, role: str = "inspector") -> dict[str, Any]:
    """Join, compare, admit, merge."""
    asked = data(capture, "join", "--workspace", folder, "--person", name, "-o", f"{folder}.cchc")
    words = " ".join(asked["fingerprint"]["words"])
    options = ("--role", role, "-o", f"{folder}-in.cchc", "--fingerprint", words)
    made: dict[str, Any] = at("lead", capture, "admit", f"{folder}.cchc", *options)
    at(folder, capture, "merge", f"{folder}-in.cchc")
    return made


def test_a_preview_works_beside_an_open_window_and_a_merge_does_not(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "member", "Chuyên viên Một")
    at("member", capsys, "export", "-o", "goi.cchc")
    window = open_workspace(Path("lead"))
    seen = at("lead", capsys, "merge", "goi.cchc", "--preview")
    assert [one["verdict"] for one in seen["packages"]] == ["merged"]
    words = refused(capsys, "--workspace", "lead", "merge", "goi.cchc")
    assert "merge" in words
    assert "--preview" in words
    window.close()


def test_the_ledger_tells_why_a_package_was_refused(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "member", "Chuyên viên Một")
    at("member", capsys, "export", "-o", "goi.cchc")
    Path("cut.cchc").write_bytes(Path("goi.cchc").read_bytes()[:-20])
    status, _, _ = run(capsys, "--workspace", "lead", "merge", "cut.cchc", "goi.cchc")
    assert status == 1
    told = {one["file"]: (one["verdict"], one["code"]) for one in at("lead", capsys, "ledger")["received"]}
    assert told == {"cut.cchc": ("refused", "package.cut_off"), "goi.cchc": ("merged", "")}
    _, out, _ = run(capsys, "--workspace", "lead", "ledger")
    line = next(line for line in out.splitlines() if "cut.cchc" in line)
    assert "Từ chối: Gói cut.cchc bị cụt" in line
    assert "Gói đã gửi:" in out


def name_the_person(folder: str, position: str) -> None:
    """Somebody writes the lead's position down."""
    workspace = open_workspace(Path(folder))
    person = next(row.id for row in organisation.people(workspace) if row.name == "Trưởng đoàn")
    organisation.change_person(workspace, person, organisation.PersonDraft(position=position))
    workspace.close()


def test_from_joining_to_a_decision(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    assert [admit(capsys, f"m{n}", f"Chuyên viên {n}")["prefix"] for n in (1, 2)] == ["A02", "A03"]
    for n in (1, 2):
        name_the_person(f"m{n}", f"Trưởng phòng {n}")
        at(f"m{n}", capsys, "export", "-o", f"goi{n}.cchc")
    seen = at("lead", capsys, "merge", "goi1.cchc", "goi2.cchc", "--preview")
    merged = at("lead", capsys, "merge", "goi1.cchc", "goi2.cchc")
    assert seen == merged, "the preview is the very merge"
    assert merged["conflicts"] == 1
    assert merged["forks"] == 0
    assert merged["packages"][0] == {
        "file": "goi1.cchc",
        "verdict": "merged",
        "reason": "",
        "transactions": {"new": 1, "known": merged["packages"][0]["transactions"]["known"], "quarantined": 0},
        "photos": {"new": 0, "missing": 0},
    }
    again = at("lead", capsys, "merge", "goi2.cchc")
    assert again["packages"][0]["transactions"]["new"] == 0
    [conflict] = at("lead", capsys, "conflicts")
    assert set(conflict) == {"entity", "unit", "field", "versions"}
    assert {(one["value"], one["person"]) for one in conflict["versions"]} == {
        ("Trưởng phòng 1", "Chuyên viên 1"),
        ("Trưởng phòng 2", "Chuyên viên 2"),
    }
    status, shown, _ = run(capsys, "--workspace", "lead", "conflicts")
    assert status == 0
    assert "Trưởng phòng 2 – Chuyên viên 2 (A03)" in shown
    resolve = ("conflicts", "resolve", conflict["entity"], conflict["field"])
    at("m1", capsys, "merge", "goi2.cchc")
    assert text("workspace.lead_only") in refused(capsys, "--workspace", "m1", *resolve, "--take", "1")
    assert at("lead", capsys, *resolve, "--value", "Trưởng phòng Nội vụ") == {"resolved": 1, "conflicts": 0}
    at("lead", capsys, "export", "-o", "ve.cchc")
    for n in (1, 2):
        at(f"m{n}", capsys, "merge", "ve.cchc")
    assert len({at(folder, capsys, "digest")["digest"] for folder in ("lead", "m1", "m2")}) == 1
    status, line, _ = run(capsys, "--workspace", "m1", "digest")
    assert line.strip() == at("lead", capsys, "digest")["digest"]


def test_one_bad_package_is_listed_and_the_others_go_in(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    name_the_person("m1", "Trưởng phòng")
    at("m1", capsys, "export", "-o", "goi.cchc")
    (desk / "hong.cchc").write_bytes((desk / "goi.cchc").read_bytes()[:-1])
    status, out, err = run(capsys, "--workspace", "lead", "merge", "hong.cchc", "goi.cchc", "--json")
    told = json.loads(out)["packages"]
    assert status == 1
    assert [one["verdict"] for one in told] == ["refused", "merged"]
    assert told[0]["reason"] == err.strip()
    assert told[1]["transactions"]["new"] == 1


def test_nobody_is_admitted_whose_fingerprint_was_not_compared(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    data(capsys, "join", "--workspace", "m1", "--person", "Chuyên viên 1", "-o", "m1.cchc")
    words = ("--workspace", "lead", "admit", "m1.cchc", "--role", "inspector", "-o", "in.cchc")
    assert "--fingerprint" in refused(capsys, *words)
    assert "không khớp" in refused(capsys, *words, "--fingerprint", "mít khỉ gạo sân nút kim sông cơm yên phở")
    assert not (desk / "in.cchc").exists()
    assert len(at("lead", capsys, "members")["members"]) == 1


def test_who_may_not_admit_is_refused_before_anything_is_compared(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    at("lead", capsys, "hand-over", "A02")
    data(capsys, "join", "--workspace", "m2", "--person", "Chuyên viên 2", "-o", "m2.cchc")
    words = ("--workspace", "lead", "admit", "m2.cchc", "--role", "inspector", "-o", "in.cchc")
    assert text("workspace.lead_only") in refused(capsys, *words)


def test_nothing_is_sent_while_the_loss_of_one_laptop_would_orphan_the_team(desk: Path, capsys: Capture) -> None:
    data(capsys, "new", "lead", "--organisation", "UBND huyện Khánh Vĩnh", "--person", "Trưởng đoàn")
    asked = data(capsys, "join", "--workspace", "m1", "--person", "Chuyên viên 1", "-o", "m1.cchc")
    groups = "-".join(asked["fingerprint"]["groups"])
    words = ("--workspace", "lead", "admit", "m1.cchc", "--role", "inspector", "-o", "in.cchc", "--fingerprint", groups)
    assert "recovery-sheet" in refused(capsys, *words)
    at("lead", capsys, "recovery-sheet", "-o", "phieu.pdf")
    assert run(capsys, *words)[0] == 0


def test_after_a_recovery_a_new_sheet_is_asked_for_before_anything_is_sent(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    Path("ma.txt").write_text(code_of(Path("phieu.pdf")), encoding="utf-8")
    at("m1", capsys, "recover", "--code-file", "ma.txt")
    data(capsys, "join", "--workspace", "m2", "--person", "Chuyên viên 2", "-o", "m2.cchc")
    asked = text("team.sheet_known")
    assert asked in refused(capsys, "--workspace", "m1", "export", "-o", "goi.cchc")
    admission = ("admit", "m2.cchc", "--role", "inspector", "-o", "m2-in.cchc")
    assert asked in refused(capsys, "--workspace", "m1", *admission)
    assert not Path("goi.cchc").exists()
    at("m1", capsys, "recovery-sheet", "-o", "phieu-moi.pdf")
    assert "--fingerprint" in refused(capsys, "--workspace", "m1", *admission)


def test_a_recovery_tells_only_whom_it_cut_off_itself(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    admit(capsys, "m2", "Chuyên viên 2")
    at("lead", capsys, "revoke", "A03")
    at("lead", capsys, "export", "-o", "goi.cchc")
    at("m1", capsys, "merge", "goi.cchc")
    Path("ma.txt").write_text(code_of(Path("phieu.pdf")), encoding="utf-8")
    assert at("m1", capsys, "recover", "--code-file", "ma.txt") == {"revoked": ["A01"]}


def test_roles_revoking_and_what_is_held(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    at("lead", capsys, "revoke", "A02", "--reason", "mất máy")
    name_the_person("m1", "Trưởng phòng")
    at("m1", capsys, "export", "-o", "goi.cchc")
    [told] = at("lead", capsys, "merge", "goi.cchc")["packages"]
    assert (told["verdict"], told["transactions"]["quarantined"], told["transactions"]["new"]) == ("partial", 1, 0)
    listed = at("lead", capsys, "members")
    assert [one["revoked"] for one in listed["members"]] == [False, True]
    assert [(one["reason"], one["count"]) for one in listed["quarantined"]] == [("revoked", 1)]
    done = at("lead", capsys, "release", "a02")
    assert (done["applied"], done["left"]) == (1, 0)
    assert at("lead", capsys, "members")["quarantined"] == []
    assert at("lead", capsys, "release", "A02", "--preview") == {"held": []}
    assert "đang tạm giữ" in refused(capsys, "--workspace", "lead", "release", "A02")
    assert "A09" in refused(capsys, "--workspace", "lead", "release", "A09")
    assert "A09" in refused(capsys, "--workspace", "lead", "role", "A09", "reader")
    assert "duy nhất" in refused(capsys, "--workspace", "lead", "role", "A01", "reader")


def test_hand_over_and_ledger(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    assert at("lead", capsys, "hand-over", "Chuyên viên 1")["prefix"] == "A02"
    assert [one["role"] for one in at("lead", capsys, "members")["members"]] == ["inspector", "lead"]
    found = at("lead", capsys, "ledger")
    assert [one["missing"] for one in found["members"]] == [[], ["chưa gửi gói nào"]]
    assert found["sent"][0]["for_whom"] == ["Chuyên viên 1 (A02)"]


def test_a_file_is_looked_at_before_anything_is_taken_in(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    asked = data(capsys, "inspect", "m1.cchc")
    assert (asked["kind"], asked["person"]) == ("request", "Chuyên viên 1")
    inside = at("m1", capsys, "inspect", "m1-in.cchc")
    assert (inside["kind"], inside["ours"], inside["readable"], inside["person"]) == ("work", True, True, "Trưởng đoàn")
    for file in ("m1.cchc", "m1-in.cchc"):
        status, out, _ = run(capsys, "--workspace", "m1", "inspect", file)
        assert status == 0
        assert out


def test_what_found_no_room_in_a_package_is_told(desk: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    assert at("m1", capsys, "inspect", "m1-in.cchc")["left_out"] == 0
    _, inspection = make_visit("lead")
    workspace = open_workspace(Path("lead"))
    for number in range(3):
        evidence.attach_bytes(workspace, "inspection", inspection, f"anh-{number}.jpg", bytes([number]) * 100)
    workspace.close()
    monkeypatch.setattr(limits, "PHOTOS", 1)
    at("lead", capsys, "export", "-o", "di.cchc")
    inside = at("m1", capsys, "inspect", "di.cchc")
    assert (inside["photos"], inside["left_out"]) == (1, 2)
    for file, count in (("di.cchc", 1), ("m1-in.cchc", 0)):
        _, out, _ = run(capsys, "--workspace", "m1", "inspect", file)
        assert out.count("không đủ chỗ") == count


def make_visit(folder: str) -> tuple[str, str]:
    """A round of one unit: the round, and the unit's inspection."""
    workspace = open_workspace(Path(folder))
    unit = units.add_unit(workspace, units.UnitDraft(code="KV01", name="UBND xã Cầu Bà", kind="commune")).subject
    round_ = rounds.add_round(workspace, rounds.RoundDraft(year=workspace.today.year, ordinal=1)).subject
    rounds.choose_units(workspace, round_, [unit])
    [inspection] = [row.inspection_id for row in rounds.round_view(workspace, round_).units]
    workspace.close()
    return round_, inspection


def score(folder: str, inspection: str, points: str, place: int = 0) -> None:
    """Somebody assesses a criterion at a unit: the first."""
    workspace = open_workspace(Path(folder))
    row = inspections.sheet(workspace, inspection).areas[0].criteria[place]
    draft = inspections.AnswerDraft(assessed_points=Decimal(points), reason="Theo hồ sơ")
    inspections.answer(workspace, inspection, row.id, draft)
    workspace.close()


def test_what_comes_to_a_closed_round_is_warned_of_and_ended_as_seen(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    round_, inspection = make_visit("lead")
    at("lead", capsys, "export", "-o", "di.cchc")
    at("m1", capsys, "merge", "di.cchc")
    score("m1", inspection, "0.25")
    score("m1", inspection, "0.25", 1)
    score("lead", inspection, "0.5")
    workspace = open_workspace(Path("lead"))
    rounds.set_state(workspace, inspection, rounds.InspectionState.CANCELLED, "không còn")
    rounds.close_round(workspace, round_)
    workspace.close()
    at("m1", capsys, "export", "-o", "ve.cchc")
    _, told, _ = run(capsys, "--workspace", "lead", "merge", "ve.cchc", "--preview")
    assert next(line for line in told.splitlines() if "UBND xã Cầu Bà" in line).endswith(" mâu thuẫn")
    at("lead", capsys, "merge", "ve.cchc")
    found = {one["field"]: one["entity"] for one in at("lead", capsys, "conflicts")}
    [late] = [one for one in at("lead", capsys, "conflicts") if one["field"] == "closed_on"]
    assert [version.get("written") for version in late["versions"]] == [None, "before"]
    _, shown, _ = run(capsys, "--workspace", "lead", "conflicts")
    assert "Quyết định này làm thay đổi số liệu của đợt đã kết thúc" in shown
    told = next(line for line in shown.splitlines() if line.startswith("     "))
    assert "Máy A02 ghi lúc" in told
    assert "khi chưa biết việc kết thúc đợt. Theo giờ các máy là trước khi" in told
    assert "1.1 · " not in shown.splitlines()[shown.splitlines().index(told) - 1], "the first one waits for a choice"
    points = ("conflicts", "resolve", found["assessed_points"], "assessed_points")
    done = at("lead", capsys, *points, "--value", "0,75")
    assert done["resolved"] == 1
    assert "đã kết thúc" in done["warnings"][0]
    keep = ("conflicts", "resolve", found["closed_on"], "closed_on", "--keep")
    assert at("lead", capsys, *keep)["resolved"] == 1
    assert "closed_on" not in {one["field"] for one in at("lead", capsys, "conflicts")}


@pytest.mark.parametrize(
    "words",
    [
        ("conflicts", "resolve"),
        ("conflicts", "resolve", "a", "b"),
        ("conflicts", "resolve", "a", "b", "--take", "x"),
        ("conflicts", "resolve", "a", "b", "--take", "1", "--value", "c"),
        ("conflicts", "resolve", "a", "b", "--all", "latest"),
        ("conflicts", "resolve", "a", "b", "--keep", "--take", "1"),
        ("merge",),
        ("join", "-o", "a.cchc"),
        ("admit", "a.cchc", "--role", "boss", "-o", "b.cchc"),
    ],
)
def test_what_is_not_understood_is_told(desk: Path, capsys: Capture, words: tuple[str, ...]) -> None:
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_erasing_says_how_far_it_reaches_and_wants_to_be_confirmed(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    name_the_person("lead", "Trưởng phòng")
    workspace = open_workspace(desk / "lead", read_only=True)
    person = f"person/{workspace.person_id}"
    workspace.close()
    words = ("erase", person, "position")
    assert "--confirm" in refused(capsys, "--workspace", "lead", *words)
    seen = at("lead", capsys, *words, "--preview")
    assert seen == {"entity": person, "fields": [{"field": "position", "writings": 1}], "erased": False}
    assert at("lead", capsys, *words, "--confirm") == {**seen, "erased": True}
    assert "không có gì để xóa" in refused(capsys, "--workspace", "lead", "erase", person, "body", "--confirm")


def test_a_laptop_that_went_on_from_an_old_backup_is_named(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Chuyên viên 1")
    at("m1", capsys, "backup", "-o", "cu.cchc-backup")
    data(capsys, "restore", "cu.cchc-backup", "m1-cu")
    for folder in ("m1", "m1-cu"):
        name_the_person(folder, f"Trưởng phòng ở {folder}")
        at(folder, capsys, "export", "-o", f"{folder}-goi.cchc")
    status, out, _ = run(capsys, "--workspace", "lead", "merge", "m1-goi.cchc", "m1-cu-goi.cchc")
    assert status == 0
    assert "  Chuyên viên 1 (A02): Máy này ghi tiếp trên 02 nhánh" in out.splitlines()
    [fork] = at("lead", capsys, "members")["forks"]
    assert (fork["member"], fork["branches"]) == ("Chuyên viên 1 (A02)", 2)
    _, out, _ = run(capsys, "--workspace", "lead", "members")
    assert "Chuyên viên 1 (A02): máy ghi tiếp từ một bản sao lưu cũ" in out


def test_a_lead_who_is_one_no_longer_is_told_by_merge_and_members(desk: Path, capsys: Capture) -> None:
    make_lead(capsys)
    admit(capsys, "m1", "Phó Trưởng đoàn", "lead")
    assert "lost_lead" not in at("m1", capsys, "members")
    at("lead", capsys, "role", "A02", "inspector")
    at("lead", capsys, "export", "-o", "goi.cchc")
    status, out, _ = run(capsys, "--workspace", "m1", "merge", "goi.cchc")
    assert status == 0
    assert "Chú ý: Trưởng đoàn (A01) đã đổi vai trò của máy này lúc" in out
    assert "đã đổi vai trò" in at("m1", capsys, "members")["lost_lead"]
