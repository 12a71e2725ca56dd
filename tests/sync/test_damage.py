"""A package that was changed anywhere, cut off anywhere or lengthened is refused, and nothing happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.sync.container import BEGUN, FIELDS, HEADER_BYTES, MAGIC
from inspector.sync.package import open_package
from inspector.sync.request import read_request, write_request
from tests.sync.making import IDENTITY, MADE_AT, PROGRAM, SENDER, make_package, photo, transaction

REFUSALS = {"package.empty", "package.not_ours", "package.newer", "package.cut_off", "package.damaged"}


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    """A tiny package of work."""
    return make_package(tmp_path / "sound.cchc", [transaction(1)]).file.read_bytes()


def refused(file: Path, data: bytes) -> str:
    """The code under which these bytes are refused; empty where they are not."""
    file.write_bytes(data)
    try:
        open_package(file, IDENTITY).close()
    except Refused as error:
        return error.code
    return ""


def flipped(data: bytes, masks: range | tuple[int, ...]) -> Iterator[bytes]:
    """Every byte changed, in turn, by each mask."""
    for place in range(len(data)):
        for mask in masks:
            yield data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def test_every_byte_counts(sound: bytes, tmp_path: Path) -> None:
    assert {refused(tmp_path / "a.cchc", data) for data in flipped(sound, (0x01,))} <= REFUSALS


def test_every_truncation_is_seen(sound: bytes, tmp_path: Path) -> None:
    found = {count: refused(tmp_path / "a.cchc", sound[:count]) for count in range(len(sound))}
    assert {count for count, code in found.items() if code == "package.empty"} == {0}
    assert {code for count, code in found.items() if count} == {"package.cut_off"}


@pytest.mark.parametrize("more", [b"\x00", b"x" * 1000, b"PK\x05\x06" + bytes(18)])
def test_appended_bytes_are_seen(sound: bytes, tmp_path: Path, more: bytes) -> None:
    assert refused(tmp_path / "a.cchc", sound + more) == "package.damaged"
    assert refused(tmp_path / "a.cchc", more + sound) in {"package.not_ours", "package.damaged"}


def test_two_packages_are_not_one(sound: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path / "a.cchc", sound + sound) == "package.damaged"


def test_the_header_of_another_package_does_not_fit(sound: bytes, tmp_path: Path) -> None:
    other = make_package(tmp_path / "b.cchc", [transaction(2)]).file.read_bytes()
    assert refused(tmp_path / "a.cchc", other[:HEADER_BYTES] + sound[HEADER_BYTES:]) in REFUSALS


def test_another_key_put_into_the_header_does_not_fit(sound: bytes, tmp_path: Path) -> None:
    forged = sound[:12] + bytes(32) + sound[44:]
    assert refused(tmp_path / "a.cchc", forged) == "package.damaged"


def test_a_changed_request_is_refused(tmp_path: Path) -> None:
    write_request(tmp_path / "r.cchc", SENDER, person_id="p", person_name="Nam", made_at=MADE_AT, program=PROGRAM)
    data = (tmp_path / "r.cchc").read_bytes()
    (tmp_path / "r.cchc").write_bytes(data.replace(b"Nam", b"Tam"))
    with pytest.raises(Refused) as error:
        read_request(tmp_path / "r.cchc")
    assert error.value.code == "package.damaged"


def test_a_newer_major_version_is_named_and_nothing_else_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.cchc").write_bytes(MAGIC + bytes([0, 2, 0, 3]) + b"another header")
    with pytest.raises(Refused, match=r"dạng 2\.3.*chỉ đọc được dạng 1") as error:
        open_package(tmp_path / "a.cchc", IDENTITY)
    assert error.value.code == "package.newer"


@pytest.mark.parametrize("data", [bytes(1), bytes(FIELDS.size), BEGUN + bytes(500), bytes(5000), MAGIC[:3]])
def test_what_a_pulled_stick_leaves_is_told_as_cut_off(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path / "a.cchc", data) == "package.cut_off"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"CCHx", b"%PDF-1.7"])
def test_other_files_are_not_ours(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path / "a.cchc", data) == "package.not_ours"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "nowhere.cchc", "store.not_found"), (tmp_path, "package.folder")):
        with pytest.raises(Refused, match=str(path)) as error:
            open_package(path, IDENTITY)
        assert error.value.code == code


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_must_not_be_read_is_not_called_read_only(tmp_path: Path, sound: bytes) -> None:
    (tmp_path / "a.cchc").write_bytes(sound)
    (tmp_path / "a.cchc").chmod(0)
    with pytest.raises(Refused) as error:
        open_package(tmp_path / "a.cchc", IDENTITY)
    assert error.value.code == "package.unreadable"


@pytest.mark.soak
def test_every_bit_of_a_package_with_photos_counts(tmp_path: Path) -> None:
    data = make_package(tmp_path / "p.cchc", [transaction(1)], [photo(b"a" * 400), photo(b"b")]).file.read_bytes()
    assert {refused(tmp_path / "a.cchc", one) for one in flipped(data, tuple(1 << bit for bit in range(8)))} <= REFUSALS
    assert "" not in {refused(tmp_path / "a.cchc", data[:count]) for count in range(len(data))}
