"""The log and the crash file, and a laptop that has no place for them."""

from __future__ import annotations

import faulthandler
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core import log


@pytest.fixture(autouse=True)
def handlers_put_back() -> Iterator[None]:
    root, enabled = logging.getLogger("inspector"), faulthandler.is_enabled()
    before = list(root.handlers)
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    if enabled:
        faulthandler.enable()


def test_what_is_logged_can_be_read_in_the_file(inspector_home: Path) -> None:
    path = log.setup()
    logging.getLogger("inspector.test").warning("đã ghi")
    assert path == inspector_home / "log" / "inspector.log"
    assert "đã ghi" in path.read_text(encoding="utf-8")
    assert log.last_crash() == ""


def test_a_laptop_without_a_place_for_logs_is_worked_on_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("INSPECTOR_HOME", str(tmp_path / "file"))
    before = list(logging.getLogger("inspector").handlers)
    log.setup()
    log.watch_crashes()
    assert log.last_crash() == ""
    assert logging.getLogger("inspector").handlers == before
