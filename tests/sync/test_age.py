"""Encryption streams in both directions, and whatever raises in the middle is what the caller sees."""

from __future__ import annotations

import io
import os
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.store.journal.recipient import identity_of
from inspector.sync import limits
from inspector.sync.age import Decrypted, encrypt, is_recipient
from inspector.sync.refusals import NotForUs, Unfit
from tests.sync.making import IDENTITY, RECIPIENT, STRANGER


def sealed(data: bytes) -> bytes:
    target = io.BytesIO()
    encrypt(io.BytesIO(data), target, [RECIPIENT])
    return target.getvalue()


@settings(max_examples=20)
@given(st.integers(0, 300_000), st.lists(st.integers(1, 100_000), min_size=1, max_size=5))
def test_what_was_encrypted_comes_back_in_pieces_of_any_size(length: int, sizes: list[int]) -> None:
    data = os.urandom(length)
    with Decrypted(io.BytesIO(sealed(data)), [IDENTITY]) as plain:
        pieces = [plain.read(size) for size in sizes]
        assert all(len(piece) == size for piece, size in zip(pieces[:-1], sizes, strict=False)) or sum(sizes) >= length
        assert b"".join(pieces) + plain.read() == data
        assert plain.read(10) == b""


class Failing(io.BytesIO):
    """Fails at a certain call."""

    def __init__(self, data: bytes, calls: int) -> None:
        super().__init__(data)
        self.calls = calls

    def _count(self) -> None:
        self.calls -= 1
        if self.calls < 0:
            raise ZeroDivisionError("pulled")

    def read(self, count: int | None = -1) -> bytes:
        self._count()
        return super().read(count)

    def write(self, data: object) -> int:
        self._count()
        return super().write(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("calls", range(4))
def test_what_source_and_target_raise_comes_through(calls: int) -> None:
    data = bytes(200_000)
    with pytest.raises(ZeroDivisionError):
        encrypt(Failing(data, calls), io.BytesIO(), [RECIPIENT])
    with pytest.raises(ZeroDivisionError):
        encrypt(io.BytesIO(data), Failing(b"", calls), [RECIPIENT])
    if calls:
        with pytest.raises(ZeroDivisionError), Decrypted(Failing(sealed(data), calls), [IDENTITY]) as plain:
            plain.read()


def test_the_last_write_that_fails_is_not_lost() -> None:
    calls = 0

    class Counting(io.BytesIO):
        def write(self, data: object) -> int:
            nonlocal calls
            calls += 1
            return super().write(data)  # type: ignore[arg-type]

    encrypt(io.BytesIO(b"x"), Counting(), [RECIPIENT])
    with pytest.raises(ZeroDivisionError):
        encrypt(io.BytesIO(b"x"), Failing(b"", calls - 1), [RECIPIENT])


def test_reading_may_stop_anywhere_and_leaves_no_thread() -> None:
    before = threading.active_count()
    secret = sealed(bytes(5_000_000))
    for count in (0, 1, 70_000, 600_000):
        with Decrypted(io.BytesIO(secret), [IDENTITY]) as plain:
            plain.read(count)
    assert threading.active_count() == before


def test_another_laptop_is_told_apart_from_damage() -> None:
    secret = sealed(b"for one only")
    with pytest.raises(NotForUs), Decrypted(io.BytesIO(secret), [identity_of(STRANGER.private)]) as plain:
        plain.read()
    for wrong in (secret[:-1], secret[:-1] + b"\x00", b"", b"age-encryption.org/v1\n", bytes(limits.AGE_HEADER_BYTES)):
        with pytest.raises(Unfit), Decrypted(io.BytesIO(wrong), [IDENTITY]) as plain:
            plain.read()


@pytest.mark.parametrize("text", ["", "age1", RECIPIENT[:-1], RECIPIENT.upper()[:10], "ssh-ed25519 AAAA", IDENTITY])
def test_only_whole_public_keys_are_recipients(text: str) -> None:
    assert is_recipient(RECIPIENT)
    assert not is_recipient(text)
