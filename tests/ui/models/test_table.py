"""The table model against the plain meaning of sorting and filtering."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector.core.collation import sort_key
from inspector.core.text import fold
from inspector.ui.models.columns import Column
from inspector.ui.models.table import Role, TableModel

DOWN, UP = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Line:
    key: str
    name: str
    points: Decimal | None = None


def columns() -> list[Column[Line]]:
    return [
        Column("name", "Tên", lambda line: line.name, detail=lambda line: "xã" if "Khánh" in line.name else ""),
        Column(
            "points",
            "Điểm",
            lambda line: "–" if line.points is None else str(line.points),
            order=lambda line: line.points,
            align="right",
            tone=lambda line: "bad" if line.points is not None and line.points < 70 else None,
        ),
    ]


def model(*lines: Line) -> TableModel[Line]:
    made: TableModel[Line] = TableModel(columns(), lambda line: line.key)
    made.set_rows(lines)
    return made


LINES = (
    Line("a", "Xã Khánh Trung", Decimal("84.5")),
    Line("b", "Xã Cầu Bà", Decimal("9.5")),
    Line("c", "Xã Đông", None),
    Line("d", "Xã Da Lộc", Decimal(70)),
)


def keys(made: TableModel[Line]) -> list[str]:
    return [line.key for line in made.rows()]


def test_it_is_a_model_qt_accepts(qtmodeltester: ModelTester) -> None:
    made = model(*LINES)
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]


def test_rows_stand_in_the_order_given_until_somebody_sorts() -> None:
    assert keys(model(*LINES)) == ["a", "b", "c", "d"]


def test_names_sort_as_in_the_dictionary_and_back() -> None:
    made = model(*LINES)
    made.sort(0, DOWN)
    assert keys(made) == ["b", "d", "c", "a"]
    made.sort(0, UP)
    assert keys(made) == ["a", "c", "d", "b"]
    made.sort(-1)
    assert keys(made) == ["a", "b", "c", "d"]


def test_numbers_sort_as_numbers_and_nothing_stays_last() -> None:
    made = model(*LINES)
    made.sort(1, DOWN)
    assert keys(made) == ["b", "d", "a", "c"]
    made.sort(1, UP)
    assert keys(made) == ["a", "d", "b", "c"]


def test_typing_without_accents_finds() -> None:
    made = model(*LINES)
    made.set_filter("khanh")
    assert keys(made) == ["a"]
    made.set_filter("da xa")
    assert keys(made) == ["d"], "every word counts, in any order"
    made.set_filter("", lambda line: line.points is None)
    assert keys(made) == ["c"]
    assert made.total() == 4


def test_sorting_stays_when_the_rows_change() -> None:
    made = model(*LINES)
    made.sort(0, DOWN)
    made.set_rows((Line("x", "Xã Ân"), Line("y", "Xã An")))
    assert keys(made) == ["y", "x"]


def test_cells_say_how_they_look() -> None:
    made = model(*LINES)
    cell = made.index(1, 1)
    assert cell.data() == "9.5"
    assert cell.data(Role.TONE) == "bad"
    assert made.index(0, 0).data(Role.DETAIL) == "xã"
    assert made.index(0, 1).data(Role.TONE) is None
    assert made.headerData(1, Qt.Orientation.Horizontal) == "Điểm"
    assert made.headerData(9, Qt.Orientation.Horizontal) is None


def test_a_long_table_is_prepared_while_the_window_is_idle(qtbot: QtBot) -> None:
    made = model(*(Line(str(number), f"Đơn vị {number % 97}") for number in range(3000)))
    assert len(made._words) < 3000
    qtbot.waitUntil(lambda: not made._idle.isActive())
    assert len(made._words) == 3000
    made.set_filter("don vi 96")
    assert {line.name for line in made.rows()} == {"Đơn vị 96"}


names = st.text(alphabet="aăâbdđeêoôơuưyĂÂĐ áàảãạ1290", max_size=8)
lines = st.lists(st.builds(Line, key=st.uuids().map(str), name=names), max_size=40)


@given(lines, names, st.booleans())
def test_it_does_what_the_plain_words_say(rows: list[Line], words: str, backwards: bool) -> None:
    made = model(*rows)
    made.sort(0, UP if backwards else DOWN)
    made.set_filter(words)

    def found(line: Line) -> bool:
        whole = fold(f"{line.name}\n{line.points or '–'}")
        return all(part in whole for part in fold(words).split(" "))

    expected = sorted(filter(found, rows), key=lambda line: sort_key(line.name), reverse=backwards)
    named = [line for line in expected if sort_key(line.name)]
    empty = [line for line in expected if not sort_key(line.name)]
    shown = made.rows()
    assert [sort_key(line.name) for line in shown] == [sort_key(line.name) for line in named + empty]
    assert sorted(line.key for line in shown) == sorted(line.key for line in expected)
