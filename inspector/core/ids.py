"""Identifiers: by time for what people create, by content for what two laptops must name alike."""

from __future__ import annotations

import hashlib
import os
import uuid
from typing import Final, Protocol

_NAMESPACE: Final = uuid.UUID("b3f1c5e2-7d0a-5c39-9a41-2f6d8e4b7a10")
_SEPARATOR: Final = "\x1f"


class Entropy(Protocol):
    """A source of random bytes."""

    def random(self, count: int) -> bytes:
        """``count`` unpredictable bytes (repeatable ones from a seeded source)."""
        ...


class SystemEntropy:
    """The operating system's random source."""

    def random(self, count: int) -> bytes:
        """``count`` unpredictable bytes."""
        return os.urandom(count)


class SeededEntropy:
    """A repeatable source for the sample and for tests: SHA-256 of the seed and a counter."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._counter = 0

    def random(self, count: int) -> bytes:
        """The next ``count`` bytes of the row."""
        out = b""
        while len(out) < count:
            self._counter += 1
            out += hashlib.sha256(self._seed + self._counter.to_bytes(8, "big")).digest()
        return out[:count]


def new_id(milliseconds: int, entropy: Entropy) -> str:
    """A UUIDv7 (RFC 9562) for something a person creates: 48 bits of Unix time, then 74 random bits."""
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(entropy.random(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def stable_id(kind: str, *keys: str) -> str:
    """A UUIDv5 that every laptop makes alike from the same kind and keys (an answer, a membership, a catalogue row)."""
    return str(uuid.uuid5(_NAMESPACE, _SEPARATOR.join((kind, *keys))))
