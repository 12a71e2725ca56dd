"""Figures as official documents print them: in Vietnamese form, whatever language the window speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core import formats
from inspector.core.language import OFFICIAL_LANGUAGE

if TYPE_CHECKING:
    from decimal import Decimal


def percent(numerator: Decimal | int, denominator: Decimal | int, places: int = 1) -> str:
    """``numerator`` of ``denominator`` as ``85,3%``; ``–`` for a zero denominator."""
    return formats.percent(numerator, denominator, places, language=OFFICIAL_LANGUAGE)


def number(value: Decimal | int, places: int | None = None) -> str:
    """``12781`` as ``12.781`` and ``92.08`` as ``92,08``."""
    return formats.number(value, places, language=OFFICIAL_LANGUAGE)


def points(value: Decimal | int) -> str:
    """Points (điểm) with two decimals: ``92,08``."""
    return formats.points(value, language=OFFICIAL_LANGUAGE)


def small_count(count: int) -> str:
    """A count in prose: one to nine with a leading zero (``05 đơn vị``), zero and larger ones without."""
    return formats.small_count(count, language=OFFICIAL_LANGUAGE)
