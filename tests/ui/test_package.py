from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(("module", "reads"), [("PySide6.QtCore", True), ("inspector.ui", False)])
def test_pyside_reads_no_sources_while_the_program_is_loaded(module: str, reads: bool) -> None:
    """Its import, which looks for feature switches in every module that comes, is put aside; alone it would be there."""
    says = f"import {module}, builtins; print(builtins.__import__.__name__)"
    said = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    assert (said.stdout.strip() == "__feature_import__") is reads
