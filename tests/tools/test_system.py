"""What dev.py says where the system lacks something."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import system
from tools.process import Stop


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run."""
    made: list[list[str]] = []
    monkeypatch.setattr(system, "run", lambda command, **_: made.append(list(command)))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return made


def test_loader_tells_what_is_there() -> None:
    assert not system.loads("libsomething-nobody-has.so.7")
    assert system.missing({"some-package": "libsomething-nobody-has.so.7"}) == ["some-package"]


@pytest.mark.skipif(not system.LINUX, reason="users without a home are the containers'")
def test_fonts_are_looked_for_without_a_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    monkeypatch.setattr(system, "FONT_FOLDERS", (str(tmp_path), "~/.fonts"))
    assert not system.has_fonts()
    (tmp_path / "one.ttf").write_bytes(b"")
    assert system.has_fonts()


def test_without_rights_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    monkeypatch.setattr(system, "_rights", lambda: None)
    with pytest.raises(Stop, match=r"sudo apt-get update && sudo apt-get install -y \S+ libegl1 libgl1"):
        system.install(["libegl1", "libgl1"], "Qt needs them.")
    assert calls == []


@pytest.mark.parametrize("prefix", [[], ["sudo", "-n"]])
def test_with_rights_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]], prefix: list[str]
) -> None:
    monkeypatch.setattr(system, "_rights", lambda: prefix)
    system.install(["libegl1"], "Qt needs it.")
    assert [call[: len(prefix) + 2] for call in calls] == [
        [*prefix, "apt-get", "update"],
        [*prefix, "apt-get", "install"],
    ]
    assert calls[1][-1] == "libegl1"


def test_other_systems_are_told_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Stop, match="libEGL"):
        system.install(["libEGL"], "Qt needs it.")


def test_what_only_the_window_needs_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "LINUX", True)
    monkeypatch.setattr(system, "_rights", lambda: None)
    monkeypatch.setattr(system, "missing", lambda group: ["libxcb-cursor0"] if group is system.WINDOW_LIBRARIES else [])
    system.provide(new_venv=False)
    assert "libxcb-cursor0" in capsys.readouterr().err
    monkeypatch.setattr(system, "missing", lambda group: ["libegl1"] if group is system.QT_LIBRARIES else [])
    with pytest.raises(Stop, match="libegl1"):
        system.provide(new_venv=False)
    assert calls == []


@pytest.mark.parametrize(
    ("ci", "there", "installs"), [("true", False, True), ("true", True, False), ("", False, False)]
)
def test_a_token_in_software_is_installed_where_tests_are_run_for_all(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]], tmp_path: Path, ci: str, there: bool, installs: bool
) -> None:
    if there:
        (tmp_path / system.TOKEN_LIBRARY).write_bytes(b"")
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(system, "LINUX", True)
    monkeypatch.setattr(system, "TOKEN_FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(system, "_rights", list)
    system.provide_test_token()
    assert any(system.TOKEN_PACKAGE in command for command in calls) == installs
