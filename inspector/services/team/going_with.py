"""What was one decision with a version of a conflict, and is taken with it: a mixture would be nobody's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.domain.registry import BY_NAME
from inspector.store.journal.conflicts import heads_of
from inspector.store.journal.put_back import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.team.sides import Sides
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Conflict, Version

_WHOLLY: Final = frozenset({"state", "outcome_overridden", "concluded_on", "inputs"})
"""Those that say nothing by themselves: they come along even where both sides wrote them."""


def led_by(kind: str, field: str) -> tuple[str, ...]:
    """The fields that one is decided with, whichever of them is at odds; none for one that is decided by itself."""
    if field not in _WHOLLY:
        return ()
    return tuple(lead for lead, fields in BY_NAME[kind].decided_together.items() if field in fields)


def goes_with(
    connection: Connection, sides: Sides, conflict: Conflict, version: Version
) -> tuple[tuple[str, Value], ...]:
    """The other fields of the decision, each as it was for whoever wrote ``version``.

    A reason that both sides wrote is a conflict of its own; what somebody wrote who is on neither side stands.
    """
    fields = BY_NAME[conflict.type].decided_together.get(conflict.field, ())
    return tuple(_fields(connection, sides, conflict, version, fields))


def _fields(
    connection: Connection, sides: Sides, conflict: Conflict, version: Version, fields: tuple[str, ...]
) -> Iterator[tuple[str, Value]]:
    own = _source(sides, version)
    others = {_source(sides, one) for one in conflict.versions} - {own}
    for field in fields:
        heads = [origin(connection, one) for one in heads_of(connection, conflict.type, conflict.record, field)]
        written = {_source(sides, head): head.value for head in heads}
        if own in written and field in _WHOLLY:
            yield field, written[own]
        elif field != "state" and written and others.issuperset(written):
            yield field, sides.known(conflict.type, conflict.record, field, version)


def _source(sides: Sides, version: Version) -> tuple[str, str]:
    return version.device, sides.branch(version)[0]
