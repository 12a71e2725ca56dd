from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.store.cipher import Cipher
from inspector.store.media import Media, media_type
from tests.store.full_disk import files_no_longer_than

HEADS = {
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF89a": "image/gif",
    b"RIFF\x00\x00\x00\x00WEBPVP8 ": "image/webp",
    b"\x00\x00\x00\x18ftypheic": "image/heic",
    b"\x00\x00\x00\x18ftypisom": "video/mp4",
    b"%PDF-1.7": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"BM": "image/bmp",
    b"plain": "application/octet-stream",
    b"": "application/octet-stream",
}


@pytest.fixture
def media(tmp_path: Path) -> Media:
    return Media(tmp_path / "media", limit=1000)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_lies_under_its_hash_and_is_kept_once(media: Media, tmp_path: Path) -> None:
    source = tmp_path / "ảnh.jpg"
    source.write_bytes(b"\xff\xd8\xff" + b"x" * 500)
    first, second = media.add_file(source), media.add_file(source)
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    assert first == second
    assert (first.sha256, first.size, first.media_type) == (sha256, 503, "image/jpeg")
    assert media.path(sha256) == tmp_path / "media" / sha256[:2] / sha256
    assert files(tmp_path / "media") == [media.path(sha256)]
    assert media.verify(sha256)


def test_what_is_too_large_or_empty_is_refused_and_leaves_nothing(media: Media, tmp_path: Path) -> None:
    for content, code in ((b"x" * 1001, "store.media_too_large"), (b"", "store.media_empty")):
        with pytest.raises(Refused) as refused:
            media.add(BytesIO(content), "tệp")
        assert refused.value.code == code
        assert "tệp" in str(refused.value)
    assert files(tmp_path / "media") == []


@pytest.mark.parametrize("cipher", [None, Cipher(Cipher.new_identity())], ids=["plain", "protected"])
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, cipher: Cipher | None) -> None:
    media = Media(tmp_path / "media", cipher=cipher)
    for size in (900, 3_000_000):
        with pytest.raises(Refused) as refused, files_no_longer_than(100):
            media.add(BytesIO(b"x" * size), "dán.png")
        assert refused.value.code == "store.disk_full"
    assert files(tmp_path / "media") == []


def test_what_reading_raises_comes_through(media: Media, tmp_path: Path) -> None:
    class Pulled(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(28, "the stick")

    with pytest.raises(OSError, match="the stick"):
        media.add(Pulled(), "ảnh.jpg")
    assert files(tmp_path / "media") == []


def test_a_damaged_file_is_found_and_mended_by_its_original(media: Media) -> None:
    sha256 = media.add(BytesIO(b"content"), "x").sha256
    media.path(sha256).write_bytes(b"changed")
    assert not media.verify(sha256)
    media.add(BytesIO(b"content"), "x")
    assert media.verify(sha256)


def test_what_is_there_is_listed(media: Media) -> None:
    there = media.add(BytesIO(b"there"), "x").sha256
    assert list(media.all()) == [there]
    assert media.has(there)
    assert not media.has("0" * 64)
    assert not media.verify("0" * 64)


@given(st.text(max_size=70))
def test_only_hashes_name_files(name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Media(Path("media")).path(name + "/")
    assert not Media(Path("media")).has(name + "/")
    assert not Media(Path("media")).verify(name + "/")


def test_kinds_are_told_by_the_first_bytes() -> None:
    assert {head: media_type(head) for head in HEADS} == HEADS


@given(st.binary(max_size=40))
def test_any_bytes_have_a_kind(head: bytes) -> None:
    assert "/" in media_type(head)


def test_files_are_kept_in_another_folder_too(media: Media, tmp_path: Path) -> None:
    other = Media(tmp_path / "backups" / "media")
    hashes = {media.add(BytesIO(bytes([number])), "x").sha256 for number in range(5)}
    media.copy_to(tmp_path / "backups" / "media")
    media.copy_to(tmp_path / "backups" / "media")
    assert set(other.all()) == hashes
    assert all(other.verify(sha256) for sha256 in hashes)
