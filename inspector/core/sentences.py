"""Words where a sentence starts, and within one."""

from __future__ import annotations


def sentence_start(words: str) -> str:
    """``words`` with a capital at their start."""
    return words[:1].upper() + words[1:]


def within_sentence(words: str) -> str:
    """``words`` with a small letter at their start, unless they start with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
