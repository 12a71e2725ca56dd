"""What pages ask through their context: a question asked twice is answered once."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from inspector.ui.context import Context


class Asker(QObject):
    """Asks as a button does, and keeps the answers."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    @Slot(object)
    def take(self, value: object) -> None:
        self.got.append(value)


def _double(_workspace: None, number: int) -> int:
    return number * 2


def _of_many(_workspace: None, numbers: list[int]) -> int:
    return sum(numbers)


def test_a_double_click_is_answered_once(qtbot: QtBot, context: Context) -> None:
    asker, other, gate = Asker(), Asker(), threading.Event()
    context.tasks.run(gate.wait)
    for _ in range(2):
        context.read(_double, 4, done=asker.take)
    context.read(_double, 5, done=asker.take)
    context.read(_double, 4, done=other.take)
    gate.set()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert asker.got == [8, 10], "another question of the same asker stands beside it"
    assert other.got == [8]
    context.read(_double, 4, done=asker.take)
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert asker.got == [8, 10, 8], "asked again after the answer, it is answered again"


def test_what_cannot_be_compared_is_answered_each_time(qtbot: QtBot, context: Context) -> None:
    asker, gate = Asker(), threading.Event()
    context.tasks.run(gate.wait)
    for _ in range(2):
        context.read(_of_many, [1, 2], done=asker.take)
    gate.set()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert asker.got == [3, 3]
