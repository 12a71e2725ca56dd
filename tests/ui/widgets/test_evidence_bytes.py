"""Pictures that claim to be enormous become a placeholder, and take neither memory nor time."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from inspector.services import evidence
from inspector.ui.widgets.evidence_bytes import picture, thumbnail
from tests.services.acts import make_case, make_workspace

SIDE = 60_000
"""Pixels: 14 GB in colour."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int) -> bytes:
    """A well-formed beginning of a picture in colour, however large, in a few kilobytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress(bytes(4 * 1_000_000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def bmp(width: int, height: int) -> bytes:
    """The same as an uncompressed bitmap whose pixels are missing."""
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, width, height, 1, 32, 0, 0, 0, 0, 0, 0)


@pytest.mark.qt_log_ignore("Rejecting image as it exceeds")
@pytest.mark.parametrize("content", [png(SIDE, SIDE), png(2**31 - 1, 1), bmp(SIDE, SIDE)], ids=["png", "line", "bmp"])
def test_an_enormous_picture_is_shown_as_none(tmp_path: Path, content: bytes) -> None:
    case = make_case(make_workspace(tmp_path / "workspace"))
    evidence.attach_bytes(case.workspace, "inspection", case.inspections[0], "bom.png", content)
    row = evidence.evidence(case.workspace, case.inspections[0])[0]
    before = _peak()
    assert picture(case.workspace, row, QSize(1366, 768)) is None
    assert thumbnail(case.workspace, row, QSize(200, 150)) == (row.sha256, None)
    assert _peak() - before < 256 << 10
    case.workspace.close()


def _peak() -> int:
    """Highest memory of the process so far in kB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else ["VmHWM: 0 kB"]
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
