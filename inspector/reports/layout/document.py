"""A whole document onto a surface: section by section, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from inspector.reports.fonts import ASCENT, font
from inspector.reports.layout.binding import bind
from inspector.reports.layout.closing import closing
from inspector.reports.layout.flow import Atom, Draw, Flow, Foot
from inspector.reports.layout.geometry import (
    BODY_PITCH,
    BODY_SIZE,
    BOTTOM,
    FOOTNOTE_PITCH,
    FOOTNOTE_RULE,
    FOOTNOTE_SIZE,
    IMPRINT_BASELINE,
    IMPRINT_SIZE,
    INDENT,
    LEFT,
    MEASURE,
    PAGE_NUMBER_BASELINE,
    PAGE_NUMBER_SIZE,
    PARAGRAPH_GAP,
    RULE,
    SECTION_GAP,
)
from inspector.reports.layout.letterhead import letterhead
from inspector.reports.layout.lines import Line, Piece, break_lines, words
from inspector.reports.layout.opening import addressee, annex_title, bases, title
from inspector.reports.layout.surface import Silent, Surface
from inspector.reports.layout.symbol import symbol
from inspector.reports.layout.tables import TableLayout
from inspector.reports.layout.text import TextStyle, Values, glued, paragraph, place
from inspector.reports.parts import (
    MARK,
    Addressee,
    AnnexTitle,
    Bases,
    Caption,
    Closing,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Part,
    Section,
    Symbol,
    Table,
    Title,
    plain,
)
from inspector.reports.wording import phrase

_CLOSER: Final = (0.975, 0.95, 0.925, 0.9)
"""Of the usual leading; the closest is 16.2 pt, single spacing of 14 pt is 16.1."""
_TRIED_ROWS: Final = 60
"""A section with more rows is laid out once."""
_SPARSE: Final = 0.4
"""A last page of which less is used is worth sparing."""
_CAPTION: Final = TextStyle(size=13, pitch=18, indent=0, align="center", before=9, even=True)
_MEASURE_LINE: Final = TextStyle(size=13, pitch=17, indent=0, align="right", before=0)


def lay_out(document: Document, surface: Surface) -> int:
    """Draw ``document`` on ``surface``; the number of its pages, annexes included."""
    values = _values(document, document.body)
    pages = _Setting(document, surface, values).pages(document.body)
    for annex in document.annexes:
        pages += _Setting(document, surface, _values(document, annex)).pages(annex)
    return pages


def _values(document: Document, section: Section) -> Values:
    """The number of pages of a section, and its leading: a little closer where that spares a nearly empty page.

    Decree 30/2020 asks for single spacing at least, so a signature need not stand on a page with hardly any text.
    Sections with long tables are set as they are: laying them out twice would take its time.
    """
    if sum(len(part.rows) for part in section.parts if isinstance(part, Table)) > _TRIED_ROWS:
        return Values()
    pages, filled = _tried(document, section, 1.0)
    if pages > 1 and filled < _SPARSE:
        for leading in _CLOSER:
            fewer, _ = _tried(document, section, leading)
            if fewer < pages:
                return Values(fewer, leading)
    return Values(pages)


def _tried(document: Document, section: Section, leading: float) -> tuple[int, float]:
    """Pages of a section with lines so close, and how much of the last one is used; nothing is drawn."""
    setting = _Setting(document, Silent(), Values(leading=leading))
    return setting.pages(section), setting.filled


class _Setting:
    """Sets the sections of one document on one surface."""

    def __init__(self, document: Document, surface: Surface, values: Values) -> None:
        self._document = document
        self._surface = surface
        self._values = values
        self._lettered = False
        self.filled = 0.0
        """How much of the last page drawn is used."""

    def pages(self, section: Section) -> int:
        """Draw ``section``; the number of its pages."""
        foot = _foot(section)
        self._lettered = any(isinstance(part, Letterhead) for part in section.parts)
        flow = Flow(self._surface, foot, self._frame)
        if section.name:
            self._surface.bookmark(0, section.name, 0.0)
        keep = False
        for part in section.parts:
            if isinstance(part, PageBreak):
                flow.break_page()
                continue
            atoms = self._atoms(part, foot.height if foot else 0.0)
            flow.add(glued(atoms) if keep or isinstance(part, Closing) else atoms)
            keep = _keeps_with_next(part)
        imprint = self._document.imprint if section is self._document.body else ""
        flow.finish((lambda surface, _: _imprint(surface, imprint)) if imprint else None)
        self.filled = flow.filled
        return flow.pages

    def _atoms(self, part: Part, foot_height: float) -> Iterator[Atom]:
        if isinstance(part, Heading):
            return self._heading(part)
        if isinstance(part, Table):
            return TableLayout(part, foot_height, self._values.leading).atoms()
        return iter(_simple(part, self._values))

    def _heading(self, part: Heading) -> Iterator[Atom]:
        text = part.text.upper() if part.level == 1 else part.text
        style = TextStyle(before=SECTION_GAP if part.level == 1 else PARAGRAPH_GAP, align="left")
        runs = plain(f"{part.label} {text}".strip(), bold=part.level < 3)
        first, *others = paragraph(runs, style, self._values)
        yield replace(first, draw=self._bookmarked(first.draw, part.level - 1, f"{part.label} {text}".strip()))
        yield from (replace(atom, glued=True) for atom in others)

    def _bookmarked(self, draw: Draw, level: int, text: str) -> Draw:
        def marked(surface: Surface, y: float) -> None:
            surface.bookmark(level, text.replace(MARK, ""), y)
            draw(surface, y)

        return marked

    def _frame(self, number: int) -> None:
        if number > 1:
            line = _line(str(number), PAGE_NUMBER_SIZE)
            place(self._surface, line, LEFT, MEASURE, PAGE_NUMBER_BASELINE, "center")
        if self._document.draft and (number > 1 or not self._lettered):
            line = _line(phrase("frame.draft"), 12, bold=True)
            place(self._surface, line, LEFT, MEASURE, PAGE_NUMBER_BASELINE, "right")


def _simple(part: Part, values: Values) -> Iterable[Atom]:
    match part:
        case Letterhead():
            return [letterhead(part)]
        case Title():
            return title(part)
        case Addressee():
            return addressee(part)
        case Bases():
            return bases(part.items, TextStyle(), values)
        case Paragraph():
            return paragraph(part.runs, _style(part), values)
        case Caption():
            return _caption(part, values)
        case Symbol():
            return [symbol(part)]
        case Closing():
            return closing(part)
        case AnnexTitle():
            return annex_title(part, values)
    raise TypeError(part)


def _keeps_with_next(part: Part) -> bool:
    if isinstance(part, Paragraph):
        return part.keep_with_next or _announces(part)
    if isinstance(part, Table):
        return part.keep_with_next
    return isinstance(part, (Heading, Caption, Title, AnnexTitle))


def _announces(part: Paragraph) -> bool:
    """Whether a paragraph ends with a colon: it says nothing apart from what follows it."""
    return bool(part.runs) and part.runs[-1].text.rstrip().endswith(":")


def _style(part: Paragraph) -> TextStyle:
    size = part.size or BODY_SIZE
    return TextStyle(
        size=size,
        pitch=BODY_PITCH * size / BODY_SIZE,
        indent=INDENT if part.indent and part.align in ("justify", "left") else 0.0,
        align=part.align,
    )


def _caption(part: Caption, values: Values) -> Iterator[Atom]:
    yield from paragraph(plain(part.text, bold=True), _CAPTION, values)
    if part.measure:
        runs = plain(phrase("frame.measure", measure=part.measure), italic=True)
        yield from glued(paragraph(runs, _MEASURE_LINE, values))


def _foot(section: Section) -> Foot | None:
    """The footnote of the mark, under the note of every page where there is one."""
    texts = [text for text in (section.note, section.footnote and f"{MARK} {section.footnote}") if text]
    lines = [line for text in texts for line in _wrapped(text)]
    if not lines:
        return None
    height = len(lines) * FOOTNOTE_PITCH

    def draw(surface: Surface) -> None:
        top = BOTTOM - height
        surface.rules([(LEFT, top - 3, LEFT + FOOTNOTE_RULE, top - 3)], RULE)
        for number, line in enumerate(lines):
            baseline = top + ASCENT * FOOTNOTE_SIZE + number * FOOTNOTE_PITCH
            place(surface, line, LEFT, MEASURE, baseline, "justify")

    return Foot(height + 9, draw, always=bool(section.note))


def _wrapped(text: str) -> list[Line]:
    return break_lines(words([Piece(bind(text), font(FOOTNOTE_SIZE))], raise_marks=False), MEASURE)


def _imprint(surface: Surface, text: str) -> None:
    surface.line(_line(text, IMPRINT_SIZE), LEFT, IMPRINT_BASELINE)


def _line(text: str, size: float, *, bold: bool = False) -> Line:
    return break_lines(words([Piece(text, font(size, bold=bold))]), MEASURE)[0]
