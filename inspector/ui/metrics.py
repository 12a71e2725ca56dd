"""Lengths of the window in logical pixels, on a grid of four; Qt scales them to the screen."""

from __future__ import annotations

from typing import Final

MARGIN: Final = 18
"""Around a page."""
PADDING: Final = 14
"""Inside a card."""
GAP: Final = 12
"""Between cards."""
TIGHT: Final = 6
"""Between things that belong together."""
RADIUS: Final = 8
CONTROL_RADIUS: Final = 6
NAVIGATION: Final = 204
NAVIGATION_NARROW: Final = 52
TOP_BAR: Final = 48
STATUS_BAR: Final = 26
ROW: Final = 33
"""A table row of one line."""
ROW_TALL: Final = 44
"""A table row of two lines."""
ICON: Final = 18
TEXT: Final = 13
SMALL: Final = 11.5
FAMILIES: Final = ("Segoe UI", "Noto Sans", "Inter")
