from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(("module", "reads"), [("PySide6.QtCore", True), ("inspector.ui", False)])
def test_pyside_reads_no_sources_while_the_program_is_loaded(module: str, reads: bool) -> None:
    """PySide alone puts its own import before Python's; the window's package puts it aside."""
    says = f"import {module}, builtins; print(builtins.__import__.__name__)"
    said = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    assert (said.stdout.strip() == "__feature_import__") is reads
