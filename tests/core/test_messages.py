"""Words: both languages know the same codes with the same values, and every code used in the source exists."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from inspector.core import messages
from inspector.core.errors import Refused

SOURCE = Path(__file__).parents[2] / "inspector"
# A code is literal wherever it is used; codes built from parts (labels, fields) are walked over by their own tests.
USED = re.compile(r"""(?:Refused|messages\.text|\btext|text_in\(\w+,)\(?\s*\(?"([a-z_]+(?:\.[a-z_]+)+)\"""")


def _pattern(text: ast.JoinedStr) -> str:
    """What an f-string may become; nothing for one that does not begin with the family it belongs to."""
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in text.values]
    return "".join(parts) if re.match(r"[a-z_]+\\\.", parts[0]) else ""


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_languages_know_the_same_codes() -> None:
    assert messages.catalogue("vi").keys() == messages.catalogue("en").keys()


def test_both_languages_take_the_same_values() -> None:
    english = messages.catalogue("en")
    for code, sentence in messages.catalogue("vi").items():
        assert _values(sentence) == _values(english[code]), code


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 1, "1 conflict for a person to decide"),
        ("en", "1", "1 conflict for a person to decide"),
        ("en", 0, "0 conflicts for a person to decide"),
        ("en", 1001, "1,001 conflicts for a person to decide"),
        ("vi", 1, "01 mâu thuẫn cần người quyết định"),
    ],
)
def test_one_is_told_in_the_singular_where_a_language_has_one(language: str, count: object, words: str) -> None:
    assert messages.text_in(language, "syncpage.merge.conflicts", count=count) == words


def test_words_that_follow_a_count_stand_beside_it_for_one_and_for_several() -> None:
    agreeing = {
        code: sentence for code, sentence in messages.catalogue("en").items() if re.search(r":[^{}]*\|", sentence)
    }
    assert agreeing
    for code, sentence in agreeing.items():
        parts = list(string.Formatter().parse(sentence))
        shown = {name for _, name, choice, _ in parts if name and not choice}
        followed = {name for _, name, choice, _ in parts if name and choice}
        assert followed <= shown, code
        for count in (1, 2):
            told = messages.text_in("en", code, **dict.fromkeys(_values(sentence), count))
            assert "|" not in told, code


def test_vietnamese_is_composed_and_free_of_stray_spaces() -> None:
    for code, sentence in messages.catalogue("vi").items():
        assert unicodedata.is_normalized("NFC", sentence), code
        assert sentence.strip() == sentence, code


def test_every_code_in_the_source_has_words() -> None:
    used = {
        (code, path.name) for path in SOURCE.rglob("*.py") for code in USED.findall(path.read_text(encoding="utf-8"))
    }
    assert used
    assert not {(code, name) for code, name in used if code not in messages.catalogue("vi")}


def test_every_code_is_used_in_the_source() -> None:
    nodes = [
        node
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Constant, ast.JoinedStr))
    ]
    literal = {node.value for node in nodes if isinstance(node, ast.Constant)}
    built = re.compile("|".join(filter(None, {_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)})))
    assert not [code for code in messages.catalogue("vi") if code not in literal and not built.fullmatch(code)]


def test_language_can_be_switched_and_an_unknown_one_is_refused() -> None:
    messages.set_language("en")
    try:
        assert messages.current_language() == "en"
        with pytest.raises(ValueError, match="tlh"):
            messages.set_language("tlh")
    finally:
        messages.set_language("vi")


def test_refusal_speaks_the_language_in_force() -> None:
    refusal = Refused("draft.too_long", limit=200)
    assert "200" in str(refusal)
    assert str(refusal) == messages.text("draft.too_long", limit=200)


def test_days_and_figures_are_shown_as_people_write_them() -> None:
    sentence = messages.text("unit.period_reversed", first=date(2019, 11, 30), last=date(2019, 3, 5))
    assert "30/11/2019" in sentence
    assert "05/03/2019" in sentence
    assert "−1,5" in messages.text("answer.negative", value=Decimal("-1.5")).replace("-", "−")


def test_what_is_counted_has_its_thousands_apart_and_what_is_named_has_not() -> None:
    read = messages.text("cli.check.read", transactions=42, operations=12781, media=0)
    assert read == "Đã đọc 42 giao dịch, 12.781 thao tác, 0 tệp minh chứng."
    assert "12,781 operations" in messages.text_in("en", "cli.check.read", transactions=1, operations=12781, media=0)
    assert "2019" in messages.text("cli.summary.title", year=2019, name="UBND")


def test_a_code_of_a_newer_version_stands_for_itself() -> None:
    class Colour(StrEnum):
        RED = "red"

    assert messages.label("violet") == "violet"
    with pytest.raises(KeyError):
        messages.label(Colour.RED)
