"""Running a command line inside the process."""

from __future__ import annotations

import json
from typing import Any

import pytest

from inspector.__main__ import main

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
