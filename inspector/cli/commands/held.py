"""What is held of a laptop: looked at, let count, or let count by the role that the laptop is given."""

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
from inspector.services.team.role_change import role_effect

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection, Iterator, Mapping

    from inspector.services.team.held_contents import HeldLine
    from inspector.services.team.members import MemberRow
    from inspector.services.team.role_change import RoleEffect
    from inspector.services.workspace import Workspace

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
    """``inspector readmit MEMBER --role ROLE [--preview | --yes]``: a revoked laptop is in the team again."""
    with opened(arguments, writing=not arguments.preview) as workspace:
        one = find(workspace, arguments.member)
        if not one.revoked:
            raise Refused("team.not_revoked", member=one.person)
        return _in_role(workspace, arguments, one, "readmit")


def role(arguments: Namespace) -> Answer:
    """``inspector role MEMBER ROLE [--preview | --yes]``."""
    with opened(arguments, writing=not arguments.preview) as workspace:
        return _in_role(workspace, arguments, find(workspace, arguments.member), "role")


def _in_role(workspace: Workspace, arguments: Namespace, one: MemberRow, act: str) -> Answer:
    """What is held of a laptop counts with a role, as far as that allows, so it is listed before, and asked."""
    chosen, effect = Role(arguments.role), role_effect(workspace, one.device)
    counted = effect.counted(chosen)
    if arguments.preview:
        data = {**named(one), "held": _entries(effect.held, {line.id for line in counted})}
        return Answer(data, tuple(_told(one, effect, chosen)))
    # Who may not do it is told so before anything is asked.
    workspace.require_lead()
    if not arguments.yes and (counted or act == "readmit"):
        values = {"person": one.person, "prefix": one.prefix, "role": chosen, "count": len(counted)}
        _agree(_told(one, effect, chosen), act, values)
    done = (members.take_back if act == "readmit" else members.change_role)(workspace, one.device, chosen)
    told = [text(f"cli.{act}.done", person=one.person, prefix=one.prefix, role=chosen)]
    told += [text("cli.role_applied", applied=done.applied)] if done.applied else []
    data = {**named(one), "role": chosen.value, "applied": done.applied, "left": done.left}
    return Answer(data, (*told, *_left(done.left)))


def _told(one: MemberRow, effect: RoleEffect, chosen: Role) -> Iterator[str]:
    """How it was revoked, who leads now, and what would count."""
    if one.revocation is not None:
        yield one.revocation.told
    counted = effect.counted(chosen)
    yield text("cli.readmit.leads", leads=", ".join(effect.leads))
    if counted:
        yield text("cli.readmit.held", count=len(counted))
        yield from _listed(counted)
    yield from _left(len(effect.held) - len(counted))


def _agree(told: Iterator[str], act: str, values: Mapping[str, object]) -> None:
    """Refuse unless the person at the keyboard says yes to what is listed."""
    if not sys.stdin.isatty():
        raise Refused(f"cli.{act}.yes", **values)
    for line in told:
        print(line, file=sys.stderr)
    answer = input(f"{text(f'cli.{act}.ask', **values)} ").strip().casefold()
    if answer not in text("cli.fingerprint.yes").split():
        raise Refused(f"cli.{act}.declined", **values)


def _left(count: int) -> tuple[str, ...]:
    return (text("cli.released_left", left=count),) if count else ()


def _held(lines: tuple[HeldLine, ...], up_to: str | None) -> Answer:
    """What is held, the latest first; with ``up_to`` also what would stay so."""
    applied = let_count(lines, entry_named(lines, up_to).id) if up_to else len(lines)
    told = list(_listed(lines))
    if applied < len(lines):
        told.insert(0, text("cli.release_part", applied=applied, left=len(lines) - applied))
    counted = {line.id for line in lines[len(lines) - applied :]}
    return Answer({"held": _entries(lines, counted)}, tuple(told) or (text("team.nothing_held"),))


def _entries(lines: tuple[HeldLine, ...], counted: Collection[str]) -> list[dict[str, Any]]:
    """The same with ``--json``; ``counted`` are the ids of those that would count."""
    return [
        {
            "id": name,
            "at": line.at.isoformat(),
            "title": line.title,
            "details": list(line.details),
            "applied": line.id in counted,
        }
        for name, line in zip(_names(lines), lines, strict=True)
    ]


def _listed(lines: tuple[HeldLine, ...]) -> Iterator[str]:
    for name, line in zip(_names(lines), lines, strict=True):
        yield f"{name}  {line.title}"
        yield from (f"  {words}" for words in line.details)


def _names(lines: tuple[HeldLine, ...]) -> list[str]:
    """Of each entry the beginning of its id that tells it from the others."""
    length = next(size for size in range(_SHORT, _WHOLE + 1) if len({line.id[:size] for line in lines}) == len(lines))
    return [line.id[:length] for line in lines]
