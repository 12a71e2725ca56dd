"""Only the allowed moves are allowed, and a refusal says which are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from inspector.core.errors import Refused
from inspector.core.messages import label
from inspector.domain import lifecycle
from inspector.domain.inspection import InspectionState
from inspector.domain.recommendation import ActionState
from inspector.domain.round import RoundState

LIVES: list[tuple[Mapping[Any, frozenset[Any]], Callable[[Any, Any], None]]] = [
    (lifecycle.INSPECTION, lambda old, new: lifecycle.move_inspection(old, new, "lý do")),
    (lifecycle.ROUND, lifecycle.move_round),
    (lifecycle.RECOMMENDATION, lifecycle.move_recommendation),
]


@pytest.mark.parametrize(("moves", "move"), LIVES)
def test_every_state_has_its_moves(
    moves: Mapping[StrEnum, frozenset[StrEnum]], move: Callable[[StrEnum, StrEnum], None]
) -> None:
    states = set(type(next(iter(moves))))
    assert set(moves) == states
    for old in states:
        for new in states:
            if new == old or new in moves[old]:
                move(old, new)
            else:
                with pytest.raises(Refused, match=f"“{label(old)}” sang “{label(new)}”"):
                    move(old, new)


@pytest.mark.parametrize("moves", [moves for moves, _ in LIVES])
def test_every_state_can_be_reached_and_left(moves: Mapping[StrEnum, frozenset[StrEnum]]) -> None:
    reachable = frozenset().union(*moves.values())
    assert reachable == set(moves)
    assert all(moves.values())


@pytest.mark.parametrize("state", sorted(lifecycle.NEEDS_REASON))
def test_not_inspecting_needs_a_reason(state: InspectionState) -> None:
    lifecycle.move_inspection(InspectionState.PLANNED, state, "Chuyển sang kế hoạch năm 2020")
    with pytest.raises(Refused, match="lý do"):
        lifecycle.move_inspection(InspectionState.PLANNED, state, None)


def test_closed_round_says_what_to_do() -> None:
    lifecycle.require_open(RoundState.OPEN, "Đợt 1 năm 2019")
    with pytest.raises(Refused, match=r"Đợt 1 năm 2019 đã kết thúc.*mở lại"):
        lifecycle.require_open(RoundState.CLOSED, "Đợt 1 năm 2019")


def test_signed_minutes_say_what_to_do() -> None:
    lifecycle.require_unsigned(None, "UBND xã Cầu Bà")
    with pytest.raises(Refused, match=r"03/06/2019.*biên bản bổ sung"):
        lifecycle.require_unsigned(date(2019, 6, 3), "UBND xã Cầu Bà")


def test_recommendation_that_was_not_accepted_goes_on() -> None:
    for new in (ActionState.IN_PROGRESS, ActionState.REPORTED):
        lifecycle.move_recommendation(ActionState.REJECTED, new)
