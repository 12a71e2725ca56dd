"""Which state may follow which (vòng đời): inspections, rounds and recommendations."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from inspector.core.errors import Refused
from inspector.core.messages import label
from inspector.domain.inspection import InspectionState
from inspector.domain.recommendation import ActionState
from inspector.domain.round import RoundState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

S = TypeVar("S", bound=StrEnum)
_I, _A = InspectionState, ActionState

INSPECTION: Final[Mapping[InspectionState, frozenset[InspectionState]]] = MappingProxyType(
    {
        _I.PLANNED: frozenset({_I.POSTPONED, _I.IN_PROGRESS, _I.INSPECTED, _I.REPLACED, _I.CANCELLED}),
        _I.POSTPONED: frozenset({_I.PLANNED, _I.IN_PROGRESS, _I.INSPECTED, _I.REPLACED, _I.CANCELLED}),
        _I.IN_PROGRESS: frozenset({_I.PLANNED, _I.POSTPONED, _I.INSPECTED, _I.CANCELLED}),
        _I.INSPECTED: frozenset({_I.IN_PROGRESS}),
        _I.REPLACED: frozenset({_I.PLANNED}),
        _I.CANCELLED: frozenset({_I.PLANNED}),
    }
)

ROUND: Final[Mapping[RoundState, frozenset[RoundState]]] = MappingProxyType(
    {
        RoundState.PLANNED: frozenset({RoundState.OPEN, RoundState.CLOSED}),
        RoundState.OPEN: frozenset({RoundState.PLANNED, RoundState.CLOSED}),
        RoundState.CLOSED: frozenset({RoundState.OPEN}),
    }
)

RECOMMENDATION: Final[Mapping[ActionState, frozenset[ActionState]]] = MappingProxyType(
    {
        _A.NEW: frozenset({_A.IN_PROGRESS, _A.REPORTED}),
        _A.IN_PROGRESS: frozenset({_A.NEW, _A.REPORTED}),
        _A.REPORTED: frozenset({_A.IN_PROGRESS, _A.VERIFIED, _A.REJECTED}),
        _A.VERIFIED: frozenset({_A.CLOSED, _A.REJECTED}),
        _A.REJECTED: frozenset({_A.IN_PROGRESS, _A.REPORTED, _A.VERIFIED}),
        _A.CLOSED: frozenset({_A.IN_PROGRESS}),
    }
)

NEEDS_REASON: Final = frozenset({_I.POSTPONED, _I.REPLACED, _I.CANCELLED})
"""States of an inspection that say why it was not carried out."""


def move_inspection(old: InspectionState, new: InspectionState, reason: str | None = None) -> None:
    """Refuse a move an inspection cannot make, or one without the reason it needs."""
    _move(INSPECTION, old, new, "lifecycle.inspection")
    if new in NEEDS_REASON and not reason:
        raise Refused("lifecycle.reason_missing", state=label(new))


def move_round(old: RoundState, new: RoundState) -> None:
    """Refuse a move a round cannot make."""
    _move(ROUND, old, new, "lifecycle.round")


def move_recommendation(old: ActionState, new: ActionState) -> None:
    """Refuse a move a recommendation cannot make."""
    _move(RECOMMENDATION, old, new, "lifecycle.recommendation")


def require_open(round_state: RoundState | None, title: str) -> None:
    """Refuse to change what belongs to a closed round."""
    if round_state == RoundState.CLOSED:
        raise Refused("round.closed", round=title)


def require_unsigned(signed_on: date | None, unit: str) -> None:
    """Refuse to change what signed minutes state; corrections go into supplementary minutes."""
    if signed_on is not None:
        raise Refused("inspection.signed", unit=unit, day=f"{signed_on:%d/%m/%Y}")


def _move(moves: Mapping[S, frozenset[S]], old: S, new: S, code: str) -> None:
    if new != old and new not in moves[old]:
        choices = ", ".join(label(state) for state in moves[old])
        raise Refused(code, old=label(old), new=label(new), choices=choices)
