"""What is wrong with a package, and the sentence people read about it."""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.store.failures import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class PackagePart(StrEnum):
    """Where in a package something is wrong."""

    DIRECTORY = "directory"
    MANIFEST = "manifest"
    CONTENTS = "contents"
    TRANSACTIONS = "transactions"
    PHOTOS = "photos"
    ENCRYPTION = "encryption"


class Unfit(Exception):
    """Bytes that are not as the format prescribes; ``detail`` is for whoever mends the program that wrote them."""

    code = "package.malformed"

    def __init__(self, part: PackagePart, detail: str) -> None:
        super().__init__(f"{part}: {detail}")
        self.part = part


class TooMuch(Unfit):
    """More of something than the limits allow."""

    code = "package.too_much"


class NotForUs(Exception):
    """Encrypted to other laptops."""


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what is wrong with the package at ``path`` into ``Refused``, the environment's failures too."""
    try:
        with plain_words(path):
            yield
    except Unfit as error:
        raise Refused(error.code, file=path.name, part=error.part) from error
    except NotForUs as error:
        raise Refused("package.other_recipient", file=path.name) from error
