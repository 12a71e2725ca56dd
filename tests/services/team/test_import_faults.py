"""A stick that is pulled, and a disk that fills, while packages come in: a plain sentence, and nothing changed."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import Refused
from inspector.services.team import packages
from inspector.services.team.packages import Merge, Verdict
from inspector.services.workspace import Workspace
from tests.services.team.acts import give
from tests.services.team.laptops import Team, digest_of
from tests.services.team.test_merging import photo
from tests.store.full_disk import files_no_longer_than


class _Pulled(io.FileIO):
    """A file on a stick that is pulled before the read of a certain number."""

    reads = 0
    pulled_at = 0

    def readinto(self, buffer: Any) -> int:
        _Pulled.reads += 1
        if _Pulled.pulled_at and _Pulled.reads >= _Pulled.pulled_at:
            raise OSError(errno.ENODEV, "no such device")
        return super().readinto(buffer) or 0


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Pulls the stick before a read of a file on it; 0 for never."""
    ordinary = Path.open

    def on_stick(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode == "rb" and path.parent.name == "stick":
            return io.BufferedReader(_Pulled(path, "r"), 4096)
        return ordinary(path, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", on_stick)

    def pull(number: int) -> None:
        _Pulled.reads, _Pulled.pulled_at = 0, number

    return pull


@pytest.fixture
def sent(pair: Team) -> Path:
    """A package with an answer and a photo, on the stick."""
    give(pair, pair.members[0], "0.5", reason="thiếu kế hoạch")
    photo(pair, pair.members[0], "anh")
    return pair.send(pair.members[0])


def outcome(act: Callable[[Workspace, list[Path]], Merge], lead: Workspace, file: Path) -> str:
    """What became of a package: "merged", or the code of the refusal, which is a sentence."""
    try:
        told = act(lead, [file]).packages[0]
    except Refused as refused:
        return refused.code
    return told.code or str(told.verdict)


def test_a_stick_pulled_at_any_read_of_an_import_changes_nothing(
    pair: Team, sent: Path, stick: Callable[[int], None]
) -> None:
    lead, before, moment = pair.lead, digest_of(pair.lead), 1
    stick(0)
    packages.preview(lead, [sent])
    for number in range(1, _Pulled.reads + 1, 1 + _Pulled.reads // 10):
        stick(number)
        assert outcome(packages.preview, lead, sent) == "store.disk_error"
    stick(moment)
    while (told := outcome(packages.merge, lead, sent)) != Verdict.MERGED:
        assert told == "store.disk_error"
        assert digest_of(lead) == before
        assert not (lead.folder / "inbox").exists()
        moment += 1
        stick(moment)
    assert moment > 1
    assert digest_of(lead) == digest_of(pair.members[0])


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX stand in for a full disk")
def test_a_disk_that_fills_at_any_point_of_an_import_changes_nothing(pair: Team, sent: Path) -> None:
    lead, before, room = pair.lead, digest_of(pair.lead), 0
    told = []
    while True:
        with files_no_longer_than(room):
            told.append(outcome(packages.merge, lead, sent))
        if told[-1] == Verdict.MERGED:
            break
        assert digest_of(lead) == before
        assert not (lead.folder / "inbox").exists()
        room += 50_000
    # SQLite takes the limit that stands in for a full disk for a failing one.
    assert set(told[:-1]) == {"store.disk_full", "store.disk_error"}
    assert digest_of(lead) == digest_of(pair.members[0])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everywhere")
def test_a_stick_that_may_not_be_read_is_said_plainly(pair: Team) -> None:
    file = pair.send(pair.members[0])
    file.chmod(0)
    told = packages.merge(pair.lead, [file]).packages[0]
    assert (told.verdict, told.code) == (Verdict.REFUSED, "store.read_only")
