"""Conflicts: listed, and decided one by one or many at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inspector.cli.arguments import Usage
from inspector.cli.commands.opening import opened
from inspector.cli.output import Answer
from inspector.core.formats import moment_short
from inspector.core.messages import label, text
from inspector.services.team import conflicts as services

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.team.conflicts import ConflictView, VersionView
    from inspector.services.workspace import Workspace


def conflicts(arguments: Namespace) -> Answer:
    """``inspector conflicts``; ``… resolve ENTITY FIELD --take N | --value V | --keep``, ``… resolve --all MEMBER``."""
    if arguments.act:
        return _resolve(arguments)
    with opened(arguments) as workspace:
        found = services.conflicts(workspace)
    lines = [line for one in found for line in _lines(one)] or [text("cli.conflicts.none")]
    return Answer([_data(one) for one in found], tuple(lines))


def _resolve(arguments: Namespace) -> Answer:
    chosen = [name for name in ("take", "value", "all") if getattr(arguments, name) is not None]
    chosen += ["keep"] if arguments.keep else []
    named = arguments.entity is not None and arguments.field is not None
    if len(chosen) != 1 or named == (chosen == ["all"]) or not (arguments.take or "1").isdecimal():
        raise Usage(text("cli.conflicts.how"))
    with opened(arguments, writing=True) as workspace:
        before = {one.key: one for one in services.conflicts(workspace)}
        _decide(workspace, arguments)
        left = {one.key for one in services.conflicts(workspace)}
    resolved = [one for key, one in before.items() if key not in left]
    warnings = list(dict.fromkeys(one.warning for one in resolved if one.warning))
    data: dict[str, Any] = {"resolved": len(resolved), "conflicts": len(left)}
    data |= {"warnings": warnings} if warnings else {}
    return Answer(data, (text("cli.conflicts.resolved", count=len(resolved), left=len(left)), *warnings))


def _decide(workspace: Workspace, arguments: Namespace) -> None:
    if arguments.all is not None:
        whose = services.source_of(workspace, arguments.all)
        services.take_all(workspace, services.conflicts(workspace), whose)
        return
    conflict = services.find(workspace, arguments.entity, arguments.field)
    if arguments.keep:
        services.keep(workspace, conflict)
    elif arguments.take is not None:
        services.take(workspace, conflict, int(arguments.take))
    else:
        services.write(workspace, conflict, arguments.value)


def _data(one: ConflictView) -> dict[str, Any]:
    return {
        "entity": f"{one.entity}/{one.record_id}",
        "unit": one.unit or None,
        "field": one.field,
        "versions": [_version(one, version) for version in one.versions],
    }


def _version(one: ConflictView, version: VersionView) -> dict[str, Any]:
    """One side; its branch is named where its laptop is at odds with itself.

    Of late changes it is told how they stand to the signature or the closing (``late_moments.Written``).
    """
    data = {"value": _value(one, version), "person": version.person, "at": version.at.isoformat()}
    data |= {"written": version.written.value} if version.written else {}
    return data | ({"branch": version.branch_name} if version.branch_name else {})


def _value(one: ConflictView, version: VersionView) -> str | int | None:
    """A stored value as programs read it: points with a decimal point."""
    if one.is_points and isinstance(version.value, int):
        return str(Decimal(version.value).scaleb(-2))
    return version.value


def _lines(one: ConflictView) -> Iterator[str]:
    where = " – ".join(part for part in (one.unit, one.round_title, one.title) if part)
    yield text("cli.conflicts.about", kind=label(one.kind), where=where, field=one.field_label)
    yield f"  {one.entity}/{one.record_id} {one.field}".rstrip()
    for version in one.versions:
        words = "; ".join(version.text.splitlines())
        signed = f" – {text('team.as_signed')}" if version.as_signed else ""
        who = f"{version.who} [{version.branch_name}]" if version.branch_name else version.who
        yield f"  {version.index}. {words} – {who}, {moment_short(version.at)}{signed}"
        if version.also:
            yield f"     {text('team.also_wrote', who=', '.join(other.who for other in version.also))}"
        if version.written_words:
            yield f"     {version.written_words}"
    yield from (f"  {words}" for words in (one.warning, one.advice) if words)
