"""The format description is held against the code."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from inspector.store.journal import carrying, keys
from inspector.sync import container, fingerprint, limits, manifest, zip_subset

PAGE = (Path(__file__).parents[2] / "docs" / "technical" / "package-format.md").read_text(encoding="utf-8")


def test_the_limits_are_those_of_the_code() -> None:
    described = {name: int(number) for name, number in re.findall(r"^\| `([A-Z_]+)` \| (\d+) \|", PAGE, re.MULTILINE)}
    imported = {"LIMIT_BYTES"}
    assert described == {name: value for name, value in vars(limits).items() if name.isupper() and name not in imported}


def test_the_header_is_that_of_the_code() -> None:
    rows = re.findall(r"^\| (\d+) \| (\d+) \| (.*?) \|$", PAGE, re.MULTILINE)
    places = [(int(offset), int(count)) for offset, count, _ in rows]
    assert places[-1] == (container.FIELDS.size, container.SIGNATURE_BYTES)
    assert all(offset + count == following for (offset, count), (following, _) in pairwise(places))
    assert sum(places[-1]) == container.HEADER_BYTES
    assert f"tail -c +{container.HEADER_BYTES + 1} " in PAGE
    assert f"`{container.MAGIC.hex(' ')}`" in rows[0][2]
    assert rows[1][2].endswith(f"version, {manifest.MAJOR}")
    assert rows[2][2].endswith(f"version, {manifest.MINOR}")


def test_contexts_and_constants_are_those_of_the_code() -> None:
    for context in (container.CONTEXT, fingerprint.CONTEXT, keys.CONTEXT):
        assert f"`{context[:-1].decode()}`" in PAGE
        assert context.endswith(b"\0")
    assert f"{len(container.CONTEXT)} bytes together" in PAGE
    assert f"({len(keys.CONTEXT)} bytes together)" in PAGE
    assert f"version {zip_subset.ZIP_VERSION} made by and needed" in PAGE
    assert f"date {zip_subset.DATE} " in PAGE
    assert f"the last {zip_subset.END.size} bytes" in PAGE
    assert f"| {carrying.SIGNATURE_BYTES} | Ed25519 signature of the body" in PAGE
    assert f"first {fingerprint.WORDS} bytes as words" in PAGE
    assert f"`{fingerprint.QR_PREFIX}`" in PAGE


def test_every_key_is_described(tmp_path: Path) -> None:
    from inspector.sync import contents
    from tests.sync.making import contents as told

    keys = re.findall(rb'"(\w+)":', contents.to_bytes(told()))
    assert not [key.decode() for key in keys if f"`{key.decode()}`" not in PAGE and f'"{key.decode()}"' not in PAGE]
