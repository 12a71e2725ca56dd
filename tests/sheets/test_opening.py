from __future__ import annotations

import os
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from inspector.core.errors import Refused
from inspector.sheets import opening
from inspector.sheets.opening import open_book
from inspector.sheets.units import Catalogues, read_units

Write = Callable[..., Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        open_book(path)
    assert path.name in str(refused.value)
    return refused.value.code


def package(path: Path, *entries: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            archive.writestr(entry, "<x/>")
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("trống.xlsx", b"", "import.file.empty"),
        ("trống.csv", b" \r\n \x00", "import.file.empty"),
        ("báo cáo.xlsx", b"%PDF-1.7 ...", "import.file.pdf"),
        ("ảnh.xls", b"\x89PNG\r\n\x1a\n", "import.file.picture"),
        ("văn bản.xls", b"{\\rtf1\\ansi", "import.file.text_document"),
        ("xuất từ hệ thống.xls", b"\xef\xbb\xbf\r\n<html><body><table>", "import.file.web_page"),
        ("xml.xls", b'<?xml version="1.0"?><Workbook>', "import.file.web_page"),
        ("cũ.xlsx", OLE + "WordDocument".encode("utf-16-le"), "import.file.text_document"),
        ("khóa.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "import.file.password"),
        ("lạ.xls", OLE + b"\0" * 600, "import.file.other"),
        ("hỏng.xls", OLE + "Workbook".encode("utf-16-le") + b"\1" * 600, "import.file.damaged"),
        ("hỏng.xlsx", b"PK\x03\x04 and no more", "import.file.damaged"),
        ("lạ.csv", bytes(range(256)), "import.file.other"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_what_it_is(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == code


def test_renamed_word_document(tmp_path: Path) -> None:
    assert refusal(package(tmp_path / "đề cương.xlsx", "word/document.xml")) == "import.file.text_document"


def test_renamed_archive(tmp_path: Path) -> None:
    assert refusal(package(tmp_path / "ảnh.xlsx", "1.jpg")) == "import.file.other"


def test_hollow_workbook(tmp_path: Path) -> None:
    assert refusal(package(tmp_path / "rỗng.xlsx", "xl/workbook.xml")) == "import.file.damaged"


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có.xlsx") == "import.file.missing"
    assert refusal(tmp_path) == "import.file.folder"


@pytest.mark.skipif(sys.platform == "win32" or getattr(os, "geteuid", int)() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "khóa.csv"
    path.write_text("x")
    path.chmod(0)
    assert refusal(path) == "import.file.unreadable"


def test_name_no_system_can_have(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        open_book(tmp_path / "a\0b.xlsx")
    assert refused.value.code == "import.file.unreadable"


def test_huge_files_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path / "lớn.xlsx", "xl/workbook.xml")
    monkeypatch.setattr(opening, "MAX_UNPACKED", 2)
    assert refusal(path) == "import.file.huge"
    monkeypatch.setattr(opening, "MAX_BYTES", 10)
    assert refusal(path) == "import.file.huge"


def test_cell_far_outside_is_refused_and_not_reached_for(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "Tên đơn vị", "lạc"
    path = tmp_path / "xa.xlsx"
    workbook.save(path)
    assert refusal(path) == "import.file.stray_cell"


def test_ending_does_not_matter(write: Write, catalogues: Catalogues) -> None:
    cells = [["Tên đơn vị"], ["Phòng Nội vụ"]]
    for ending in ("xlsx", "xls", "ods", "csv"):
        path = write(cells, ending)
        renamed = path.with_name(f"{ending}.dat")
        path.rename(renamed)
        assert read_units(renamed, catalogues).rows[0].name == "Phòng Nội vụ"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_damaged_files_are_read_or_refused_and_never_end_the_program(
    write: Write, catalogues: Catalogues, ending: str
) -> None:
    path = write([["Mã", "Tên đơn vị"], ["KV01", "Xã Cầu Bà"], ["KV02", "Xã Giang Ly"]], ending)
    whole = path.read_bytes()
    chance = random.Random(ending)
    refused = 0
    for _ in range(12):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.choice((len(damaged), chance.randrange(1, len(damaged))))]))
        try:
            read_units(path, catalogues)
        except Refused:
            refused += 1
    assert refused


def test_workbook_that_ends_the_reading_process_is_refused(write: Write) -> None:
    """A last row so far down that the area up to it asks for more memory than any machine has."""
    path = write([["Tên đơn vị"], ["Phòng Nội vụ"]], "xls")
    content = path.read_bytes()
    dimensions = content.index(b"\x00\x02\x0e\x00") + 4
    path.write_bytes(content[: dimensions + 4] + b"\xf0\xff\xff\xe3" + content[dimensions + 8 :])
    assert refusal(path) == "import.file.damaged"
