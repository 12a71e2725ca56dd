"""Names of bodies where there is little room: without the kind that others have in common with them."""

from __future__ import annotations

from collections import Counter
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


_KINDS: Final = frozenset({"Phòng", "Sở", "Ban", "Trạm", "Trường"})
"""Kinds of bodies in one word; any other first word without small words after it may be part of the name."""


def proper_names(names: Sequence[str]) -> list[str]:
    """The names without the kind of body they begin with, where others begin alike: "Bình Hải" for "UBND xã Bình Hải".

    A kind is a first word that stands in several names, with the small words after it, or a word such as "Phòng" alone.
    A name stays whole where nothing would be left of it, or what is left of another as well.
    """
    firsts = Counter(_first(name) for name in names)
    short = [_proper(name) if firsts[_first(name)] > 1 else name for name in names]
    left = Counter(short)
    return [told if left[told] == 1 else name for told, name in zip(short, names, strict=True)]


def _first(name: str) -> str:
    return name.partition(" ")[0]


def _proper(name: str) -> str:
    others = name.split()[1:]
    rest = list(dropwhile(str.islower, others))
    is_kind = _first(name) in _KINDS or len(rest) < len(others)
    return " ".join(rest) if rest and is_kind else name
