"""The pass rule of a round (quy tắc đạt) as data, and the verdict it gives on a unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from inspector.core.errors import Refused
from inspector.core.formats import number, points
from inspector.core.messages import text
from inspector.domain.finding import HIGHEST_SEVERITY
from inspector.domain.inspection import Outcome

if TYPE_CHECKING:
    from inspector.domain.scoring import Totals

DEFAULT_MINIMUM = Decimal(70)


@dataclass(frozen=True, slots=True)
class PassRule:
    """What a unit must meet to pass; a part that is nothing is not asked for."""

    minimum_total: Decimal | None = DEFAULT_MINIMUM
    """Least total, measured on the total rescaled to 100."""
    minimum_area: Decimal | None = None
    """Least share of every area's points, per cent."""
    severity_bar: int | None = None
    """No finding of this severity or above."""
    previous_handled: bool = False
    """Recommendations of earlier rounds handled."""

    def __post_init__(self) -> None:
        for name in ("minimum_total", "minimum_area"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 100:
                raise Refused("pass_rule.percent_range", value=number(value))
        if self.severity_bar is not None and not 1 <= self.severity_bar <= HIGHEST_SEVERITY:
            raise Refused("pass_rule.severity_range", value=self.severity_bar)

    @property
    def asks_points(self) -> bool:
        """A unit cannot be judged before it is scored."""
        return self.minimum_total is not None or self.minimum_area is not None

    @property
    def only_total(self) -> Decimal | None:
        """The least total, where nothing else is asked for."""
        other = self.minimum_area is not None or self.severity_bar is not None or self.previous_handled
        return None if other else self.minimum_total

    def to_data(self) -> dict[str, Any]:
        """The form it is stored in: decimals as text."""
        return {
            "minimum_total": _text(self.minimum_total),
            "minimum_area": _text(self.minimum_area),
            "severity_bar": self.severity_bar,
            "previous_handled": self.previous_handled,
        }

    @classmethod
    def from_data(cls, data: dict[str, Any] | None) -> PassRule:
        """The rule as it was stored; the default rule for nothing. Raises ``Refused("pass_rule.unreadable")``."""
        if data is None:
            return cls()
        try:
            return cls(
                minimum_total=_decimal(data.get("minimum_total")),
                minimum_area=_decimal(data.get("minimum_area")),
                severity_bar=None if data.get("severity_bar") is None else int(data["severity_bar"]),
                previous_handled=bool(data.get("previous_handled")),
            )
        except (InvalidOperation, ValueError, TypeError):
            raise Refused("pass_rule.unreadable") from None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule is applied to: one unit at the end of its inspection."""

    totals: Totals
    areas: tuple[tuple[str, Totals], ...] = ()
    """Name and sums of each area."""
    unfinished: tuple[str, ...] = ()
    """Names of the areas neither answered nor concluded."""
    unscored: tuple[str, ...] = ()
    """Names of the areas with criteria that apply and have no points yet."""
    worst_severity: int = 0
    """Highest severity among its findings."""
    previous_open: int = 0
    """Recommendations of earlier rounds that are still open."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says; ``outcome`` is nothing while the rule cannot decide."""

    outcome: Outcome | None
    reasons: tuple[str, ...] = ()
    """Sentences: what was not met, or what keeps the rule from deciding."""
    total: Decimal | None = None
    """Total rescaled to 100."""
    unfinished: tuple[str, ...] = field(default=())


def judge(rule: PassRule, standing: Standing) -> Verdict:
    """The verdict on a unit. An unfinished unit is not decided, and neither is one without all points asked for."""
    total = standing.totals.rescaled
    if standing.unfinished:
        reason = text("verdict.unfinished", areas="; ".join(standing.unfinished))
        return Verdict(None, (reason,), total, standing.unfinished)
    if rule.minimum_total is not None and total is None:
        return Verdict(None, (text("verdict.no_points"),), total)
    if standing.unscored and rule.asks_points:
        return Verdict(None, (text("verdict.unscored", areas="; ".join(standing.unscored)),), total, standing.unscored)
    reasons = (*_total(rule, total), *_areas(rule, standing), *_findings(rule, standing), *_previous(rule, standing))
    return Verdict(Outcome.FAILING if reasons else Outcome.PASSING, reasons, total)


def overtaken_by(outcome: Outcome | None, verdict: Verdict) -> Outcome | None:
    """What the rule says now, where a conclusion drawn by it says otherwise; an undecided rule overtakes nothing."""
    return verdict.outcome if outcome is not None and outcome != verdict.outcome else None


def _total(rule: PassRule, total: Decimal | None) -> tuple[str, ...]:
    if rule.minimum_total is None or total is None or total >= rule.minimum_total:
        return ()
    return (text("verdict.total", total=points(total), minimum=points(rule.minimum_total)),)


def _areas(rule: PassRule, standing: Standing) -> tuple[str, ...]:
    least = rule.minimum_area
    if least is None:
        return ()
    low = [(name, part.rescaled) for name, part in standing.areas if part.rescaled is not None]
    return tuple(
        text("verdict.area", area=name, share=number(share), minimum=number(least))
        for name, share in low
        if share < least
    )


def _findings(rule: PassRule, standing: Standing) -> tuple[str, ...]:
    if rule.severity_bar is None or standing.worst_severity < rule.severity_bar:
        return ()
    return (text("verdict.finding", severity=standing.worst_severity, bar=rule.severity_bar),)


def _previous(rule: PassRule, standing: Standing) -> tuple[str, ...]:
    if not rule.previous_handled or not standing.previous_open:
        return ()
    return (text("verdict.previous", count=standing.previous_open),)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
