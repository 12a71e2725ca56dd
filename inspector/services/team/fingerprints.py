"""Fingerprints (dấu vân khóa) as window and command line show them."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.sync.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class FingerprintView:
    """A laptop's fingerprint in its three forms."""

    words: tuple[str, ...]
    """Read aloud."""
    groups: tuple[str, ...]
    """Read by eye: ``("3F9A", …)``."""
    matrix: tuple[tuple[bool, ...], ...]
    """Rows of a QR code, true for dark; it needs a quiet border of four modules."""


def fingerprint_view(signing_key: str, recipient: str) -> FingerprintView:
    """The fingerprint of a laptop's two public keys."""
    found = fingerprint(signing_key, recipient)
    return FingerprintView(found.words, found.groups, found.qr())
