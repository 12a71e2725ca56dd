"""Pictures of evidence from its bytes: nothing of a protected workspace is ever written out to be looked at.

These run on the database thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from inspector.core.errors import Refused
from inspector.services import evidence

if TYPE_CHECKING:
    from inspector.services.evidence import EvidenceRow
    from inspector.services.workspace import Workspace


def picture(workspace: Workspace, row: EvidenceRow, largest: QSize) -> QImage | None:
    """The picture, no larger than ``largest``; None for what is none."""
    return _read(workspace, row, largest, Qt.AspectRatioMode.KeepAspectRatio, shrink_only=True)


def thumbnail(workspace: Workspace, row: EvidenceRow, size: QSize) -> tuple[str, QImage | None]:
    """The SHA-256 of a picture and the picture over all of ``size``; no picture where the file is damaged."""
    try:
        image = _read(workspace, row, size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, shrink_only=False)
    except Refused:
        # Its card says what is missing, and looking at it in full says why.
        image = None
    return row.sha256, image


def _read(
    workspace: Workspace, row: EvidenceRow, size: QSize, mode: Qt.AspectRatioMode, *, shrink_only: bool
) -> QImage | None:
    # The buffer reads from these bytes for as long as the reader lives.
    content = QByteArray(evidence.content(workspace, row))
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    found = reader.size()
    larger = found.width() > size.width() or found.height() > size.height()
    if found.isValid() and (larger or not shrink_only):
        # Read small: decoding a photo whole would hold up the next autosave.
        reader.setScaledSize(found.scaled(size, mode))
    image = reader.read()
    return None if image.isNull() else image
