"""The language of the window: our words, Qt's own words, numbers and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from inspector.core import messages
from inspector.core.paths import resource_root

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_LOCALES: Final = {
    "vi": QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_NAME: Final = "inspector-translator"


def install(app: QApplication, language: str, folder: Path | None = None) -> None:
    """Speak ``language`` from now on: texts made afterwards are in it, so the window is built again after a change.

    Qt comes without Vietnamese; its words that people see (copy, paste, file and print dialogs) are in a file of ours.
    """
    if language not in messages.LANGUAGES:
        language = messages.DEFAULT_LANGUAGE
    messages.set_language(language)
    QLocale.setDefault(_LOCALES[language])
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    ours = folder or resource_root() / "translations"
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in (("qtbase", qt), ("qtbase", str(ours)), ("inspector", str(ours))):
        _load(app, f"{name}_{language}", place)


def _load(app: QApplication, name: str, place: str) -> None:
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(name, place):
        app.installTranslator(translator)
    else:
        # English is the source and needs no file of ours; Qt has no Vietnamese one.
        translator.deleteLater()
