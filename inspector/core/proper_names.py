"""Names of bodies where there is little room: without the kind that others have in common with them."""

from __future__ import annotations

from collections import Counter
from itertools import dropwhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def proper_names(names: Sequence[str]) -> list[str]:
    """The names without the kind of body they begin with, where others begin alike: "Bình Hải" for "UBND xã Bình Hải".

    A kind is a first word that stands in several names, with the small words after it. A name stays whole where nothing
    would be left of it, or what is left of another as well.
    """
    firsts = Counter(_first(name) for name in names)
    short = [_proper(name) if firsts[_first(name)] > 1 else name for name in names]
    left = Counter(short)
    return [told if left[told] == 1 else name for told, name in zip(short, names, strict=True)]


def _first(name: str) -> str:
    return name.partition(" ")[0]


def _proper(name: str) -> str:
    words = name.split()
    rest = list(dropwhile(str.islower, words[1:]))
    # Without small words it is no kind but a name: "Phòng Tài chính" beside "Phòng Văn hóa".
    return " ".join(rest) if rest and len(rest) < len(words) - 1 else name
