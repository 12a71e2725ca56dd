"""Another folder of this laptop that went on with the same workspace, in words."""

from __future__ import annotations

from pathlib import Path

from inspector.core.formats import moment_short
from inspector.services import units, upkeep
from inspector.services.other_folder import newer_folder
from inspector.services.workspace import Workspace, open_workspace


def _restored_beside(workspace: Workspace, folder: Path) -> Path:
    """A folder made from a backup, in which nothing was written since the backup."""
    made = upkeep.backup(workspace)
    units.add_unit(workspace, units.UnitDraft(name="UBND xã Bình Châu"))
    workspace.close()
    return upkeep.restore(made.path, folder).folder


def test_the_folder_is_named_with_when_it_was_written_last(workspace: Workspace, tmp_path: Path) -> None:
    restored = open_workspace(_restored_beside(workspace, tmp_path / "restored"))
    found = newer_folder(restored)
    assert found is not None
    assert found.folder == workspace.folder
    assert all(words in str(found) for words in (str(workspace.folder), moment_short(found.until), "thêm một nhánh"))
    units.add_unit(restored, units.UnitDraft(name="UBND xã Bình Minh"))
    assert newer_folder(restored) is None, "now this one was written last"
    restored.close()


def test_samples_are_not_told_of(sample_folder: Path, tmp_path: Path) -> None:
    restored = open_workspace(_restored_beside(open_workspace(sample_folder), tmp_path / "restored"))
    assert newer_folder(restored) is None
    restored.close()
