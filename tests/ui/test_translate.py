"""The language of the window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from inspector.core import messages
from inspector.ui import translate

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="vi_VN"><context><name>Dialog</name>
<message><source>Cancel</source><translation>Thôi</translation></message></context></TS>"""


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before, locale = messages.current_language(), QLocale()
    yield
    translate.install(qapp, "en")
    messages.set_language(before)
    QLocale.setDefault(locale)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "inspector_vi.ts"
    source.write_text(_TS, encoding="utf-8")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", source, "-qm", source.with_suffix(".qm")], check=True)
    return tmp_path


def _word() -> str:
    return QCoreApplication.translate("Dialog", "Cancel")


def test_the_language_can_be_changed_and_changed_back(qapp: QApplication, folder: Path) -> None:
    translate.install(qapp, "vi", folder)
    assert _word() == "Thôi"
    assert messages.current_language() == "vi"
    assert QLocale().language() == QLocale.Language.Vietnamese
    translate.install(qapp, "en", folder)
    assert _word() == "Cancel"
    assert messages.current_language() == "en"


@pytest.mark.parametrize(
    ("context", "source", "comment"),
    [
        ("QFileDialog", "&Look in:", None),
        ("QFileDialog", "Files of &type:", None),
        ("QAbstractFileIconProvider", "Folder", "All other platforms"),
    ],
)
def test_the_file_dialog_speaks_vietnamese(qapp: QApplication, context: str, source: str, comment: str | None) -> None:
    translate.install(qapp, "vi")
    assert QCoreApplication.translate(context, source, comment) != source


def test_a_language_we_do_not_speak_is_vietnamese(qapp: QApplication, folder: Path) -> None:
    translate.install(qapp, "fr", folder)
    assert messages.current_language() == "vi"
    assert _word() == "Thôi"
