"""A file that the renderer wrote before: the only kind that is written over where nobody is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfdoc

from inspector.reports.wording import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.reports.parts import Document

_STATE: Final = b"startxref"
"""Stands once in every state of a file: programs that add notes or signatures append another one."""


def is_output_of(path: Path, document: Document) -> bool:
    """Whether a file was written by this program as ``document``, at whatever time, and nobody added to it since.

    Told by the title and the program's name in its properties. What cannot be read is none.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    wanted = {"Creator": phrase("frame.creator"), "Title": document.title}
    return data.count(_STATE) == 1 and all(_entry(name, words) in data for name, words in wanted.items())


def _entry(name: str, words: str) -> bytes:
    """An entry of a file's properties as the renderer writes it."""
    written: bytes = pdfdoc.PDFString(words).format(pdfdoc.PDFDocument())
    return b"/%s %s" % (name.encode(), written)
