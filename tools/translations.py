"""The window's translations: .ts files are brought up to date with the code, .qm files are made from them."""

from __future__ import annotations

import shutil
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from tools.process import ROOT, Stop, run, venv_tool

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("vi", "en")
# Qt's own words (menus of a line edit, file and print dialogs): Qt comes without Vietnamese. Kept by hand.
QT_WORDS = "qtbase_vi.ts"


def update() -> None:
    """Bring every .ts file up to date and make its .qm file."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        _extract(_ts(FOLDER, language), language)
        _release(_ts(FOLDER, language))
    _release(FOLDER / QT_WORDS)


def check() -> None:
    """Raise ``Stop`` when a string is untranslated, or a .ts or .qm file is not what the code would make now."""
    complaints: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            complaints += _complaints(language, Path(scratch))
        complaints += _stale(Path(shutil.copy(FOLDER / QT_WORDS, scratch)))
    if complaints:
        raise Stop("\n".join([*complaints, "Run: python3 dev.py translate"]))
    print(f"Translations are complete: {', '.join(LANGUAGES)}")


def unfinished(ts: Path) -> list[str]:
    """The source strings of a .ts file that have no finished translation."""
    messages = ET.parse(ts).getroot().iter("message")
    return [m.findtext("source", "") for m in messages if _is_unfinished(m.find("translation"))]


def _is_unfinished(translation: ET.Element | None) -> bool:
    if translation is None or translation.get("type") == "unfinished":
        return True
    return not "".join(translation.itertext()).strip()


def _complaints(language: str, scratch: Path) -> list[str]:
    kept = _ts(FOLDER, language)
    if not kept.exists():
        return [f"{kept.name} is missing."]
    fresh = _ts(scratch, language)
    shutil.copy(kept, fresh)
    _extract(fresh, language)
    changed = fresh.read_bytes() != kept.read_bytes()
    return ([f"{kept.name} does not hold what the code says."] if changed else []) + _stale(fresh)


def _stale(ts: Path) -> list[str]:
    """What is wrong with a copy of a .ts file, or with the kept .qm file that should be made from it."""
    found = [f"{ts.name}: no translation of {source!r}" for source in unfinished(ts)]
    _release(ts)
    made = ts.with_suffix(".qm")
    kept = FOLDER / made.name
    if not kept.exists() or made.read_bytes() != kept.read_bytes():
        found.append(f"{kept.name} was not made from {ts.name}.")
    return found


def _extract(ts: Path, language: str) -> None:
    sources = sorted(ROOT.joinpath("inspector", "ui").rglob("*.py"))
    relative = [str(source.relative_to(ROOT)) for source in sources]
    # English is the language of the code: only its plural forms need a file.
    forms = ["-pluralonly"] if language == "en" else []
    options = ["-silent", "-no-obsolete", "-locations", "none", "-target-language", language, *forms]
    run([venv_tool("pyside6-lupdate"), *options, *relative, "-ts", ts])


def _release(ts: Path) -> None:
    run([venv_tool("pyside6-lrelease"), "-silent", ts, "-qm", ts.with_suffix(".qm")])


def _ts(folder: Path, language: str) -> Path:
    return folder / f"inspector_{language}.ts"
