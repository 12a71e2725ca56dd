"""A token in software: a real PKCS#11 library with keys in a folder."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from inspector.reports.pdf.tokens import installed_libraries
from tests.reports.pdf.keys import Holder

PIN: Final = "246810"
LIBRARIES: Final = [path for path in installed_libraries() if path.name == "libsofthsm2.so"]
needs_softhsm: Final = pytest.mark.skipif(not LIBRARIES, reason="SoftHSM2 is not installed: apt-get install softhsm2")


def library() -> Path:
    """The library of SoftHSM2."""
    return LIBRARIES[0]


def make_token(folder: Path, holders: dict[bytes, Holder], authority: Holder) -> None:
    """A token with keys by their identifiers, and an authority's certificate beside them, as makers deliver it.

    ``SOFTHSM2_CONF`` must name ``folder / "softhsm2.conf"``.
    """
    import pkcs11

    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    words = ["--init-token", "--free", "--label", "inspector", "--pin", PIN, "--so-pin", "135791"]
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)
    loaded = pkcs11.lib(str(library()))
    loaded.reinitialize()
    (token,) = (one for one in loaded.get_tokens() if one.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED)
    with token.open(rw=True, user_pin=PIN) as session:
        _add_certificate(session, b"\xca", authority)
        for identifier, holder in holders.items():
            _add_certificate(session, identifier, holder)
            _add_key(session, identifier, holder)


def _add_certificate(session: object, identifier: bytes, holder: Holder) -> None:
    from pkcs11 import Attribute
    from pkcs11.util.x509 import decode_x509_certificate

    shape = decode_x509_certificate(holder.certificate.public_bytes(Encoding.DER))
    session.create_object({**shape, Attribute.TOKEN: True, Attribute.ID: identifier})  # type: ignore[attr-defined]


def _add_key(session: object, identifier: bytes, holder: Holder) -> None:
    from pkcs11 import Attribute
    from pkcs11.util.rsa import decode_rsa_private_key

    der = holder.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    shape = {**decode_rsa_private_key(der), Attribute.TOKEN: True, Attribute.ID: identifier, Attribute.SIGN: True}
    session.create_object(shape)  # type: ignore[attr-defined]
