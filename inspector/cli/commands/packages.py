"""Packages: written, looked at, taken in; and a line by which two laptops are compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.cli.commands.fingerprints import fingerprint_data, fingerprint_lines
from inspector.cli.commands.opening import is_there, opened
from inspector.cli.output import Answer, columns, complain
from inspector.core.formats import moment_short, small_count
from inspector.core.messages import label, text
from inspector.services import lookup
from inspector.services.team import ledger as ledgers
from inspector.services.team import packages
from inspector.services.team.branches import typed_twice
from inspector.services.team.packages import Verdict
from inspector.services.team.state import digest_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.team.ledger import HistoryRow, Ledger, LedgerRow
    from inspector.services.team.packages import Look, Merge, PackageOutcome
    from inspector.services.team.views import UnitChange


def export(arguments: Namespace) -> Answer:
    """``inspector export -o FILE.cchc [--photos missing|all|none]``."""
    with opened(arguments, writing=True) as workspace:
        made = packages.export(workspace, Path(arguments.output), photos=arguments.photos or "missing")
    counted = {name: getattr(made, name) for name in ("size", "transactions", "photos", "left_out", "damaged")}
    lines = [text("cli.exported", path=made.file, transactions=made.transactions, photos=made.photos)]
    lines.append(text("cli.export.for_whom", members=", ".join(made.for_whom)))
    lines += [text(f"cli.export.{name}", count=counted[name]) for name in ("left_out", "damaged") if counted[name]]
    return Answer({"file": str(made.file), **counted, "for_whom": list(made.for_whom)}, tuple(lines))


def inspect(arguments: Namespace) -> Answer:
    """``inspector inspect FILE``: what a file is; with a workspace, what is in it as far as its laptop can read it."""
    file = Path(arguments.file)
    if is_there(arguments):
        with opened(arguments) as workspace:
            found = packages.look(file, workspace)
    else:
        found = packages.look(file)
    told = (
        "kind",
        "workspace",
        "ours",
        "person",
        "device",
        "program",
        "readable",
        "transactions",
        "photos",
        "left_out",
    )
    data: dict[str, Any] = {name: getattr(found, name) for name in told}
    data["made_at"] = found.made_at.isoformat()
    data["fingerprint"] = fingerprint_data(found.fingerprint) if found.fingerprint else None
    return Answer(data, tuple(_looked(found)))


def _looked(found: Look) -> Iterator[str]:
    at = moment_short(found.made_at)
    if found.fingerprint is not None:
        yield text("cli.inspect.request", person=found.person, at=at)
        yield from fingerprint_lines(found.fingerprint)
    elif found.readable:
        yield text("cli.inspect.work", person=found.person, at=at, transactions=found.transactions, photos=found.photos)
        if found.left_out:
            yield text("cli.inspect.left_out", count=found.left_out)
        yield text("cli.inspect.ours" if found.ours else "cli.inspect.not_ours")
    else:
        yield text("cli.inspect.closed", device=found.device, at=at)


def merge(arguments: Namespace) -> Answer:
    """``inspector merge FILE… [--preview]``; status 1 where any of them was refused. A preview only reads."""
    files = [Path(file) for file in arguments.files]
    with opened(arguments, writing=not arguments.preview) as workspace:
        waited = workspace.waiting
        act = packages.preview if arguments.preview else packages.merge
        done = act(workspace, files)
        joined = workspace.name if waited and not workspace.waiting else ""
        prefix = workspace.prefix
    for one in done.packages:
        if one.verdict == Verdict.REFUSED:
            complain(one.reason)
    data: dict[str, Any] = {
        "packages": [_outcome(one) for one in done.packages],
        "conflicts": len(done.conflicts),
        "forks": len(done.forks),
        "withdrawn": done.withdrawn,
        "released": done.released,
    }
    if done.lost_lead is not None:
        data["lost_lead"] = done.lost_lead.told
    if done.clocks:
        data["clocks"] = list(done.clocks)
    lines = [*_told(done, preview=arguments.preview)]
    lines += [text("cli.merge.joined", name=joined, prefix=prefix)] if joined else []
    return Answer(data, tuple(lines), 1 if done.refused else 0)


def _outcome(one: PackageOutcome) -> dict[str, Any]:
    return {
        "file": str(one.file),
        "verdict": one.verdict.value,
        "reason": one.reason,
        "transactions": {"new": one.new, "known": one.known, "quarantined": one.quarantined},
        "photos": {"new": one.photos_new, "missing": one.photos_missing},
    }


def _told(done: Merge, *, preview: bool) -> Iterator[str]:
    for one in done.packages:
        counts = {name: getattr(one, name) for name in ("new", "known", "quarantined", "photos_new", "photos_missing")}
        if one.verdict != Verdict.REFUSED:
            code = "cli.merge.would" if preview else "cli.merge.package"
            yield text(code, file=one.file.name, person=one.person, verdict=label(one.verdict), **counts)
        if one.verdict == Verdict.PARTIAL:
            yield f"  {one.reason}"
    yield from columns([(one.unit, one.round_title, one.summary, _left_at(one)) for one in done.units])
    yield from (text("cli.merge.person", person=one.named, count=one.new) for one in done.people)
    yield from (f"{one} ({one.person}, {moment_short(one.at)})" for one in done.acts)
    yield from (f"{one} ({one.person}, {moment_short(one.at)})" for one in done.decided)
    numbers = {"conflicts": len(done.conflicts), "forks": sum(not one.typed for one in done.forks)}
    numbers |= {"gaps": len(done.gaps), "orphans": sum(one.count for one in done.orphans)}
    numbers |= {"withdrawn": done.withdrawn, "released": done.released}
    numbers |= {"newer": done.newer, "photos_missing": done.photos_missing}
    for name, count in numbers.items():
        if count:
            yield text(f"cli.merge.{name}", count=count)
            yield from _about(done, name)
    if done.lost_lead is not None:
        yield f"{text('cli.merge.attention')} {done.lost_lead.told} {done.lost_lead.may}"
    yield from (typed_twice(one) for one in done.forks if one.typed)
    yield from _shifts(done)
    yield from done.clocks
    if preview and done.alarming:
        yield text("cli.merge.alarm")
    if preview:
        yield text("cli.merge.previewed")
    elif done.backup is not None:
        yield text("cli.merge.backup", path=done.backup)


def _left_at(one: UnitChange) -> str:
    """What is open at a unit: conflicts, and photos that have not come."""
    counts = {"unit_conflicts": one.conflicts, "unit_photos": one.photos_missing}
    return "; ".join(text(f"cli.merge.{code}", count=count) for code, count in counts.items() if count)


def _about(done: Merge, name: str) -> Iterator[str]:
    """Whose laptop went on from two copies, whose entries or photos lack, and what belongs to what has not come."""
    if name == "forks":
        plain = [one for one in done.forks if not one.typed]
        yield from (f"  {one.person}: {text('syncpage.fork.detail', count=one.branches)}" for one in plain)
    elif name == "gaps":
        yield from (f"  {one.person}: {text('syncpage.gap.detail', count=one.missing)}" for one in done.gaps)
    elif name == "orphans":
        yield from columns([(one.words, str(one.count)) for one in done.orphans], right=(1,))
    elif name == "photos_missing" and done.photos_asked:
        people = ", ".join(f"{person} ({small_count(count)})" for person, count in done.photos_asked)
        yield f"  {text('cli.merge.photos_asked', people=people)}"


def _shifts(done: Merge) -> Iterator[str]:
    """Whose role changes, and what earlier acts count no longer or count again."""
    for one in done.shifts:
        if one.role_words:
            yield f"  {one.role_words}"
        for code, acts in (("withdrawn", one.withdrawn_acts), ("released", one.released_acts)):
            if acts:
                yield f"  {one.person}: {text(f'syncpage.shift.fact_{code}')}: {'; '.join(acts)}"


def ledger(arguments: Namespace) -> Answer:
    """``inspector ledger [--round R] [--year Y]``: who has sent what, what is missing before rounds can be closed."""
    with opened(arguments) as workspace:
        wanted = lookup.round_id_of(workspace, arguments.round, arguments.year) if arguments.round else None
        found = ledgers.ledger(workspace, wanted, arguments.year)
    data = {
        "scope": found.scope,
        "members": [_member(one) for one in found.rows],
        "missing": list(found.missing_before_close),
        "sent": [_history(one) for one in found.sent],
        "received": [_history(one) for one in found.received],
        "acknowledged": [
            {"person": one.person, "known": one.known, "unknown": one.unknown, "unsent": one.unsent}
            for one in found.acknowledged
        ],
    }
    rows = [(one.prefix, one.person, *_figures(one), "; ".join(one.missing)) for one in found.rows]
    closed = [text("syncpage.closed", rounds=", ".join(found.closed))] if found.closed else []
    lines = [found.scope, *columns(rows), *closed, *found.missing_before_close]
    for one in found.acknowledged:
        code = "cli.ledger.acknowledged" if one.package_at else "cli.ledger.acknowledged_unknown"
        code = code if one.known or one.unknown else "syncpage.acknowledged.nothing"
        lines.append(" ".join((text(code, person=one.person, known=one.known, unknown=one.unknown), *one.waiting)))
    return Answer(data, (*lines, *_histories(found)))


def _histories(found: Ledger) -> Iterator[str]:
    """The packages received and sent, latest first; one that was refused with the reason."""
    for title, rows in (("cli.ledger.received", found.received), ("cli.ledger.sent", found.sent)):
        if rows:
            yield text(title)
            yield from columns([(moment_short(one.at), *_package(one)) for one in rows])


def _package(one: HistoryRow) -> tuple[str, str, str]:
    if one.verdict is None:
        return ", ".join(one.for_whom), text("cli.ledger.photos", photos=one.photos), one.file
    who = f"{one.person} ({one.prefix})" if one.prefix else one.person or "–"
    what = text("cli.ledger.counted", new=one.new, known=one.known, quarantined=one.quarantined)
    return who, f"{label(one.verdict)}: {one.reason or what}", one.file


def _figures(one: LedgerRow) -> tuple[str, ...]:
    through_others = text("cli.members.forwarded") if one.entries and not one.this_laptop else "–"
    at = moment_short(one.last_package_at) if one.last_package_at else through_others
    if not one.units_assigned:
        return at, text("cli.ledger.no_units")
    return at, text("cli.ledger.units", received=one.units_received, assigned=one.units_assigned)


def _member(one: LedgerRow) -> dict[str, Any]:
    data: dict[str, Any] = {"prefix": one.prefix, "person": one.person, "role": one.role.value}
    data["last_package_at"] = one.last_package_at.isoformat() if one.last_package_at else None
    data |= {name: getattr(one, f"units_{name}") for name in ("assigned", "received", "finished")}
    return data | {"entries": one.entries, "missing": list(one.missing)}


def _history(one: HistoryRow) -> dict[str, Any]:
    data: dict[str, Any] = {"file": one.file, "at": one.at.isoformat(), "person": one.person}
    if one.verdict is None:
        return data | {"for_whom": list(one.for_whom), "photos": one.photos}
    data |= {"verdict": one.verdict.value, "code": one.code, "reason": one.reason, "units": list(one.units)}
    data["settled"] = list(one.settled)
    return data | {"new": one.new, "known": one.known, "quarantined": one.quarantined, "photos": one.photos}


def digest(arguments: Namespace) -> Answer:
    """``inspector digest``: the hash of all that is shown and known; laptops that have the same have the same line."""
    with opened(arguments) as workspace:
        found = digest_of(workspace)
    return Answer({"digest": found}, (found,))
