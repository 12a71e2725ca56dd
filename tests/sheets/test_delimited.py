from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.sheets.delimited import read_delimited

ROWS = (("Mã", "Tên đơn vị"), ("KV05", "Xã Khánh Đông"), ("KV15", "Phòng Nội vụ; Tư pháp"))


def csv_text(separator: str = ";") -> str:
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_unicode_with_any_separator(encoding: str, separator: str) -> None:
    book = read_delimited("a.csv", csv_text(separator).encode(encoding))
    assert book.sheets[0].rows == ROWS
    assert book.notes == ()


def test_windows_vietnamese_is_recognised_and_noted() -> None:
    # The code page has letters with their shape but tones only as marks of their own.
    parted = "".join(
        unicodedata.normalize("NFC", letter[:2]) + letter[2:]
        if len(letter := unicodedata.normalize("NFD", character)) > 2 and letter[1] in "\u0302\u0306\u031b"
        else character
        if character in "ĐđÁáÀàÉéÈèÍíÓóÚúÙùÂâÊêÔôĂăƠơƯư" or len(letter) == 1
        else _shape_then_tone(letter)
        for character in csv_text()
    )
    book = read_delimited("a.csv", parted.encode("cp1258"))
    assert book.sheets[0].rows == ROWS
    assert [(note.code, note.values["encoding"]) for note in book.notes] == [("import.note.encoding", "Windows-1258")]


def _shape_then_tone(decomposed: str) -> str:
    shapes = [mark for mark in decomposed[1:] if mark in "\u0302\u0306\u031b"]
    tones = [mark for mark in decomposed[1:] if mark not in shapes]
    return unicodedata.normalize("NFC", decomposed[0] + "".join(shapes)) + "".join(tones)


def test_bytes_of_an_old_encoding_stay_for_the_columns_to_be_judged() -> None:
    book = read_delimited("a.csv", "M·;Tªn ®¬n vÞ\nKV05;X· Kh¸nh §«ng".encode("cp1252"))
    assert book.sheets[0].rows == (("M·", "Tªn ®¬n vÞ"), ("KV05", "X· Kh¸nh §«ng"))


def test_separator_line_of_excel() -> None:
    assert read_delimited("a.csv", b"sep=|\r\na;b|c\r\n").sheets[0].rows == (("a;b", "c"),)


def test_short_rows_are_filled_and_blanks_are_nothing() -> None:
    assert read_delimited("a.csv", b"a;b;c\n\n d; ;\n").sheets[0].rows == (
        ("a", "b", "c"),
        (None, None, None),
        (" d", None, None),
    )


def test_field_without_an_end_is_refused() -> None:
    with pytest.raises(Refused, match="bị hỏng"):
        read_delimited("a.csv", b'a;"' + b"x" * 200_000)


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        book = read_delimited("a.csv", content)
    except Refused as refused:
        code = refused.code
    else:
        code = ""
        assert len({len(row) for row in book.sheets[0].rows}) <= 1
    assert code in {"", "import.file.other", "import.file.damaged"}


@given(
    st.lists(
        st.lists(st.text(alphabet="aâđ Xã;,|1\t\"'\n", max_size=6), min_size=2, max_size=4), min_size=1, max_size=5
    )
)
def test_fields_come_back_whatever_stands_in_them(rows: list[list[str]]) -> None:
    quoted = ["|".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    content = ("sep=|\r\n" + "\r\n".join(quoted)).encode()
    read = read_delimited("a.csv", content).sheets[0].rows
    assert [[cell or "" for cell in row][: len(given_row)] for row, given_row in zip(read, rows, strict=True)] == [
        [cell if cell.strip() else "" for cell in row] for row in rows
    ]
