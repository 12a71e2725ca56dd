"""What a package's transactions come to, written from docs/technical/journal.md alone: roster, verdicts, heads, digest.

It shares no code with the program, holds everything in memory and knows sound packages only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.sync.second_reader import Read, vouched

RANKS = {"reader": 1, "inspector": 2, "lead": 3}
LEAD_KINDS = {"resolve", "redact", "roster"}
LEAD_FIELDS = {
    "round": {"closed_on", "closed_seen", "late_seen"},
    "inspection": {"minutes_reopened", "late_seen"},
    "trusted_authority": {"name", "certificate", "withdrawn"},
}
Heads = dict[tuple[str, str, str], dict[str, tuple[Any, bool]]]
"""By type, record and field: value, and whether a delete knew of it, by operation."""


@dataclass(frozen=True)
class Transaction:
    """A transaction and what it wrote."""

    id: str
    body: dict[str, Any]
    values: list[dict[str, Any]]

    @property
    def device(self) -> str:
        return str(self.body["stream"]).partition(".")[0]

    @property
    def writes_roster(self) -> bool:
        return any(one["entity"][0] == "device" for one in self.body["ops"])

    def operations(self) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        for index, (one, given) in enumerate(zip(self.body["ops"], self.values, strict=True)):
            yield f"{self.id}.{index}", one, given


def transactions(found: Read) -> list[Transaction]:
    """All of a package, verified, in the order of their clocks."""
    values = vouched(found)
    named = [(hashlib.sha256(body).hexdigest(), json.loads(body)) for body, _, _ in found.transactions]
    return sorted((Transaction(name, body, values[name]) for name, body in named), key=_when)


def _when(one: Transaction) -> tuple[str, str]:
    return one.body["hlc"], one.id


@dataclass
class Member:
    """The heads of a device's fields on the roster."""

    heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)

    def known(self, name: str) -> list[Any]:
        return [value for value in self.heads.get(name, {}).values() if value is not None]

    def write(self, operation: str, one: dict[str, Any], given: dict[str, Any]) -> None:
        for name, (_, *over) in one.get("set", {}).items():
            register = self.heads.setdefault(name, {})
            for former in over:
                register.pop(former, None)
                self.named.add((name, former))
            if (name, operation) not in self.named:
                register[operation] = given.get(name)

    def accepts(self, one: Transaction) -> bool:
        return all(_within(one, json.loads(value)) for value in self.known("revoked"))

    def rank(self, one: Transaction) -> int:
        now = min((RANKS.get(role, 0) for role in self.known("role")), default=0)
        once = [
            {entry["role"] for entry in json.loads(value) if _within(one, entry["until"])}
            for value in self.known("former")
        ]
        return max([now, *(RANKS.get(role, 0) for role in set.intersection(*once))]) if once else now


def _within(one: Transaction, places: dict[str, int]) -> bool:
    return bool(one.body["seq"] <= places.get(one.body["stream"], 0))


def held(root: str, known: Sequence[Transaction]) -> dict[str, str]:
    """Why each transaction is held; empty for those that are applied. A second recovery is beyond this reader."""
    left_out: set[str] = set()
    while True:
        members, refused = _fold(root, known, left_out)
        behind = [
            one for one in known if one.writes_roster and one.id not in refused and not members[one.device].accepts(one)
        ]
        if not behind:
            return {one.id: _verdict(one, members, refused) for one in known}
        left_out |= {one.id for one in behind if one.device == behind[0].device}


def _fold(
    root: str, known: Sequence[Transaction], left_out: Collection[str]
) -> tuple[dict[str, Member], dict[str, str]]:
    members: dict[str, Member] = {}
    refused = dict.fromkeys(left_out, "revoked")
    for one in known:
        if not one.writes_roster or one.id in left_out:
            continue
        member = members.get(one.device)
        founds = one.device == root and not members
        why = "" if founds else "stranger" if member is None else "" if member.rank(one) == 3 else "role"
        why = "revoked" if member is not None and not member.accepts(one) else why
        if why:
            refused[one.id] = why
            continue
        for name, operation, given in one.operations():
            if operation["entity"][0] == "device" and operation["kind"] != "redact":
                members.setdefault(operation["entity"][1], Member()).write(name, operation, given)
    return members, refused


def _verdict(one: Transaction, members: dict[str, Member], refused: dict[str, str]) -> str:
    member = members.get(one.device)
    if member is None:
        return "stranger"
    if one.writes_roster:
        return refused.get(one.id, "")
    if not member.accepts(one):
        return "revoked"
    person = max(member.known("person_id"), default="")
    rank = member.rank(one) if person in ("", one.body["actor"]) else 0
    return "" if rank == 3 or (rank == 2 and not any(_leads_only(each) for each in one.body["ops"])) else "role"


def _leads_only(one: dict[str, Any]) -> bool:
    return one["kind"] in LEAD_KINDS or bool(LEAD_FIELDS.get(one["entity"][0], set()) & one.get("set", {}).keys())


def heads(applied: Sequence[Transaction]) -> Heads:
    """What stands of every field, and of existence under the name ``""``."""
    named: dict[str, set[tuple[Any, ...]]] = {kind: set() for kind in ("over", "redact", "delete", "restore")}
    for one in applied:
        for _, operation, _ in one.operations():
            entity = tuple(operation["entity"])
            why = "redact" if operation["kind"] == "redact" else "over"
            for name, (_, *operations) in operation.get("set", {}).items():
                named[why] |= {(*entity, name, each) for each in operations}
            named.get(operation["kind"], set()).update((*entity, each) for each in operation.get("seen", ()))
    result: Heads = {}
    for one in applied:
        for place, operation, given in one.operations():
            if operation["kind"] != "redact":
                _stand(result, named, place, operation, given)
    return result


def _stand(
    result: Heads,
    named: dict[str, set[tuple[Any, ...]]],
    place: str,
    operation: dict[str, Any],
    given: dict[str, Any],
) -> None:
    kind, record = operation["entity"]
    deletes, known_of = operation["kind"] == "delete", (kind, record, place)
    for name in operation.get("set", {}):
        if (kind, record, name, place) not in named["over"]:
            value = None if (kind, record, name, place) in named["redact"] else given.get(name)
            result.setdefault((kind, record, name), {})[place] = value, deletes or known_of in named["delete"]
    tells = operation["kind"] in ("delete", "restore") or not operation.get("set")
    if tells and known_of not in named["delete"] | named["restore"]:
        result.setdefault((kind, record, ""), {})[place] = 0 if deletes else 1, False


def heads_digest(known: Sequence[Transaction]) -> str:
    """The digest that is printed on documents."""
    followed = {(one.body["stream"], one.body["prev"]) for one in known}
    tips = [[one.body["stream"], one.body["seq"], one.id] for one in known]
    lines = [json.dumps(tip, separators=(",", ":")) for tip in sorted(tips) if (tip[0], tip[2]) not in followed]
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
