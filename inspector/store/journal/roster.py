"""Who may do what: the roster is a pure function of the transactions that write it.

The root is the device that founded the workspace. Roster transactions are taken in the order of their clocks; one
counts when its device is a lead by what counted so far. One that turns out to lie behind its device's revocation is
left out and the fold begins anew, until nothing changes: first those whose revocation is itself beyond doubt, and what
was left out for a revocation that does not count in the end comes back. Whatever order transactions came in, the same
ones count.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from inspector.domain.device import Role
from inspector.store.journal.body import OPERATION_BITS, Kind, Value, decode, plain_values, reference, split
from inspector.store.journal.keys import device_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Header, Operation

ROSTER: Final = "device"
"""Type of the roster's entries."""
JUDGING_VERSION: Final = 2
"""Raised when the fold or a verdict comes out otherwise than before, so that older stores are judged anew."""
_LEAD_KINDS: Final = frozenset({Kind.RESOLVE, Kind.REDACT, Kind.ROSTER})
_WRITING: Final = frozenset(Kind) - {Kind.REDACT}
_RANKS: Final[Mapping[str, int]] = {Role.READER: 1, Role.INSPECTOR: 2, Role.LEAD: 3}
_NO_SEQ: Final = 0


class Held(StrEnum):
    """Why a transaction is kept and not applied."""

    STRANGER = "stranger"
    """Its device is not on the roster, so its signature cannot be judged yet."""
    REVOKED = "revoked"
    """It lies behind its device's revocation."""
    ROLE = "role"
    """It does more than its device's role allows."""


Standing = tuple[str, str, "Mapping[str, int] | None", tuple[tuple[str, "Mapping[str, int]"], ...]]


@dataclass(frozen=True)
class Member:
    """A device of the roster."""

    device: str
    signing_key: str
    """Public Ed25519 key, hexadecimal."""
    role: str = ""
    """A code of ``Role``; a later version's may be none of them, and then allows nothing."""
    person_id: str = ""
    person_name: str = ""
    prefix: str = ""
    recipient: str = ""
    revoked: Mapping[str, int] | None = None
    """Last accepted sequence number by stream, once revoked; a stream that is not named has none."""
    former: tuple[tuple[str, Mapping[str, int]], ...] = ()
    """Higher roles it had, each with the last sequence number by stream written in it."""

    @property
    def standing(self) -> Standing:
        """What its transactions are judged by."""
        return self.role, self.person_id, self.revoked, self.former

    def accepts(self, stream: str, seq: int) -> bool:
        """Whether a place in a stream lies before the revocation."""
        return self.revoked is None or seq <= self.revoked.get(stream, _NO_SEQ)

    def rank_at(self, stream: str, seq: int) -> int:
        """The rank (1 reader, 2 inspector, 3 lead; 0 none) that the device had at a place of its stream."""
        former = [_RANKS.get(role, 0) for role, until in self.former if seq <= until.get(stream, _NO_SEQ)]
        return max(_RANKS.get(self.role, 0), *former, 0)


@dataclass(frozen=True)
class Roster:
    """Who may do what, by device."""

    root: str = ""
    members: Mapping[str, Member] = field(default_factory=lambda: MappingProxyType({}))
    set_aside: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Roster transactions that do not count, with the reason."""

    def member(self, device: str) -> Member | None:
        """The entry of a device, revoked or not."""
        return self.members.get(device)

    def lead(self, device: str) -> bool:
        """Whether a device may now do what only the team lead may."""
        member = self.members.get(device)
        return member is not None and member.role == Role.LEAD and member.revoked is None


@dataclass(frozen=True)
class Entry:
    """A transaction that writes the roster."""

    id: str
    header: Header
    operations: Sequence[Operation]
    values: Sequence[Mapping[str, Value]]
    """What each operation wrote, as far as it is known."""

    @property
    def device(self) -> str:
        """The device that wrote it."""
        return self.header.device


def verdict(
    roster: Roster, name: str, header: Header, operations: Sequence[Operation], records: Mapping[str, type[Record]]
) -> str:
    """Why the transaction ``name`` is held; empty for one that is permitted. The whole transaction is the unit.

    One that writes the roster is judged by the fold, so ``roster`` must have been made with it.
    """
    member = roster.members.get(header.device)
    if member is None:
        return Held.STRANGER
    if ROSTER in {one.type for one in operations}:
        return roster.set_aside.get(name, "")
    if not member.accepts(header.stream, header.seq):
        return Held.REVOKED
    if member.person_id and header.actor != member.person_id:
        return Held.ROLE  # in somebody else's name
    rank = member.rank_at(header.stream, header.seq)
    if rank >= _RANKS[Role.LEAD]:
        return ""
    if rank < _RANKS[Role.INSPECTOR] or any(_leads_only(one, records) for one in operations):
        return Held.ROLE
    return ""


def _leads_only(operation: Operation, records: Mapping[str, type[Record]]) -> bool:
    if operation.kind in _LEAD_KINDS:
        return True
    shape = records.get(operation.type)
    return shape is not None and any(name in operation.set for name in shape.lead_fields)


def roster_of(connection: Connection) -> Roster:
    """The roster that a store's journal makes."""
    root = connection.execute("SELECT value FROM meta WHERE key = 'root'").fetchone()
    if root is None:
        return Roster()
    return fold(str(root[0]), entries(connection))


