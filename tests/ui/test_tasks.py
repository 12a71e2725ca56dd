"""The database thread: order, delivery, failures, cancelling, a clean end."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.ui.tasks import Progress, Tasks


class Owner(QObject):
    """Collects what is delivered."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.refused: list[Refused] = []
        self.threads: set[int] = set()

    @Slot(object)
    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.add(threading.get_ident())

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        self.refused.append(error)


def _refuse() -> None:
    raise Refused("store.disk_full", path="D:")


def _break() -> None:
    raise ZeroDivisionError


def _idle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: not tasks.busy)


def test_results_come_in_order_and_in_the_gui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    owner, ran_in = Owner(), set[int]()

    def work(number: int) -> int:
        ran_in.add(threading.get_ident())
        return number

    for number in range(20):
        tasks.run(work, number, done=owner.take)
    assert owner.got == [], "nothing is delivered inside the call that asks"
    _idle(qtbot, tasks)
    assert owner.got == list(range(20))
    assert owner.threads == {threading.get_ident()}
    assert len(ran_in) == 1
    assert ran_in.isdisjoint(owner.threads)


def test_a_refusal_goes_to_the_one_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    owner = Owner()
    tasks.run(_refuse, done=owner.take, failed=owner.refuse)
    _idle(qtbot, tasks)
    assert [error.code for error in owner.refused] == ["store.disk_full"]
    assert owner.got == []


def test_a_refusal_nobody_waits_for_is_told_to_all(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.refused) as heard:
        tasks.run(_refuse)
    assert heard.args is not None
    assert heard.args[0].values == {"path": "D:"}


def test_a_bug_is_reported_and_the_thread_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    owner = Owner()
    with qtbot.waitSignal(tasks.crashed) as heard:
        tasks.run(_break, failed=owner.refuse)
    assert heard.args is not None
    assert isinstance(heard.args[0], ZeroDivisionError)
    assert owner.refused == [], "a bug is not a refusal"
    tasks.run(int, "7", done=owner.take)
    _idle(qtbot, tasks)
    assert owner.got == [7]


def test_who_must_put_something_back_learns_of_a_bug(qtbot: QtBot, tasks: Tasks) -> None:
    owner = Owner()
    tasks.run(_break, done=owner.take, failed=owner.refuse, crashed=owner.take)
    _idle(qtbot, tasks)
    assert [type(one) for one in owner.got] == [ZeroDivisionError]
    assert owner.refused == []


def test_only_the_newest_of_a_name_is_delivered(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate, ran = Owner(), threading.Event(), list[int]()
    tasks.run(gate.wait)

    def work(number: int) -> int:
        ran.append(number)
        return number

    for number in range(5):
        tasks.run(work, number, done=owner.take, latest="page")
    gate.set()
    _idle(qtbot, tasks)
    assert owner.got == [4]
    assert ran == [4], "what nobody waits for any more is not even run"


def test_an_owner_is_neither_kept_alive_nor_called_when_gone(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate = Owner(), threading.Event()
    got = owner.got
    seen = weakref.ref(owner)
    tasks.run(gate.wait)
    tasks.run(int, "1", done=owner.take)
    del owner
    gc.collect()
    assert seen() is None
    gate.set()
    _idle(qtbot, tasks)
    assert got == []


def test_a_deleted_object_is_not_called(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate = Owner(), threading.Event()
    tasks.run(gate.wait)
    tasks.run(int, "1", done=owner.take)
    owner.deleteLater()
    qtbot.wait(0)
    gate.set()
    _idle(qtbot, tasks)
    assert owner.got == []


def test_long_work_tells_how_far_it_is(qtbot: QtBot, tasks: Tasks) -> None:
    owner, steps = Owner(), list[tuple[int, int]]()
    tasks.progressed.connect(lambda _task, done, total: steps.append((done, total)))

    def work(count: int, progress: Progress) -> str:
        for done in range(count):
            progress(done + 1, count)
        return "ready"

    task = tasks.run_long(work, 3, title="Working", done=owner.take)
    with qtbot.waitSignal(tasks.ended) as ended:
        pass
    assert ended.args == [task]
    assert steps == [(1, 3), (2, 3), (3, 3)]
    _idle(qtbot, tasks)
    assert owner.got == ["ready"]


def test_cancelled_work_ends_at_its_next_step_and_delivers_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    owner, started, gate, steps = Owner(), threading.Event(), threading.Event(), list[int]()

    def work(progress: Progress) -> None:
        for step in range(100):
            steps.append(step)
            progress(step, 100)
            started.set()
            gate.wait()

    task = tasks.run_long(work, title="Working", done=owner.take, failed=owner.refuse)
    assert started.wait(5)
    task.cancel.set()
    gate.set()
    _idle(qtbot, tasks)
    assert steps == [0, 1]
    assert (owner.got, owner.refused) == ([], [])


def test_closing_finishes_what_was_asked_for(qtbot: QtBot) -> None:
    tasks, saved = Tasks(), list[int]()
    for number in range(50):
        tasks.run(saved.append, number)
    tasks.close()
    assert saved == list(range(50))
    assert "database" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("count", [1, 3])
def test_busy_is_told_once_at_each_turn(qtbot: QtBot, tasks: Tasks, count: int) -> None:
    turns: list[bool] = []
    tasks.busy_changed.connect(turns.append)
    for _ in range(count):
        tasks.run(int)
    _idle(qtbot, tasks)
    assert turns == [True, False]
