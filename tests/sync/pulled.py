"""A stick that is pulled while a package is written to it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class Stick(io.FileIO):
    """A file on a stick that is pulled at a certain call: from then on nothing is written, read or synced."""

    calls = 0
    pulled_at = -1
    gone = False

    def _touch(self) -> None:
        Stick.calls += 1
        if Stick.calls == Stick.pulled_at:
            Stick.gone = True
        if Stick.gone:
            raise OSError(19, "no such device")

    def write(self, data: Any) -> int:
        self._touch()
        return super().write(data)

    def readinto(self, buffer: Any) -> int:
        self._touch()
        return super().readinto(buffer) or 0


def put_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let packages be written to a stick, which the answer pulls at the call of a number; zero for never."""
    fsync, replace, unlink, ordinary = os.fsync, Path.replace, Path.unlink, Path.open

    def on_stick(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if path.name.endswith(".cchc.part"):
            return io.BufferedRandom(Stick(path, "w+"), 512)
        return ordinary(path, mode, *rest, **named)

    def guarded(act: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            if Stick.gone:
                raise OSError(19, "no such device")
            return act(*arguments, **named)

        return run

    monkeypatch.setattr(Path, "open", on_stick)
    monkeypatch.setattr(os, "fsync", guarded(fsync))
    monkeypatch.setattr(Path, "replace", guarded(replace))
    monkeypatch.setattr(Path, "unlink", guarded(unlink))

    def pull(number: int) -> None:
        Stick.calls, Stick.pulled_at, Stick.gone = 0, number, False

    return pull
