"""Mistakes that Qt and SQLAlchemy let pass in silence are caught in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted(ROOT.joinpath("inspector").rglob("*.py"))
WINDOW = [file for file in PROGRAM if file.is_relative_to(ROOT / "inspector" / "ui")]


def nodes(files: list[Path]) -> Iterator[tuple[str, ast.AST]]:
    """Every syntax node of the files, with the place to name when something is wrong with it."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def called(node: ast.AST) -> str:
    """Last name of what a call calls: ``tr`` for ``self.tr(...)``; empty for anything but a call."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_translated_texts_are_literals() -> None:
    """``tr(f"...")`` and ``tr(name)`` compile, run, and are never translated."""
    wrong = [
        place
        for place, node in nodes(WINDOW)
        if called(node) == "tr" and isinstance(node, ast.Call) and not _is_literal(node.args[0])
    ]
    assert not wrong, f"tr() of something that is not a literal: {wrong}"


def _is_literal(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def test_translated_texts_stand_outside_f_strings() -> None:
    """``f"{self.tr('...')}"`` runs, but lupdate does not look into f-strings and never sees the text."""
    wrong = [
        place
        for place, node in nodes(WINDOW)
        if isinstance(node, ast.JoinedStr) and any(called(inner) == "tr" for inner in ast.walk(node))
    ]
    assert not wrong, f"tr() inside an f-string: {wrong}"


@pytest.mark.parametrize("name", ["QSortFilterProxyModel", "processEvents"])
def test_window_avoids(name: str) -> None:
    """A proxy model needs 300 times as long to sort; processEvents lets a slot run inside another."""
    wrong = [place for place, node in nodes(WINDOW) if name in (getattr(node, "id", None), getattr(node, "attr", None))]
    assert not wrong, f"{name} is used: {wrong}"


def test_no_feature_switch() -> None:
    """``from __feature__ import`` changes Qt's names for the whole process."""
    wrong = [
        place for place, node in nodes(PROGRAM) if isinstance(node, ast.ImportFrom) and node.module == "__feature__"
    ]
    assert not wrong, f"__feature__ is used: {wrong}"


@pytest.mark.parametrize(
    ("layers", "forbidden"),
    [
        # Rules are pure: they are tested without a database.
        (
            ("core", "domain", "reports", "sheets", "sync", "cli", "ui"),
            {"Session", "select", "sessionmaker", "create_engine"},
        ),
        # A use case asks its workspace for a session; only the store makes one.
        (("services",), {"sessionmaker", "create_engine"}),
    ],
)
def test_sessions_come_from_the_store(layers: tuple[str, ...], forbidden: set[str]) -> None:
    files = [file for file in PROGRAM if file.relative_to(ROOT / "inspector").parts[0] in layers]
    wrong = [
        f"{place} {alias.name}"
        for place, node in nodes(files)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"sqlmodel", "sqlalchemy"}
        for alias in node.names
        if alias.name in forbidden
    ]
    assert not wrong, f"sessions or queries where they do not belong: {wrong}"


def test_no_bag_for_leftovers() -> None:
    """A module is named for what it does."""
    bags = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}
    wrong = [str(file.relative_to(ROOT)) for file in PROGRAM if bags & {file.stem, file.parent.name}]
    assert not wrong, f"modules named for nothing in particular: {wrong}"
