from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspector.reports.layout.flow import Atom, Band, Flow, Foot
from inspector.reports.layout.geometry import BOTTOM, TOP
from inspector.reports.layout.surface import Surface
from tests.reports.recorder import Recorder

ROOM = BOTTOM - TOP


class Sheet:
    """A flow and what it drew: for each page the names and tops of its atoms."""

    def __init__(self, foot: Foot | None = None) -> None:
        self.surface = Recorder()
        self.pages: list[list[tuple[str, float]]] = [[]]
        self.feet: list[int] = []
        self.flow = Flow(self.surface, foot, self.turn)

    def turn(self, number: int) -> None:
        assert number == len(self.pages)
        self.pages.append([])

    def atom(
        self, name: str, height: float, *, glued: bool = False, marked: bool = False, band: Band | None = None
    ) -> Atom:
        def draw(surface: Surface, y: float) -> None:
            self.pages[-1].append((name, y))

        return Atom(height, draw, before=10, glued=glued, marked=marked, band=band)

    def names(self) -> list[list[str]]:
        self.flow.finish()
        return [[name for name, _ in page] for page in self.pages[:-1]]


def test_atoms_follow_each_other_and_the_first_has_no_space_above() -> None:
    sheet = Sheet()
    sheet.flow.add([sheet.atom("a", 100), sheet.atom("b", 100)])
    assert sheet.names() == [["a", "b"]]
    assert sheet.pages[0] == [("a", TOP), ("b", TOP + 110)]


def test_what_does_not_fit_goes_overleaf() -> None:
    sheet = Sheet()
    sheet.flow.add([sheet.atom("a", ROOM - 50), sheet.atom("b", 100)])
    assert sheet.names() == [["a"], ["b"]]
    assert sheet.flow.pages == 2


def test_glued_atoms_go_together_even_when_added_apart() -> None:
    sheet = Sheet()
    sheet.flow.add([sheet.atom("a", ROOM - 50), sheet.atom("heading", 20)])
    sheet.flow.add([sheet.atom("text", 30, glued=True)])
    assert sheet.names() == [["a"], ["heading", "text"]]


def test_what_needs_room_below_it_goes_overleaf_with_what_it_is_glued_to() -> None:
    for height, pages in ((ROOM - 130, [["a", "text", "end"]]), (ROOM - 129, [["a"], ["text", "end"]])):
        sheet = Sheet()
        end = replace(sheet.atom("end", 60, glued=True), clear=20)
        sheet.flow.add([sheet.atom("a", height), sheet.atom("text", 30), end])
        assert sheet.names() == pages


def test_a_group_taller_than_a_page_comes_apart() -> None:
    sheet = Sheet()
    sheet.flow.add([sheet.atom(str(number), ROOM / 3, glued=number > 0) for number in range(5)])
    assert [name for page in sheet.names() for name in page] == ["0", "1", "2", "3", "4"]


def test_a_mark_reserves_room_for_the_footnote() -> None:
    drawn: list[float] = []
    foot = Foot(40, lambda _: drawn.append(1))
    sheet = Sheet(foot)
    sheet.flow.add([sheet.atom("a", ROOM - 50), sheet.atom("b", 30, marked=True), sheet.atom("c", ROOM - 50)])
    assert sheet.names() == [["a"], ["b"], ["c"]]
    assert len(drawn) == 1


def test_a_note_stands_on_every_page() -> None:
    drawn: list[float] = []
    sheet = Sheet(Foot(40, lambda _: drawn.append(1), always=True))
    sheet.flow.add([sheet.atom("a", ROOM - 45), sheet.atom("b", 20)])
    assert sheet.names() == [["a"], ["b"]]
    assert len(drawn) == 2


def test_a_table_has_its_head_on_each_page_it_reaches() -> None:
    sheet = Sheet()
    band = Band(30, sheet.atom("head", 30).draw, marked=False, close=lambda *_: None)
    sheet.flow.add(sheet.atom(str(number), ROOM / 2 - 20, band=band) for number in range(4))
    assert sheet.names() == [["0", "1"], ["head", "2", "3"]]


def test_a_page_break_leaves_no_empty_page() -> None:
    sheet = Sheet()
    sheet.flow.break_page()
    sheet.flow.add([sheet.atom("a", 10)])
    sheet.flow.break_page()
    sheet.flow.add([sheet.atom("b", 10)])
    assert sheet.names() == [["a"], ["b"]]


heights = st.lists(st.tuples(st.floats(min_value=1, max_value=ROOM - 60), st.booleans(), st.booleans()), max_size=40)


@given(heights)
def test_every_atom_is_drawn_once_in_order_within_the_page(source: Sequence[tuple[float, bool, bool]]) -> None:
    sheet = Sheet(Foot(50, lambda _: None))
    atoms = [
        sheet.atom(str(number), height, glued=glued, marked=marked)
        for number, (height, glued, marked) in enumerate(source)
    ]
    sheet.flow.add(atoms)
    sheet.flow.finish()
    drawn = [(name, y) for page in sheet.pages for name, y in page]
    assert [name for name, _ in drawn] == [str(number) for number in range(len(source))]
    for name, y in drawn:
        height, _, marked = source[int(name)]
        assert y >= TOP
        assert y + height <= BOTTOM - (50 if marked else 0) + 0.01
