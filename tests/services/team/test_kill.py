"""A kill at any moment of a merge or an export leaves all of it or nothing, and the laptop usable at once."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from inspector.services import evidence
from inspector.services.team import packages
from inspector.services.team.packages import Verdict
from inspector.services.workspace import Workspace
from inspector.sync.container import MAGIC
from tests.services.team.acts import give
from tests.services.team.laptops import Team, digest_of, reopen

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that shares the loaded program")

KILLS = 8
LONGEST = 0.6
"""Seconds: longer than the merge takes."""


def killed(folder: Path, act: Callable[[Workspace], object], seconds: float) -> None:
    """Let a process act on a workspace until it is killed."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            act(reopen(folder))
        os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def work(team: Team) -> Path:
    """A package with entries and photos."""
    member = team.members[0]
    for code in ("1.1", "1.2", "1.3"):
        give(team, member, "0.5", code=code, reason="thiếu kế hoạch")
    for number in range(4):
        photo = team.folder / f"anh{number}.jpg"
        photo.write_bytes(b"\xff\xd8\xff" + os.urandom(200_000))
        evidence.attach_files(member, "inspection", team.case.inspections[0], [photo])
    return team.send(member)


def test_a_killed_merge_is_whole_or_nothing(pair: Team) -> None:
    file = work(pair)
    before, after = digest_of(pair.lead), digest_of(pair.members[0])
    random.seed(7)
    for _ in range(KILLS):
        pair.lead.close()
        killed(pair.lead.folder, partial(packages.merge, files=[file]), random.uniform(0.05, LONGEST))
        pair.lead = reopen(pair.lead.folder)
        assert digest_of(pair.lead) in (before, after)
        assert [
            one for one in pair.lead.store.check(rebuild=True).problems if "store.check.media" not in one.code
        ] == []
    assert packages.merge(pair.lead, [file]).packages[0].verdict == Verdict.MERGED
    assert digest_of(pair.lead) == after
    assert not (pair.lead.folder / "inbox").exists()
    assert all(not row.missing for row in evidence.evidence(pair.lead, pair.case.inspections[0]))


def test_a_killed_export_leaves_no_package_that_looks_whole(pair: Team) -> None:
    work(pair)
    member = pair.members[0]
    before = digest_of(member)
    random.seed(11)
    for _ in range(KILLS):
        target = pair.file("dang-do")
        member.close()
        killed(member.folder, partial(packages.export, target=target), random.uniform(0.02, LONGEST / 2))
        member = pair.members[0] = reopen(member.folder)
        assert digest_of(member) == before
        if target.exists():
            assert packages.preview(pair.lead, [target]).packages[0].verdict == Verdict.MERGED
    assert pair.carry(member, pair.lead).packages[0].verdict == Verdict.MERGED
    left = [path.read_bytes()[: len(MAGIC)] for path in (pair.folder / "stick").glob("*.part")]
    assert set(left) <= {b"", MAGIC}, "what was cut off is removed by the next export, unless it is whole or empty"
