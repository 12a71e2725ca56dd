from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector.store.lock import Lock, Locked, holder, socket_name

NOW = datetime(2019, 3, 4, 1, 0, tzinfo=UTC)
HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from inspector.store.lock import Lock
lock = Lock(Path(sys.argv[1]), datetime.now(UTC))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = Lock(tmp_path, NOW)
    with pytest.raises(Locked) as locked:
        Lock(tmp_path, NOW)
    assert locked.value.holder is not None
    assert locked.value.holder.pid == os.getpid()
    assert locked.value.holder.socket == socket_name(tmp_path)
    assert locked.value.holder.host in str(locked.value)
    assert "từ 08:00 04/03/2019" in str(locked.value), "the time of the wall clock in Vietnam"
    lock.release()
    Lock(tmp_path, NOW).release()


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(Locked):
        Lock(tmp_path, NOW)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert holder(tmp_path) is not None, "the note is stale, the lock is not"
    Lock(tmp_path, NOW).release()


def test_an_unreadable_note_is_no_holder(tmp_path: Path) -> None:
    for note in (b"", b"{", b"[]", b'{"pid": "x"}', b"\xff"):
        (tmp_path / "lock").write_bytes(note)
        assert holder(tmp_path) is None


def test_the_socket_is_named_by_the_folder_not_by_its_spelling(tmp_path: Path) -> None:
    assert socket_name(tmp_path / "a" / "..") == socket_name(tmp_path) != socket_name(tmp_path / "a")
