"""JSON from strangers: what our own writer makes is read, what could be read in two ways is not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sync import limits
from inspector.sync.strict_json import NotStrict, read

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
ANY_LENGTH = 1 << 20


def depth(value: object) -> int:
    """How many arrays and objects stand inside one another."""
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(PLAIN, st.booleans())
def test_plain_values_come_through_and_deep_ones_do_not(value: object, ascii_only: bool) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode()
    if depth(value) > limits.DEPTH:
        with pytest.raises(NotStrict, match="deep"):
            read(data, ANY_LENGTH)
    else:
        assert read(data, ANY_LENGTH) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = read(data, ANY_LENGTH)
    except NotStrict:
        return
    assert json.loads(data) == value


@pytest.mark.parametrize("levels", [limits.DEPTH, limits.DEPTH + 1, 5_000])
def test_nesting_has_a_limit(levels: int) -> None:
    data = b"[" * levels + b"]" * levels
    if levels <= limits.DEPTH:
        read(data, ANY_LENGTH)
    else:
        with pytest.raises(NotStrict):
            read(data, ANY_LENGTH)


def test_lengths_and_counts_have_limits() -> None:
    assert read(b'"abc"', 5) == "abc"
    for data, room in (
        (b'"abcd"', 5),
        (b"[" * (limits.CONTAINERS + 1), ANY_LENGTH),
        (b"," * (limits.ITEMS + 1), ANY_LENGTH),
    ):
        with pytest.raises(NotStrict, match="too"):
            read(data, room)


@pytest.mark.parametrize("sign", ["[", "{", ",", '"', "\\", '\\"[', "\n,"])
def test_what_stands_inside_texts_does_not_count(sign: str) -> None:
    text = sign * (limits.ITEMS + 1)
    assert read(json.dumps([text, "end"]).encode(), 1 << 24) == [text, "end"]


@pytest.mark.parametrize("end", [b"", b"\\", b'"', b'\\"', b'"]', b'","'])
@pytest.mark.parametrize("sign", [b'\\"', b'"', b'[\\"', b'["'])
def test_texts_without_end_take_no_longer_than_others(sign: bytes, end: bytes) -> None:
    with pytest.raises(NotStrict):
        read(sign * 700_000 + b"[" * (limits.CONTAINERS + 1) + end, 1 << 24)


@pytest.mark.parametrize(
    "text",
    ["NaN", "[Infinity]", "1.0", "1e2", "-0.0", '{"a":1,"a":1}', '"\\ud800"', "9007199254740992", "[1,]", "'a'", ""],
)
def test_what_lenient_readers_take_is_refused(text: str) -> None:
    with pytest.raises(NotStrict):
        read(text.encode(), ANY_LENGTH)


def test_whole_surrogate_pairs_are_text() -> None:
    assert read(b'"\\ud83d\\ude00"', ANY_LENGTH) == "😀"
