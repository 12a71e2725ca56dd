"""The fingerprint of a device's two public keys: what two people compare, by eye, by voice or with a camera.

It is the SHA-256 of both keys. Read aloud are ten words (80 bits), read by eye eight groups of four signs (128 bits);
the QR code holds all of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import segno

from inspector.core.paths import resource
from inspector.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTEXT: Final = b"reform-inspector fingerprint 1\x00"
WORDS: Final = 10
"""Words read aloud, one for each of the first bytes."""
GROUPS: Final = 8
"""Groups of four hexadecimal signs, from the first sixteen bytes."""
QR_PREFIX: Final = "CCHC1:"

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of a QR code, true for dark; without the quiet border of four modules it needs."""


@cache
def word_list() -> tuple[str, ...]:
    """The 256 words, by the value of the byte each stands for."""
    return tuple(json.loads(resource("words", "fingerprint.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Fingerprint:
    """The fingerprint of a signing key and a recipient."""

    digest: bytes
    """32 bytes."""

    @property
    def groups(self) -> tuple[str, ...]:
        """To be read by eye: ``("3F9A", …)``."""
        signs = self.digest.hex().upper()
        return tuple(signs[4 * index : 4 * index + 4] for index in range(GROUPS))

    @property
    def words(self) -> tuple[str, ...]:
        """To be read aloud."""
        return tuple(word_list()[byte] for byte in self.digest[:WORDS])

    @property
    def qr_text(self) -> str:
        """What the QR code holds."""
        return QR_PREFIX + self.digest.hex().upper()

    def qr(self) -> Matrix:
        """The QR code."""
        return matrix(self.qr_text)

    def matches(self, typed: str) -> bool:
        """Whether what was typed or scanned is this fingerprint, in any of its three forms.

        Blanks, hyphens and case do not matter, nor do the words' accents; anything shorter than the whole form does.
        """
        plain = typed.strip()
        if plain.upper().startswith(QR_PREFIX):
            return _signs(plain[len(QR_PREFIX) :]) == self.digest.hex()
        spoken = fold(plain.replace("-", " ").replace(",", " ")).split()
        return _signs(plain) == "".join(self.groups).lower() or spoken == [fold(word) for word in self.words]


def _signs(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace(":", "").lower()


def fingerprint(signing_key: str, recipient: str) -> Fingerprint:
    """The fingerprint of a device's public keys: Ed25519 in hexadecimal, age as ``age1…``."""
    return Fingerprint(hashlib.sha256(CONTEXT + bytes.fromhex(signing_key) + recipient.encode()).digest())


def matrix(text: str) -> Matrix:
    """Text as a QR code that bears a quarter of it being unreadable."""
    code: Sequence[Sequence[int]] = segno.make_qr(text, error="q").matrix
    return tuple(tuple(bool(module) for module in row) for row in code)
