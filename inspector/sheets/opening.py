"""Opening a file as a spreadsheet, whatever its name says: what it is, is told by its content.

Everything that cannot be read is refused in a plain sentence that says what the file is and what to do.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.sheets.delimited import read_delimited
from inspector.sheets.workbooks import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.sheets.book import Book

MAX_BYTES: Final = 30_000_000
"""Larger files are no lists of units; they are refused before they are read."""
MAX_UNPACKED: Final = 300_000_000

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_OTHER_KINDS: Final = (
    (b"%PDF", "import.file.pdf"),
    (b"\x89PNG", "import.file.picture"),
    (b"\xff\xd8\xff", "import.file.picture"),
    (b"{\\rtf", "import.file.text_document"),
)
_WEB_PAGE: Final = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version:")


def open_book(path: Path) -> Book:
    """Read all sheets of an ``.xlsx``, ``.xls``, ``.ods`` or ``.csv`` file.

    Raises ``Refused`` (``import.file.*``): missing, a folder, empty, too large, unreadable, another kind of file,
    protected by a password, or damaged.
    """
    content = _content(path)
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, code in _OTHER_KINDS:
        if start.startswith(magic):
            raise Refused(code, file=path.name)
    if start[:64].lower().startswith(_WEB_PAGE):
        raise Refused("import.file.web_page", file=path.name)
    if content.startswith(_ZIP):
        _check_package(path)
        return read_workbook(path)
    if content.startswith(_OLE):
        _check_compound(path, content)
        return read_workbook(path)
    return read_delimited(path.name, content)


def is_disguised(path: Path) -> bool:
    """Whether a file is a workbook by its name and not by its content; text with another ending can be a list yet."""
    with path.open("rb") as file:
        start = file.read(len(_OLE))
    return path.suffix.lower() in _WORKBOOKS and not start.startswith((_ZIP, _OLE))


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refused("import.file.folder", file=path.name or path)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused("import.file.huge", file=path.name, limit=MAX_BYTES // 1_000_000)
        content = path.read_bytes()
    except FileNotFoundError:
        raise Refused("import.file.missing", file=str(path)) from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise Refused("import.file.unreadable", file=path.name, reason=reason) from failure
    if not content.strip(b"\0 \t\r\n"):
        raise Refused("import.file.empty", file=path.name)
    return content


def _check_package(path: Path) -> None:
    """Refuse what is packed like a workbook but is not one, or would unpack to too much."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = {entry.filename.lower() for entry in package.infolist()}
            unpacked = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as failure:
        raise Refused("import.file.damaged", file=path.name) from failure
    if unpacked > MAX_UNPACKED:
        raise Refused("import.file.huge", file=path.name, limit=MAX_BYTES // 1_000_000)
    if any(entry.startswith("word/") for entry in entries):
        raise Refused("import.file.text_document", file=path.name)
    if not any(entry.startswith("xl/workbook.") for entry in entries) and "content.xml" not in entries:
        raise Refused("import.file.other", file=path.name)


def _check_compound(path: Path, content: bytes) -> None:
    """Refuse old Word documents and workbooks behind a password, both packed like an old workbook."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise Refused("import.file.password", file=path.name)
    if holds("WordDocument"):
        raise Refused("import.file.text_document", file=path.name)
    if not holds("Workbook") and not holds("Book"):
        raise Refused("import.file.other", file=path.name)
