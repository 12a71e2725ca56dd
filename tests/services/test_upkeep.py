"""Backups, restoring them, and the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.services import upkeep
from inspector.services.overview import overview
from inspector.services.workspace import open_workspace


def test_a_backup_restores_to_the_same_data(made_sample: Path, tmp_path: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    name = upkeep.archive_name(workspace)
    made = upkeep.backup(workspace, tmp_path / name)
    assert name.startswith("UBND-huyện-Khánh-Vĩnh-")
    assert made.size > 0
    restored = upkeep.restore(made.path, tmp_path / "restored")
    again = open_workspace(restored.folder)
    assert overview(again).scores == overview(workspace).scores
    assert upkeep.check(again, rebuild=True).ok
    again.close()
    workspace.close()


def test_automatic_backups_are_listed_latest_first(sample_folder: Path) -> None:
    workspace = open_workspace(sample_folder)
    made = upkeep.backup(workspace)
    assert [one.path for one in upkeep.backups(workspace)] == [made.path]
    workspace.close()


def test_a_sound_store_passes_and_a_missing_one_is_refused(made_sample: Path, tmp_path: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    found = upkeep.check(workspace, rebuild=True)
    assert (found.ok, found.problems, found.rebuilt) == (True, (), True)
    assert found.transactions > 30
    with pytest.raises(Refused, match="no folder here"):
        upkeep.backup(workspace, tmp_path / "no folder here" / "a.cchc-backup")
    workspace.close()
    with pytest.raises(Refused):
        upkeep.restore(tmp_path / "none", tmp_path / "there")
