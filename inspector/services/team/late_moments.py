"""When something was written that those who signed or closed had not: what the clocks say, and whether it is known.

What is certain is that it had not come to the laptop that recorded the signature or the closing. Whether it was written
before or after, only clocks tell, which may be wrong; so what is recorded is said, and nobody is told to have changed
signed minutes who may have written before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.services.team.conflict_views import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.conflict_views import ConflictKind
    from inspector.store.journal.conflicts import Version

ACTION: Final = "team.resolve"
ACTION_LATE: Final = "team.resolve_late"
"""The same where the laptop knew that a round is closed or minutes are signed."""


def written(said: Version, changes: Sequence[Version]) -> Written:
    """How one laptop's ``changes`` stand to what ``said`` that it is signed or closed."""
    if all(one.action == ACTION_LATE and one.stamp > said.stamp for one in changes):
        return Written.DECIDED
    if all(one.device == said.device for one in changes):
        return Written.OWN
    earlier = {one.at < said.at for one in changes}
    if len(earlier) > 1:
        return Written.ACROSS
    return Written.BEFORE if earlier.pop() else Written.AFTER


def words(how: Written, kind: ConflictKind, laptop: str, said: Version, changes: Sequence[Version]) -> str:
    """The same in a sentence, with the moments that are recorded; ``laptop`` is its prefix."""
    first, last = (moment_short(choose(one.at for one in changes)) for choose in (min, max))
    when = text("team.late.at", at=first) if first == last else text("team.late.span", first=first, last=last)
    values = {"laptop": laptop, "when": when, "event": text(f"team.late.event.{kind.value}")}
    return text(f"team.late.written.{how.value}", **values, said=moment_short(said.at))
