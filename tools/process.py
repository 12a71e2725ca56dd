"""Running other programs from the project's folder, with one way to stop."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"


class Stop(Exception):
    """The command cannot go on; the text says why and what to do."""


def venv_python() -> Path:
    """Path of the interpreter in .venv."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def venv_tool(name: str) -> Path:
    """Path of a command that a package installed into .venv."""
    return venv_python().with_name(name + (".exe" if WINDOWS else ""))


def run(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    capture: bool = False,
    quiet: bool = False,
) -> str:
    """Run a command in the project's folder.

    Returns what it printed when ``capture`` is set, else an empty string; ``quiet`` throws its output away.
    Raises ``Stop`` when the command fails.
    """
    words = [str(word) for word in command]
    output = subprocess.PIPE if capture else subprocess.DEVNULL if quiet else None
    sys.stdout.flush()
    done = subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
        stdout=output,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        shown = " ".join(Path(word).name if Path(word).is_absolute() else word for word in words)
        raise Stop(f"Failed (exit status {done.returncode}): {shown}")
    return (done.stdout or "").rstrip()


def python(*arguments: str | Path, environment: Mapping[str, str] | None = None, capture: bool = False) -> str:
    """Run the interpreter of .venv; like ``run``."""
    return run([venv_python(), *arguments], environment=environment, capture=capture)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether a command runs and ends well; its output is thrown away."""
    return subprocess.run(list(map(str, command)), capture_output=True, check=False).returncode == 0
