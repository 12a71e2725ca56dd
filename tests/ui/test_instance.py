"""A second start raises the first window."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector.ui.instance import InstanceServer, raise_other
from inspector.ui.lock_note import server_name


def _lock(folder: Path, name: str) -> None:
    (folder / "lock").write_text(json.dumps({"pid": 1, "socket": name}), encoding="utf-8")


def test_the_first_window_hears_the_second_start(qtbot: QtBot, tmp_path: Path) -> None:
    _lock(tmp_path, f"inspector-test-{tmp_path.name}")
    server = InstanceServer()
    server.listen(tmp_path)
    with qtbot.waitSignal(server.raise_asked):
        assert raise_other(tmp_path)
    server.close()
    assert not raise_other(tmp_path), "a window that is closed does not answer"


def test_a_socket_left_by_a_kill_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    _lock(tmp_path, f"inspector-test-{tmp_path.name}")
    killed, server = InstanceServer(), InstanceServer()
    killed.listen(tmp_path)
    server.listen(tmp_path)
    with qtbot.waitSignal(server.raise_asked):
        assert raise_other(tmp_path)
    server.close()
    killed.close()


def test_without_a_readable_note_nobody_is_asked(tmp_path: Path) -> None:
    assert not raise_other(tmp_path)
    for note in ("", "{", "[]", "{}"):
        (tmp_path / "lock").write_text(note, encoding="utf-8")
        assert server_name(tmp_path) == ""
        assert not raise_other(tmp_path)
