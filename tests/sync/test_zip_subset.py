"""The one shape of ZIP: what is written is read, by ordinary tools too; anything else is not."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sync.refusals import Unfit
from inspector.sync.zip_subset import JOURNAL, MANIFEST, Entry, directory, read_directory

BLOBS = st.dictionaries(
    st.binary(min_size=32, max_size=32).map(lambda raw: "b/" + raw.hex()), st.binary(max_size=50), max_size=4
)


def built(contents: dict[str, bytes]) -> tuple[bytes, list[Entry]]:
    """A payload of these entries."""
    body, entries = b"", []
    for name, data in contents.items():
        entries.append(Entry(name, len(body), len(data), zlib.crc32(data)))
        body += entries[-1].local() + data
    return body + directory(entries), entries


def read(payload: bytes) -> list[Entry]:
    return read_directory(lambda offset, count: payload[offset : offset + count], len(payload))


@given(st.binary(max_size=50), BLOBS, st.binary(max_size=50))
def test_what_is_written_is_read_here_and_elsewhere(card: bytes, blobs: dict[str, bytes], journal: bytes) -> None:
    contents = {MANIFEST: card, **blobs, JOURNAL: journal}
    payload, entries = built(contents)
    assert read(payload) == entries
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == contents


@given(st.data())
def test_no_byte_of_headers_and_directory_may_differ(data: st.DataObject) -> None:
    payload, entries = built({MANIFEST: b"card", "b/" + "0" * 64: b"photo", JOURNAL: b"journal"})
    inside = {place for entry in entries for place in range(entry.data_offset, entry.end)}
    place = data.draw(st.sampled_from(sorted(set(range(len(payload))) - inside)))
    mask = data.draw(st.integers(1, 255))
    changed = payload[:place] + bytes([payload[place] ^ mask]) + payload[place + 1 :]
    with pytest.raises(Unfit):
        read(changed)


@given(st.binary(max_size=300))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        read(data)
