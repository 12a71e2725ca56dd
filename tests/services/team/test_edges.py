"""Protected laptops, later versions, gaps, and what a revoked laptop cannot leave behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspector.core.clock import FixedClock
from inspector.core.ids import SeededEntropy
from inspector.domain.device import Role
from inspector.services import evidence, findings, integrity, overview, recommendations, upkeep, workspace
from inspector.services.protection import Cost, new_vault
from inspector.services.team import branches, joining, ledger, members, packages
from inspector.services.team.packages import Verdict
from inspector.services.workspace import Workspace, open_workspace
from inspector.store.journal.body import Kind
from inspector.store.journal.carrying import Carried
from inspector.store.journal.intake import Intake
from inspector.store.journal.writer import Draft
from tests.services.acts import START
from tests.services.team.acts import find, give, refused
from tests.services.team.laptops import STEP, Team, digest_of
from tests.store.journal.exchange import operate

CHEAP = Cost(64, 1, 1)
PASSPHRASE = "năm cụm từ dễ nhớ"


def test_a_protected_laptop_joins_and_stays_protected(alone: Team) -> None:
    folder, target = alone.folder / "member", alone.file("de-nghi")
    vault = new_vault(PASSPHRASE, cost=CHEAP)
    clock = FixedClock(START, STEP)
    joining.join(folder, "Chuyên viên Một", target, vault=vault, clock=clock, entropy=SeededEntropy("member"))
    refused("vault.needed", open_workspace, folder)
    request = joining.read_request(target)
    photo = alone.folder / "anh.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + b"anh" * 1000)
    evidence.attach_files(alone.lead, "inspection", alone.case.inspections[0], [photo])
    package = joining.admit(alone.lead, request, Role.INSPECTOR, alone.file()).file
    refused("vault.needed", joining.accept, folder, package)
    assert joining.accept(folder, package, PASSPHRASE).name == "UBND huyện Khánh Vĩnh"
    member = open_workspace(folder, secret=PASSPHRASE)
    assert workspace.status(member).protected
    assert digest_of(member) == digest_of(alone.lead)
    kept = evidence.evidence(member, alone.case.inspections[0])[0]
    assert member.store.media.open(kept.sha256).read() == photo.read_bytes()
    assert not [path for path in folder.rglob("*") if path.is_file() and b"anhanhanh" in path.read_bytes()]
    alone.members.append(member)
    assert upkeep.check(member).ok


def test_a_laptop_that_waits_can_be_looked_at(alone: Team) -> None:
    alone.request("Chuyên viên Một", "member")
    waits = open_workspace(alone.folder / "member")
    assert workspace.status(waits).saved_at is None
    assert overview.overview(waits).rounds == ()
    assert members.members(waits) == ()
    assert ledger.ledger(waits).rows == ()
    assert upkeep.check(waits).ok
    waits.close()


def test_what_a_later_version_wrote_is_kept_passed_on_and_counted(team: Team) -> None:
    one, two, _ = team.members
    unit = team.case.units[0]
    operate(one.store, lambda _: [Draft("unit", unit, Kind.PUT, {"hologram": ("A7", ())})], "unit.future")
    operate(one.store, lambda _: [Draft("drone_flight", "d1", Kind.PUT, {"pilot": ("Chuyên viên", ())})], "drone.add")
    told = team.carry(one, team.lead)
    assert (told.newer, told.packages[0].verdict) == (2, Verdict.MERGED)
    assert team.carry(team.lead, two).newer == 2
    assert any("phiên bản mới hơn" in line for line in ledger.ledger(two).missing_before_close)


def carried_to(sender: Workspace, receiver: Workspace, without: int) -> None:
    """All of a journal but one transaction, counted from the end, as a damaged stick of another program would."""

    def act(connection: object) -> None:
        intake = Intake(connection, receiver.store.records)  # type: ignore[arg-type]
        transactions: list[Carried] = list(sender.store.carried())
        del transactions[-without]
        for one in transactions:
            intake.take(one)
        intake.finish()

    receiver.store.take_in(act)


def test_a_gap_is_told_until_it_is_filled(pair: Team) -> None:
    member, lead = pair.members[0], pair.lead
    for value in ("0.5", "0.25", "0.75"):
        give(pair, member, value, reason="thiếu kế hoạch")
    carried_to(member, lead, without=2)
    found = ledger.ledger(lead)
    assert next(row for row in found.rows if row.prefix == "A02").missing[-1] == "khuyết 01 mục ở giữa"
    assert any("khuyết 01 mục" in line for line in found.missing_before_close)
    told = pair.carry(member, lead)
    assert (told.gaps, told.packages[0].new) == ((), 1)
    with lead.store.reading() as connection:
        assert branches.gap_views(connection, lead.store.roster()) == ()
    assert digest_of(lead) == digest_of(member)


def test_what_belongs_to_something_that_has_not_come_is_told_until_it_comes(team: Team) -> None:
    one, two, third = team.members
    team.meet()
    wanted = recommendations.RecommendationDraft(inspection_id=team.case.inspections[0], content="Niêm yết lại")
    asked = recommendations.save_recommendation(one, wanted).subject
    team.carry(one, two)
    operate(two.store, lambda _: [Draft("action", "x1", Kind.PUT, {"recommendation_id": (asked, ())})], "action.add")
    carried_to(two, team.lead, without=2)
    found = ledger.ledger(team.lead)
    assert not any("khuyết" in line for line in found.missing_before_close), "in no laptop's own row anything lacks"
    assert "01 khắc phục" in next(line for line in found.missing_before_close if "chưa nhận được" in line)
    told = packages.preview(team.lead, [team.send(third)])
    assert [(lacking.kind, lacking.count) for lacking in told.orphans] == [("action", 1)]
    assert packages.merge(team.lead, [team.send(two)]).orphans == ()
    assert not any("chưa nhận được" in line for line in ledger.ledger(team.lead).missing_before_close)


def test_what_belongs_to_something_held_is_told_until_that_counts(team: Team) -> None:
    one, two, _ = team.members
    team.meet()
    members.revoke(team.lead, members.find(team.lead, "A02").device)
    finding = find(team, one)
    recommendations.save_recommendation(
        one, recommendations.RecommendationDraft(inspection_id=team.case.inspections[0], content="Niêm yết lại")
    )
    team.carry(one, two)
    wanted = next(row for row in recommendations.recommendations(two) if row.content == "Niêm yết lại")
    operate(
        two.store, lambda _: [Draft("action", "x1", Kind.PUT, {"recommendation_id": (wanted.id, ())})], "action.add"
    )
    told = team.carry(two, team.lead)
    assert told.packages[0].verdict == Verdict.PARTIAL
    assert [(lacking.kind, lacking.count) for lacking in told.orphans] == [("action", 1)]
    assert any("01 khắc phục" in line for line in ledger.ledger(team.lead).missing_before_close)
    members.release(team.lead, members.find(team.lead, "A02").device)
    assert not any("khắc phục" in line for line in ledger.ledger(team.lead).missing_before_close)
    assert findings.finding(team.lead, finding).description == "Chưa niêm yết"


def test_photos_of_what_is_held_come_with_it(pair: Team, tmp_path: Path) -> None:
    member, lead = pair.members[0], pair.lead
    device = next(row.device for row in members.members(member) if row.this_laptop)
    members.revoke(lead, device)
    photo = tmp_path / "la.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + b"la" * 1000)
    evidence.attach_files(member, "inspection", pair.case.inspections[0], [photo])
    sha256 = evidence.evidence(member, pair.case.inspections[0])[0].sha256
    told = pair.carry(member, lead)
    assert (told.packages[0].verdict, told.packages[0].photos_new) == (Verdict.PARTIAL, 1)
    assert lead.store.media.has(sha256), "it may be let count when the laptop can no longer be asked"
    members.release(lead, device)
    assert packages.preview(lead, [pair.send(member)]).packages[0].photos_new == 0
    assert lead.store.media.has(sha256)


def test_the_suggested_name_says_whose_and_when(pair: Team) -> None:
    assert packages.suggested_name(pair.members[0]).startswith("UBND-huyện-Khánh-Vĩnh-A02-2019")
    assert packages.suggested_name(pair.lead).endswith(".cchc")


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX stand in for a full disk")
def test_a_full_disk_stops_a_merge_plainly_and_it_goes_on_once_there_is_room(pair: Team) -> None:
    from tests.store.full_disk import files_no_longer_than

    member, lead = pair.members[0], pair.lead
    photo = pair.folder / "to.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + os.urandom(1 << 20))
    evidence.attach_files(member, "inspection", pair.case.inspections[0], [photo])
    give(pair, member, "0.5", reason="thiếu kế hoạch")
    file, before = pair.send(member), digest_of(lead)
    with files_no_longer_than(1 << 19):
        told = packages.merge(lead, [file])
    assert [(one.verdict, one.code) for one in told.packages] == [(Verdict.REFUSED, "store.disk_full")]
    assert digest_of(lead) == before
    assert not (lead.folder / "inbox").exists()
    assert packages.merge(lead, [file]).packages[0].verdict == Verdict.MERGED
    assert digest_of(lead) == digest_of(member)


def test_a_preview_shows_a_laptop_that_waits_what_it_will_get(alone: Team) -> None:
    made = joining.admit(alone.lead, alone.request("Chuyên viên Một", "member"), Role.INSPECTOR, alone.file())
    waits = open_workspace(alone.folder / "member")
    told = packages.preview(waits, [made.file])
    assert told.packages[0].verdict == Verdict.MERGED
    assert waits.waiting
    assert waits.name == "Chờ kết nạp: Chuyên viên Một"
    packages.merge(waits, [made.file])
    assert (waits.waiting, waits.name, waits.prefix) == (False, "UBND huyện Khánh Vĩnh", "A02")
    give(alone, waits, "0.5", reason="ghi ngay, không phải mở lại")
    alone.members.append(waits)


def test_a_document_that_a_laptop_does_not_know_may_have_been_issued_by_another(pair: Team) -> None:
    found = integrity.verify(pair.members[0], pair.folder / "phieu.pdf")
    assert found.verdict == integrity.Verdict.UNKNOWN
    assert any("chưa nhận gói mới nhất" in note for note in found.notes)
