"""Tokens for electronic signatures (USB ký số): their libraries, the certificates on them, and signing with them.

A token is reached through its maker's PKCS#11 library. The PIN is used for one session and kept nowhere.
"""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inspector.core.errors import Refused
from inspector.reports.pdf.certificates import common_name, issuer_name, organisation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

LIBRARIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Windows": (
        "eTPKCS11.dll",
        "vnptca_p11_v8.dll",
        "viettel-ca_v6.dll",
        "eps2003csp11.dll",
        "eps2003csp11v2.dll",
        "bit4xpki.dll",
        "IDPrimePKCS1164.dll",
        "opensc-pkcs11.dll",
    ),
    "Linux": ("libeTPkcs11.so", "libIDPrimePKCS11.so", "libcastle.so", "opensc-pkcs11.so", "softhsm/libsofthsm2.so"),
    "Darwin": ("libeTPkcs11.dylib", "libIDPrimePKCS11.dylib", "libcastle.dylib", "opensc-pkcs11.so"),
}
"""File names under which makers of tokens install their libraries, by system; what else there is, people choose."""


@dataclass(frozen=True, slots=True)
class Token:
    """A key with its certificate on a token (USB ký số), reached through its maker's PKCS#11 library."""

    library: Path
    pin: str
    certificate: str = ""
    """Identifier or name of the certificate; blank where the token holds one."""


@dataclass(frozen=True, slots=True)
class TokenCertificate:
    """A certificate on a token whose key lies there too."""

    id: str
    """What the token calls it, hexadecimal."""
    name: str
    organisation: str
    issuer: str
    valid_to: datetime


def installed_libraries(folders: Sequence[Path] | None = None) -> tuple[Path, ...]:
    """The libraries of tokens found where this system keeps libraries; of several of one name the first."""
    names = LIBRARIES.get(platform.system(), ())
    places = _folders() if folders is None else folders
    found = (next((path for folder in places if (path := folder / name).is_file()), None) for name in names)
    return tuple(path for path in found if path)


def _folders() -> list[Path]:
    system = platform.system()
    if system == "Windows":
        root = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        programs = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files"))
        return [root / "System32", programs / "OpenSC Project" / "OpenSC" / "pkcs11"]
    if system == "Darwin":
        return [Path("/usr/local/lib"), Path("/Library/OpenSC/lib")]
    return [Path("/usr/lib"), Path(f"/usr/lib/{platform.machine()}-linux-gnu"), Path("/usr/lib64")]


def certificates_on(library: Path, pin: str) -> tuple[TokenCertificate, ...]:
    """The certificates on a token that can be signed with. Raises ``Refused`` as signing does."""
    with _session(library, pin) as session:
        return tuple(_told(*one) for one in _signing_pairs(session))


@contextmanager
def token_signer(key: Token) -> Iterator[Any]:
    """The signer (pyHanko's) of a token; the session with it ends with the block.

    Raises ``Refused``: ``signing.pin``, ``signing.pin_locked``, ``signing.token``, ``signing.empty_token``, and
    ``signing.which`` where the token holds several certificates and none, or an unknown one, was named.
    """
    from pyhanko.sign.pkcs11 import PKCS11Signer

    with _session(key.library, key.pin) as session:
        identifier, certificate = _chosen(_signing_pairs(session), key.certificate)
        yield PKCS11Signer(session, signing_cert=certificate, key_id=identifier)


def _chosen(pairs: list[tuple[bytes, Any]], wanted: str) -> tuple[bytes, Any]:
    if not pairs:
        raise Refused("signing.empty_token")
    found = [one for one in pairs if not wanted or wanted in (one[0].hex(), common_name(one[1]))]
    if len(found) != 1:
        raise Refused("signing.which", labels="; ".join(f"{common_name(one)} ({key.hex()})" for key, one in pairs))
    return found[0]


@contextmanager
def _session(library: Path, pin: str) -> Iterator[Any]:
    from pkcs11.exceptions import PinIncorrect, PinLenRange, PinLocked

    try:
        with _token(library).open(user_pin=pin) as session:
            yield session
    except (PinIncorrect, PinLenRange) as error:
        raise Refused("signing.pin") from error
    except PinLocked as error:
        raise Refused("signing.pin_locked") from error
    except token_errors() as error:
        raise Refused("signing.token", library=library.name) from error


def _token(library: Path) -> Any:
    """The one token that is plugged in; a PIN is never tried on another one."""
    import pkcs11

    tokens = [one for one in pkcs11.lib(str(library)).get_tokens() if one.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]
    if len(tokens) > 1:
        raise Refused("signing.several_tokens", tokens="; ".join(one.label.strip() for one in tokens))
    if not tokens:
        raise Refused("signing.token", library=library.name)
    return tokens[0]


def _signing_pairs(session: Any) -> list[tuple[bytes, Any]]:
    """Identifier and certificate of each private key; certificates of authorities that lie beside them have none."""
    from asn1crypto.x509 import Certificate
    from pkcs11 import Attribute, ObjectClass

    keys = {bytes(one[Attribute.ID]) for one in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})}
    found = [
        (bytes(one[Attribute.ID]), Certificate.load(one[Attribute.VALUE]))
        for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]
    return sorted((one for one in found if one[0] in keys), key=lambda one: (common_name(one[1]), one[0]))


def _told(identifier: bytes, certificate: Any) -> TokenCertificate:
    return TokenCertificate(
        id=identifier.hex(),
        name=common_name(certificate),
        organisation=organisation(certificate),
        issuer=issuer_name(certificate),
        valid_to=certificate["tbs_certificate"]["validity"]["not_after"].native,
    )


def token_errors() -> tuple[type[Exception], ...]:
    """What the libraries raise where a token does not do what it is asked."""
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.sign.general import SigningError

    return PKCS11Error, SigningError, RuntimeError
