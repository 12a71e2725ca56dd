"""Settings of the laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core import settings
from inspector.core.paths import config_dir


def test_settings_come_back_as_saved(tmp_path: Path) -> None:
    mine = settings.Settings(language="en", theme="dark", scale=150)
    mine.remember(tmp_path / "one")
    mine.remember(tmp_path / "two")
    mine.remember(tmp_path / "one")
    settings.save(mine)
    read = settings.load()
    assert read == mine
    assert [Path(path).name for path in read.recent] == ["one", "two"]
    assert Path(read.last_workspace).name == "one"


def test_recent_workspaces_are_limited(tmp_path: Path) -> None:
    mine = settings.Settings()
    for number in range(20):
        mine.remember(tmp_path / str(number))
    assert len(mine.recent) == settings.RECENT_LIMIT
    assert Path(mine.recent[0]).name == "19"


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"', "\x00\x01"])
def test_an_unreadable_file_gives_defaults_and_is_kept_aside(content: str) -> None:
    (config_dir() / "settings.json").write_text(content, encoding="utf-8")
    assert settings.load() == settings.Settings()
    assert (config_dir() / "settings.unreadable").read_text(encoding="utf-8") == content


def test_values_of_a_wrong_kind_are_ignored() -> None:
    (config_dir() / "settings.json").write_text('{"language": 5, "theme": "dark", "future": 1}', encoding="utf-8")
    assert settings.load() == settings.Settings(theme="dark")


def test_a_laptop_without_a_place_for_settings_is_worked_on_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("INSPECTOR_HOME", str(tmp_path / "file" / "below"))
    assert settings.load() == settings.Settings()
    settings.save(settings.Settings(language="en"))
    assert settings.load() == settings.Settings()


def test_what_is_of_another_kind_is_left_out() -> None:
    file = config_dir() / "settings.json"
    mixed = '{"a": 5, "b": "c"}'
    file.write_text(
        f'{{"scale": "x", "language": "en", "recent": [1, "kho", null], "window": {mixed}, "folders": {mixed}}}'
    )
    assert settings.load() == settings.Settings(language="en", recent=["kho"], window={"b": "c"}, folders={"b": "c"})
