"""The device's key: Ed25519 over the transaction's id, with a prefix that keeps it from any other use."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inspector.store.journal.recipient import identity_of, recipient_of

if TYPE_CHECKING:
    from inspector.core.ids import Entropy

CONTEXT: Final = b"reform-inspector transaction 1\x00"
"""What a signature begins with, so that the key's signatures fit nothing else."""
_EPOCH_BYTES: Final = 4


@dataclass(frozen=True)
class DeviceKey:
    """The signing key of one install of one workspace."""

    private: bytes
    """32 bytes; they never leave the store."""

    @classmethod
    def new(cls, entropy: Entropy) -> DeviceKey:
        """A fresh key."""
        return cls(entropy.random(32))

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.private)

    @cached_property
    def public(self) -> str:
        """Public key in hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    @cached_property
    def device(self) -> str:
        """Name of the device in streams: the beginning of its public key's SHA-256."""
        return device_of(self.public)

    @cached_property
    def recipient(self) -> str:
        """Public key that packages for this device are encrypted to, as age writes it."""
        return recipient_of(self.private)

    @cached_property
    def identity(self) -> str:
        """Secret key that opens packages for this device, as age writes it; it never leaves the store."""
        return identity_of(self.private)

    def sign(self, transaction: str) -> bytes:
        """Signature (64 bytes) of a transaction id."""
        return self._key.sign(CONTEXT + bytes.fromhex(transaction))


def device_of(public: str) -> str:
    """Name of the device that has this public key."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


def verified(public: str, transaction: str, signature: bytes) -> bool:
    """Whether the holder of ``public`` signed the transaction id."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(signature, CONTEXT + bytes.fromhex(transaction))
    except (InvalidSignature, ValueError):
        return False
    return True


def new_epoch(entropy: Entropy) -> str:
    """A name for a stream's epoch; random, because two copies of one laptop must not choose the same."""
    return entropy.random(_EPOCH_BYTES).hex()
