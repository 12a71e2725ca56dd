"""A document to a PDF file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from inspector.core.files import write_whole
from inspector.reports.fonts import FONTS_IN_USE, Face, register
from inspector.reports.layout.document import lay_out
from inspector.reports.layout.geometry import PAGE_HEIGHT, PAGE_WIDTH
from inspector.reports.layout.surface import SignatureSpace
from inspector.reports.parts import Document
from inspector.reports.pdf.identifier import file_id
from inspector.reports.pdf.surface import PdfSurface
from inspector.reports.wording import phrase

_VERSION: Final = (1, 4)


@dataclass(frozen=True, slots=True)
class RenderResult:
    """How many pages were written, and the SHA-256 of the file's bytes in hexadecimal."""

    pages: int
    sha256: str
    spaces: tuple[SignatureSpace, ...] = ()
    """Where the document is signed, in the order of its signature blocks."""
    file_id: str = ""
    """The identifier the file keeps when somebody changes it."""


def render_pdf(document: Document, target: Path | BinaryIO) -> RenderResult:
    """Write ``document`` to ``target`` as PDF 1.4 with embedded subset fonts.

    The same document gives the same bytes: the creation date is the document's own. Raises ``OSError`` when the
    target cannot be written; a path then keeps what it held before.
    """
    buffer = io.BytesIO()
    with FONTS_IN_USE:
        canvas = _canvas(document, buffer)
        surface = PdfSurface(canvas)
        pages = lay_out(document, surface)
        canvas.save()
    data = buffer.getbuffer()
    if isinstance(target, Path):
        write_whole(target, data)
    else:
        target.write(data)
    return RenderResult(pages, hashlib.sha256(data).hexdigest(), tuple(surface.spaces), file_id(bytes(data)))


# Streams as the bytes they are: text armour would make files a quarter larger and their writing slower.
rl_config.useA85 = 0


def _canvas(document: Document, buffer: BinaryIO) -> Any:
    register()
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=_VERSION,
        # Without it the canvas sets Helvetica at the start of every page, and the file lists a font it does not embed.
        initialFontName=Face.REGULAR.value,
        initialFontSize=14,
        lang=document.language,
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setKeywords(", ".join(document.keywords))
    canvas.setCreator(phrase("frame.creator"))
    canvas.setDateFormatter(lambda *_: _pdf_date(document.made_at))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else "Z"
    return moment.strftime("D:%Y%m%d%H%M%S") + zone
