"""Where file dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from inspector.core.settings import Settings
from inspector.ui.folders import documents, last_used, pictures, remember


def test_dialogs_begin_in_the_documents_or_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "Documents"))
    assert documents() == Path.home()
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"


def test_pictures_are_looked_for_among_the_pictures_else_the_documents(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = {
        QStandardPaths.StandardLocation.PicturesLocation: "Pictures",
        QStandardPaths.StandardLocation.DocumentsLocation: "Documents",
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(tmp_path / names[place]))
    (tmp_path / "Documents").mkdir()
    assert pictures() == tmp_path / "Documents"
    (tmp_path / "Pictures").mkdir()
    assert pictures() == tmp_path / "Pictures"


def test_the_folder_used_last_is_kept_while_it_is_there(tmp_path: Path) -> None:
    settings, stick = Settings(), tmp_path / "USB"
    assert last_used(settings, "evidence", tmp_path) == tmp_path
    stick.mkdir()
    remember(settings, "evidence", stick / "ảnh.jpg")
    assert last_used(settings, "evidence", tmp_path) == stick
    assert last_used(settings, "lists", tmp_path) == tmp_path
    stick.rmdir()
    assert last_used(settings, "evidence", tmp_path) == tmp_path
