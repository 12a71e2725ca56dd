"""Fingerprints: the same keys give the same words, other keys others, and the words can be said and typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.text import fold
from inspector.sync.fingerprint import GROUPS, QR_PREFIX, WORDS, Fingerprint, fingerprint, word_list
from tests.sync.making import RECEIVER, RECIPIENT, SENDER

DIGESTS = st.binary(min_size=32, max_size=32).map(Fingerprint)
ONSETS = {"tr": "ch", "gi": "d", "r": "d", "v": "d", "x": "s", "l": "n", "c": "k", "q": "k"}
CODAS = {"nh": "n", "ng": "n", "ch": "t", "c": "t"}


def said(word: str) -> str:
    """A word as those hear it to whom tr is ch, x is s, d, gi, r and v are one, hỏi is ngã, and -ng is -n."""
    word = unicodedata.normalize("NFD", word).replace("\u0303", "\u0309").replace("ngh", "ng").replace("gh", "g")
    for written, heard in ONSETS.items():
        if word.startswith(written) and not word.startswith("ch"):
            word = heard + word[len(written) :]
            break
    for written, heard in CODAS.items():
        if word.endswith(written) and len(word) > len(written):
            return word[: -len(written)] + heard
    return word.replace("y", "i")


def test_there_are_256_short_words_that_nobody_confuses() -> None:
    words = word_list()
    assert len(words) == 256
    assert all(unicodedata.is_normalized("NFC", word) and word.islower() and word.isalpha() for word in words)
    assert max(map(len, words)) <= 6
    assert len({fold(word) for word in words}) == 256
    assert len({said(word) for word in words}) == 256


def test_both_keys_are_in_it() -> None:
    ours = fingerprint(RECEIVER.public, RECIPIENT)
    assert ours == fingerprint(RECEIVER.public, RECIPIENT)
    assert ours != fingerprint(SENDER.public, RECIPIENT)
    assert ours != fingerprint(RECEIVER.public, RECIPIENT[:-1] + "q")
    assert (len(ours.words), len(ours.groups)) == (WORDS, GROUPS)


@given(DIGESTS)
def test_each_of_its_forms_is_recognised(one: Fingerprint) -> None:
    for typed in ("-".join(one.groups), " ".join(one.groups).lower(), "".join(one.groups), one.qr_text):
        assert one.matches(typed)
    assert one.matches(" ".join(one.words))
    assert one.matches(fold(", ".join(one.words)).upper())


@given(DIGESTS, DIGESTS)
def test_no_other_one_is(one: Fingerprint, other: Fingerprint) -> None:
    if one != other:
        assert not one.matches(other.qr_text)
        assert not one.matches("-".join(other.groups))
        assert not one.matches(" ".join(other.words))


@pytest.mark.parametrize("typed", ["", " ", "3F9A", QR_PREFIX, "một hai ba"])
def test_a_part_is_not_enough(typed: str) -> None:
    one = fingerprint(RECEIVER.public, RECIPIENT)
    assert not one.matches(typed)
    assert not one.matches("-".join(one.groups[:-1]))
    assert not one.matches(" ".join(one.words[:-1]))


def test_the_code_to_scan_is_a_square_of_modules() -> None:
    rows = fingerprint(RECEIVER.public, RECIPIENT).qr()
    assert {len(row) for row in rows} == {len(rows)}
    # The corners that every QR code has.
    assert all(rows[0][:7])
    assert all(row[0] for row in rows[-7:])
