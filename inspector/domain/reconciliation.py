"""Declared figures beside computed ones (đối chiếu số liệu): sums, shares, and the counts that shares stand for.

Both values are kept; nothing is ever mended here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from inspector.core.formats import half_up, rate

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEARCHED_AT_MOST = 10_000
"""Combinations of counts that are tried."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure as declared and as computed."""

    declared: Decimal | None
    computed: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Declared less computed; nothing where one of them is missing."""
        if self.declared is None or self.computed is None:
            return None
        return self.declared - self.computed

    @property
    def holds(self) -> bool:
        """Whether the two meet, or there is nothing to compare."""
        return not self.difference


def compare_sum(declared: Decimal | None, terms: Sequence[Decimal | None]) -> Comparison:
    """A total beside the sum of its terms; no sum where a term is missing."""
    known = [term for term in terms if term is not None]
    complete = bool(terms) and len(known) == len(terms)
    return Comparison(declared, sum(known, Decimal(0)) if complete else None)


def compare_rate(declared: Decimal | None, numerator: Decimal | None, denominator: Decimal | None) -> Comparison:
    """A percentage beside the one computed, rounded half up to the places it was declared with."""
    if declared is None or numerator is None or denominator is None:
        return Comparison(declared, None)
    exponent = declared.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Comparison(declared, rate(numerator, denominator, places))


def counts_of_shares(total: int, shares: Sequence[Decimal]) -> tuple[int, ...] | None:
    """The whole numbers that add up to ``total`` and round to ``shares`` per cent; nothing unless just one set does."""
    candidates = [_candidates(total, share) for share in shares]
    combinations = 1
    for found in candidates:
        combinations *= len(found)
    if not shares or not 0 < combinations <= _SEARCHED_AT_MOST:
        return None
    fitting = [counts for counts in product(*candidates) if sum(counts) == total]
    return fitting[0] if len(fitting) == 1 else None


def _candidates(total: int, share: Decimal) -> list[int]:
    """The counts out of ``total`` whose share rounds to ``share``."""
    exponent = share.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    half_step = Decimal(1).scaleb(-places) / 2
    first = max(0, int((share - half_step) * total / 100) - 1)
    last = min(total, int((share + half_step) * total / 100) + 1)
    if last - first > _SEARCHED_AT_MOST:
        return []
    wanted = half_up(share, places)
    return [count for count in range(first, last + 1) if rate(count, total, places) == wanted]
