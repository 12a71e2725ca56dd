"""Signing a PDF so that anybody's reader can tell who signed it and that nothing was changed since (PAdES, B-B).

The file is never rewritten: what it was stays as its first part, byte for byte, and the signature is appended. The key
lies in a certificate file (PKCS#12) or on a token (PKCS#11); it is used once and not kept.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from inspector.core.errors import Refused
from inspector.core.files import write_whole
from inspector.reports.pdf.certificates import common_name, organisation
from inspector.reports.pdf.tokens import Token, token_errors, token_signer
from inspector.reports.signature_mark import write_mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from inspector.reports.layout.surface import SignatureSpace

_FIELD: Final = "ChuKySo"


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """A key with its certificate in a PKCS#12 file (.p12, .pfx)."""

    path: Path
    passphrase: str


KeySource = CertificateFile | Token


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file that was signed."""

    before: str
    """SHA-256 of the file before, hexadecimal."""
    after: str
    """SHA-256 of the file with the signature."""
    signer: str
    """Name in the certificate."""
    organisation: str
    """Body in the certificate; blank where it names none."""


def sign_pdf(
    source: Path, target: Path, key: KeySource, space: SignatureSpace | None, at: datetime, place: str = ""
) -> SignedFile:
    """Append a signature to the document in ``source`` and write it to ``target``.

    The mark of the signature (name, body, time) stands in ``space``; without one the signature is not seen on the
    page. ``at`` is told by the signer's laptop, as no time stamp server is asked. Raises ``Refused`` for a key that
    cannot be used and for what is no PDF, ``OSError`` where a file cannot be read or written.
    """
    data = source.read_bytes()
    with _signer(key) as signer:
        signed = _signed(data, source, signer, space, at, place)
        name, body = common_name(signer.signing_cert), organisation(signer.signing_cert)
    write_whole(target, signed)
    return SignedFile(hashlib.sha256(data).hexdigest(), hashlib.sha256(signed).hexdigest(), name, body)


def _signed(data: bytes, source: Path, signer: Any, space: SignatureSpace | None, at: datetime, place: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        name = _free_name(writer)
        meta = PdfSignatureMetadata(
            field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, location=place or None
        )
        spec = _field(name, space)
        with _mark(signer, space, at) as style:
            made = PdfSigner(meta, signer, stamp_style=style, new_field_spec=spec).sign_pdf(writer)
    except PdfError as error:
        raise Refused("signing.no_pdf", path=source) from error
    except token_errors() as error:
        raise Refused("signing.failed") from error
    return bytes(made.getvalue())


def _field(name: str, space: SignatureSpace | None) -> Any:
    from pyhanko.sign.fields import SigFieldSpec

    if space is None:
        return SigFieldSpec(name)
    box = (round(space.left), round(space.bottom), round(space.right), round(space.top))
    return SigFieldSpec(name, on_page=space.page, box=box)


def _free_name(writer: Any) -> str:
    from pyhanko.sign.fields import enumerate_sig_fields

    taken = {name for name, *_ in enumerate_sig_fields(writer.prev)}
    return next(name for number in range(1, len(taken) + 2) if (name := f"{_FIELD}{number}") not in taken)


@contextmanager
def _mark(signer: Any, space: SignatureSpace | None, at: datetime) -> Iterator[Any]:
    """The style that shows the mark: a page of ours that the signature's appearance is imported from."""
    from pyhanko.stamp import StaticStampStyle

    if space is None:
        yield None
        return
    with TemporaryDirectory(prefix="inspector-mark-") as scratch:
        page = Path(scratch) / "mark.pdf"
        write_mark(page, space, common_name(signer.signing_cert), organisation(signer.signing_cert), at)
        yield StaticStampStyle.from_pdf_file(str(page), border_width=0, background_opacity=1.0)


@contextmanager
def _signer(key: KeySource) -> Iterator[Any]:
    if isinstance(key, Token):
        with token_signer(key) as signer:
            yield signer
    else:
        yield _file_signer(key)


def _file_signer(key: CertificateFile) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    try:
        data = key.path.read_bytes()
        return SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=key.passphrase.encode() or None)
    except OSError as error:
        raise Refused("signing.no_key_file", path=key.path) from error
    except ValueError as error:
        raise Refused("signing.key_file", path=key.path) from error
