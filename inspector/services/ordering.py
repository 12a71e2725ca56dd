"""The order in which units stand in every list and document: by block, then code, then Vietnamese order of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inspector.core.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER: Final = re.compile(r"\d+")
_LAST: Final = "\uffff"


def block_places(codes: Mapping[str, object]) -> dict[str, int]:
    """The place of each block in the catalogue."""
    return {code: place for place, code in enumerate(codes)}


def unit_order(
    places: Mapping[str, int], block: str | None, code: str | None, name: str | None
) -> tuple[int, str, str]:
    """The key of a unit; units without a code follow those with one, KV2 stands before KV10."""
    place = places.get(block or "", len(places))
    if code:
        return place, _NUMBER.sub(_padded, code.lower()), name or ""
    # The key of a name is dear to make and decides only here.
    return place, _LAST, sort_key(name or "")


def _padded(found: re.Match[str]) -> str:
    return found[0].zfill(12)
