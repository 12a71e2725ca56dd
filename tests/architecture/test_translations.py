"""Every text of the window has its Vietnamese in the file that the program loads."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
VIETNAMESE = ROOT / "resources" / "translations" / "inspector_vi.qm"


def texts() -> set[tuple[str, str, bool]]:
    """Context, English text and whether it counts something, of every ``tr`` call in the window's code."""
    files = ROOT.joinpath("inspector", "ui").rglob("*.py")
    return {text for file in files for text in _of_node(ast.parse(file.read_text(encoding="utf-8")), "")}


def _of_node(node: ast.AST, context: str) -> Iterator[tuple[str, str, bool]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute) and child.func.attr == "tr":
            source = child.args[0]
            assert isinstance(source, ast.Constant)
            assert isinstance(source.value, str)
            yield context, source.value, len(child.args) > 2
        yield from _of_node(child, inner)


@pytest.fixture(scope="module")
def vietnamese() -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(VIETNAMESE)), f"{VIETNAMESE.name} cannot be read; run: python3 dev.py translate"
    return translator


def test_every_text_has_its_vietnamese(vietnamese: QTranslator) -> None:
    missing = [
        (context, text) for context, text, counts in texts() if not _translated(vietnamese, context, text, counts)
    ]
    assert not missing, f"no Vietnamese for {sorted(missing)}; add it to inspector_vi.ts"


def test_vietnamese_keeps_the_places_of_values(vietnamese: QTranslator) -> None:
    """A ``{name}`` that the translation lacks or misspells would be missing from the window, or stop it."""
    wrong = []
    for context, text, counts in texts():
        words = _translated(vietnamese, context, text, counts)
        if places(words) != places(text) or unicodedata.normalize("NFC", words) != words:
            wrong.append((context, text, words))
    assert not wrong


def test_qt_speaks_vietnamese_too() -> None:
    translator = QTranslator()
    assert translator.load(str(VIETNAMESE.with_name("qtbase_vi.qm")))
    assert translator.translate("QPlatformTheme", "Cancel")
    assert translator.translate("QWidgetTextControl", "&Copy")
    # What stands in the box of file types where a folder is chosen.
    assert translator.translate("QFileDialog", "Directories") == "Thư mục"
    assert translator.translate("QFileDialog", "All files (*)") == "Mọi tệp (*)"


def places(text: str) -> list[str]:
    """The placeholders of a text, and its keyboard mark."""
    return sorted(re.findall(r"\{\w*\}|%\w", text))


def _translated(translator: QTranslator, context: str, text: str, counts: bool) -> str:
    return translator.translate(context, text, None, 5 if counts else -1) or ""
