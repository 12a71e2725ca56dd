"""The language in force: one per process, because a process speaks to one person."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"
OFFICIAL_LANGUAGE: Final = "vi"
"""That of documents, whatever the window speaks."""


class _Current:
    language: str = DEFAULT_LANGUAGE


def set_language(language: str) -> None:
    """Choose the language of all words and figures from now on; raises ``ValueError`` for one we do not speak."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _Current.language = language


def current_language() -> str:
    """The language in force: ``vi`` or ``en``."""
    return _Current.language
