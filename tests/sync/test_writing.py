"""Whatever happens while a package is written, what is left is a whole package or nothing that looks like one."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import Refused
from inspector.store.journal.keys import DeviceKey
from inspector.sync import writing
from inspector.sync.container import MAGIC
from inspector.sync.package import open_package
from inspector.sync.watching import Cancelled, Watch
from inspector.sync.writing import creating
from tests.store.full_disk import files_no_longer_than
from tests.store.vanishing import vanishing
from tests.sync.making import IDENTITY, SENDER, STRANGER, make_package, photo, transaction
from tests.sync.pulled import Stick, put_in

PICTURES = [photo(bytes([number]) * 3000) for number in range(2)]


def export(target: Path, watch: Watch | None = None) -> None:
    make_package(target, [transaction(1), transaction(2)], PICTURES, watch=watch)


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Pulls the stick at the call of a number; zero for never."""
    return put_in(monkeypatch)


def test_a_stick_pulled_at_any_moment_leaves_nothing_that_looks_whole(
    tmp_path: Path, stick: Callable[[int], None]
) -> None:
    stick(0)
    export(tmp_path / "whole.cchc")
    moments = Stick.calls
    assert moments > 20
    for moment in range(1, moments + 1):
        stick(moment)
        target = tmp_path / f"{moment}.cchc"
        with suppress(Refused, OSError):
            export(target)
        # age makes its headers of different lengths: a package may be whole before so many calls.
        assert target.exists() != Stick.gone
        stick(0)
        # What a pulled stick still has on it cannot be taken for a package under any name, unless it is whole.
        left = target.with_name(target.name + ".part")
        assert not is_package(left) or same_content(left)


def is_package(path: Path) -> bool:
    try:
        open_package(path, IDENTITY).close()
    except Refused:
        return False
    return True


def same_content(path: Path) -> bool:
    with open_package(path, IDENTITY) as package:
        return list(package.transactions()) == [transaction(1), transaction(2)] and len(package.contents.photos) == 2


def test_a_full_disk_is_said_plainly_and_leaves_nothing(tmp_path: Path) -> None:
    for room in (0, 100, 116, 1000, 4000, 6500, 7000):
        with files_no_longer_than(room), pytest.raises(Refused, match="Đĩa đã đầy"):
            export(tmp_path / "a.cchc")
        assert not list(tmp_path.iterdir())
    export(tmp_path / "a.cchc")
    assert is_package(tmp_path / "a.cchc")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_stick_is_said_plainly(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match=r"Không ghi được vào .*a\.cchc: "):
        export(tmp_path / "a.cchc")
    tmp_path.chmod(0o700)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không tìm thấy"):
        export(tmp_path / "stick" / "a.cchc")


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.cchc").write_bytes(b"work of somebody")
    with pytest.raises(Refused, match="Đã có tệp"):
        export(tmp_path / "a.cchc")
    assert (tmp_path / "a.cchc").read_bytes() == b"work of somebody"


def test_it_can_be_cancelled_at_any_moment(tmp_path: Path) -> None:
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    export(tmp_path / "whole.cchc", Watch(cancelled=count))
    for moment in range(1, asked + 1):
        answers = iter([False] * (moment - 1) + [True])
        with pytest.raises(Cancelled):
            export(tmp_path / "a.cchc", Watch(cancelled=partial(next, answers)))
        assert [path.name for path in tmp_path.iterdir()] == ["whole.cchc"]


def test_a_disk_that_gives_back_something_else_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = writing._sync

    def spoil(stream: Any) -> None:
        sync(stream)
        stream.seek(1000)
        before = stream.read(1)
        stream.seek(1000)
        stream.write(bytes([before[0] ^ 1]))
        stream.flush()

    monkeypatch.setattr(writing, "_sync", spoil)
    with pytest.raises(Refused, match="đọc lại không giống") as refused:
        export(tmp_path / "a.cchc")
    assert refused.value.code == "package.not_kept"
    assert not list(tmp_path.iterdir())


def test_what_a_crash_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.cchc.part").write_bytes(b"x" * 100_000)
    export(tmp_path / "a.cchc")
    assert is_package(tmp_path / "a.cchc")
    assert len(list(tmp_path.iterdir())) == 1


def _killed(target: Path, key: DeviceKey) -> Path:
    """What a package looks like whose writing was killed before it was whole."""
    part = target.with_name(target.name + ".part")
    with suppress(Cancelled), creating(target, key) as draft:
        draft.add("manifest.json", lambda sink: sink.write(b"half"))
        kept = part.read_bytes()
        raise Cancelled
    part.write_bytes(kept)
    return part


def test_what_a_kill_left_in_the_folder_is_removed_by_the_next_export(tmp_path: Path) -> None:
    left = [_killed(tmp_path / name, SENDER) for name in ("a.cchc", "goi cũ.cchc")]
    export(tmp_path / "b.cchc")
    assert not any(part.exists() for part in left)
    assert [path.name for path in tmp_path.iterdir()] == ["b.cchc"]


def test_what_is_not_certainly_ours_or_is_being_written_stays(tmp_path: Path) -> None:
    of_another = _killed(tmp_path / "other.cchc", STRANGER)
    download = tmp_path / "download.cchc.part"
    download.write_bytes(MAGIC + bytes(300))
    elsewhere = tmp_path / "notes.part"
    elsewhere.write_bytes(of_another.read_bytes())
    with creating(tmp_path / "now.cchc", SENDER) as draft:
        draft.add("manifest.json", lambda sink: sink.write(b"being written"))
        export(tmp_path / "b.cchc")
        assert (tmp_path / "now.cchc.part").exists()
        assert of_another.exists()
    assert {path.name for path in tmp_path.iterdir()} == {
        "b.cchc", "now.cchc", of_another.name, download.name, elsewhere.name
    }  # fmt: skip


def test_progress_ends_where_it_said(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export(tmp_path / "a.cchc", Watch(progress=lambda done, total: told.append((done, total))))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_folder_that_is_gone_when_the_package_gets_its_name_is_told(tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    with pytest.raises(Refused) as refused, vanishing(stick):
        export(stick / "gói.cchc")
    assert refused.value.code == "store.place_gone"
    assert {"gói.cchc", str(stick)} == {str(refused.value.values[name]) for name in ("file", "folder")}
    export(stick / "gói.cchc")
    assert [path.name for path in stick.iterdir()] == ["gói.cchc"]
