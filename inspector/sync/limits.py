"""How much of everything a package may hold; docs/technical/package-format.md gives the same numbers.

A writer keeps to them too, so that nothing is sent that the receiver must refuse.
"""

from __future__ import annotations

from typing import Final

from inspector.store.journal import body
from inspector.store.journal import limits as journal
from inspector.store.media import LIMIT_BYTES

FILE_BYTES: Final = 2**32 - 1
"""A package; USB sticks with FAT32 take no larger file, and a ZIP of this size needs no 64-bit fields."""
PHOTOS: Final = 10_000
"""Photos and files in one package."""
ENTRIES: Final = PHOTOS + 2
"""Entries of the ZIP."""
MANIFEST_BYTES: Final = 2**14
"""``manifest.json``."""
PHOTO_BYTES: Final = LIMIT_BYTES
"""One photo or file, in the clear."""
BLOB_BYTES: Final = PHOTO_BYTES + 2**20
"""One photo or file, encrypted."""
PHOTOS_BYTES: Final = 3 * 2**30
"""All photos and files of one package, encrypted; the writer leaves the others for the next package."""
AGE_HEADER_BYTES: Final = 2**16
"""The part of an age file before its payload."""
RECIPIENTS: Final = 200
"""Laptops that one package is encrypted to."""
JOURNAL_BYTES: Final = 2**31
"""``journal.age``, decrypted and inflated."""
RATIO: Final = 100
"""How many times as long as its compressed bytes the journal may be, beyond ``RATIO_FREE_BYTES``."""
RATIO_FREE_BYTES: Final = 2**24
"""The beginning of the journal, where no ratio is asked for."""
CONTENTS_BYTES: Final = 2**23
"""The first frame of the journal."""
BODY_BYTES: Final = journal.BODY_BYTES
"""The body of one transaction."""
BODY_CONTAINERS: Final = body.CONTAINERS_LIMIT
"""Opening brackets in one body."""
BODY_COMMAS: Final = body.COMMAS_LIMIT
"""Commas in one body."""
BODY_RUN: Final = body.RUN_LIMIT
"""Bytes of a body without a quotation mark."""
OPERATIONS: Final = body.OPERATIONS_LIMIT
"""Operations of one transaction."""
OPERATION_VALUES_BYTES: Final = journal.OPERATION_VALUES_BYTES
"""The values beside one operation."""
VALUES_BYTES: Final = journal.VALUES_BYTES
"""The values beside one transaction, all its operations together."""
DEPTH: Final = 8
"""Nesting of JSON: arrays and objects inside one another."""
CONTAINERS: Final = 50_000
"""Arrays and objects in one JSON text."""
ITEMS: Final = 500_000
"""Commas in one JSON text, outside of strings."""
TEXT_CHARACTERS: Final = 300
"""A name or another short text in the manifest and in the first frame."""
