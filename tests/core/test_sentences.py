"""Letters change their case, but abbreviations do not."""

from __future__ import annotations

from inspector.core.sentences import sentence_start, within_sentence


def test_letters_change_their_case_but_abbreviations_do_not() -> None:
    assert within_sentence("Cải cách thể chế") == "cải cách thể chế"
    assert within_sentence("TTHC") == "TTHC"
    assert sentence_start("đoàn kiểm tra") == "Đoàn kiểm tra"


def test_nothing_stays_nothing() -> None:
    assert (sentence_start(""), within_sentence("")) == ("", "")
