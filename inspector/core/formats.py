"""Numbers, rates, dates and times as people read them, rounded half-up in ``Decimal``.

Figures follow the language in force: in Vietnamese thousands take a dot and decimals a comma, and small counts are
padded. Documents are Vietnamese in any case: see ``inspector.core.official``. Dates and times have one form; the parts
of a date in a document's heading are padded as Decree 30/2020/NĐ-CP prescribes.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from inspector.core.clock import VIETNAM
from inspector.core.language import current_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time

NOTHING: Final = "–"
"""What stands where there is no figure, such as a rate of nothing."""

# Wide enough for any figure a person can type; the default 28 digits would refuse to round longer ones.
_WIDE: Final = Context(prec=200)
_KILO: Final = 1024


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


def percent(
    numerator: Decimal | int, denominator: Decimal | int, places: int = 1, *, language: str | None = None
) -> str:
    """``numerator`` of ``denominator`` as ``85,3%``; ``–`` for a zero denominator."""
    value = rate(numerator, denominator, places)
    return NOTHING if value is None else f"{number(value, language=language)}%"


def number(value: Decimal | int, places: int | None = None, *, language: str | None = None) -> str:
    """``12781`` as ``12.781`` and ``92.08`` as ``92,08``; rounded half-up to ``places`` decimals when these are given.

    English has the marks the other way round. Years and document numbers are names, not quantities: they never come
    here.
    """
    exact = Decimal(value) if places is None else half_up(value, places)
    shown = f"{exact:,f}"
    return shown.translate(_SWAP) if (language or current_language()) == "vi" else shown


_SWAP: Final = str.maketrans({",": ".", ".": ","})


def points(value: Decimal | int, *, language: str | None = None) -> str:
    """Points (điểm) with two decimals: ``92,08``."""
    return number(value, 2, language=language)


def small_count(count: int, *, language: str | None = None) -> str:
    """A count in prose: in Vietnamese one to nine have a leading zero (``05 đơn vị``), zero and larger ones do not."""
    padded = 0 < count < 10 and (language or current_language()) == "vi"
    return f"{count:02d}" if padded else number(count, language=language)


def row_numbers(rows: Iterable[int]) -> str:
    """Rows of a list as a sentence names them: ``2, 5–9``; where more than ten would stand, the rest is ``…``."""
    shown: list[str] = []
    for _, group in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        shown += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run)
    return ", ".join(shown[:_NAMED]) + ("…" if len(shown) > _NAMED else "")


_NAMED: Final = 10


def date_short(day: date) -> str:
    """A date in a table: ``05/03/2020``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def date_range(first: date | None, last: date | None) -> str:
    """Two days in a table, the year once where it is one: ``03/06 – 28/06/2019``; nothing where both are open."""
    if first == last:
        return date_short(first) if first else ""
    begin, end = (date_short(day) if day else "…" for day in (first, last))
    return f"{begin.removesuffix(end[5:]) if first and last else begin} – {end}"


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


def data_size(count: int) -> str:
    """``0,8 MB``: bytes as people compare them with what a stick holds or a mail takes."""
    if count < _KILO * _KILO:
        return f"{number(max(-(-count // _KILO), 1))} kB"
    if count < _KILO**3:
        return f"{number(Decimal(count) / _KILO**2, 1)} MB"
    return f"{number(Decimal(count) / _KILO**3, 1)} GB"
