"""What goes into a package comes out of it, for those it was made for and for nobody else."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.store.journal.carrying import Carried
from inspector.store.journal.recipient import identity_of
from inspector.store.media import Media
from inspector.sync.container import HEADER_BYTES, opened
from inspector.sync.manifest import PackageKind
from inspector.sync.package import open_package
from inspector.sync.request import write_request
from inspector.sync.watching import Cancelled, Watch
from tests.sync.making import IDENTITY, MADE_AT, PROGRAM, SENDER, STRANGER, contents, make_package, photo, transaction

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
VALUES = st.one_of(st.none(), st.integers(-(2**53) + 1, 2**53 - 1), TEXT)
SALTS = st.binary(min_size=16, max_size=16).map(bytes.hex)
CARRIED = st.builds(
    Carried,
    st.binary(min_size=1, max_size=200),
    st.binary(min_size=64, max_size=64),
    st.lists(st.dictionaries(TEXT, st.tuples(SALTS, VALUES), max_size=4), max_size=3).map(tuple),
)


@settings(max_examples=40)
@given(st.lists(CARRIED, max_size=8), st.lists(st.binary(min_size=1, max_size=300), max_size=3, unique=True))
def test_what_goes_in_comes_out(transactions: list[Carried], pictures: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, media = Path(folder) / "a.cchc", Media(Path(folder) / "media")
        exported = make_package(file, transactions, [photo(data) for data in pictures])
        with open_package(file, IDENTITY) as package:
            assert list(package.transactions()) == transactions
            assert package.id == exported.id
            taken = package.take_photos(media)
        assert set(taken.new) == set(exported.photos) == set(media.all())
        assert {media.path(sha256).read_bytes() for sha256 in media.all()} == set(pictures)


def test_the_package_tells_who_made_it_and_what_it_holds(tmp_path: Path) -> None:
    exported = make_package(tmp_path / "a.cchc", [transaction(1), transaction(2)], [photo(b"picture", "Biên bản")])
    with open_package(exported.file, IDENTITY) as package:
        assert package.manifest.kind == PackageKind.WORK
        assert (package.manifest.device, package.signer) == (SENDER.device, SENDER.public)
        assert (package.manifest.made_at, package.manifest.program) == (MADE_AT, PROGRAM)
        assert package.contents.person_name == "Người thử"
        assert package.contents.heads == contents().heads
        assert [(line.name, line.size) for line in package.contents.photos] == [("Biên bản", 7)]
    assert (exported.transactions, exported.size) == (2, exported.file.stat().st_size)


def test_the_sender_can_read_again_what_was_sent(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", [transaction(1)])
    with open_package(tmp_path / "a.cchc", identity_of(SENDER.private)) as package:
        assert list(package.transactions()) == [transaction(1)]


def test_another_laptop_cannot_read_it_and_is_told_so(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", [transaction(1)])
    with pytest.raises(Refused, match="mã hóa cho máy khác") as refused:
        open_package(tmp_path / "a.cchc", identity_of(STRANGER.private))
    assert refused.value.code == "package.other_recipient"


def test_without_its_header_it_opens_in_ordinary_zip_tools(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", [transaction(1)], [photo(b"one"), photo(b"two")])
    plain = tmp_path / "a.zip"
    plain.write_bytes((tmp_path / "a.cchc").read_bytes()[HEADER_BYTES:])
    with zipfile.ZipFile(plain) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert (names[0], names[-1], len(names)) == ("manifest.json", "journal.age", 4)


def test_a_request_is_no_package_of_work(tmp_path: Path) -> None:
    write_request(tmp_path / "r.cchc", SENDER, person_id="p", person_name="Người thử", made_at=MADE_AT, program=PROGRAM)
    with pytest.raises(Refused) as refused:
        open_package(tmp_path / "r.cchc", IDENTITY)
    assert refused.value.code == "package.not_work"


@pytest.mark.parametrize("recipients", [(), ("age1nobody",), ("x" * 500,)])
def test_recipients_that_are_none_are_refused_and_nothing_is_left(tmp_path: Path, recipients: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match=r"."):
        make_package(tmp_path / "a.cchc", [transaction(1)], recipients=recipients)
    assert not list(tmp_path.iterdir())


def test_transactions_can_be_read_in_part_and_again(tmp_path: Path) -> None:
    sent = [transaction(number) for number in range(3000)]
    make_package(tmp_path / "a.cchc", sent)
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        reading = package.transactions()
        assert next(reading) == sent[0]
        reading.close()  # type: ignore[attr-defined]
        assert list(package.transactions()) == sent


def test_progress_is_told_and_reading_can_be_cancelled(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", [transaction(number) for number in range(3000)])
    told: list[tuple[int, int]] = []
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        list(package.transactions(Watch(progress=lambda done, total: told.append((done, total)))))
        assert told[-1][0] == told[-1][1] > 0
        with pytest.raises(Cancelled):
            list(package.transactions(Watch(cancelled=lambda: True)))


def test_the_container_knows_its_entries_without_any_key(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", [transaction(1)], [photo(b"picture")])
    with opened(tmp_path / "a.cchc") as shell:
        assert shell.manifest.kind == PackageKind.WORK
        assert len(shell.entries) == 3
        assert shell.open("manifest.json").read().startswith(b"{")
