"""From a request file to a member's workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from inspector.domain.device import Role
from inspector.services import organisation, units
from inspector.services.team import joining, members, packages
from inspector.services.workspace import open_workspace
from tests.services.acts import make_case, make_workspace
from tests.services.team.acts import refused
from tests.services.team.laptops import Team, digest_of, reopen


def test_a_laptop_that_waits_can_be_opened_and_not_written(alone: Team) -> None:
    request = alone.request("Chuyên viên Một", "member")
    workspace = reopen(alone.folder / "member")
    found = joining.waiting(workspace)
    assert workspace.waiting
    assert found is not None
    assert (found.person, found.fingerprint) == ("Chuyên viên Một", request.fingerprint)
    refused("workspace.waiting", units.add_unit, workspace, units.UnitDraft(name="UBND xã A"))
    refused("workspace.waiting", packages.export, workspace, alone.file())
    refused("workspace.waiting", workspace.require_lead)
    workspace.close()


def test_an_admitted_laptop_takes_over_name_person_prefix_and_everything_else(alone: Team) -> None:
    request = alone.request("Chuyên viên Một", "member")
    made = joining.admit(alone.lead, request, Role.INSPECTOR, alone.file())
    accepted = joining.accept(alone.folder / "member", made.file)
    assert (accepted.name, accepted.prefix, accepted.role) == ("UBND huyện Khánh Vĩnh", "A02", Role.INSPECTOR)
    member = reopen(alone.folder / "member")
    assert (member.id, member.person_name, member.person_id) == (alone.lead.id, "Chuyên viên Một", made.person_id)
    assert joining.waiting(member) is None
    assert digest_of(member) == digest_of(alone.lead)
    units.add_unit(member, units.UnitDraft(name="UBND xã Sông Cầu", kind="commune"))
    alone.members.append(member)
    assert alone.carry(member, alone.lead).packages[0].verdict == packages.Verdict.MERGED
    assert digest_of(member) == digest_of(alone.lead)


def test_the_person_of_that_name_gets_the_laptop(alone: Team) -> None:
    known = organisation.add_person(alone.lead, organisation.PersonDraft(name="Chuyên viên Một")).subject
    first = joining.admit(alone.lead, alone.request("chuyên viên một", "a"), Role.INSPECTOR, alone.file())
    assert first.person_id == known
    second = joining.admit(alone.lead, alone.request("Chuyên viên Một", "b"), Role.INSPECTOR, alone.file())
    assert second.person_id != known, "a person who has a laptop is not taken for another"
    assert (first.prefix, second.prefix) == ("A02", "A03")


def test_the_fingerprint_is_compared_in_any_of_its_forms(alone: Team) -> None:
    request = alone.request("Chuyên viên Một", "member")
    assert request.matches(" ".join(request.fingerprint.words))
    assert request.matches("-".join(request.fingerprint.groups))
    assert not request.matches(" ".join(request.fingerprint.words[:-1]))
    assert len(request.fingerprint.matrix) == len(request.fingerprint.matrix[0])


def test_admitting_again_gives_the_same_prefix_and_a_new_package(alone: Team) -> None:
    request = alone.request("Chuyên viên Một", "member")
    first = joining.admit(alone.lead, request, Role.READER, alone.file())
    again = joining.admit(alone.lead, request, Role.INSPECTOR, alone.file())
    assert (first.prefix, first.person_id) == (again.prefix, again.person_id)
    accepted = joining.accept(alone.folder / "member", again.file)
    assert accepted.role == Role.INSPECTOR


def test_a_request_can_be_written_again_while_the_laptop_waits(alone: Team) -> None:
    request = alone.request("Chuyên viên Một", "member")
    again = joining.join(alone.folder / "member", "Chuyên viên Một", alone.file())
    assert again.fingerprint == request.fingerprint
    assert joining.read_request(again.request_file).device == request.device


def test_what_admits_another_laptop_is_refused_by_one_that_waits(alone: Team) -> None:
    joining.admit(alone.lead, alone.request("Chuyên viên Một", "a"), Role.INSPECTOR, alone.file())
    package = joining.admit(alone.lead, alone.request("Chuyên viên Hai", "b"), Role.INSPECTOR, alone.file()).file
    joining.accept(alone.folder / "a", package)  # made for everybody who is admitted by then
    alone.request("Chuyên viên Ba", "c")
    refused("package.other_recipient", joining.accept, alone.folder / "c", package)
    waiting = open_workspace(alone.folder / "c")
    assert waiting.waiting
    assert waiting.store.check(rebuild=True).ok
    waiting.close()


def test_only_a_lead_admits_and_only_once_the_team_would_survive(tmp_path: Path) -> None:
    lead = make_workspace(tmp_path / "lead")
    make_case(lead)
    (tmp_path / "stick").mkdir()
    team = Team(tmp_path, lead, None)  # type: ignore[arg-type]
    request = team.request("Chuyên viên Một", "member")
    refused("team.no_recovery", joining.admit, lead, request, Role.INSPECTOR, team.file())
    assert [row.prefix for row in members.members(lead)] == ["A01"]
    member = team.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    assert member.role == Role.LEAD, "a second lead is as good as a sheet"
    third = team.admit("Chuyên viên Hai", "third")
    refused("workspace.lead_only", joining.admit, third, request, Role.INSPECTOR, team.file())
    team.close()


def test_a_folder_in_use_and_a_blank_name_leave_nothing_behind(tmp_path: Path) -> None:
    refused("draft.missing", joining.join, tmp_path / "w", " ", tmp_path / "r.cchc")
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "thư.txt").write_text("thư", encoding="utf-8")
    refused("store.folder_in_use", joining.join, tmp_path / "w", "Một", tmp_path / "r.cchc")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["thư.txt", "w"]
    refused("upkeep.no_folder", joining.join, tmp_path / "v", "Một", tmp_path / "gone" / "r.cchc")
    assert not (tmp_path / "v").exists()


def test_requests_and_packages_are_not_taken_for_each_other(pair: Team) -> None:
    asks = pair.folder / "stick" / "de-nghi-1.cchc"
    work = pair.send(pair.lead)
    refused("package.not_request", joining.read_request, work)
    outcome = packages.merge(pair.lead, [asks]).packages[0]
    assert (outcome.verdict, outcome.code) == (packages.Verdict.REFUSED, "package.not_work")
    seen = packages.look(asks)
    assert (seen.kind, seen.person, seen.readable) == ("request", "Chuyên viên Một", True)
    assert seen.fingerprint == joining.read_request(asks).fingerprint
    inside = packages.look(work, pair.members[0])
    assert (inside.kind, inside.ours, inside.readable, inside.person) == ("work", True, True, pair.lead.person_name)
    assert inside.transactions > 0
    assert inside.made_at.date() == date(2019, 6, 4)
