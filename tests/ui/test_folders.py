"""Where file dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from inspector.ui.folders import documents


def test_dialogs_begin_in_the_documents_or_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "Documents"))
    assert documents() == Path.home()
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"
