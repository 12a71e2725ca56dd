from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import decrypt, encrypt
from pyrage.x25519 import Identity, Recipient

from inspector.store.journal.keys import DeviceKey
from inspector.store.journal.recipient import bech32, identity_of, recipient_of


@given(st.binary(min_size=32, max_size=32))
def test_age_reads_both_and_they_belong_together(seed: bytes) -> None:
    identity = Identity.from_str(identity_of(seed))
    assert str(identity) == identity_of(seed)
    assert str(identity.to_public()) == recipient_of(seed)


def test_what_is_encrypted_to_a_device_opens_with_its_own_key_alone() -> None:
    one, other = DeviceKey(b"a" * 32), DeviceKey(b"b" * 32)
    sealed = encrypt(b"content", [Recipient.from_str(one.recipient)])
    assert decrypt(sealed, [Identity.from_str(one.identity)]) == b"content"
    with pytest.raises(Exception, match="No matching keys"):
        decrypt(sealed, [Identity.from_str(other.identity)])


@pytest.mark.parametrize(
    ("prefix", "content", "written"),
    [("a", b"", "a12uel5l"), ("abcdef", bytes(range(0)), "abcdef1")],
)
def test_the_examples_of_the_standard(prefix: str, content: bytes, written: str) -> None:
    assert bech32(prefix, content).startswith(written)
