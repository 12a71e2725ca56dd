"""Bodies of transactions by somebody with a good key and bad intentions: small to send, enormous to decode.

Each says what must be found wrong with it. The package's signature, encryption and frames are sound.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Final

from inspector.store.journal.body import COMMAS_LIMIT, CONTAINERS_LIMIT, RUN_LIMIT
from inspector.store.journal.limits import BODY_BYTES
from tests.sync.hostile import encrypted, first_frame, frame, work

WIDE: Final = "😀".encode()
"""One such letter makes every letter of its text take four bytes."""
ESCAPED: Final = rb"\ud83d\ude00"
"""The same letter, written in ASCII."""


def _listed(item: bytes, count: int) -> bytes:
    return b"[" + (item + b",") * (count - 1) + b"0]"


def _texts(letter: bytes) -> bytes:
    """As many texts as there may be of the longest that may be, each beginning with a letter."""
    text = b'"' + letter + b"x" * (RUN_LIMIT - 100) + b'",'
    return b"[" + text * ((BODY_BYTES - 100) // len(text)) + b"0]"


def _written(parts: bytes) -> bytes:
    """A body with one operation that writes ``parts``."""
    operation = b'{"entity":["unit","u"],"kind":"put","set":{"name":' + parts + b"}}"
    rest = b'"fmt":1,"hlc":"","ops":[' + operation + b'],"prev":"","seq":1,"stream":""}'
    return b'{"action":"a","actor":"",' + rest


BODIES: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "lists of nothing": ("too many parts", lambda: _listed(b"[]", BODY_BYTES // 3)),
    "objects of nothing": ("too many parts", lambda: _listed(b'{"":0}', BODY_BYTES // 7)),
    "texts of nothing": ("too many parts", lambda: _listed(b'""', BODY_BYTES // 3)),
    "one list too many": ("too many parts", lambda: b'{"":[' + b'"",[' * CONTAINERS_LIMIT),
    "one comma too many": ("too many parts", lambda: _listed(b'""', COMMAS_LIMIT + 2)),
    "one wide text": ("beyond ASCII", lambda: b'{"action":"' + WIDE + b"x" * (BODY_BYTES - 100) + b'"}'),
    "one number": ("too long", lambda: b'{"seq":' + b"9" * (BODY_BYTES - 100) + b"}"),
    "blanks": ("too long", lambda: b" " * BODY_BYTES),
    "wide texts": ("beyond ASCII", lambda: _texts(WIDE)),
    "wide texts, escaped": ("beyond ASCII", lambda: _texts(ESCAPED)),
    "texts up to the limit": ("list indices", lambda: _texts(b"a")),
    "objects up to the limit": ("list indices", lambda: _listed(b'{"":0}', CONTAINERS_LIMIT)),
    "short texts up to the limit": ("list indices", lambda: _listed(b'"abc"', COMMAS_LIMIT)),
    "ten thousand deep": ("recursion", lambda: b'{"x":' * 10_000 + b'""' + b',"":0}' * 10_000),
    "not a number": ("float", lambda: b'{"fmt":NaN}'),
    "bad UTF-8": ("decode", lambda: b'{"fmt":"\xff"}'),
    "a write of nothing": ("not a hash", lambda: _written(b"[]")),
    "a write of an empty text": ("not a hash", lambda: _written(b'""')),
    "a write by an object": ("not a hash", lambda: _written(b'{"":0}')),
}
"""By name: what is found wrong, and the body."""


def with_body(body: Callable[[], bytes]) -> bytes:
    """The payload of a package with one transaction of this body, compressed so little that no ratio is against it."""
    rows = zlib.compress(first_frame() + frame(b"", body()), level=0)
    return work(rows=encrypted(rows))
