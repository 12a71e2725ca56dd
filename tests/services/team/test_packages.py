"""What is sent to whom, over several packages."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from inspector.core.clock import FixedClock
from inspector.services import evidence
from inspector.services.team import packages
from inspector.services.team.packages import Verdict
from inspector.store.identity import author_of
from inspector.store.journal.body import body_id
from inspector.store.journal.carrying import Carried
from inspector.sync import limits
from inspector.sync.package import open_package
from inspector.sync.packing import Parcel, pack
from inspector.sync.watching import Watch
from tests.services.team.acts import give
from tests.services.team.laptops import Team, digest_of
from tests.store.full_disk import files_no_longer_than
from tests.sync.hostile_bodies import BODIES


def test_the_largest_photo_travels_though_one_receiver_never_answers(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, *_ = team.members
    for number, size in enumerate((30_000, 31_000, 90_000)):
        content = bytes([number]) * size
        evidence.attach_bytes(team.lead, "inspection", team.case.inspections[0], f"anh-{number}.jpg", content)
    monkeypatch.setattr(limits, "PHOTOS_BYTES", 160_000)
    lacking = []
    for _ in range(2):
        file = team.file()
        assert packages.export(team.lead, file).left_out
        lacking.append(packages.merge(one, [file]).photos_missing)
        packages.merge(team.lead, [team.send(one)])
    assert lacking == [1, 0]


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX stand in for a full disk")
def test_a_long_file_of_another_kind_is_not_copied_first(pair: Team) -> None:
    film, longer = pair.folder / "stick" / "phim.mp4", pair.send(pair.members[0])
    film.write_bytes(b"\x00\x00\x00\x18ftypmp42")
    for file in (film, longer):
        os.truncate(file, 200_000_000)
    with files_no_longer_than(100_000_000):
        told = packages.merge(pair.lead, [film, longer]).packages
    assert [row.code for row in told] == ["package.not_ours", "package.damaged"]


def test_what_a_laptop_says_last_counts_though_its_clock_was_set_back(pair: Team) -> None:
    [one] = pair.members
    assert isinstance(one.clock, FixedClock)
    now = one.clock.now()
    one.clock.set(now + timedelta(days=5))
    late = pair.send(one)
    packages.merge(pair.lead, [late])
    one.clock.set(now)
    give(pair, one, "0.5", reason="theo hồ sơ")
    evidence.attach_bytes(pair.lead, "inspection", pair.case.inspections[0], "anh.jpg", b"photo" * 100)
    file = pair.file()
    assert packages.export(pair.lead, file).photos == 1
    packages.merge(one, [file])
    packages.merge(pair.lead, [pair.send(one)])
    assert packages.export(pair.lead, pair.file()).photos == 0
    packages.merge(pair.lead, [late])
    assert packages.export(pair.lead, pair.file()).photos == 0


@pytest.mark.parametrize("name", ["objects of nothing", "one wide text", "a write of nothing", "ten thousand deep"])
def test_a_members_hostile_transaction_is_refused_and_the_other_package_goes_in(team: Team, name: str) -> None:
    one, two, _ = team.members
    team.carry(team.lead, two)
    give(team, one, "0.5", reason="theo hồ sơ")
    give(team, two, "0.25", reason="theo thực tế", unit=1)
    with one.store.reading() as connection:
        key = author_of(connection).key
    body, hostile, sound = BODIES[name][1](), team.file("xau"), team.send(two)
    with open_package(team.send(one), key.identity) as package:
        sent = [*package.transactions(), Carried(body, key.sign(body_id(body)), ({},))]
        parcel = Parcel(replace(package.contents, photos=()), sent)
    with team.lead.store.reading() as connection:
        recipient = author_of(connection).key.recipient
    pack(hostile, key, parcel, [recipient], "0", Watch())
    told = packages.merge(team.lead, [hostile, sound])
    assert [row.verdict for row in told.packages] == [Verdict.REFUSED, Verdict.MERGED]
    assert told.packages[0].code == "package.malformed"
    assert digest_of(team.lead) == digest_of(two)
