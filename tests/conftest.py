"""Ground rules for every test: no screen, no shared state between tests, no thread left running."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.services.acts import Case

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Files of tests lie in memory where there is room: a commit that waits for a disk proves nothing here. Those that are
# about the disk itself record what is asked of it (tests/reliability/power.py).
_IN_MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3
if "TMPDIR" not in os.environ and os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free >= _ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_IN_MEMORY)

# A slow machine is no fault of the program. CI tries the same examples each time: it fails for the change's own sake.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

_GRACE_SECONDS = 5.0
_PATIENT = 60_000
"""Milliseconds that a test of the window waits at most: a machine with other work to do needs them, none else does."""


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """A new home for each test; what is made once for many tests has the first.

    Numbered here: pytest looks through all folders that there are before it makes another, and there are thousands.
    """
    folder = tmp_path_factory.mktemp("homes")
    made = (folder / str(number) for number in itertools.count())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSPECTOR_HOME", str(next(made)))
        yield made


@pytest.fixture(autouse=True)
def inspector_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and logs of the test live in a folder of its own, never in the developer's home."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("INSPECTOR_HOME", str(home))
    return home


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The hands of pytest-qt, which wait until what they wait for is so."""
    for name in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=_PATIENT))
    return qtbot


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail the test that leaves a Python thread running behind it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _GRACE_SECONDS
    for thread in set(threading.enumerate()) - before:
        thread.join(max(0.0, deadline - time.monotonic()))
    # A thread that Qt made shows up as a dummy once it has run Python code; Qt ends those itself.
    left = [
        t for t in set(threading.enumerate()) - before if t.is_alive() and not isinstance(t, threading._DummyThread)
    ]
    assert not left, f"threads left running: {left}"


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, made once for the whole run; nobody writes into it."""
    from inspector.services.sample import make_sample

    folder = tmp_path_factory.mktemp("made") / "sample"
    make_sample(folder).close()
    return folder


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Three communes in one round, made once for the whole run; its workspace is closed and nobody writes into it."""
    from tests.services.acts import make_case, make_workspace

    made = make_case(make_workspace(tmp_path_factory.mktemp("made") / "workspace"))
    made.workspace.close()
    return made


@pytest.fixture
def sample_folder(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample workspace for one test, to do with as it likes."""
    return shutil.copytree(made_sample, tmp_path / "sample")