def entries(connection: Connection) -> Iterator[Entry]:
    """The transactions of a journal that write the roster, held ones included."""
    rows = connection.execute(
        f"SELECT id, body, vals FROM journal JOIN operation ON op >= number << {OPERATION_BITS} "
        f"AND op < number + 1 << {OPERATION_BITS} WHERE number IN (SELECT op >> {OPERATION_BITS} FROM operation "
        f"INDEXED BY operation_roster WHERE type = '{ROSTER}') ORDER BY op"
    ).fetchall()
    for (name, body), operations in groupby(rows, itemgetter(0, 1)):
        values = [plain_values(vals) for *_, vals in operations]
        yield Entry(name, *decode(body), values)


def fold(root: str, entries: Iterable[Entry]) -> Roster:
    """The roster that transactions make, in whatever order they are given; their signatures are good."""
    ordered = sorted({entry.id: entry for entry in entries}.values(), key=lambda entry: (entry.header.hlc, entry.id))
    left_out: set[str] = set()
    pardoned: set[str] = set()
    while True:
        state, counted, refused = _pass(root, ordered, left_out)
        cut = {entry.id: by for entry in counted if (by := state.cut_by(entry))}
        if cut:
            left_out |= _to_leave_out(counted, cut)
            continue
        # What revoked these does not count in the end. Once only, or two who revoke each other would never rest.
        void = {entry.id for entry in ordered if entry.id in left_out and not state.cut_by(entry)} - pardoned
        if not void:
            return Roster(root, MappingProxyType(state.members()), MappingProxyType(refused))
        left_out -= void
        pardoned |= void


def _pass(root: str, ordered: Sequence[Entry], left_out: Collection[str]) -> tuple[_State, list[Entry], dict[str, str]]:
    """What comes of the transactions in their order: the registers, those that count and why others do not."""
    state, counted, refused = _State(root), list[Entry](), dict.fromkeys(left_out, str(Held.REVOKED))
    for entry in ordered:
        if entry.id in left_out:
            continue
        reason = state.judge(entry)
        if reason:
            refused[entry.id] = reason
        else:
            state.take(entry)
            counted.append(entry)
    return state, counted, refused


def _to_leave_out(counted: Sequence[Entry], cut: Mapping[str, Collection[str]]) -> set[str]:
    """Of the transactions behind a revocation those of one device: without its acts another revocation may be void.

    Those come first whose revocation is not cut off itself, so that a void recovery takes nobody along.
    """
    sure = [entry for entry in counted if entry.id in cut and not cut.keys() >= set(cut[entry.id])]
    behind = sure or [entry for entry in counted if entry.id in cut]
    return {entry.id for entry in behind if entry.device == behind[0].device}


