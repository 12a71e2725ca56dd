"""The window is asked for where none can be shown."""

from __future__ import annotations

import sys

import pytest

from inspector.cli.display import has_display
from tests.cli.running import Capture, run

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux terminal without a display."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("bare")
def test_without_a_display_the_window_is_refused_in_one_sentence(capsys: Capture) -> None:
    status, out, err = run(capsys)
    assert (status, out) == (1, "")
    assert err.startswith("Máy này không có màn hình để mở cửa sổ")
    assert err.count("\n") == 1
    assert run(capsys, "--lang", "en")[2].startswith("There is no display")


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", NAMES)
def test_a_display_is_known_by_its_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not has_display()
    monkeypatch.setenv(name, ":0")
    assert has_display()


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert has_display()
