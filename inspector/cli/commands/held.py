"""What is held of a laptop: looked at, let count, or let count with the laptop that is let in again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from inspector.cli.commands.members import named
from inspector.cli.commands.opening import opened
from inspector.cli.output import Answer
from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services.team import members
from inspector.services.team.held_contents import entry_named, held_contents, let_count
from inspector.services.team.members import Role, find
from inspector.services.team.quarantine import find_held

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.team.held_contents import HeldLine
    from inspector.services.team.members import MemberRow

_SHORT: Final = 6
"""So many characters of an entry's id are shown at least."""
_WHOLE: Final = 64


def release(arguments: Namespace) -> Answer:
    """``inspector release MEMBER [--preview] [--up-to ENTRY]``: what is held of a laptop counts, all or a part."""
    with opened(arguments, writing=not arguments.preview) as workspace:
        held = find_held(workspace, arguments.member)
        device = held.device if held else find(workspace, arguments.member).device
        if arguments.preview:
            return _held(held_contents(workspace, device), arguments.up_to)
        done = members.release(workspace, device, arguments.up_to)
        one = find(workspace, device)
    told = text("cli.released", person=one.person, prefix=one.prefix, applied=done.applied)
    return Answer({**named(one), "applied": done.applied, "left": done.left}, (told, *_left(done.left)))


def readmit(arguments: Namespace) -> Answer:
    """``inspector readmit MEMBER --role ROLE [--preview | --yes]``: a revoked laptop is in the team again.

    What is held of it counts with that, as far as the role allows, so it is listed before, and asked.
    """
    role = Role(arguments.role)
    with opened(arguments, writing=not arguments.preview) as workspace:
        rows, one = members.members(workspace), find(workspace, arguments.member)
        if not one.revoked:
            raise Refused("team.not_revoked", member=one.person)
        held = held_contents(workspace, one.device)
        if arguments.preview:
            return Answer({**named(one), "held": _entries(held, len(held))}, tuple(_readmission(rows, one, held)))
        # Who may not do it is told so before anything is asked.
        workspace.require_lead()
        if not arguments.yes:
            _agree(_readmission(rows, one, held), one, role, len(held))
        done = members.take_back(workspace, one.device, role)
    told = text("cli.readmitted", person=one.person, prefix=one.prefix, role=role, applied=done.applied)
    data = {**named(one), "role": role.value, "applied": done.applied, "left": done.left}
    return Answer(data, (told, *_left(done.left)))


def _readmission(rows: tuple[MemberRow, ...], one: MemberRow, held: tuple[HeldLine, ...]) -> Iterator[str]:
    """How it was revoked, who leads now, and what would count."""
    if one.revocation is not None:
        yield one.revocation.told
    leads = (f"{each.person} ({each.prefix})" for each in rows if each.role == Role.LEAD and not each.revoked)
    yield text("cli.readmit.leads", leads=", ".join(leads))
    if held:
        yield text("cli.readmit.held", count=len(held))
        yield from _listed(held)


def _agree(told: Iterator[str], one: MemberRow, role: Role, count: int) -> None:
    """Refuse unless the person at the keyboard says yes to what is listed."""
    values = {"person": one.person, "prefix": one.prefix, "role": role, "count": count}
    if not sys.stdin.isatty():
        raise Refused("cli.readmit_yes", **values)
    for line in told:
        print(line, file=sys.stderr)
    answer = input(f"{text('cli.readmit.ask', **values)} ").strip().casefold()
    if answer not in text("cli.fingerprint.yes").split():
        raise Refused("cli.readmit_declined", **values)


def _left(count: int) -> tuple[str, ...]:
    return (text("cli.released_left", left=count),) if count else ()


def _held(lines: tuple[HeldLine, ...], up_to: str | None) -> Answer:
    """What is held, the latest first; with ``up_to`` also what would stay so."""
    applied = let_count(lines, entry_named(lines, up_to).id) if up_to else len(lines)
    told = list(_listed(lines))
    if applied < len(lines):
        told.insert(0, text("cli.release_part", applied=applied, left=len(lines) - applied))
    return Answer({"held": _entries(lines, applied)}, tuple(told) or (text("team.nothing_held"),))


def _entries(lines: tuple[HeldLine, ...], applied: int) -> list[dict[str, Any]]:
    """The same with ``--json``; the last ``applied`` of them would count."""
    return [
        {
            "id": name,
            "at": line.at.isoformat(),
            "title": line.title,
            "details": list(line.details),
            "applied": place >= len(lines) - applied,
        }
        for place, (name, line) in enumerate(zip(_names(lines), lines, strict=True))
    ]


def _listed(lines: tuple[HeldLine, ...]) -> Iterator[str]:
    for name, line in zip(_names(lines), lines, strict=True):
        yield f"{name}  {line.title}"
        yield from (f"  {words}" for words in line.details)


def _names(lines: tuple[HeldLine, ...]) -> list[str]:
    """Of each entry the beginning of its id that tells it from the others."""
    length = next(size for size in range(_SHORT, _WHOLE + 1) if len({line.id[:size] for line in lines}) == len(lines))
    return [line.id[:length] for line in lines]
