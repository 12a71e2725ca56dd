from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inspector.store.journal.body import (
    RUN_LIMIT,
    Header,
    Kind,
    MalformedBody,
    Operation,
    body_id,
    canonical,
    decode,
    decode_strictly,
    dumped,
    encode,
    reference,
    split,
    value_hash,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=0xD7FF))
SCALARS = st.none() | TEXT | st.integers(-(2**53) + 1, 2**53 - 1)
PLAIN = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
REFERENCES = st.builds(reference, HASHES, st.integers(0, 2**20 - 1))
OPERATIONS = st.builds(
    Operation,
    KEYS,
    KEYS,
    st.sampled_from([*Kind, "unknown to this version"]).map(str),
    st.dictionaries(KEYS.filter(bool), st.tuples(HASHES) | st.tuples(HASHES, REFERENCES, REFERENCES), max_size=4),
    st.lists(REFERENCES, max_size=3).map(tuple),
)
TIMES = st.none() | st.integers(0, 2**53 - 1)
HEADERS = st.builds(Header, TEXT, st.integers(1, 2**53 - 1), TEXT, TEXT, TEXT, TEXT, TIMES)


def escaped(text: str) -> str:
    """A string as RFC 8785, section 3.2.2.2, writes it."""
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return '"' + "".join(short.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 else c) for c in text) + '"'


def jcs(value: Any) -> str:
    """RFC 8785 written out by hand for the values that occur: keys in order of UTF-16 code units."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{escaped(key)}:{jcs(value[key])}" for key in keys) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(jcs, value)) + "]"
    if isinstance(value, str):
        return escaped(value)
    return "null" if value is None else str(value)


@given(PLAIN)
def test_canonical_json_is_that_of_rfc_8785(value: Any) -> None:
    assert canonical(value) == jcs(value).encode()
    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize(
    "value", [1.5, True, 2**53, -(2**53), b"x", {"a": 0.1}, {1: "a"}, {"\ud7ff\ue000": 1}, "\ud800"]
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical(value)


@given(HEADERS, st.lists(OPERATIONS, max_size=4))
def test_a_body_reads_back_as_it_was_written(header: Header, operations: list[Operation]) -> None:
    body = encode(header, operations)
    # A long one is names and hashes alone.
    assume(len(body) <= RUN_LIMIT or (body.isascii() and b"\\" not in body))
    assert decode_strictly(body) == (header, operations)
    assert encode(*decode_strictly(body)) == body


@given(HEADERS, TIMES)
def test_a_time_of_its_own_is_all_that_a_body_gets_by_it(header: Header, at: int | None) -> None:
    operations = [Operation("t", "1", "put")]
    without, body = (encode(header._replace(at=time), operations) for time in (None, at))
    assert "at" not in json.loads(without)
    assert json.loads(body) == json.loads(without) | ({} if at is None else {"at": at})
    assert (body_id(body) == body_id(without)) == (at is None), "id and signature cover it"
    assert decode(body) == decode_strictly(body) == (header._replace(at=at), operations)


@pytest.mark.parametrize("at", [None, "1551661200000", -1, 2**53, [1], {"ms": 1}])
def test_a_time_that_is_no_whole_number_is_refused(at: Any) -> None:
    raw = json.loads(encode(Header("d.e", 1, "", "0", "p", "a"), [Operation("t", "1", "put")]))
    with pytest.raises(MalformedBody):
        decode_strictly(dumped(raw | {"at": at}).encode())
    with pytest.raises(MalformedBody):
        decode_strictly(dumped(raw | {"at": True}).encode())
    with pytest.raises(MalformedBody):
        decode_strictly(dumped(raw | {"at": 1.5}).encode())


@given(st.binary(max_size=200) | PLAIN.map(canonical))
def test_any_bytes_are_a_body_or_malformed(body: bytes) -> None:
    with pytest.raises(MalformedBody):
        decode_strictly(body)


@given(HEADERS, st.lists(OPERATIONS, min_size=1, max_size=2), st.data())
def test_a_body_with_one_part_replaced_never_raises_anything_else(
    header: Header, operations: list[Operation], data: st.DataObject
) -> None:
    raw = json.loads(encode(header, operations))
    target = data.draw(st.sampled_from([raw, raw["ops"][0]]))
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(PLAIN)
    with suppress(MalformedBody):
        decode_strictly(canonical(raw))


def test_unknown_parts_of_a_later_version_are_passed_over() -> None:
    header = Header("d.e", 1, "", "0", "p", "a")
    raw = json.loads(encode(header, [Operation("t", "1", "put")]))
    raw["later"] = [1]
    raw["ops"][0]["later"] = "x"
    assert decode_strictly(canonical(raw)) == (header, [Operation("t", "1", "put")])


def test_the_existence_register_is_not_written_as_a_field() -> None:
    body = encode(Header("d.e", 1, "", "0", "p", "a"), [Operation("t", "1", "put", {"": ("a" * 64,)})])
    with pytest.raises(MalformedBody):
        decode_strictly(body)


def test_another_format_is_refused() -> None:
    with pytest.raises(MalformedBody):
        decode_strictly(encode(Header("d.e", 1, "", "0", "p", "a"), []).replace(b'"fmt":1', b'"fmt":2'))


@given(SCALARS, SCALARS, st.binary(min_size=16, max_size=16))
def test_only_equal_values_have_equal_hashes(one: Any, other: Any, salt: bytes) -> None:
    assert (value_hash(salt, one) == value_hash(salt, other)) == (one == other and type(one) is type(other))


def test_the_format_does_not_move() -> None:
    """Bodies lie in stores and packages for years: the same content must give these very bytes."""
    write = (value_hash(b"\x00" * 16, "Khánh Vĩnh"), reference("a" * 64, 3))
    operation = Operation("unit", "u1", Kind.PUT, {"name": write}, (reference("b" * 64, 0),))
    header = Header("0123456789abcdef.00000001", 2, "c" * 64, "001551661200000-000000-01234567", "p1", "x")
    body = encode(header, [operation])
    assert body_id(body) == "936d29236ec891f811f315e4317e4ab7b6bad66a7b1e4ae4297f873653456520"
    start = b'{"action":"x","actor":"p1","at":1517101200000,"fmt":1,"hlc":"001551661200000-'
    assert encode(header._replace(at=1_517_101_200_000), [operation]).startswith(start)


@given(HASHES, st.integers(0, 2**20 - 1))
def test_a_reference_splits_into_its_parts(transaction: str, index: int) -> None:
    assert split(reference(transaction, index)) == (transaction, index)
