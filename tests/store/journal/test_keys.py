from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.ids import SeededEntropy
from inspector.store.journal.keys import DeviceKey, device_of, new_epoch, verified

KEY = DeviceKey.new(SeededEntropy("one"))
OTHER = DeviceKey.new(SeededEntropy("other"))
IDS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(IDS, IDS)
def test_a_signature_holds_for_its_transaction_and_key_only(identity: str, another: str) -> None:
    signature = KEY.sign(identity)
    assert verified(KEY.public, identity, signature)
    assert not verified(OTHER.public, identity, signature)
    assert verified(KEY.public, another, signature) == (another == identity)


@given(IDS, st.integers(0, 511))
def test_any_bit_of_a_signature_counts(identity: str, bit: int) -> None:
    signature = bytearray(KEY.sign(identity))
    signature[bit // 8] ^= 1 << bit % 8
    assert not verified(KEY.public, identity, bytes(signature))


def test_what_is_no_key_vouches_for_nothing() -> None:
    assert not verified("00", "00" * 32, b"")
    assert not verified("no hexadecimal", "00" * 32, bytes(64))


def test_names_come_from_the_public_key_and_from_chance() -> None:
    assert KEY.device == device_of(KEY.public) != OTHER.device
    entropy = SeededEntropy("epochs")
    assert new_epoch(entropy) != new_epoch(entropy)
