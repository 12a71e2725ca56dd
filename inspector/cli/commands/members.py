"""Who is in the team: admitting, roles, revoking, and the lead's recovery sheet."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.cli.commands.fingerprints import fingerprint_data, fingerprint_lines
from inspector.cli.commands.opening import opened, passphrase_of
from inspector.cli.output import Answer, columns
from inspector.core.errors import Refused
from inspector.core.formats import moment_short
from inspector.core.messages import label, text
from inspector.services.team import joining, recovery
from inspector.services.team import members as services
from inspector.services.team.branches import forks, went_on_twice
from inspector.services.team.members import Role, find
from inspector.services.team.standing import lost_lead

if TYPE_CHECKING:
    from argparse import Namespace

    from inspector.services.team.joining import Request
    from inspector.services.team.members import MemberRow


def admit(arguments: Namespace) -> Answer:
    """``inspector admit FILE --role ROLE -o PACKAGE [--fingerprint F]``."""
    request, role = joining.read_request(Path(arguments.file)), Role(arguments.role)
    with opened(arguments, writing=True) as workspace:
        # Who may not admit is told so before two people compare ten words.
        workspace.require_lead()
        recovery.require_safe(workspace, admits_lead=role == Role.LEAD)
        _compare(request, arguments.fingerprint)
        made = joining.admit(workspace, request, role, Path(arguments.output))
    data = {
        "file": str(made.file),
        "person": request.person,
        "role": role.value,
        "prefix": made.prefix,
        "fingerprint": fingerprint_data(request.fingerprint),
    }
    return Answer(data, (text("cli.admitted", person=request.person, prefix=made.prefix, role=role, path=made.file),))


def _compare(request: Request, given: str | None) -> None:
    """Refuse unless the fingerprint was compared: as given on the command line, or by asking."""
    if given:
        if not request.matches(given):
            raise Refused("cli.fingerprint_differs", person=request.person)
        return
    if not sys.stdin.isatty():
        raise Refused("cli.fingerprint_needed", words=" ".join(request.fingerprint.words))
    for line in (text("cli.fingerprint.of", person=request.person), *fingerprint_lines(request.fingerprint)):
        print(line, file=sys.stderr)
    answer = input(f"{text('cli.fingerprint.ask')} ").strip().casefold()
    if answer not in text("cli.fingerprint.yes").split():
        raise Refused("cli.fingerprint_differs", person=request.person)


def members(arguments: Namespace) -> Answer:
    """``inspector members``: the laptops of the team, what is kept and not applied, and who went on from two copies."""
    with opened(arguments) as workspace:
        rows, held = services.members(workspace), services.quarantine(workspace)
        lost, parted = lost_lead(workspace), forks(workspace)
    quarantined = [
        {"member": one.person, "device": one.device, "reason": one.reason, "count": one.count} for one in held
    ]
    lines = columns([(one.prefix, one.person, _role(one), _standing(one), _last(one)) for one in rows])
    lines += tuple(f"{one.prefix}: {told}" for one in rows for told in one.history)
    lines += tuple(f"{one.prefix}: {one.revocation.told}" for one in rows if one.revocation)
    lines += tuple(text("cli.members.held", member=one.person, count=one.count, why=one.words) for one in held)
    lines += tuple(map(went_on_twice, parted))
    lines += (lost.told, lost.may) if lost else ()
    branched = [{"member": one.person, "device": one.device, "branches": one.branches} for one in parted]
    data = {"members": [_data(one) for one in rows], "quarantined": quarantined, "forks": branched}
    return Answer({**data, **({"lost_lead": lost.told} if lost else {})}, lines)


def _role(one: MemberRow) -> str:
    return text("cli.members.former", role=label(one.role)) if one.revoked else label(one.role)


def _standing(one: MemberRow) -> str:
    if one.this_laptop:
        return text("cli.members.this")
    return text("cli.members.revoked") if one.revoked else ""


def _last(one: MemberRow) -> str:
    if one.silent:
        return text("team.missing.package")
    if one.last_package_at and not one.this_laptop:
        return text("cli.members.package", at=moment_short(one.last_package_at))
    return text("cli.members.forwarded") if one.entries and not one.this_laptop else ""


def _data(one: MemberRow) -> dict[str, Any]:
    return {
        "prefix": one.prefix,
        "person": one.person,
        "role": one.role.value,
        "device": one.device,
        "fingerprint": fingerprint_data(one.fingerprint),
        "this_laptop": one.this_laptop,
        "revoked": one.revoked,
        "revoked_at": one.revocation.at.isoformat() if one.revocation else None,
        "revoked_by": one.revocation.by if one.revocation else None,
        "history": list(one.history),
        "last_entry_at": one.last_entry_at.isoformat() if one.last_entry_at else None,
        "last_package_at": one.last_package_at.isoformat() if one.last_package_at else None,
    }


def hand_over(arguments: Namespace) -> Answer:
    """``inspector hand-over MEMBER``: another laptop becomes the lead's, this one an inspector's."""
    with opened(arguments, writing=True) as workspace:
        one = find(workspace, arguments.member)
        services.hand_over(workspace, one.device)
    return _said("cli.handed_over", one)


def revoke(arguments: Namespace) -> Answer:
    """``inspector revoke MEMBER [--reason WORDS]``."""
    with opened(arguments, writing=True) as workspace:
        one = find(workspace, arguments.member)
        services.revoke(workspace, one.device, arguments.reason or "")
    return _said("cli.revoked", one)


def named(one: MemberRow) -> dict[str, Any]:
    """Whose laptop it is, in what a command says with ``--json``."""
    return {"prefix": one.prefix, "person": one.person, "device": one.device}


def _said(code: str, one: MemberRow, **values: object) -> Answer:
    data = named(one) | {name: str(value) for name, value in values.items()}
    return Answer(data, (text(code, person=one.person, prefix=one.prefix, **values),))


def recovery_sheet(arguments: Namespace) -> Answer:
    """``inspector recovery-sheet -o FILE.pdf``."""
    with opened(arguments, writing=True) as workspace:
        made = recovery.make_sheet(workspace, Path(arguments.output))
    return Answer(
        {"file": str(made.file), "made_at": made.made_at.isoformat()}, (text("cli.recovery_sheet", path=made.file),)
    )


def recover(arguments: Namespace) -> Answer:
    """``inspector recover [--code-file F] [--lost MEMBER]``: this laptop becomes the lead's."""
    if arguments.code_file:
        code = passphrase_of(Path(arguments.code_file))
    elif sys.stdin.isatty():
        code = getpass(f"{text('cli.code')} ")
    else:
        raise Refused("cli.code_needed")
    with opened(arguments, writing=True) as workspace:
        lost = [find(workspace, arguments.lost).device] if arguments.lost else None
        before = {one.device for one in services.members(workspace) if one.revoked}
        recovery.recover(workspace, code, lost)
        rows = services.members(workspace)
    cut_off = [one.prefix for one in rows if one.revoked and one.device not in before]
    return Answer({"revoked": cut_off}, (text("cli.recovered", members=", ".join(cut_off) or "–"),))
