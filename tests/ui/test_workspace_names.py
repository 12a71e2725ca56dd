"""Workspaces by the names people gave them, not by their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.services.workspace import OrganisationDraft, PersonDraft, create_workspace
from inspector.ui.workspace_names import told_apart, workspace_name


def _make(folder: Path, name: str) -> Path:
    create_workspace(folder, OrganisationDraft(name=name), PersonDraft(name="Trưởng đoàn")).close()
    return folder


def test_a_workspace_is_called_after_its_body(tmp_path: Path) -> None:
    assert workspace_name(_make(tmp_path / "ubnd-xa", "UBND xã Quảng Sơn")) == "UBND xã Quảng Sơn"


@pytest.mark.parametrize("card", [None, b"", b"\xff\xfe", b"[]", b'{"name": 3}', b'{"name": " "}'])
def test_without_a_readable_name_it_is_called_after_its_folder(tmp_path: Path, card: bytes | None) -> None:
    if card is not None:
        (tmp_path / "workspace.json").write_bytes(card)
    assert workspace_name(tmp_path) == tmp_path.name


def test_two_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    folders = [_make(tmp_path / name, body) for name, body in (("a", "Sở Nội vụ"), ("b", "Sở Nội vụ"), ("c", "Sở"))]
    assert told_apart(folders) == ["Sở Nội vụ (a)", "Sở Nội vụ (b)", "Sở"]
