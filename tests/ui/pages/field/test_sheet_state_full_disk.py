"""What a sheet keeps while the disk takes nothing."""

from __future__ import annotations

from decimal import Decimal

from inspector.services.inspections import AnswerView, Sheet
from inspector.ui.context import Message
from tests.store.full_disk import files_no_longer_than
from tests.ui.pages.field.bench import Bench


def shown(sheet: Sheet, code: str) -> AnswerView | None:
    return next(row.answer for area in sheet.areas for row in area.criteria if row.code == code)


def test_what_a_full_disk_refused_stays_in_sight_and_is_saved_when_there_is_room(bench: Bench) -> None:
    said: list[Message] = []
    bench.page.context.said.connect(said.append)
    first, second = bench.row("1.1").id, bench.row("1.2").id
    with files_no_longer_than(1000):
        bench.page.state.answer(first, assessed_points=Decimal(1))
        bench.page.state.answer(first, note="Đã xem sổ văn bản")
        bench.settle()
    assert bench.points("1.1") is None
    assert bench.detail("1.1") == said[0].text
    kept = shown(bench.shown(), "1.1")
    assert kept is not None
    assert (kept.assessed_points, kept.note) == (Decimal(1), "Đã xem sổ văn bản")
    bench.page.state.answer(second, assessed_points=Decimal(2))
    bench.settle()
    assert (bench.points("1.1"), bench.points("1.2")) == (Decimal(1), Decimal(2))
    assert bench.answer("1.1").note == "Đã xem sổ văn bản"
    assert bench.detail("1.1") == "Đã xem sổ văn bản"


def test_what_is_typed_later_counts_though_the_disk_refused_what_came_before(bench: Bench) -> None:
    criterion = bench.row("1.1").id
    with files_no_longer_than(1000):
        bench.page.state.answer(criterion, assessed_points=Decimal(1), note="Đã xem sổ văn bản")
        bench.settle()
    bench.page.state.answer(criterion, assessed_points=Decimal("0.5"))
    bench.settle()
    assert bench.points("1.1") == Decimal("0.5")
    assert bench.answer("1.1").note == "Đã xem sổ văn bản"


def test_what_the_disk_refused_is_led_to_and_given_again_quietly(bench: Bench) -> None:
    context, said = bench.page.context, list[Message]()
    context.said.connect(said.append)
    row = bench.row("1.2")
    with files_no_longer_than(1000):
        bench.page.state.answer(row.id, assessed_points=Decimal(1), note="Đã xem sổ")
        bench.settle()
        assert context.unsaved == 2
        assert context.unsaved_places() == (f"{bench.shown().inspection.unit_name}: 1.2",)
        context.try_again()
        bench.settle()
        assert context.unsaved == 2
    assert len(said) == 1, "that it is refused again is no news"
    bench.go("2.1")
    context.unsaved_sought.emit(context.unsaved_owner())
    assert bench.current() == "1.2"
    context.try_again()
    bench.settle()
    assert context.unsaved == 0
    assert context.unsaved_owner() is None
    assert bench.points("1.2") == 1
    assert bench.shown().totals.assessed == 1, "the totals are news, too"
