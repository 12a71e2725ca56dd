"""Writes THIRD_PARTY_NOTICES.md: what the delivered program is made of, whose it is, and on what terms.

Run with the interpreter of .venv, for the licence texts are read from the installed packages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

from tools.process import ROOT, python

FILE = ROOT / "THIRD_PARTY_NOTICES.md"
LOCK = ROOT / "requirements.lock"
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
)
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
# Where a package's own metadata says less than its licence does.
KNOWN = {"sqlcipher3": "Zlib", "reportlab": "BSD-3-Clause"}

HEAD = """# Third-party notices

Kiểm tra CCHC is under the Apache License 2.0 (`LICENSE`). The delivered program also contains the works below; each
stays under its own licence. This file is made from `requirements.lock` by `python3 dev.py lock`.

## Python packages

| Package | Version | Licence |
|---|---|---|
{table}

## Other works

| Work | Licence | Where it comes from |
|---|---|---|
| Python | PSF-2.0 | the interpreter that the frozen program carries |
| Qt 6 | LGPL-3.0-only | libraries inside PySide6; they lie beside the program as separate files and may be replaced |
| SQLCipher, SQLite | BSD-3-Clause, public domain | inside sqlcipher3 |
| OpenSSL | Apache-2.0 | inside cryptography and sqlcipher3 |
| PyInstaller's start-up program | GPL-2.0-or-later with an exception for the programs it starts | `dev.py build` |
| Liberation Serif | OFL-1.1 | `resources/fonts`, with its licence |
| Lucide icons | ISC | `resources/icons/lucide`, with its licence |

The texts of LGPL-3.0 and GPL-3.0, which Qt, PySide6 and Shiboken are under, and that of SQLCipher are in
`packaging/licences` and are delivered with the program.

## Licence texts of the packages
{texts}"""


def main() -> None:
    """Write the file."""
    with TemporaryDirectory() as scratch:
        packages = {name: _installed(name) or _fetched(name, Path(scratch)) for name in delivered()}
        table = "\n".join(f"| {name} | {one.version} | {licence(name, one)} |" for name, one in packages.items())
        texts = "".join(section(name, text) for name, one in packages.items() for text in licence_texts(one))
    FILE.write_text(HEAD.format(table=table, texts=texts), encoding="utf-8", newline="\n")
    print("Wrote", FILE.name)


def delivered() -> list[str]:
    """The packages the program needs on any system, and those they need in turn, by normalised name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[tuple[str, str]] = set()
    waiting = [Requirement(wanted) for wanted in project["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        for extra in {"", *requirement.extras} - {extra for known, extra in found if known == name}:
            found.add((name, extra))
            waiting += _needs(name, extra)
    return sorted({name for name, _ in found})


def _needs(name: str, extra: str) -> list[Requirement]:
    """What a package needs on any system; nothing where it is itself for another system alone."""
    package = _installed(name)
    wanted = [Requirement(words) for words in (package.requires or [] if package else [])]
    return [
        one for one in wanted if not one.marker or any(one.marker.evaluate({**on, "extra": extra}) for on in SYSTEMS)
    ]


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _fetched(name: str, folder: Path) -> Distribution:
    """The locked version of a package that only other systems install."""
    (version,) = re.findall(rf"^{re.escape(name)}==([^\s;]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    python("-m", "pip", "install", "--quiet", "--no-deps", "--target", folder / name, f"{name}=={version}")
    (package,) = Distribution.discover(name=name, path=[str(folder / name)])
    return package


def licence(name: str, package: Distribution) -> str:
    """SPDX expression of a package, as far as its metadata tell."""
    metadata = package.metadata
    told = (metadata[key] for key in ("License-Expression", "License") if key in metadata)
    return KNOWN.get(name) or next(told, "see its text below")


def licence_texts(package: Distribution) -> Iterator[str]:
    """The licence files that a package brings."""
    for file in sorted(package.files or [], key=str):
        if ".dist-info" in str(file) and LICENCE_FILE.search(str(file)):
            yield Path(str(package.locate_file(file))).read_text(encoding="utf-8")


def section(name: str, text: str) -> str:
    """One licence text under its package's name; a fence keeps Markdown away from it."""
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"\n### {name}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    main()