class _State:
    """The registers of the roster's fields, as far as the fold has come."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._registers: dict[str, dict[str, dict[str, Value]]] = {}
        self._superseded: set[tuple[str, str, str]] = set()
        self._members: dict[str, Member] = {}

    def judge(self, entry: Entry) -> str:
        """Why a transaction does not count; empty for one that does."""
        member = self._members.get(entry.device)
        if member is None:
            return "" if self._founds(entry) else Held.STRANGER
        header = entry.header
        if not member.accepts(header.stream, header.seq):
            return Held.REVOKED
        return "" if member.rank_at(header.stream, header.seq) >= _RANKS[Role.LEAD] else Held.ROLE

    def _founds(self, entry: Entry) -> bool:
        """Whether the root's device puts itself on the roster, with the key it is named by."""
        own = (
            values.get("signing_key")
            for one, values in zip(entry.operations, entry.values, strict=True)
            if one.type == ROSTER and one.record == self._root == entry.device
        )
        return any(_names(self._root, key) for key in own)

    def take(self, entry: Entry) -> None:
        """Let a transaction count."""
        for index, (operation, values) in enumerate(zip(entry.operations, entry.values, strict=True)):
            if operation.type == ROSTER and operation.kind in _WRITING:
                self._write(reference(entry.id, index), operation, values)

    def _write(self, name: str, operation: Operation, values: Mapping[str, Value]) -> None:
        device = operation.record
        for field_name, (_, *over) in operation.set.items():
            register = self._registers.setdefault(device, {}).setdefault(field_name, {})
            for one in over:
                register.pop(one, None)
                self._superseded.add((device, field_name, one))
            if (device, field_name, name) not in self._superseded:
                register[name] = values.get(field_name)
        known, key = self._members.get(device), values.get("signing_key")
        # A key that was once known stays known: the device is named by it.
        key = known.signing_key if known else key if _names(device, key) else None
        if isinstance(key, str):
            heads = {name: list(found.values()) for name, found in self._registers[device].items()}
            self._members[device] = _member(device, key, heads)

    def cut_by(self, entry: Entry) -> set[str]:
        """The transactions whose revocation of its device leaves a transaction behind; none where it is accepted."""
        heads = self._registers.get(entry.device, {}).get("revoked", {})
        place = entry.header
        return {
            split(name)[0]
            for name, value in heads.items()
            if value is not None and place.seq > vector_of(value).get(place.stream, _NO_SEQ)
        }

    def members(self) -> dict[str, Member]:
        """The devices on the roster."""
        return self._members


def _member(device: str, key: str, heads: Mapping[str, Sequence[Value]]) -> Member:
    """The entry that the heads of a device's fields make."""
    words = {
        name: max((str(value) for value in heads.get(name, ()) if value is not None), default="") for name in _WORDS
    }
    return Member(
        device,
        key,
        role=min(
            (str(role) for role in heads.get("role", ())), key=lambda role: (_RANKS.get(role, 0), role), default=""
        ),
        revoked=_least([vector_of(value) for value in heads.get("revoked", ()) if value is not None]),
        former=_former(heads.get("former", ())),
        **words,
    )


_WORDS: Final = ("person_id", "person_name", "prefix", "recipient")


def _names(device: str, key: Value) -> bool:
    try:
        return isinstance(key, str) and device_of(key) == device
    except ValueError:
        return False


def _least(vectors: Sequence[Mapping[str, int]]) -> Mapping[str, int] | None:
    """The smaller number of every stream; none where there is no vector."""
    if not vectors:
        return None
    streams = set(vectors[0]).intersection(*vectors[1:])
    return {stream: min(vector[stream] for vector in vectors) for stream in sorted(streams)}


def _former(heads: Sequence[Value]) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """Roles that every head grants, each with the smaller numbers."""
    granted = [
        {str(one.get("role")): vector_of(one.get("until")) for one in _listed(value) if isinstance(one, dict)}
        for value in heads
    ]
    if not granted:
        return ()
    roles = set(granted[0]).intersection(*granted[1:])
    return tuple((role, _least([one[role] for one in granted]) or {}) for role in sorted(roles))


def _listed(value: Any) -> list[Any]:
    found = _parsed(value)
    return found if isinstance(found, list) else []


def vector_of(value: Any) -> dict[str, int]:
    """A vector of sequence numbers; what is none reads as an empty one."""
    found = _parsed(value)
    plain = found if isinstance(found, dict) else {}
    return {stream: seq for stream, seq in plain.items() if type(seq) is int}


def _parsed(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None
