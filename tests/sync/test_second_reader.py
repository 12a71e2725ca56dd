"""Somebody who has read nothing but the format description can read our packages."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.clock import FixedClock
from inspector.store.journal.audit import Query
from inspector.store.journal.body import body_id
from inspector.store.journal.carrying import Carried
from inspector.sync.exporting import export_package
from inspector.sync.request import write_request
from tests.store.acts import add_place, change, make_store
from tests.store.journal.exchange import carried, make_team, receive
from tests.store.records import Place
from tests.sync import second_reader
from tests.sync.making import MADE_AT, PROGRAM, RECEIVER, SENDER, make_package, photo
from tests.sync.test_exporting import key_of
from tests.sync.test_package import CARRIED


@settings(max_examples=15)
@given(st.lists(CARRIED, max_size=5), st.binary(min_size=1, max_size=200_000))
def test_it_reads_what_the_program_writes(transactions: list[Carried], picture: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        exported = make_package(Path(folder) / "a.cchc", transactions, [photo(picture, "Ảnh")])
        for key in (RECEIVER, SENDER):
            found = second_reader.read(exported.file, key.private)
            assert (found.id, found.signer.hex()) == (exported.id, SENDER.public)
            assert found.contents["person"]["name"] == "Người thử"
            assert list(found.photos.values()) == [picture]
            plain = [(one.body, one.signature, [_plain(values) for values in one.values]) for one in transactions]
            assert found.transactions == plain


def _plain(values: object) -> dict[str, list[object]]:
    assert isinstance(values, dict)
    return {name: list(pair) for name, pair in values.items()}


def test_it_verifies_whose_the_transactions_of_a_store_are(tmp_path: Path) -> None:
    with make_store(tmp_path / "lead") as lead:
        add_place(lead, note='"Hoà Bình"\n\\ \x01 😀', staff=-7)
        [member] = make_team(lead, tmp_path, "member")
        change(member, Place, "p1", name="Xã Diên Lạc", note=None)
        receive(lead, carried(member))
        member.close()
        own, everything = key_of(lead), carried(lead)
        export_package(lead, tmp_path / "a.cchc", [own.recipient], program=PROGRAM)
    found = second_reader.read(tmp_path / "a.cchc", own.private)
    values = second_reader.vouched(found)
    assert values.keys() == {body_id(one.body) for one in everything}
    assert {"name": "Xã Diên Lạc", "note": None} in [one for beside in values.values() for one in beside]


def test_it_tells_when_each_laptop_wrote_though_one_is_ahead(tmp_path: Path) -> None:
    with make_store(tmp_path / "lead") as lead:
        [member] = make_team(lead, tmp_path, "member")
        ahead = lead.clock.now() + timedelta(days=400)
        assert isinstance(member.clock, FixedClock)
        member.clock.set(ahead)
        add_place(member)
        receive(lead, carried(member))
        today = lead.clock.now()
        change(lead, Place, "p1", staff=2)
        told = {entry.id: entry.at for entry in lead.audit(Query()).entries}
        own = key_of(lead)
        export_package(lead, tmp_path / "a.cchc", [own.recipient], program=PROGRAM)
        member.close()
    found = second_reader.read(tmp_path / "a.cchc", own.private)
    second_reader.vouched(found)
    times = [second_reader.written_at(body) for body, _, _ in found.transactions]
    assert {body_id(body): at for (body, _, _), at in zip(found.transactions, times, strict=True)} == told
    assert times[-2:] == [ahead, today + timedelta(seconds=1)]


def test_it_reads_a_request(tmp_path: Path) -> None:
    asked = write_request(
        tmp_path / "r.cchc", RECEIVER, person_id="p", person_name="Người thử", made_at=MADE_AT, program=PROGRAM
    )
    found = second_reader.read(tmp_path / "r.cchc", RECEIVER.private)
    assert found.manifest["kind"] == "request"
    assert (found.manifest["person"]["name"], found.manifest["signing_key"]) == ("Người thử", found.signer.hex())
    assert found.manifest["recipient"] == asked.recipient
