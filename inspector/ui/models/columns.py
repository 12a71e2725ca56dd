"""What a table shows: columns as data over plain rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from inspector.core.collation import sort_key

if TYPE_CHECKING:
    from inspector.ui.theme import Tone

Row = TypeVar("Row")
Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it says of a row and how it is ordered.

    ``order`` gives a comparable key where the Vietnamese order of the text would be wrong (numbers, dates); None sorts
    last. ``tone`` paints the text as a badge, ``detail`` adds a small second line, ``share`` (0 to 1) paints a bar.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    align: Align = "left"
    stretch: bool = False
    order: Callable[[Row], Any] | None = None
    tone: Callable[[Row], Tone | None] | None = None
    detail: Callable[[Row], str] | None = None
    share: Callable[[Row], float | None] | None = None
    muted: bool = False
    bold: bool = False

    def sort_value(self, row: Row) -> tuple[bool, Any]:
        """The key that orders rows by this column; what has no value comes last."""
        value = self.order(row) if self.order else sort_key(self.text(row))
        missing = value is None or value == ""
        return (missing, "" if missing else value)

    def words(self, row: Row) -> str:
        """Everything the cell says, for finding and copying."""
        detail = self.detail(row) if self.detail else ""
        return f"{self.text(row)} {detail}" if detail else self.text(row)
