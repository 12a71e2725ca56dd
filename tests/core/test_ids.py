"""Identifiers."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.ids import SeededEntropy, SystemEntropy, new_id, stable_id

MILLISECONDS = st.integers(min_value=0, max_value=2**48 - 1)


@given(MILLISECONDS, st.text(max_size=5))
def test_new_ids_are_version_seven_and_carry_their_time(moment: int, seed: str) -> None:
    made = uuid.UUID(new_id(moment, SeededEntropy(seed)))
    assert made.variant == uuid.RFC_4122
    assert made.version == 7
    assert made.int >> 80 == moment


@given(MILLISECONDS, MILLISECONDS)
def test_new_ids_sort_by_time(first: int, second: int) -> None:
    if first < second:
        assert new_id(first, SystemEntropy()) < new_id(second, SystemEntropy())


def test_new_ids_of_one_moment_differ() -> None:
    entropy = SystemEntropy()
    assert len({new_id(1, entropy) for _ in range(1000)}) == 1000


@given(st.lists(st.text(max_size=8), max_size=4), st.lists(st.text(max_size=8), max_size=4))
def test_stable_ids_are_equal_exactly_for_equal_keys(first: list[str], second: list[str]) -> None:
    if any("\x1f" in key for key in first + second):
        return
    assert (stable_id("answer", *first) == stable_id("answer", *second)) == (
        "\x1f".join(["answer", *first]) == "\x1f".join(["answer", *second])
    )


def test_stable_ids_depend_on_their_kind() -> None:
    assert stable_id("answer", "1", "2") != stable_id("no_violation", "1", "2")


def test_seeded_entropy_repeats_and_goes_on() -> None:
    first, second = SeededEntropy("sample"), SeededEntropy("sample")
    assert [first.random(5), first.random(40)] == [second.random(5), second.random(40)]
    assert first.random(8) != first.random(8)
    assert SeededEntropy("other").random(8) != SeededEntropy("sample").random(8)
