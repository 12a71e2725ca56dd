"""Photos: sent whole or not at all, taken in by their hash, refused one by one."""

from __future__ import annotations

import hashlib
import io
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.store.media import Media
from inspector.sync import limits
from inspector.sync.container import opened
from inspector.sync.package import open_package
from inspector.sync.photos import words_of
from inspector.sync.watching import Cancelled, Watch
from tests.sync.hostile import blob, first_frame, journal, once, work, write_signed
from tests.sync.making import IDENTITY, make_package, photo

SOUND = b"sound picture"


def told(name: str, data: bytes, entry: tuple[str, bytes]) -> dict[str, object]:
    """What the contents say of a photo."""
    return {"sha256": hashlib.sha256(data).hexdigest(), "blob": entry[0][2:], "size": len(data), "name": name}


def other_bytes(name: str, shown: bytes, real: bytes) -> tuple[dict[str, object], tuple[str, bytes]]:
    entry = blob(real)
    return told(name, shown, entry), entry


def test_a_photo_that_is_not_what_it_says_is_refused_alone(tmp_path: Path) -> None:
    sound = blob(SOUND)
    wrong = [
        other_bytes("other bytes", b"this", b"that"),
        other_bytes("longer", b"short", b"short and more"),
        other_bytes("shorter", b"this and more", b"this"),
    ]
    garbage = ("b/" + hashlib.sha256(b"garbage").hexdigest(), b"garbage")
    misnamed = ("b/" + "5" * 64, blob(b"misnamed")[1])
    lines = [
        told("sound", SOUND, sound),
        *(line for line, _ in wrong),
        told("missing", b"missing", ("b/" + "7" * 64, b"")),
        told("garbage", b"?", garbage),
        told("misnamed", b"misnamed", misnamed),
        told("empty", b"", blob(b"")) | {"blob": "6" * 64},
        told("too large", b"x", ("b/" + "8" * 64, b"")) | {"size": limits.PHOTO_BYTES + 1},
    ]
    entries = [sound, *(entry for _, entry in wrong), garbage, misnamed]
    file = write_signed(tmp_path / "a.cchc", once(lambda: work(*entries, rows=journal(first_frame(photos=lines)))))
    media = Media(tmp_path / "media")
    with open_package(file, IDENTITY) as package:
        taken = package.take_photos(media)
    assert list(media.all()) == list(taken.new) == [hashlib.sha256(SOUND).hexdigest()]
    assert {line.name for line in taken.refused} == {str(line["name"]) for line in lines} - {"sound"}
    assert not [path for path in (tmp_path / "media").rglob("*") if path.suffix == ".part"]
    assert "“other bytes”" in str(words_of(taken.refused[0]))


def test_what_is_here_already_is_not_taken_again(tmp_path: Path) -> None:
    media = Media(tmp_path / "media")
    make_package(tmp_path / "a.cchc", photos=[photo(SOUND), photo(b"other")])
    for new, known in ((2, 0), (0, 2)):
        with open_package(tmp_path / "a.cchc", IDENTITY) as package:
            taken = package.take_photos(media)
        assert (len(taken.new), len(taken.known)) == (new, known)


def test_what_was_taken_in_before_cancelling_stays(tmp_path: Path) -> None:
    media = Media(tmp_path / "media")
    make_package(tmp_path / "a.cchc", photos=[photo(b"%d" % number) for number in range(5)])
    answers = iter([False] * 4 + [True] * 50)
    with open_package(tmp_path / "a.cchc", IDENTITY) as package, pytest.raises(Cancelled):
        package.take_photos(media, Watch(cancelled=lambda: next(answers)))
    assert 0 < len(list(media.all())) < 5
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        package.take_photos(media)
    assert len(list(media.all())) == 5


def test_photos_that_find_no_room_are_left_for_another_package(tmp_path: Path) -> None:
    pictures = [photo(b"%d" % number * 1000) for number in range(5)]
    first = make_package(tmp_path / "a.cchc", photos=pictures, room=limits.AGE_HEADER_BYTES + 3000)
    assert 0 < len(first.photos) < 5
    rest = [one for one in pictures if one.sha256 in first.left_out]
    second = make_package(tmp_path / "b.cchc", photos=rest)
    assert {*first.photos, *second.photos} == {one.sha256 for one in pictures}
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        assert package.contents.left_out == len(first.left_out) == 5 - len(first.photos)


def test_a_photo_that_is_damaged_here_is_not_sent_and_leaves_no_trace(tmp_path: Path) -> None:
    rotten = replace(photo(b"before"), open=lambda: closing(io.BytesIO(b"after!")))
    gone = replace(photo(b"gone"), open=lambda: (tmp_path / "nowhere").open("rb"))
    exported = make_package(tmp_path / "a.cchc", photos=[rotten, photo(SOUND), gone])
    assert set(exported.damaged) == {rotten.sha256, gone.sha256}
    assert exported.photos == (hashlib.sha256(SOUND).hexdigest(),)
    with opened(tmp_path / "a.cchc") as shell:
        assert len(shell.entries) == 3


def test_names_lose_what_cannot_be_seen(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", photos=[photo(SOUND, "Ảnh\u202e\x1b[2J\n" + "x" * 1000)])
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        (line,) = package.contents.photos
    assert line.name.startswith("Ảnh  [2J xxx")
    assert len(line.name) == limits.TEXT_CHARACTERS
    sound = blob(SOUND)
    rows = journal(first_frame(photos=[told("a\u202eb\x00", SOUND, sound)]))
    file = write_signed(tmp_path / "b.cchc", once(lambda: work(sound, rows=rows)))
    with open_package(file, IDENTITY) as package:
        assert package.contents.photos[0].name == "a b "
