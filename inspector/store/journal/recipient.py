"""The key that packages for a device are encrypted to, made from its signing seed: nothing more needs to be kept.

The X25519 secret is HKDF-SHA256 of the seed under a name of its own; it and its public part are written as age does, in
Bech32 (BIP 173).
"""

from __future__ import annotations

from typing import Final

_INFO: Final = b"reform-inspector recipient 1"
_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def identity_of(seed: bytes) -> str:
    """The age identity (``AGE-SECRET-KEY-1…``) of the device that signs with ``seed``."""
    return bech32("age-secret-key-", _secret(seed)).upper()


def recipient_of(seed: bytes) -> str:
    """The age recipient (``age1…``) of the device that signs with ``seed``."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    public = X25519PrivateKey.from_private_bytes(_secret(seed)).public_key()
    return bech32("age", public.public_bytes_raw())


def _secret(seed: bytes) -> bytes:
    # Loaded for packages only: a laptop that sends none starts sooner.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(seed)


def bech32(prefix: str, content: bytes) -> str:
    """Bytes as Bech32 text under a lower-case prefix."""
    bits = int.from_bytes(content) << (-len(content) * 8 % 5)
    count = -(-len(content) * 8 // 5)
    words = [bits >> 5 * (count - 1 - index) & 31 for index in range(count)]
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _checksum(spread + words + [0] * 6) ^ 1
    words += [check >> 5 * (5 - index) & 31 for index in range(6)]
    return f"{prefix}1{''.join(_ALPHABET[word] for word in words)}"


def _checksum(words: list[int]) -> int:
    check = 1
    for word in words:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ word
        for bit, generator in enumerate(_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    return check
