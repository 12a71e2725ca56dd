"""What a certificate says: whose it is, who vouches for it, until when."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

log = logging.getLogger(__name__)

_LARGEST: Final = 1 << 16
"""Bytes of a certificate's file; usual ones have two thousand."""


@dataclass(frozen=True, slots=True)
class AuthorityCertificate:
    """The certificate of a certification authority, read from a file."""

    name: str
    sha256: str
    """Of the certificate itself, hexadecimal: its fingerprint as the authority publishes it."""
    valid_to: datetime
    pem: str


def read_authority(path: Path) -> AuthorityCertificate:
    """The certificate in a file (.cer, .crt, .pem; one a file).

    Raises ``Refused``: ``signing.unreadable`` for a file that cannot be read, ``signing.no_certificate`` for what is
    none, ``signing.no_authority`` for a person's.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("too large")
        certificate = load_certificate(path.read_bytes())
    except OSError as error:
        raise Refused("signing.unreadable", path=path) from error
    except (ValueError, TypeError, KeyError) as error:
        raise Refused("signing.no_certificate", path=path) from error
    if not certificate.ca:
        raise Refused("signing.no_authority", name=common_name(certificate))
    return _authority(certificate)


def parse_authority(data: bytes) -> AuthorityCertificate | None:
    """A certificate that was kept; nothing where another version kept what this one cannot read."""
    try:
        return _authority(load_certificate(data))
    except (ValueError, TypeError, KeyError) as error:
        log.warning("a kept certificate is unreadable: %s", error)
        return None


def _authority(certificate: Any) -> AuthorityCertificate:
    from asn1crypto import pem

    data = certificate.dump()
    return AuthorityCertificate(
        name=common_name(certificate) or organisation(certificate),
        sha256=hashlib.sha256(data).hexdigest(),
        valid_to=certificate["tbs_certificate"]["validity"]["not_after"].native,
        pem=pem.armor("CERTIFICATE", data).decode("ascii"),
    )


def load_certificate(data: bytes) -> Any:
    """A certificate, DER or PEM; raises ``ValueError`` for something else."""
    from asn1crypto import pem, x509

    certificate = x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data, strict=True)
    # Parsing is lazy: what is no certificate shows when it is looked into.
    _ = certificate.native
    return certificate


def common_name(certificate: Any) -> str:
    """The name a certificate is issued to."""
    return _part(certificate.subject, "common_name")


def organisation(certificate: Any) -> str:
    """The body a certificate's holder belongs to; blank where it names none."""
    return _part(certificate.subject, "organization_name")


def issuer_name(certificate: Any) -> str:
    """Who vouches for the certificate."""
    return _part(certificate.issuer, "common_name")


def _part(name: Any, part: str) -> str:
    found = name.native.get(part, "")
    return str(found[-1] if isinstance(found, list) else found)
