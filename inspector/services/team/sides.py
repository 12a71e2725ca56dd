"""The sides of a conflict: which branch of a laptop wrote, and what it knew by then."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.store.journal import shown
from inspector.store.journal.body import split
from inspector.store.journal.branches import branches_of
from inspector.store.queries.versions import own_writes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.branches import Branch
    from inspector.store.journal.conflicts import Version

_NONE: Final = ("", "")
_WORDS: Final = {True: "team.branch.reopened", False: "team.branch.earlier", None: "team.branch.apart"}


class Sides:
    """Asked for the versions of the conflicts that are read together."""

    def __init__(self, connection: Connection, at_odds: Iterable[tuple[tuple[Version, ...], ...]]) -> None:
        """``at_odds``: the last writes of each version, conflict by conflict.

        Branches are told of the laptops that are at odds with themselves: elsewhere the laptop says enough.
        """
        self._connection = connection
        counted = (Counter(device for side in sides for device in {one.device for one in side}) for sides in at_odds)
        twice = {device for count in counted for device, times in count.items() if times > 1}
        self._branches = {device: branches_of(connection, device) for device in twice}

    def branch(self, version: Version) -> tuple[str, str]:
        """Id and words of the branch that wrote a version; blank where its laptop went on in one way."""
        one = self._branch(version)
        if one is None:
            return _NONE
        at = moment_short(shown.moment_in(self._connection, one.stamp, one.number))
        return one.id, text(_WORDS[one.renewed], at=at)

    def known(self, kind: str, record: str, field: str, version: Version) -> Value:
        """What the laptop of a version, on its branch, had written to another field of the record by then."""
        branches, here = self._branches.get(version.device, {}), self._branch(version)
        for transaction, value in own_writes(self._connection, kind, record, field, version):
            other = branches.get(transaction)
            if other is None or (here is not None and here.follows(other)):
                return value
        return None

    def _branch(self, version: Version) -> Branch | None:
        return self._branches.get(version.device, {}).get(split(version.reference)[0])
