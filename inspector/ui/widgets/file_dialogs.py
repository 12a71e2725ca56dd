"""Dialogs that ask for files and folders: opened without blocking, freed when they are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from pathlib import Path


def save_dialog(parent: QWidget, title: str, suggested: Path, words: str = "", ending: str = "") -> QFileDialog:
    """Asks where to write a file; with ``words`` for its kind, whose ``ending`` is else that of the one suggested."""
    ending = ending or suggested.suffix
    dialog = _dialog(parent, title, str(suggested), f"{words} (*{ending})" if words else "")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if words:
        dialog.setDefaultSuffix(ending.removeprefix("."))
    return dialog


def open_dialog(
    parent: QWidget, title: str, folder: Path | None, kinds: str = "", *, many: bool = False
) -> QFileDialog:
    """Asks for a file that is there (or ``many``) of these ``kinds``, as Qt writes them; begins in ``folder``."""
    dialog = _dialog(parent, title, str(folder or ""), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    return dialog


def folder_dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    """Asks for a folder; begins in ``folder``."""
    dialog = _dialog(parent, title, str(folder), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return dialog


def _dialog(parent: QWidget, title: str, start: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
