"""Output on consoles that lack Vietnamese letters."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.cli import output


def printed(words: str, encoding: str) -> str:
    """``words`` as a console of this encoding shows them."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    output.prepare(stream)
    stream.write(words)
    stream.flush()
    return raw.getvalue().decode(encoding)


def test_letters_lose_their_marks_where_the_console_lacks_them() -> None:
    assert printed("Đã kiểm tra 29/34 đơn vị – “đạt”", "ascii") == 'Da kiem tra 29/34 don vi - "dat"'
    assert printed("Đã kiểm tra", "utf-8") == "Đã kiểm tra"
    assert printed("đã số điện", "cp1252") == "dã so dien"


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["ascii", "cp1252", "cp437", "utf-8"]))
def test_no_text_stops_the_output(words: str, encoding: str) -> None:
    printed(words, encoding)


def test_machine_readable_output_stays_whole_on_any_console(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    output.show(output.Answer({"unit": "Phòng Nội vụ"}), as_json=True)
    sys.stdout.flush()
    assert json.loads(raw.getvalue().decode("cp1252")) == {"unit": "Phòng Nội vụ"}


def test_columns_are_aligned_whatever_marks_the_letters_carry() -> None:
    rows = output.columns([("Xã", "1"), ("Cơ quan", "34")], right=(1,))
    assert rows == ("  Xã        1", "  Cơ quan  34")
    assert output.columns([]) == ()


def test_a_program_without_a_console_says_nothing_and_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    output.prepare(sys.stdout)
    output.show(output.Answer({"unit": "Phòng Nội vụ"}, ("Phòng Nội vụ",)), as_json=True)
    output.show(output.Answer({"unit": "Phòng Nội vụ"}, ("Phòng Nội vụ",)), as_json=False)
