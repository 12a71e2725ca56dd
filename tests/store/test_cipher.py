from __future__ import annotations

from io import BytesIO

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.store.cipher import Cipher, Undecipherable

IDENTITY = Cipher.new_identity()


class Broken(BytesIO):
    """A stream on a disk that fails."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "read")

    def write(self, data: object, /) -> int:
        raise OSError(28, "write")


def sealed(plain: bytes) -> bytes:
    out = BytesIO()
    Cipher(IDENTITY).seal(BytesIO(plain), out)
    return out.getvalue()


@given(st.binary(max_size=200_000).map(lambda rest: b"what nobody may read" + rest))
def test_it_comes_back_and_is_plain_age(plain: bytes) -> None:
    found, out = sealed(plain), BytesIO()
    Cipher(IDENTITY).unseal(BytesIO(found), out)
    assert out.getvalue() == plain
    assert pyrage.decrypt(found, [pyrage.x25519.Identity.from_str(IDENTITY)]) == plain
    assert plain[:20] not in found


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data[:30], lambda data: data[:0], lambda data: data + b"x"]
)
def test_what_is_damaged_is_told(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(Undecipherable):
        Cipher(IDENTITY).unseal(BytesIO(damage(sealed(b"photo" * 9))), BytesIO())
    with pytest.raises(Undecipherable):
        Cipher(Cipher.new_identity()).unseal(BytesIO(sealed(b"photo")), BytesIO())


def test_a_failing_disk_speaks_for_itself() -> None:
    cipher = Cipher(IDENTITY)
    for act, source, sink, number in (
        (cipher.seal, Broken(), BytesIO(), 5),
        (cipher.seal, BytesIO(b"photo"), Broken(), 28),
        (cipher.unseal, Broken(), BytesIO(), 5),
        (cipher.unseal, BytesIO(sealed(b"photo")), Broken(), 28),
    ):
        with pytest.raises(OSError, match="read" if isinstance(source, Broken) else "write") as caught:
            act(source, sink)
        assert caught.value.errno == number
