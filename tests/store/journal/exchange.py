"""Carrying transactions from store to store, as a package does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from inspector.domain.device import Role
from inspector.store import identity
from inspector.store.engine import Connection
from inspector.store.journal.body import OPERATION_BITS, Kind, Value, decode
from inspector.store.journal.carrying import Carried
from inspector.store.journal.heads import Registers
from inspector.store.journal.intake import Intake, Taken
from inspector.store.journal.roster import ROSTER, Roster
from inspector.store.journal.writer import Draft, Writer, Written
from inspector.store.store import Store
from tests.store.acts import join_store


def carried(store: Store) -> list[Carried]:
    """Every transaction of a store."""
    return list(store.carried())


def take(store: Store, transactions: Iterable[Carried], *, keep: bool = True) -> Taken:
    """Take transactions in, in the order given."""

    def act(connection: Connection) -> Taken:
        intake = Intake(connection, store.records)
        intake.take_all(transactions)
        return intake.finish()

    return store.take_in(act, keep=keep)


def receive(store: Store, transactions: Iterable[Carried]) -> int:
    """Take transactions in, in the order given; how many were new."""
    return take(store, transactions).new


def operate(store: Store, make: Callable[[Registers], list[Draft]], action: str = "test") -> Written:
    """Write operations that no flush makes."""

    def act(connection: Connection, writer: Writer) -> Written | None:
        registers = Registers(connection)
        return writer.apply(connection, action, registers, make(registers))

    written = store.writing(act)
    assert written is not None
    return written


def judged_by(store: Store) -> Roster:
    """The roster that a store's next write is judged by."""
    found: list[Roster] = []
    store.writing(lambda connection, writer: found.append(writer.roster(connection)))
    return found[0]


def device_of(store: Store) -> str:
    """The device that writes in a store."""
    with store.reading() as connection:
        return identity.author_of(connection).key.device


def enrol(lead: Store, device: str, **values: Value) -> Written:
    """Write a device's entry of the roster: over what it says, as one who decides."""

    def drafts(registers: Registers) -> list[Draft]:
        heads = registers.fields(ROSTER, device)
        writes = {name: (value, tuple(sorted(heads.get(name, {})))) for name, value in values.items()}
        return [Draft(ROSTER, device, Kind.ROSTER, writes)]

    return operate(lead, drafts, "roster")


def admit(lead: Store, member: Store, role: str = Role.INSPECTOR) -> Written:
    """Put a member's device on the roster."""
    with member.reading() as connection:
        author = identity.author_of(connection)
    key = author.key
    return enrol(lead, key.device, person_id=author.actor, role=role, signing_key=key.public, recipient=key.recipient)


def adopt(member: Store, lead: Store) -> None:
    """Make a joining store one of the lead's workspace, before anything of it has come."""

    def act(connection: Connection) -> None:
        identity.adopt(connection, lead.workspace_id, lead.roster().root)

    member.take_in(act)


def admissions(store: Store) -> list[Carried]:
    """The transactions that write the roster."""
    return [one for one in carried(store) if any(part.type == ROSTER for part in decode(one.body)[1])]


def make_team(lead: Store, folder: Path, *names: str, role: str = Role.INSPECTOR, knowing: bool = True) -> list[Store]:
    """Members of a lead's workspace, each with a laptop; they know what the lead knows, or the roster alone."""
    members: list[Store] = []
    for name in names:
        member = join_store(folder / name, name, records=list(lead.records.values()))
        admit(lead, member, role)
        adopt(member, lead)
        members.append(member)
    for member in members:
        receive(member, carried(lead) if knowing else admissions(lead))
    return members


def meet(stores: Sequence[Store]) -> None:
    """Everybody gets everything."""
    for store in stores:
        for other in stores:
            if other is not store:
                receive(store, carried(other))


def held(store: Store) -> dict[str, int]:
    """How many transactions are kept and not applied, by reason."""
    with store.reading() as connection:
        return dict(connection.execute("SELECT held, count(*) FROM journal WHERE held <> '' GROUP BY held").fetchall())


def digest(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """What a store shows and knows, in terms that are the same in every store."""
    with store.reading() as connection:
        heads = connection.execute(
            f"SELECT type, head.id, field, journal.id, op & {(1 << OPERATION_BITS) - 1}, head.hlc, value, seen "
            f"FROM head JOIN journal ON number = op >> {OPERATION_BITS}"
        ).fetchall()
        found = {"head": heads, "dangling": connection.execute("SELECT * FROM dangling").fetchall()}
        for table in store.records:
            found[table] = connection.execute(f"SELECT * FROM {table}").fetchall()
        found["search"] = connection.execute("SELECT type, id, title FROM search_row").fetchall()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}
