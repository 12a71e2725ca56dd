"""Where files of the team are asked for: beginning at the folder or stick that was used last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.file_names import free
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


def suggested(settings: Settings, name: str) -> str:
    """A file called ``name`` that is not there yet, in the folder used last."""
    stem = name.removesuffix(PACKAGE)
    return str(free(place(settings), stem, PACKAGE))


def require_free(target: Path, field: str) -> None:
    """Raise ``Refused`` for a file that is there, and for a folder that is not: the stick may have been pulled."""
    if target.exists():
        raise Refused("package.exists", path=target, field=field)
    if not target.absolute().parent.is_dir():
        raise Refused("syncpage.no_folder", path=target.absolute().parent, field=field)


def at_file(error: Refused) -> Refused:
    """Why a package was not written, beside the file where it is about the file."""
    about = error.of_environment or error.code.startswith("package.")
    return Refused(error.code, **{**error.values, "field": "file"}) if about else error


def kinds(words: str) -> str:
    """The files of packages and requests, as a dialog of files wants them."""
    return f"{words} (*{PACKAGE})"
