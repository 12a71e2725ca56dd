"""Writes THIRD_PARTY_NOTICES.md: what the delivered program is made of, whose it is, and on what terms.

Run with the interpreter of .venv, for the licence texts are read from the installed packages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "THIRD_PARTY_NOTICES.md"
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
    packages = sorted(delivered().items())
    table = "\n".join(f"| {name} | {package.version} | {licence(name, package)} |" for name, package in packages)
    texts = "".join(section(name, text) for name, package in packages for text in licence_texts(package))
    FILE.write_text(HEAD.format(table=table, texts=texts), encoding="utf-8", newline="\n")
    print("Wrote", FILE.name)


def delivered() -> dict[str, Distribution]:
    """The packages the program needs, and those they need in turn, by normalised name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Distribution] = {}
    waiting = list(project["dependencies"])
    while waiting:
        requirement = Requirement(waiting.pop())
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[name] = distribution(name)
        waiting += found[name].requires or []
    return found


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
