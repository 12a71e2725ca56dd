"""A transaction on its way from one store to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspector.store.journal.body import Value


@dataclass(frozen=True, slots=True)
class Carried:
    """A transaction as packages carry it: bytes with a signature, and the values beside them."""

    body: bytes
    signature: bytes
    values: tuple[Mapping[str, tuple[str, Value]], ...]
    """For each operation: salt (hexadecimal) and value by field; nothing for what was erased."""
