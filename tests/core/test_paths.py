"""Places."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core import log, paths


def test_a_resource_is_found_and_a_missing_one_is_told() -> None:
    assert paths.resource("fonts", "LiberationSerif-Regular.ttf").is_file()
    with pytest.raises(FileNotFoundError, match=r"no_such\.ttf"):
        paths.resource("fonts", "no_such.ttf")


def test_resources_of_the_frozen_program_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inspector" / "resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource_root.__wrapped__() == inside


def test_folders_are_made_below_the_home_of_the_test(inspector_home: Path) -> None:
    for folder in (paths.config_dir(), paths.log_dir()):
        assert folder.is_dir()
        assert inspector_home in folder.parents
    assert inspector_home in paths.data_dir().parents


def test_without_a_home_the_platform_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("INSPECTOR_HOME")
    monkeypatch.setattr("platformdirs.user_log_dir", lambda app, **_: str(tmp_path / app))
    assert paths.log_dir() == tmp_path / "reform-inspector"


def test_a_bug_report_names_versions_and_place_but_no_data() -> None:
    try:
        raise RuntimeError("lỗi")
    except RuntimeError as error:
        report = log.report(RuntimeError, error, error.__traceback__)
    assert "test_paths.py" in report
    assert "RuntimeError: lỗi" in report
    assert report.startswith("inspector ")


def test_no_crash_is_remembered_at_first() -> None:
    assert log.last_crash() == ""
    log.crash_file().write_text("Fatal Python error", encoding="utf-8")
    assert log.last_crash() == "Fatal Python error"
