"""The wheel carries the resources, and finds them where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = "import inspector, inspector.core.paths as p; print(inspector.__file__); print(p.resource_root())"


def run(*arguments: str, cwd: Path, **environment: str) -> str:
    """Run this interpreter; returns what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder into which the wheel, built from this checkout, is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("reform_inspector-*.whl")
    target = folder / "site"
    run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target), str(wheel), cwd=folder)
    return target


def files(folder: Path) -> set[str]:
    """The files below a folder, by relative path."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_program_of_the_wheel_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    program, resources = run("-c", ASK, cwd=tmp_path, PYTHONPATH=str(installed)).split("\n")[:2]
    assert Path(program).is_relative_to(installed)
    assert Path(resources) == installed / "inspector" / "resources"


def test_wheel_has_every_resource(installed: Path) -> None:
    assert files(installed / "inspector" / "resources") == files(ROOT / "resources")
