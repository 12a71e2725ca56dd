"""Files and functions stay small enough to be read at one go."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LIMIT = 400
FUNCTION_LIMIT = 60
MEDIAN_LIMIT = 12

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    """Every Python file of ours."""
    folders = ("inspector", "tests", "benchmarks", "tools")
    return [ROOT / "dev.py", *sorted(file for folder in folders for file in ROOT.joinpath(folder).rglob("*.py"))]


def functions(file: Path) -> Iterator[Function]:
    """Every function and method in ``file``."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines of a function, from ``def`` to its end, without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) and len(function.body) > 1:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def test_files_stay_under_the_limit() -> None:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in sources()}
    complaints = [
        f"{file.relative_to(ROOT)} has {count} lines; split it so that each file has fewer than {FILE_LIMIT}."
        for file, count in lines.items()
        if count >= FILE_LIMIT
    ]
    assert not complaints, "\n" + "\n".join(complaints)


def test_functions_stay_under_the_limit() -> None:
    complaints = [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name} has {length(function)} lines; "
        f"split it so that none has more than {FUNCTION_LIMIT}."
        for file in sources()
        for function in functions(file)
        if length(function) > FUNCTION_LIMIT
    ]
    assert not complaints, "\n" + "\n".join(complaints)


def test_most_functions_are_short() -> None:
    program = [file for file in sources() if file.is_relative_to(ROOT / "inspector")]
    lengths = [length(function) for file in program for function in functions(file)]
    median = statistics.median(lengths)
    assert median < MEDIAN_LIMIT, f"The median function has {median} lines; it must stay under {MEDIAN_LIMIT}."
