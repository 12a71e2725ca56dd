"""What the electronic signatures in a PDF are worth: whose they are, and whether anything was changed since.

Nothing is asked of the network. Whether a certificate is to be trusted depends on the authorities the workspace names;
without any, a signature can be sound and its owner's certificate still unknown, and is said to be so.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inspector.core.errors import Refused
from inspector.reports.pdf.appended import adds_only_signatures
from inspector.reports.pdf.certificates import common_name, issuer_name, load_certificate, organisation
from inspector.reports.pdf.identifier import file_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

log = logging.getLogger(__name__)

_END: Final = re.compile(rb"%%EOF[ \t]*(?:\r\n|\n|\r)?")
_PLACE: Final = re.compile(rb"<((?:[0-9A-Fa-f]{2})+)>")
_REVISIONS_LIMIT: Final = 200
_LIMIT_BYTES: Final = 256 * 1024 * 1024
_LIBRARIES: Final = ("pyhanko", "pyhanko_certvalidator")


@dataclass(frozen=True, slots=True)
class SignatureState:
    """One electronic signature of a file."""

    signer: str
    """Name in the certificate."""
    organisation: str
    issuer: str
    """Who issued the certificate."""
    signed_at: datetime | None
    """As the signer's laptop told it."""
    intact: bool
    """What it covers was not changed, and the key fits the certificate."""
    only_signed_since: bool
    """What was added to the file after it are signatures and nothing else."""
    in_validity: bool
    """The certificate was valid when it was used."""
    trusted: bool
    """The certificate comes from an authority the workspace names."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a PDF file is made of."""

    sha256: str
    earlier: tuple[str, ...]
    """SHA-256 of each state the file had before something was appended to it, oldest first."""
    only_signed_since: bool
    """What was appended to its first state are signatures and nothing else."""
    signatures: tuple[SignatureState, ...]
    file_id: str = ""
    """The identifier the file has kept since it was made; blank where it has none."""
    readable: bool = True
    """Whether it can be read at all; where it cannot, nothing is known of its signatures."""


def inspect_pdf(path: Path, authorities: Sequence[bytes] = ()) -> Inspected:
    """Read a PDF file: its hashes, those of its earlier states, and its signatures.

    ``authorities`` are certificates (DER or PEM) of the authorities that are trusted. Raises ``Refused`` for what is
    no PDF and ``OSError`` for what cannot be read; a damaged PDF is told as such.
    """
    data = _content(path)
    (sha256, earlier), identifier = _hashes(data), file_id(data)
    try:
        harmless, signatures = _read(data, authorities)
    except _damage() as error:
        log.info("unreadable: %s", error)
        return Inspected(sha256, earlier, False, (), identifier, readable=False)
    return Inspected(sha256, earlier, harmless, signatures, identifier)


def hashes_of(path: Path) -> tuple[str, ...]:
    """SHA-256 of a PDF file and of each state it had before something was appended; its signatures are not looked at.

    Raises as :func:`inspect_pdf` does.
    """
    sha256, earlier = _hashes(_content(path))
    return (sha256, *earlier)


def _content(path: Path) -> bytes:
    if path.stat().st_size > _LIMIT_BYTES:
        raise Refused("signing.too_large", path=path, limit=_LIMIT_BYTES // (1 << 20))
    data = path.read_bytes()
    if not data.startswith(b"%PDF-"):
        raise Refused("signing.no_pdf", path=path)
    return data


def _hashes(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Hash of the file, and of its beginnings that were whole files once."""
    ends = [found.end() for found in _END.finditer(data)]
    digest, at, hashes = hashlib.sha256(), 0, []
    for end in ends[:_REVISIONS_LIMIT]:
        digest.update(data[at:end])
        at = end
        if end < len(data):
            hashes.append(digest.hexdigest())
    digest.update(data[at:])
    return digest.hexdigest(), tuple(hashes)


def _damage() -> tuple[type[Exception], ...]:
    """What reading a damaged file raises."""
    from pyhanko.pdf_utils.misc import PdfError

    # Numbers, names and structures can all be broken; what the libraries expected of them they do not always check.
    broken = (ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, RuntimeError, TypeError)
    return PdfError, ValueError, struct.error, zlib.error, *broken


def _read(data: bytes, authorities: Sequence[bytes]) -> tuple[bool, tuple[SignatureState, ...]]:
    """Whether nothing but signatures was appended to the file's first state; the signatures."""
    # Without a signature the library, a third of a second of import, is not needed.
    if b"/ByteRange" not in data:
        return len(_END.findall(data)) == 1 and _ends_well(data), ()
    from pyhanko.pdf_utils.reader import PdfFileReader

    with _quiet():
        reader = PdfFileReader(io.BytesIO(data))
        harmless = _ends_well(data) and adds_only_signatures(reader)
        return harmless, tuple(_state(one, data, authorities) for one in reader.embedded_signatures)


def _ends_well(data: bytes) -> bool:
    """Whether nothing stands behind the end of the last state; what is there belongs to no signature."""
    *_, last = _END.finditer(data)
    return last.end() == len(data)


def _well_kept(signature: Any, data: bytes) -> bool:
    """Whether the place of a signature, which it cannot cover itself, holds it and noughts and nothing else."""
    from asn1crypto.parser import peek

    _, begin, end, _ = (int(number) for number in signature.byte_range)
    found = _PLACE.fullmatch(data[begin:end])
    if found is None:
        return False
    content = bytes.fromhex(found[1].decode("ascii"))
    return not content[peek(content) :].strip(b"\0")


def _state(signature: Any, data: bytes, authorities: Sequence[bytes]) -> SignatureState:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    certificate, at = signature.signer_cert, signature.self_reported_timestamp
    context = ValidationContext(
        trust_roots=[load_certificate(one) for one in authorities],
        moment=_moment(certificate, at),
        allow_fetching=False,
    )
    try:
        status = validate_pdf_signature(signature, context)
    except (SignatureValidationError, SigningError):
        # Torn, or made otherwise than a signature is: certainly not sound.
        return _told(certificate, at, intact=False, harmless=False, trusted=False)
    sound = bool(status.intact and status.valid) and _well_kept(signature, data)
    harmless = _harmless(status.modification_level)
    return _told(certificate, at, intact=sound, harmless=harmless, trusted=bool(status.trusted))


def _moment(certificate: Any, at: datetime | None) -> datetime | None:
    """When the chain of certificates is judged: when it was signed, as signatures do not fade with the years."""
    return at if at is not None and _in_validity(certificate, at) else None


def _in_validity(certificate: Any, at: datetime | None) -> bool:
    validity = certificate["tbs_certificate"]["validity"]
    return at is not None and bool(validity["not_before"].native <= at <= validity["not_after"].native)


def _told(certificate: Any, at: datetime | None, *, intact: bool, harmless: bool, trusted: bool) -> SignatureState:
    return SignatureState(
        signer=common_name(certificate),
        organisation=organisation(certificate),
        issuer=issuer_name(certificate),
        signed_at=at,
        intact=intact,
        only_signed_since=harmless,
        in_validity=_in_validity(certificate, at),
        trusted=trusted,
    )


def _harmless(level: Any) -> bool:
    """Whether a change of a file added signatures and nothing that changes what it says."""
    from pyhanko.sign.diff_analysis import ModificationLevel

    # The documents have no fields to fill in but those of signatures.
    return level is not None and level <= ModificationLevel.FORM_FILLING


@contextmanager
def _quiet() -> Iterator[None]:
    """The libraries log every certificate they do not know as an error; here that is an answer."""
    loggers = [logging.getLogger(name) for name in _LIBRARIES]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
