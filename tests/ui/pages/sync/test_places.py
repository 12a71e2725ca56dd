"""Where files of the team go, and how it is told that they cannot."""

from __future__ import annotations

from pathlib import Path

from inspector.core.errors import Refused
from inspector.ui.pages.sync.places import at_file


def test_what_is_about_the_file_is_told_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "gói.cchc"
    full = at_file(Refused("store.disk_full", path=target))
    assert (full.code, full.values) == ("store.disk_full", {"path": target, "field": "file"})
    nobody = Refused("team.nobody")
    assert at_file(nobody) is nobody
