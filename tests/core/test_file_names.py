"""Names of files keep the letters people use, and nothing a file system refuses."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.file_names import file_name, free


def test_vietnamese_letters_stay() -> None:
    assert file_name("Đề nghị", "Đỗ Thị Ánh") == "Đề-nghị-Đỗ-Thị-Ánh"
    assert file_name(unicodedata.normalize("NFD", "Kết nạp")) == "Kết-nạp"
    assert file_name("a/b\\c:d*e?", "") == "a-b-c-d-e"


def test_plain_letters_where_names_cannot_hold_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode("ascii"))
    assert file_name("Đề nghị", "Đỗ Thị Ánh") == "de-nghi-do-thi-anh"
    assert file_name("UBND") == "UBND"


@given(st.lists(st.text(), max_size=3))
def test_any_words_make_a_name_that_can_be_written(parts: list[str]) -> None:
    name = file_name(*parts)
    assert len(os.fsencode(name)) <= 250
    assert all(letter.isalnum() or letter == "-" for letter in name)
    assert not name.startswith("-")
    assert not name.endswith("-")


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free(tmp_path, "gói", ".cchc") == tmp_path / "gói.cchc"
    (tmp_path / "gói.cchc").touch()
    (tmp_path / "gói-2.cchc").touch()
    assert free(tmp_path, "gói", ".cchc") == tmp_path / "gói-3.cchc"
    assert free(tmp_path, "kho") == tmp_path / "kho"
