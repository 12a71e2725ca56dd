"""The words shared by window and command line: errors, labels of coded values, command-line texts.

Each area keeps a flat JSON file of ``code: sentence`` in ``resources/messages/<language>``; a code stands in one file
only. Sentences take their values by name: ``"Không tìm thấy {path}."``. Where a language knows a singular, the word for
one and that for several stand beside each other: ``"{count} {count:unit|units}"``.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inspector.core.formats import date_short, number, small_count
from inspector.core.language import DEFAULT_LANGUAGE, LANGUAGES, current_language, set_language
from inspector.core.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_ONE_OR_MORE: Final = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
"""``{count:unit|units}``: the word for one, and the one for none or several."""
_COUNTS: Final = ("count", "days")
_QUANTITIES: Final = (
    *("changed", "known", "limit", "media", "new", "operations", "photos", "photos_missing", "photos_new"),
    *("quarantined", "refused", "rows", "same", "total", "transactions", "unknown"),
)
"""What is counted, unlike years and the numbers that name a row, a round or a document."""

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "catalogue",
    "current_language",
    "has",
    "label",
    "set_language",
    "text",
    "text_in",
]


def text(code: str, /, **values: object) -> str:
    """The sentence for ``code`` in the language in force, its values filled in.

    Raises ``KeyError`` for an unknown code or a missing value: a test walks over all codes, so neither reaches people.
    """
    return text_in(current_language(), code, **values)


def text_in(language: str, code: str, /, **values: object) -> str:
    """The sentence for ``code`` in ``language``, its values filled in; ``count`` and ``days`` as counts in prose.

    What else is counted (``rows``, ``operations``, …) has its thousands apart; other whole numbers are names.
    """
    # Lists make tens of thousands of sentences, most of them with plain words only.
    shown = {name: value if type(value) is str else _shown(language, name, value) for name, value in values.items()}
    sentence = catalogue(language)[code]
    if "|" in sentence:
        sentence = _ONE_OR_MORE.sub(lambda found: found[2 if str(shown[found[1]]) == "1" else 3], sentence)
    return sentence.format(**shown)


def has(code: str) -> bool:
    """Whether the language in force knows ``code``."""
    return code in catalogue(current_language())


def label(member: Enum | str) -> str:
    """The words for a coded value, such as ``label.Outcome.passing``; an unknown code stands for itself."""
    if not isinstance(member, Enum):
        return member
    return text(f"label.{type(member).__name__}.{member.value}")


def _shown(language: str, name: str, value: object) -> object:
    """A value as people read it inside a sentence: figures in the form of its language, coded values by their words."""
    if isinstance(value, int) and name in _COUNTS:
        return small_count(value, language=language)
    if isinstance(value, int) and name in _QUANTITIES:
        return number(value, language=language)
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, Decimal):
        return number(value, language=language)
    return text_in(language, f"label.{type(value).__name__}.{value.value}") if isinstance(value, Enum) else value


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All sentences of a language by code."""
    merged: dict[str, str] = {}
    for file in sorted(resource("messages", language).glob("*.json")):
        entries: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        twice = merged.keys() & entries.keys()
        if twice:
            raise ValueError(f"{file.name}: {sorted(twice)} stand in two files")
        merged.update(entries)
    return MappingProxyType(merged)
