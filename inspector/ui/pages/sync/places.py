"""Where files of the team are asked for: beginning at the folder or stick that was used last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.core.errors import Refused
from inspector.ui.folders import documents, last_used

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.settings import Settings

PURPOSE: Final = "packages"
"""What the folder used last is remembered by."""
PACKAGE: Final = ".cchc"


def place(settings: Settings) -> Path:
    """The folder that packages were written to or taken from last."""
    return last_used(settings, PURPOSE, documents())


def free(folder: Path, name: str) -> Path:
    """A file in ``folder`` that is not there yet: ``name``, or ``name`` with a number."""
    stem, dot, ending = name.rpartition(".")
    target, number = folder / name, 2
    while target.exists():
        target = folder / f"{stem}-{number}{dot}{ending}"
        number += 1
    return target


def require_free(target: Path, field: str) -> None:
    """Raise ``Refused`` for a file that is there, and for a folder that is not: the stick may have been pulled."""
    if target.exists():
        raise Refused("package.exists", path=target, field=field)
    if not target.absolute().parent.is_dir():
        raise Refused("syncpage.no_folder", path=target.absolute().parent, field=field)


def save_dialog(parent: QWidget, title: str, suggested: Path, words: str) -> QFileDialog:
    """Asks where to write a file; the kind follows from the ending of the one that is suggested."""
    ending = suggested.suffix
    dialog = QFileDialog(parent, title, str(suggested), f"{words} (*{ending})")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    return dialog


def open_dialog(parent: QWidget, title: str, folder: Path, words: str, *, many: bool) -> QFileDialog:
    """Asks for files of packages or requests."""
    dialog = QFileDialog(parent, title, str(folder), f"{words} (*{PACKAGE})")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    return dialog
