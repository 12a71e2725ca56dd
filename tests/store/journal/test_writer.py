"""Writes are judged by the roster as the journal has it at that moment, however it came about."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.domain.device import Role
from inspector.store.engine import Connection
from inspector.store.journal.body import Kind
from inspector.store.journal.heads import Registers
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Draft, Writer
from inspector.store.store import Store
from tests.store.acts import add_place, change
from tests.store.journal.exchange import admissions, carried, device_of, enrol, judged_by, make_team, receive, take
from tests.store.records import Place


def demotion(connection: Connection, device: str) -> list[Draft]:
    over = tuple(sorted(Registers(connection).fields(ROSTER, device)["role"]))
    return [Draft(ROSTER, device, Kind.ROSTER, {"role": (Role.READER, over)})]


def test_a_roster_that_was_taken_back_judges_nothing(store: Store, tmp_path: Path) -> None:
    (member,) = make_team(store, tmp_path, "one", role=Role.LEAD)

    def act(connection: Connection, writer: Writer) -> None:
        writer.apply(connection, "roster", Registers(connection), demotion(connection, device_of(member)))
        place = Draft("test_place", "p1", Kind.PUT, {"name": ("Xã", ())})
        writer.apply(connection, "place", Registers(connection), [place])

    with member:
        with pytest.raises(Refused, match="vai trò"):
            member.writing(act)
        assert judged_by(member) == member.roster()
        add_place(member)


def test_what_comes_in_judges_the_next_write(store: Store, tmp_path: Path) -> None:
    add_place(store)
    (member,) = make_team(store, tmp_path, "one")
    with member:
        change(member, Place, "p1", staff=1)
        enrol(store, device_of(member), role=Role.READER)
        take(member, carried(store), keep=False)
        change(member, Place, "p1", staff=2)
        receive(member, admissions(store))
        with pytest.raises(Refused):
            change(member, Place, "p1", staff=3)
        assert judged_by(member) == member.roster()


def test_the_roster_is_folded_once_for_many_writes(store: Store) -> None:
    add_place(store)
    kept = judged_by(store)
    change(store, Place, "p1", staff=1)
    store.undo()
    assert judged_by(store) is kept
