from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.core.paper_code import GROUP, LEAD_BYTES, UNLOCKING_BYTES, decode, encode, groups, looks_like

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.binary(min_size=1, max_size=40))
def test_a_secret_comes_back_from_its_code(secret: bytes) -> None:
    code = encode(secret)
    assert decode(code, len(secret)) == secret
    assert {len(group) for group in groups(code)} == {GROUP}


@pytest.mark.parametrize(("size", "count"), [(16, 6), (32, 12)])
def test_the_codes_on_paper_have_whole_groups(size: int, count: int) -> None:
    assert len(groups(encode(bytes(size)))) == count


@given(st.binary(min_size=16, max_size=16), st.sampled_from(["{}", " {} ", "{}\n"]))
def test_it_is_read_however_it_was_typed(secret: bytes, frame: str) -> None:
    code = encode(secret)
    for typed in (code.lower(), code.replace("-", ""), code.replace("-", " – "), code.replace("0", "o")):
        assert decode(frame.format(typed), 16) == secret
    assert decode(code.replace("1", "l"), 16) == decode(code.replace("1", "I"), 16) == secret


@given(st.binary(min_size=16, max_size=16), st.data())
def test_a_slip_of_the_pen_is_told(secret: bytes, data: st.DataObject) -> None:
    code = encode(secret)
    place = data.draw(st.sampled_from([index for index, letter in enumerate(code) if letter != "-"]))
    other = data.draw(st.sampled_from([symbol for symbol in SYMBOLS if symbol != code[place]]))
    with pytest.raises(Refused) as caught:
        decode(code[:place] + other + code[place + 1 :], 16)
    assert caught.value.code == "vault.code_mistyped"


@pytest.mark.parametrize("typed", ["", "ABCDE", "U" * 30, "không phải mã", "0" * 31])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        decode(typed, 16)


@given(st.sampled_from([UNLOCKING_BYTES, LEAD_BYTES]), st.data())
def test_the_two_papers_are_told_apart_whatever_slip_is_in_them(size: int, data: st.DataObject) -> None:
    code = encode(data.draw(st.binary(min_size=size, max_size=size)))
    slipped = data.draw(st.sampled_from(SYMBOLS)) + code[1:].lower()
    assert looks_like(slipped, size)
    assert not looks_like(slipped, UNLOCKING_BYTES + LEAD_BYTES - size)
