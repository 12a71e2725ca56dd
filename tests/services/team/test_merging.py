"""Packages taken in: previewed, merged, listed, each for itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from inspector.domain.device import Role
from inspector.domain.unit import Unit
from inspector.services import evidence, inspections, rounds, units, upkeep
from inspector.services.team import conflicts, joining, packages, recovery
from inspector.services.team.packages import Verdict
from inspector.services.workspace import Workspace, open_workspace
from tests.services.acts import START, living, make_case, make_workspace
from tests.services.team.acts import give, points, refused
from tests.services.team.laptops import Team, digest_of


def photo(team: Team, laptop: Workspace, name: str, unit: int = 0) -> str:
    """Attach a picture to the visit of a unit; its SHA-256."""
    file = team.folder / f"{name}.jpg"
    file.write_bytes(b"\xff\xd8\xff" + name.encode() * 1000)
    inspection = team.case.inspections[unit]
    evidence.attach_files(laptop, "inspection", inspection, [file])
    return evidence.evidence(laptop, inspection)[-1].sha256


def test_the_preview_is_the_very_merge_and_writes_nothing(team: Team) -> None:
    one, two, _ = team.members
    give(team, one, "0.5", reason="thiếu kế hoạch")
    give(team, two, "0.25", reason="ban hành muộn")
    photo(team, two, "anh")
    files = [team.send(one), team.send(two)]
    before = living(team.lead), digest_of(team.lead), sorted(team.lead.folder.rglob("*"))
    seen = packages.preview(team.lead, files)
    assert before == (living(team.lead), digest_of(team.lead), sorted(team.lead.folder.rglob("*")))
    merged = packages.merge(team.lead, files)
    assert seen.packages == merged.packages
    assert (seen.units, seen.people, seen.other) == (merged.units, merged.people, merged.other)
    assert [one.key for one in seen.conflicts] == [one.key for one in merged.conflicts]
    assert seen.new_conflicts == merged.new_conflicts == 2
    assert seen.changed is None
    assert merged.changed is not None
    assert {"answer", "attachment"} <= merged.changed.kinds
    unit = merged.units[0]
    assert (unit.unit, unit.conflicts, unit.photos_missing) == ("UBND xã Cầu Bà", 2, 0)
    assert unit.summary == "01 tiêu chí, 01 ảnh và tệp, thông tin chung"
    assert {(one.person, one.prefix) for one in merged.people} == {
        ("Chuyên viên Một", "A02"),
        ("Chuyên viên Hai", "A03"),
    }


@pytest.mark.parametrize("act", [packages.preview, packages.merge])
def test_each_file_that_is_no_package_is_told_for_what_it_is(
    pair: Team, tmp_path: Path, act: Callable[[Workspace, list[Path]], packages.Merge]
) -> None:
    give(pair, pair.members[0], "0.5", reason="thiếu kế hoạch")
    sound = pair.send(pair.members[0])
    (empty := tmp_path / "rong.cchc").touch()
    (folder := tmp_path / "thu-muc.cchc").mkdir()
    (cut := tmp_path / "cut.cchc").write_bytes(sound.read_bytes()[:-50])
    with closing(make_workspace(tmp_path / "other", seed="other")) as other:
        recovery.make_sheet(other, tmp_path / "phieu.pdf")
        stranger = tmp_path / "la.cchc"
        request = pair.request("Người lạ", "la")
        joining.admit(other, request, Role.INSPECTOR, stranger)
    found = act(pair.lead, [empty, folder, cut, stranger, sound, tmp_path / "khong-co.cchc"])
    expected = ["package.empty", "package.folder", "package.cut_off", "team.other_workspace", "", "store.not_found"]
    assert [one.code for one in found.packages] == expected
    for one in found.packages:
        assert not one.code or one.file.name in one.reason
        assert not one.code or "hãy" in one.reason.lower(), "what to do"


def test_a_preview_needs_no_writing_and_leaves_an_open_window_alone(pair: Team) -> None:
    give(pair, pair.members[0], "0.5", reason="thiếu kế hoạch")
    file = pair.send(pair.members[0])
    written = packages.preview(pair.lead, [file])
    reading = open_workspace(pair.lead.folder, read_only=True)
    with pair.lead.store.write("unit.change") as writing:
        writing.session.add(Unit(id="u-new", name="đang ghi"))
        writing.session.flush()
        seen = packages.preview(reading, [file])
    assert (seen.packages, seen.units, seen.people) == (written.packages, written.units, written.people)
    refused("workspace.read_only", packages.merge, reading, [file])
    other = packages.preview(reading, [reading.folder / "workspace.json"])
    assert other.refused
    reading.close()
    assert packages.merge(pair.lead, [file]).new == written.new


def test_what_came_of_the_units_themselves_and_of_no_unit_is_told(pair: Team) -> None:
    member = pair.members[0]
    changed = units.UnitDraft(head="Phó Chủ tịch UBND xã", staff=21)
    units.change_unit(member, pair.case.units[1], changed)
    units.add_unit(member, units.UnitDraft(code="KV90", name="UBND xã Sông Cầu", kind="commune"))
    rounds.add_round(member, rounds.RoundDraft(year=2019, ordinal=7))
    file = pair.send(member)
    for act in (packages.preview, packages.merge):
        found = act(pair.lead, [file])
        told = {one.unit: (one.summary, one.round_title, one.new) for one in found.units}
        assert told["UBND xã Sông Cầu"] == ("đơn vị mới", "", 1)
        assert ("sửa chức vụ người đứng đầu, biên chế", "", 1) in told.values()
        assert [(one.words, one.count, one.names) for one in found.others] == [("Đợt kiểm tra", 1, ("Đợt 7 năm 2019",))]
        assert found.other == 1


def test_conflicts_that_come_with_packages_are_marked_as_new(team: Team) -> None:
    one, two, _ = team.members
    give(team, one, "0.5", reason="Một")
    give(team, two, "0.25", reason="Hai")
    packages.merge(team.lead, [team.send(one), team.send(two)])
    give(team, one, "0.5", unit=1, reason="Một")
    give(team, two, "0.25", unit=1, reason="Hai")
    files = [team.send(one), team.send(two)]
    for act in (packages.preview, packages.merge):
        found = act(team.lead, files).conflicts
        assert {(view.inspection_id, view.new) for view in found} == {
            (team.case.inspections[0], False), (team.case.inspections[1], True)
        }  # fmt: skip


def test_each_merge_of_a_day_leaves_its_way_back(pair: Team) -> None:
    made = []
    for place in range(6):
        give(pair, pair.members[0], f"0.{place}5")
        backup = pair.carry(pair.members[0], pair.lead).backup
        assert backup is not None
        give(pair, pair.lead, "0.5", unit=1, reason=f"lần {place}")
        pair.lead.store.backup()
        made.append(backup)
    assert len(set(made)) == len(made)
    assert all(backup.exists() for backup in made), "a program started beside must not thin them within the hour"


def test_a_merge_makes_a_backup_first_that_can_be_restored(pair: Team) -> None:
    before = digest_of(pair.lead)
    give(pair, pair.members[0], "0.5", reason="thiếu kế hoạch")
    merged = pair.carry(pair.members[0], pair.lead)
    assert merged.backup is not None
    found = upkeep.preview(merged.backup)
    assert merged.changed is not None
    assert found.contents.number < merged.changed.number
    assert digest_of(pair.lead) != before


def test_a_package_that_comes_twice_and_late_brings_nothing_new(team: Team) -> None:
    one = team.members[0]
    give(team, one, "0.5", reason="thiếu kế hoạch")
    early = team.send(one)
    give(team, one, "0.75")
    late = team.send(one)
    assert packages.merge(team.lead, [late]).new == 2
    again = packages.merge(team.lead, [early, late])
    assert [(row.new, row.verdict) for row in again.packages] == [(0, Verdict.MERGED)] * 2
    assert again.units == ()
    assert again.people == ()
    assert points(team, team.lead) == points(team, one)


def test_photos_travel_once_the_receivers_have_said_what_they_have(pair: Team) -> None:
    member, lead = pair.members[0], pair.lead
    first = photo(pair, member, "mot")
    assert pair.carry(member, lead).packages[0].photos_new == 1
    assert lead.store.media.has(first)
    again = pair.carry(member, lead)
    assert again.packages[0].photos_new == 0
    assert packages.look(pair.folder / "stick" / f"A02-{pair.count}.cchc", lead).photos == 1, "nobody has said so yet"
    pair.carry(lead, member)
    second = photo(pair, member, "hai")
    file = pair.send(member)
    assert packages.look(file, lead).photos == 1, "the first was acknowledged"
    packages.merge(lead, [file])
    assert lead.store.media.has(second)
    assert packages.look(pair.send(member, "all"), lead).photos == 2
    assert packages.look(pair.send(member, "none"), lead).photos == 0


def test_a_photo_in_several_packages_is_counted_once_before_as_after(pair: Team) -> None:
    member, lead = pair.members[0], pair.lead
    photo(pair, member, "mot")
    first = pair.send(member)
    photo(pair, member, "hai")
    files = [first, pair.send(member)]
    for merge in (packages.preview(lead, files), packages.merge(lead, files)):
        assert [one.photos_new for one in merge.packages] == [1, 1], "the second package has both photos"


def test_photos_that_are_missing_are_counted_until_they_come(pair: Team) -> None:
    member, lead = pair.members[0], pair.lead
    sha256 = photo(pair, member, "anh")
    bare = pair.carry(member, lead, photos="none")
    assert (bare.packages[0].photos_new, bare.packages[0].photos_missing, bare.photos_missing) == (0, 1, 1)
    assert bare.units[0].photos_missing == 1
    assert evidence.evidence(lead, pair.case.inspections[0])[0].missing
    assert packages.preview(lead, [pair.send(member)]).photos_missing == 0
    whole = pair.carry(member, lead)
    assert (whole.packages[0].photos_new, whole.packages[0].photos_missing, whole.photos_missing) == (1, 0, 0)
    assert whole.photos_asked == ()
    assert lead.store.media.has(sha256)


def test_whom_to_ask_for_photos_is_told_whatever_packages_come(team: Team) -> None:
    one, two, three = team.members
    photo(team, one, "mot")
    bare = team.send(one, "none")
    give(team, two, "0.25")
    team.carry(two, three)
    later = team.send(two), team.send(three)
    asked = (("Chuyên viên Một", 1),)
    for act in (packages.preview, packages.merge):
        assert act(team.lead, [bare]).photos_asked == asked
    for act in (packages.preview, packages.merge):
        assert act(team.lead, [*later]).photos_asked == asked, "these packages know nothing of the photo"
    team.carry(team.lead, two)
    photo(team, two, "hai")
    team.carry(two, team.lead, photos="none")
    assert packages.preview(team.lead, [bare]).photos_asked == (*asked, ("Chuyên viên Hai", 1))[::-1]
    team.meet()


@pytest.mark.parametrize("harm", ["cut", "flip", "longer", "none", "folder", "letter"])
def test_a_damaged_file_is_listed_and_the_others_go_in(team: Team, harm: str) -> None:
    one, two, _ = team.members
    give(team, one, "0.5", reason="thiếu kế hoạch")
    give(team, two, "0.5", code="1.2", reason="thiếu kế hoạch")
    bad, good = team.send(one), team.send(two)
    spoil(bad, harm)
    done = packages.merge(team.lead, [bad, good])
    assert [row.verdict for row in done.packages] == [Verdict.REFUSED, Verdict.MERGED]
    assert done.packages[0].reason.endswith(".")
    assert bad.name in done.packages[0].reason
    assert points(team, team.lead, "1.1") is None
    assert points(team, team.lead, "1.2") is not None
    assert not (team.lead.folder / "inbox").exists()
    refused(done.packages[0].code, _raise, done.packages[0].refusal())


def _raise(error: Exception) -> None:
    raise error


def spoil(file: Path, harm: str) -> None:
    """Do to a file what sticks and people do."""
    content = bytearray(file.read_bytes())
    file.unlink()
    if harm == "folder":
        file.mkdir()
    elif harm == "letter":
        file.write_text("Kính gửi Trưởng đoàn", encoding="utf-8")
    elif harm != "none":
        content[len(content) // 2] ^= 1 if harm == "flip" else 0
        file.write_bytes(bytes(content[:-7] if harm == "cut" else content + (b"x" if harm == "longer" else b"")))


def test_a_package_of_another_workspace_is_refused(pair: Team, tmp_path: Path) -> None:
    other = other_team(tmp_path / "khac")
    try:
        stranger = other.members[0]
        file = other.send(stranger)
        told = packages.merge(pair.lead, [file]).packages[0]
        # Its lead has this one's key (the tests' entropy), so that even what can be read is refused.
        assert (told.verdict, told.code) == (Verdict.REFUSED, "team.other_workspace")
    finally:
        other.close()


def other_team(folder: Path) -> Team:
    """A team of another office."""
    (folder / "stick").mkdir(parents=True)
    lead = make_workspace(folder / "lead", START.replace(hour=9))
    team = Team(folder, lead, make_case(lead))
    recovery.make_sheet(lead, folder / "phieu.pdf")
    team.admit("Người khác", "member")
    return team


def test_a_merge_can_be_stopped_and_leaves_nothing_behind(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.5", reason="thiếu kế hoạch")
    photo(pair, member, "anh")
    file, before = pair.send(member), digest_of(pair.lead)
    told: list[tuple[int, int]] = []
    packages.preview(pair.lead, [file], progress=lambda now, total: told.append((now, total)))
    assert told
    assert all(0 <= now <= total for now, total in told)
    for act in (packages.preview, packages.merge):
        with pytest.raises(packages.Cancelled):
            act(pair.lead, [file], cancelled=lambda: True)
        assert digest_of(pair.lead) == before
        assert not (pair.lead.folder / "inbox").exists()
    assert conflicts.count(pair.lead) == 0


def test_reading_goes_on_while_somebody_else_writes_but_merging_does_not(pair: Team) -> None:
    file = pair.send(pair.members[0])
    reader = open_workspace(pair.lead.folder, read_only=True)
    refused("workspace.read_only", packages.merge, reader, [file])
    refused("workspace.read_only", packages.export, reader, pair.file())
    assert packages.look(file, reader).readable
    reader.close()


def test_what_a_reader_writes_is_refused_here_and_held_elsewhere(alone: Team) -> None:
    reader = alone.admit("Người xem", "xem", Role.READER)
    refused("workspace.reader", inspections.start_inspection, reader, alone.case.inspections[0])
    assert alone.carry(reader, alone.lead).packages[0].verdict == Verdict.MERGED
