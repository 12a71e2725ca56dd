"""Deciding on the command line where one laptop went on in two branches."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from inspector.services import inspections
from inspector.services.workspace import open_workspace
from tests.cli.running import Capture, data, run
from tests.cli.test_team import admit, at, make_lead, make_visit, name_the_person, refused, score

POINTS = {"nhánh trước đó": "0.25", "nhánh mở lại từ bản cũ": "0.50"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands are typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def part(capture: Capture, *points: str, written_before: bool = True) -> str:
    """The laptop A02 goes on from an old backup, too; on each branch it scores what the lead scores: the inspection."""
    make_lead(capture)
    admit(capture, "m1", "Chuyên viên 1")
    _, inspection = make_visit("lead")
    at("lead", capture, "export", "-o", "di.cchc")
    at("m1", capture, "merge", "di.cchc")
    if written_before:
        name_the_person("m1", "Chuyên viên Phòng Nội vụ")
    at("m1", capture, "backup", "-o", "cu.cchc-backup")
    data(capture, "restore", "cu.cchc-backup", "m1-cu")
    score("lead", inspection, "0.75")
    for folder, given in zip(("m1", "m1-cu"), points, strict=True):
        score(folder, inspection, given)
        at(folder, capture, "export", "-o", f"{folder}-goi.cchc")
    at("lead", capture, "merge", "m1-goi.cchc", "m1-cu-goi.cchc")
    return inspection


def points(inspection: str) -> str:
    """What the lead's laptop shows now."""
    workspace = open_workspace(Path("lead"))
    answer = inspections.sheet(workspace, inspection).areas[0].criteria[0].answer
    workspace.close()
    return str(answer.assessed_points) if answer else ""


def about_points(capture: Capture) -> list[dict[str, Any]]:
    """The versions of the points that are in conflict."""
    [found] = [one for one in at("lead", capture, "conflicts") if one["field"] == "assessed_points"]
    versions: list[dict[str, Any]] = found["versions"]
    return versions


def test_a_laptop_at_odds_with_itself_is_refused_and_its_branches_are_named(desk: Path, capsys: Capture) -> None:
    part(capsys, "0.25", "0.5")
    names = {one["branch"]: one["value"] for one in about_points(capsys) if one["person"] == "Chuyên viên 1"}
    assert sorted(names.values()) == ["0.25", "0.50"]
    assert all(re.fullmatch("A02/[0-9a-f]{6}", name) for name in names)
    assert [set(one) for one in about_points(capsys) if one["person"] == "Trưởng đoàn"] == [{"value", "person", "at"}]
    for word in ("A02", "Chuyên viên 1", "A02/", "A02/không có"):
        told = refused(capsys, "--workspace", "lead", "conflicts", "resolve", "--all", word)
        assert "Máy Chuyên viên 1 (A02)" in told
        for name, value in names.items():
            words = next(words for words, given in POINTS.items() if given == value)
            assert f"{name} ({words}, ghi từ " in told
    assert len(about_points(capsys)) == 3, "nothing was decided"
    assert "Không tìm thấy máy" in refused(capsys, "--workspace", "lead", "conflicts", "resolve", "--all", "A09/12")
    assert "Không tìm thấy máy" in refused(capsys, "--workspace", "lead", "conflicts", "resolve", "--all", "A01/12")


@pytest.mark.parametrize("words", POINTS)
@pytest.mark.parametrize("short", [True, False])
def test_one_branch_is_chosen_by_what_the_list_calls_it(desk: Path, capsys: Capture, words: str, short: bool) -> None:
    inspection = part(capsys, "0.25", "0.5")
    _, shown, _ = run(capsys, "--workspace", "lead", "conflicts")
    line = next(one for one in shown.splitlines() if f", {words}, ghi từ " in one)
    found = re.search(r" – (?P<who>Chuyên viên 1 \(A02\), .*) \[(?P<name>A02/\w+)\], ", line)
    assert found is not None
    before = len(at("lead", capsys, "conflicts"))
    done = at("lead", capsys, "conflicts", "resolve", "--all", found["name"] if short else found["who"])
    assert (done["resolved"], done["conflicts"]) == (before, 0)
    assert points(inspection) == POINTS[words]


def test_branches_that_agree_are_one_word_against_the_leads(desk: Path, capsys: Capture) -> None:
    inspection = part(capsys, "0.5", "0.5")
    assert at("lead", capsys, "conflicts", "resolve", "--all", "A02")["conflicts"] == 0
    assert points(inspection) == "0.50"


def test_branches_that_part_from_nothing_are_told_apart_by_their_short_names(desk: Path, capsys: Capture) -> None:
    inspection = part(capsys, "0.25", "0.5", written_before=False)
    told = refused(capsys, "--workspace", "lead", "conflicts", "resolve", "--all", "A02")
    assert "nhánh ghi từ" in told
    assert "nhánh trước đó" not in told, "which of them is the older copy is not known"
    [name] = [one["branch"] for one in about_points(capsys) if one["value"] == "0.25"]
    at("lead", capsys, "conflicts", "resolve", "--all", name[:-2])
    assert points(inspection) == "0.25"
