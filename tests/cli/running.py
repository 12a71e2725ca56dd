"""Running a command line inside the process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from inspector.__main__ import main
from inspector.services.workspace import open_workspace
from inspector.store.queries.journal_state import journal_state

Capture = pytest.CaptureFixture[str]


def run(capture: Capture, *words: object) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a command."""
    status = main([str(word) for word in words])
    shown = capture.readouterr()
    return status, shown.out, shown.err


def data(capture: Capture, *words: object) -> Any:
    """What a command says with ``--json``; it must have been carried out."""
    status, out, err = run(capture, *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def number_of(folder: Path) -> int:
    """Number of the last transaction of a workspace."""
    workspace = open_workspace(folder, read_only=True)
    number = journal_state(workspace.store).number
    workspace.close()
    return number


def sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    """A list of units as a workbook."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Mã", "Tên đơn vị", "Loại", "Khối"])
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path
