"""Measures of a page after Decree 30/2020/NĐ-CP, Annex I; all in points, from the top left corner of an A4 sheet."""

from __future__ import annotations

from typing import Final

MM: Final = 72 / 25.4

PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
LEFT: Final = 30 * MM
RIGHT: Final = 195 * MM
TOP: Final = 20 * MM
BOTTOM: Final = 277 * MM
MEASURE: Final = RIGHT - LEFT
"""Width of the text: 165 mm."""

PAGE_NUMBER_SIZE: Final = 13.0
PAGE_NUMBER_BASELINE: Final = 13 * MM
IMPRINT_SIZE: Final = 8.0
IMPRINT_BASELINE: Final = 286.3 * MM

RULE: Final = 0.7
"""Thickness of the rules under Tiêu ngữ, agency and title."""
RULE_DROP: Final = 5.0
"""From a baseline down to its rule."""
TABLE_LINE: Final = 0.5

HEADER_LEFT: Final = 68 * MM
"""Width of the agencies' column; Quốc hiệu has the rest."""
HEADER_PITCH: Final = 15.5
AGENCY_RULE: Final = 24 * MM
TITLE_RULE: Final = 52 * MM

BODY_SIZE: Final = 14.0
BODY_PITCH: Final = 18.0
INDENT: Final = 12.7 * MM
PARAGRAPH_GAP: Final = 6.0
SECTION_GAP: Final = 9.0
TABLE_GAP: Final = 12.0

SIGNATURE_SPACE: Final = 35 * MM
CLOSING_CLEAR: Final = 8 * MM
"""Kept free under signatures and Nơi nhận, above the footnote or the bottom margin with the journal number in it."""

FOOTNOTE_SIZE: Final = 10.5
FOOTNOTE_PITCH: Final = 12.5
FOOTNOTE_RULE: Final = 40 * MM

SUPERSCRIPT: Final = 0.64
"""Size and rise of a superscript as parts of the size of its text."""
SUPERSCRIPT_RISE: Final = 0.33


def short_rule(wanted: float, text_width: float) -> float:
    """A rule of ``wanted`` points, kept between a third and a half of the text above it."""
    return min(max(wanted, text_width / 3), text_width / 2)
