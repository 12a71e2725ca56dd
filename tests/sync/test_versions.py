"""Packages of later programs: a minor version is read, whatever it adds; a major one is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector.core.errors import Refused
from inspector.sync.container import CONTEXT, FIELDS, MAGIC
from inspector.sync.manifest import MINOR
from inspector.sync.package import open_package
from tests.sync.hostile import card, first_frame, frame, journal, work
from tests.sync.making import IDENTITY, SENDER


def write(file: Path, payload: bytes, version: tuple[int, int]) -> Path:
    import hashlib

    fields = FIELDS.pack(MAGIC, *version, bytes.fromhex(SENDER.public), len(payload))
    key = Ed25519PrivateKey.from_private_bytes(SENDER.private)
    file.write_bytes(fields + key.sign(CONTEXT + fields + hashlib.sha512(payload).digest()) + payload)
    return file


@pytest.mark.parametrize("minor", [MINOR + 1, 65535])
def test_a_later_minor_version_is_read(tmp_path: Path, minor: int) -> None:
    told = card(format=[1, minor], mood="fine", nested={"a": [1, {"b": None}]})
    rows = journal(first_frame(weather=["rain"], units={"x": 1}), frame())
    with open_package(write(tmp_path / "a.cchc", work(told=told, rows=rows), (1, minor)), IDENTITY) as package:
        assert package.manifest.version == (1, minor)
        assert len(list(package.transactions())) == 1


@pytest.mark.parametrize("version", [(0, 9), (2, 0), (3, 1), (65535, 65535)])
def test_another_major_version_is_refused_by_its_number(tmp_path: Path, version: tuple[int, int]) -> None:
    told = json.dumps({"format": list(version)}).encode()
    file = write(tmp_path / "a.cchc", work(told=told), version)
    before = file.read_bytes()
    with pytest.raises(Refused) as refused:
        open_package(file, IDENTITY)
    assert refused.value.code == "package.newer"
    assert f"{version[0]}.{version[1]}" in str(refused.value)
    assert file.read_bytes() == before
