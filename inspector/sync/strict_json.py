"""JSON from a stranger: what is not plainly one value of the kinds we use is refused, whatever lenient readers take."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from inspector.store.journal.body import INTEGER_LIMIT
from inspector.sync import limits

_INTEGER_DIGITS: Final = len(str(INTEGER_LIMIT)) + 1


class NotStrict(ValueError):
    """A text that is no JSON value of text, whole numbers below 2**53, null, flags, arrays and objects."""


# Never goes back, so that its time grows as the length does, also where a text does not end.
_TEXT: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)

_HALF: Final = re.compile("[\ud800-\udfff]")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict("a key stands twice")
    return found


def _integer(digits: str) -> int:
    if len(digits) > _INTEGER_DIGITS or abs(int(digits)) >= INTEGER_LIMIT:
        raise NotStrict("an integer of 2**53 or more")
    return int(digits)


def _no_number(digits: str) -> Any:
    raise NotStrict(f"no integer: {digits[:20]}")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_no_number, parse_constant=_no_number
)


def _too_many_parts(data: bytes) -> bool:
    return data.count(b"[") + data.count(b"{") > limits.CONTAINERS or data.count(b",") > limits.ITEMS


def read(data: bytes, limit: int) -> Any:
    """The value that ``data`` holds; raises ``NotStrict``.

    Beyond ``limit`` bytes, and beyond the limits for brackets and commas, nothing is decoded at all.
    """
    if len(data) > limit:
        raise NotStrict("too long")
    # What stands inside texts is counted too at first: that is quick, and few texts have so many of these signs.
    if _too_many_parts(data) and _too_many_parts(_TEXT.sub(b"", data)):
        raise NotStrict("too many parts")
    try:
        text = data.decode()
        value = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise NotStrict(str(error)) from error
    escaped = "\\" in text
    del text
    _require_shallow(value)
    if escaped:
        _require_whole_characters(value)
    return value


def _require_shallow(value: Any) -> None:
    level, depth = [value], 0
    while level := [item for item in level if isinstance(item, dict | list)]:
        depth += 1
        if depth > limits.DEPTH:
            raise NotStrict("nested too deep")
        level = [inner for item in level for inner in (item.values() if isinstance(item, dict) else item)]


def _require_whole_characters(value: Any) -> None:
    """Halves of surrogate pairs can be written as escapes, and are no text."""
    if isinstance(value, dict):
        for name, item in value.items():
            _require_whole_characters(name)
            _require_whole_characters(item)
    elif isinstance(value, list):
        for item in value:
            _require_whole_characters(item)
    elif isinstance(value, str) and _HALF.search(value):
        raise NotStrict("half a surrogate pair")
