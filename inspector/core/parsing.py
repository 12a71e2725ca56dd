"""Reading the dates, times and figures that people type or that stand in old sheets.

Vietnamese and ISO forms are both read. A form with two readings is not guessed: it is refused as ``parse.ambiguous``
with both readings, and read once the person has decided (``mark``).
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Final, Literal

from inspector.core.errors import Refused
from inspector.core.formats import half_up, number
from inspector.core.language import current_language
from inspector.core.text import clean, fold

DecimalMark = Literal["comma", "dot", "both"]
"""Which mark parts whole from decimal places; ``both`` takes either where only one reading makes sense."""

_MAX_LENGTH: Final = 40
_DAY_FIRST: Final = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_IN_WORDS: Final = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),? nam (\d{4})", re.ASCII)
_DIGITS_OF_DAY: Final = re.compile(r"(\d{2})(\d{2})((?:19|20|21)\d{2})", re.ASCII)
"""A day typed without any mark. In these years no other order can be meant: there is no month 19, 20 or 21."""
_TIME: Final = re.compile(r"(\d{1,2}) ?(?::|h|g|gio) ?(?:(\d{1,2}) ?(?:p|ph|phut)?)?(?::00)?", re.ASCII)
_DIGITS_ALONE: Final = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
"""A time typed without any mark: the last two digits are the minutes."""
_SIGNED: Final = re.compile(r"([+-]?) ?(\d[\d., ]*|[.,]\d+)", re.ASCII)
_GROUPED: Final = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+", re.ASCII) for mark in "., "}

_UNGROUPED: Final = str.maketrans("", "", "., ")


def parse_date(string: str) -> date:
    """The day that ``21/1/2020``, ``16-6-2021``, ``05.3.2020``, ``2020-01-21`` or the date in words stands for.

    Eight digits alone are day, month and year: ``21012020``. Never month first.
    Raises ``Refused``: ``parse.date_missing`` for a day that the calendar does not have, ``parse.date_year`` for a year
    of two digits, ``parse.date`` for anything else.
    """
    words = _short(string, "parse.date").lower()
    if found := _YEAR_FIRST.fullmatch(words):
        return _day(string, found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(words):
        return _day(string, found[4], found[3], found[1])
    if found := _DIGITS_OF_DAY.fullmatch(words) or _IN_WORDS.fullmatch(fold(words)):
        return _day(string, found[3], found[2], found[1])
    raise Refused("parse.date", value=clean(string))


def _day(string: str, year: str, month: str, day: str) -> date:
    if len(year) == 2:
        raise Refused("parse.date_year", value=clean(string))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Refused("parse.date_missing", value=clean(string)) from None


def parse_time(string: str) -> time:
    """The time of day that ``7h45``, ``8 giờ 00 phút``, ``14:30``, ``8 giờ`` or ``1130`` stands for (24 hours).

    Raises ``Refused("parse.time")`` for anything else.
    """
    folded = fold(_short(string, "parse.time"))
    found = _TIME.fullmatch(folded) or _DIGITS_ALONE.fullmatch(folded)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Refused("parse.time", value=clean(string))
    return time(hour, minute)


def parse_number(string: str, mark: DecimalMark | None = None) -> Decimal:
    """The figure that ``string`` stands for: ``88,83``, ``1.234.567``, ``1.234,5``, ``12 781``, ``-5``.

    A single dot has two readings (``12.781``: thousands or decimals; ``88.83``: a foreign decimal mark), so it raises
    ``Refused("parse.ambiguous")`` until ``mark`` decides. Anything else that is no figure raises ``parse.number``.
    """
    found = _SIGNED.fullmatch(_short(string, "parse.number").replace("−", "-"))
    if not found:
        raise Refused("parse.number", value=clean(string))
    plain = _plain(found[2].strip(), mark)
    if plain is None:
        raise Refused("parse.number", value=clean(string))
    return Decimal(f"{found[1]}{plain}")


def parse_points(string: str, mark: DecimalMark | None = None) -> Decimal:
    """Points (điểm): a figure that is not negative and has at most two decimals.

    Raises ``Refused``: ``parse.points`` for other figures, ``parse.ambiguous`` for ``88.83`` while ``mark`` is open.
    """
    value = parse_number(string, mark)
    if value < 0 or value != half_up(value, 2):
        raise Refused("parse.points", value=clean(string))
    return value


def parse_count(string: str) -> int:
    """A whole number of things, not negative: ``12.781`` is 12781 here, because nothing is counted in thousandths.

    Where English is spoken, ``12,781`` is it as well.

    Raises ``Refused("parse.count")`` for anything else.
    """
    words = _short(string, "parse.count")
    marks = ". " if current_language() == "vi" else "., "
    if not words.isascii() or not (words.isdigit() or any(_GROUPED[mark].fullmatch(words) for mark in marks)):
        raise Refused("parse.count", value=words)
    return int(words.translate(_UNGROUPED))


def _short(string: str, code: str) -> str:
    words = clean(string)
    if len(words) > _MAX_LENGTH:
        raise Refused(code, value=words[:_MAX_LENGTH] + "…")
    return words


def _plain(digits: str, mark: DecimalMark | None) -> str | None:
    """``digits`` with a dot before the decimals and no grouping; ``None`` when they are no figure."""
    if digits.isdigit():
        return digits
    if " " in digits:
        return _without_spaces(digits)
    last = next(character for character in reversed(digits) if not character.isdigit())
    other = "," if last == "." else "."
    if digits.count(last) > 1:
        return digits.replace(last, "") if _GROUPED[last].fullmatch(digits) else None
    whole, decimals = digits.split(last)
    if other in digits:
        return f"{whole.replace(other, '')}.{decimals}" if decimals and _GROUPED[other].fullmatch(whole) else None
    return _single_mark(digits, last, mark)


def _without_spaces(digits: str) -> str | None:
    whole, sign, decimals = digits.partition(",") if "," in digits else digits.partition(".")
    if not _GROUPED[" "].fullmatch(whole) or (sign and not decimals.isdigit()):
        return None
    return whole.replace(" ", "") + (f".{decimals}" if sign else "")


def _single_mark(digits: str, sign: str, mark: DecimalMark | None) -> str | None:
    whole, decimals = digits.split(sign)
    if not decimals:
        return None
    grouped = _GROUPED[sign].fullmatch(digits) is not None
    decides = {"comma": ",", "dot": "."}.get(mark or "")
    if sign == decides or (decides is None and (sign == "," or (mark == "both" and not grouped))):
        return f"{whole or '0'}.{decimals}"
    if decides:
        return whole + decimals if grouped else None
    readings = [f"{whole or '0'}.{decimals}"] + ([whole + decimals] if grouped else [])
    raise Refused("parse.ambiguous", value=digits, readings=" / ".join(number(Decimal(text)) for text in readings))
