"""The fixed sentences of documents: Vietnamese, from ``resources/documents``, apart from the window's language."""

from __future__ import annotations

import json
from functools import cache

from inspector.core.paths import resource


def phrase(key: str, /, **values: object) -> str:
    """The sentence ``key`` ("report.coverage" stands in ``report.json`` as "coverage") with its values filled in."""
    area, _, name = key.partition(".")
    return catalogue(area)[name].format(**values)


@cache
def catalogue(area: str) -> dict[str, str]:
    """All texts of one area, by name; not to be changed."""
    sentences: dict[str, str] = json.loads(resource("documents", f"{area}.json").read_text("utf-8"))
    return sentences
