"""Secret keys as codes that people can print, read aloud and type again (mã mở khóa, mã khôi phục).

Crockford's base32 (no I, L, O, U), in groups of five. The last symbols are a checksum, so that a slip of the pen is
told from a wrong code: a slip passes for right once in a million.
"""

from __future__ import annotations

import hashlib
from typing import Final

from inspector.core.errors import Refused

UNLOCKING_BYTES: Final = 16
"""What the code of an unlocking sheet (phiếu mở khóa dữ liệu) holds."""
LEAD_BYTES: Final = 32
"""What the code of a recovery sheet of the lead's role (phiếu khôi phục quyền Trưởng đoàn) holds."""
GROUP: Final = 5
"""Symbols in a group."""
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "Đ": "D"})
_SKIPPED: Final = frozenset(" -–—.\t\r\n\u00a0")
_CHECK: Final = 4
"""Fewest symbols of the checksum; as many more as fill the last group."""
_CONTEXT: Final = b"reform-inspector paper code 1\x00"


def encode(secret: bytes) -> str:
    """The code of a secret: ``XXXXX-XXXXX-…``."""
    symbols = _symbols(secret)
    symbols += _checksum(secret, _check_length(len(symbols)))
    return "-".join(symbols[start : start + GROUP] for start in range(0, len(symbols), GROUP))


def decode(text: str, size: int) -> bytes:
    """The secret of ``size`` bytes behind a code, however it was typed; raises ``Refused`` for a mistyped one."""
    typed, length = tidy(text), _length(size)
    if not looks_like(text, size):
        raise Refused("vault.code_mistyped")
    value = 0
    for symbol in typed[:length]:
        value = value << 5 | _ALPHABET.index(symbol)
    spare = length * 5 - size * 8
    secret = (value >> spare).to_bytes(size, "big")
    if value & ((1 << spare) - 1) or typed[length:] != _checksum(secret, len(typed) - length):
        raise Refused("vault.code_mistyped")
    return secret


def looks_like(text: str, size: int) -> bool:
    """Whether what was typed has the length and the signs of the code of a secret of ``size`` bytes, slips and all."""
    typed, length = tidy(text), _length(size)
    return len(typed) == length + _check_length(length) and not set(typed) - set(_ALPHABET)


def is_slip(text: str, size: int) -> bool:
    """Whether the code of a secret of ``size`` bytes must be meant, though a sign may be wrong, lack or stand twice.

    A passphrase hardly ever has that length, these signs alone and a figure among them.
    """
    typed, length = tidy(text), _length(size)
    meant = abs(len(typed) - length - _check_length(length)) <= 1 and not set(typed) - set(_ALPHABET)
    return meant and any(letter.isdigit() for letter in text)


def tidy(text: str) -> str:
    """What was typed, as the code has it: capitals without gaps, O and I read as the digits they stand for."""
    return "".join(letter for letter in text.upper() if letter not in _SKIPPED).translate(_ALIKE)


def groups(code: str) -> tuple[str, ...]:
    """The groups of a code."""
    return tuple(code.split("-"))


def _length(size: int) -> int:
    """Symbols of a secret without its checksum."""
    return -(-size * 8 // 5)


def _check_length(length: int) -> int:
    return _CHECK + -(length + _CHECK) % GROUP


def _checksum(secret: bytes, length: int) -> str:
    return _symbols(hashlib.sha256(_CONTEXT + secret).digest())[:length]


def _symbols(data: bytes) -> str:
    spare = -len(data) * 8 % 5
    value = int.from_bytes(data, "big") << spare
    length = (len(data) * 8 + spare) // 5
    return "".join(_ALPHABET[value >> 5 * place & 31] for place in range(length - 1, -1, -1))
