"""A second start raises the first window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.instance import InstanceServer, raise_other
from inspector.ui.lock_note import server_name
from tests.ui.starts import second_start


def _lock(folder: Path, name: str) -> None:
    (folder / "lock").write_text(json.dumps({"pid": 1, "socket": name}), encoding="utf-8")


def _started_again(qtbot: QtBot, folder: Path) -> bool:
    """Whether a second process raises the first window, whose events go on meanwhile."""
    with second_start(folder) as second:
        qtbot.waitUntil(lambda: second.poll() is not None)
        return second.returncode == 0


def test_the_first_window_hears_the_second_start(qtbot: QtBot, tmp_path: Path) -> None:
    _lock(tmp_path, f"inspector-test-{tmp_path.name}")
    server = InstanceServer()
    server.listen(tmp_path)
    with qtbot.waitSignal(server.raise_asked):
        assert _started_again(qtbot, tmp_path)
    server.close()
    assert not raise_other(tmp_path), "a window that is closed does not answer"


def test_a_socket_left_by_a_kill_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    _lock(tmp_path, f"inspector-test-{tmp_path.name}")
    killed, server = InstanceServer(), InstanceServer()
    killed.listen(tmp_path)
    server.listen(tmp_path)
    with qtbot.waitSignal(server.raise_asked):
        assert _started_again(qtbot, tmp_path)
    server.close()
    killed.close()


def test_a_window_that_hangs_does_not_count_as_raised(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.ui.instance._ANSWER_MS", 20)
    _lock(tmp_path, f"inspector-test-{tmp_path.name}")
    server = InstanceServer()
    server.listen(tmp_path)
    # Asked from this thread: the window's events stand still meanwhile, as those of a window that hangs.
    assert not raise_other(tmp_path)
    server.close()


def test_without_a_readable_note_nobody_is_asked(tmp_path: Path) -> None:
    assert not raise_other(tmp_path)
    for note in ("", "{", "[]", "{}"):
        (tmp_path / "lock").write_text(note, encoding="utf-8")
        assert server_name(tmp_path) == ""
        assert not raise_other(tmp_path)
