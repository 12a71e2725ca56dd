"""Numbers, rates, dates and times as Vietnamese official documents print them.

Thousands take a dot, decimals a comma; rounding is half-up in ``Decimal``; the parts of a date in a document's heading
are padded as Decree 30/2020/NĐ-CP prescribes.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from inspector.core.clock import VIETNAM

if TYPE_CHECKING:
    from datetime import date, datetime, time

NOTHING: Final = "–"
"""What stands where there is no figure, such as a rate of nothing."""

# Wide enough for any figure a person can type; the default 28 digits would refuse to round longer ones.
_WIDE: Final = Context(prec=200)


def half_up(value: Decimal | int, places: int) -> Decimal:
    """``value`` rounded to ``places`` decimals, a five always away from zero, and never a negative zero."""
    rounded = Decimal(value).quantize(_quantum(places), ROUND_HALF_UP, _WIDE)
    return abs(rounded) if rounded.is_zero() else rounded


@cache
def _quantum(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def rate(numerator: Decimal | int, denominator: Decimal | int, places: int = 2) -> Decimal | None:
    """``numerator`` of ``denominator`` in per cent, rounded half-up; ``None`` for a zero denominator."""
    if not denominator:
        return None
    return half_up(_WIDE.divide(Decimal(numerator) * 100, Decimal(denominator)), places)


def percent(numerator: Decimal | int, denominator: Decimal | int, places: int = 1) -> str:
    """``numerator`` of ``denominator`` as ``85,3%``; ``–`` for a zero denominator."""
    value = rate(numerator, denominator, places)
    return NOTHING if value is None else f"{number(value)}%"


def number(value: Decimal | int, places: int | None = None) -> str:
    """``12781`` as ``12.781`` and ``92.08`` as ``92,08``; rounded half-up to ``places`` decimals when these are given.

    Years and document numbers are names, not quantities: they never come here.
    """
    exact = Decimal(value) if places is None else half_up(value, places)
    return f"{exact:,f}".translate(_SWAP)


_SWAP: Final = str.maketrans({",": ".", ".": ","})


def points(value: Decimal | int) -> str:
    """Points (điểm) with two decimals: ``92,08``."""
    return number(value, 2)


def small_count(count: int) -> str:
    """A count in prose: one to nine with a leading zero (``05 đơn vị``), larger ones grouped, zero plain."""
    return f"{count:02d}" if 0 < count < 10 else number(count)


def date_short(day: date) -> str:
    """A date in a table: ``05/03/2020``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def moment_short(moment: datetime) -> str:
    """An aware moment as people read it, in Vietnam's time: ``08:30 05/03/2020``."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} {date_short(local)}"


def date_long(day: date) -> str:
    """A date in a heading or in prose: ``ngày 05 tháng 3 năm 2020``.

    Days below 10 and the months 1 and 2 are padded, the other months are not (Decree 30/2020/NĐ-CP, Annex I).
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def time_long(moment: time) -> str:
    """A time of day in minutes of a meeting: ``8 giờ 00 phút``."""
    return f"{moment.hour} giờ {moment.minute:02d} phút"
