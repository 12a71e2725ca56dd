"""Sorting and filtering 20,000 rows in the window's table, each as a person would feel it: until the rows stand.

Run `python -m benchmarks.tables`. The keys are made while the window is idle, so they are made before the clock starts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks._figures import Figure, short, table

if TYPE_CHECKING:
    from inspector.ui.widgets.table import Table

ROWS = 20_000
ROUNDS = 15
NAMES = ("Khánh Trung", "Khánh Đông", "Cầu Bà", "Sơn Thái", "Giang Ly", "Ánh Dương", "Yên Bình", "Đông Hòa")


@dataclass(frozen=True)
class Line:
    """A row as the list of units has it."""

    key: str
    code: str
    name: str
    block: str
    points: Decimal


def main() -> int:
    """Measure and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    print(table(measure(arguments.parse_args().rounds)))
    return 0


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """Each way to sort or filter, as often as asked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    shown = _table()
    model = shown.model
    while model._idle.isActive():
        app.processEvents()
    cases: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "sorting by name": (lambda: model.sort(0), lambda: model.sort(2)),
        "sorting by name, backwards": (lambda: model.sort(2), lambda: model.sort(2, Qt.SortOrder.DescendingOrder)),
        "sorting by points": (lambda: model.sort(2), lambda: model.sort(3)),
        "filtering by two words": (lambda: model.set_filter(""), lambda: model.set_filter("khanh 7")),
        "taking the filter away": (lambda: model.set_filter("khanh 7"), lambda: model.set_filter("")),
    }
    return [_figure(name, [_after(*acts) for _ in range(rounds)]) for name, acts in cases.items()]


def _after(before: Callable[[], object], act: Callable[[], object]) -> float:
    """Milliseconds of ``act`` when ``before`` has been done: sorting what is sorted would cost nothing."""
    before()
    return _milliseconds(act)


def _figure(name: str, times: list[float]) -> Figure:
    worst = f"worst of {len(times)}: {short(max(times))} ms"
    return Figure(f"{name}, {ROWS:,} rows", worst, "", statistics.median(times), 50, "ms")


def _table() -> Table[Line]:
    from inspector.core.settings import Settings
    from inspector.ui.models.columns import Column
    from inspector.ui.widgets.table import Table

    columns = [
        Column[Line]("code", "Mã", lambda line: line.code),
        Column[Line]("block", "Khối", lambda line: line.block),
        Column[Line]("name", "Tên", lambda line: line.name),
        Column[Line]("points", "Điểm", lambda line: str(line.points), order=lambda line: line.points),
    ]
    made = Table("bench", columns, lambda line: line.key, Settings())
    made.set_rows([_line(place) for place in range(ROWS)])
    made.show()
    return made


def _line(place: int) -> Line:
    name = f"UBND xã {NAMES[place % len(NAMES)]} {place * 7919 % ROWS}"
    return Line(str(place), f"KV{place:05}", name, f"Khối {place % 5}", Decimal(place * 31 % 10_000) / 100)


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
