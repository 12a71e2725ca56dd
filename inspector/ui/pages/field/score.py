"""Points as they are typed at the unit: comma or dot, at most the criterion's maximum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inspector.core import parsing
from inspector.core.errors import Refused
from inspector.core.text import clean
from inspector.ui.widgets import PointsField

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS: Final = ("điểm", "đ")


def read_score(typed: str, maximum: Decimal) -> Decimal | None:
    """The points ``typed`` stands for, None for blank; raises ``Refused`` for no points or more than ``maximum``."""
    words = clean(typed)
    if not words:
        return None
    # "1,5đ" and "1,5 điểm" are points as people write them.
    for unit in _UNITS:
        words = words.casefold().removesuffix(unit)
    value = parsing.parse_points(words, "both")
    if value > maximum:
        raise Refused("score.above_maximum", value=value, maximum=maximum)
    return value


class ScoreField(PointsField):
    """A field for the points of the criterion chosen; ``maximum`` asks what that criterion allows."""

    def __init__(self, name: str, maximum: Callable[[], Decimal]) -> None:
        super().__init__(name)
        self._maximum = maximum
        self.line.setMaximumWidth(86)

    def _read(self) -> Decimal | None:
        return read_score(self.line.text(), self._maximum())

    def typed_points(self) -> Decimal | None:
        """The points that stand in the field now, committed or not; None where they cannot be read."""
        try:
            return self._read()
        except Refused:
            return None
