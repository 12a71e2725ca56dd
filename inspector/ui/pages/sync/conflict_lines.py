"""Conflicts as lines of a list: under the unit they are about, each named by what distinguishes it from the others."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team.conflict_views import ConflictKind
from inspector.ui.widgets.sign_list import SignLine

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from inspector.services.team.conflict_views import ConflictView
    from inspector.ui.pages.sync.deciding import Key

CONFLICT: Final = "conflict:"
BEHIND: Final = frozenset({ConflictKind.SIGNED, ConflictKind.CLOSED})
"""Where the first version is a day, and the others what was changed without knowing of it."""
_SECTION, _GROUP = 1, 2


def section(key: str, title: str, count: int | None = None) -> SignLine:
    """A caption above a part of the list, with how many lines it has."""
    return SignLine(f"section:{key}", title, small_count(count) if count is not None else "", caption=_SECTION)


def conflict_lines(
    found: Sequence[ConflictView], decided: Container[Key] = (), *, first: int = 0
) -> Iterator[SignLine]:
    """Lines of conflicts, with a caption above those of each unit; their keys count on from ``first``."""
    numbered = list(enumerate(found, first))
    for (where, round_title), group in groupby(numbered, lambda pair: (_where(pair[1]), pair[1].round_title)):
        lines = list(group)
        title = " · ".join(dict.fromkeys(part for part in (where, round_title) if part))
        yield SignLine(f"group:{lines[0][0]}", title, small_count(len(lines)), caption=_GROUP)
        for place, one in lines:
            yield _line(place, one, is_decided=one.key in decided)


def place_of(key: str) -> int | None:
    """Which of all conflicts a line is about; None for another line."""
    return int(key.removeprefix(CONFLICT)) if key.startswith(CONFLICT) else None


def key_of(place: int) -> str:
    """The key of the line of a conflict."""
    return f"{CONFLICT}{place}"


def _where(one: ConflictView) -> str:
    return one.unit or text("syncpage.other")


def _line(place: int, one: ConflictView, *, is_decided: bool) -> SignLine:
    """The record and the field; a badge only where it says more than that two versions differ."""
    title = one.title if one.title not in ("", one.unit) else one.field_label
    people = " / ".join(
        dict.fromkeys(writer.person for version in one.versions for writer in version.writers if writer.person)
    )
    field = one.field_label if one.field_label != title else ""
    detail = " · ".join(part for part in (field, people) if part)
    if is_decided:
        return SignLine(key_of(place), title, detail, text("syncpage.sign.decided"), "good")
    if one.kind == ConflictKind.VALUE:
        return SignLine(key_of(place), title, detail)
    return SignLine(key_of(place), title, detail, text(f"syncpage.sign.{one.kind.value}"), "warning")
