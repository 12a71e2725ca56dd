"""A writer keeps to the limits that a reader holds it to: nothing is sent that must be refused."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.sync import limits
from inspector.sync.frames import Deflated, Inflated, contents_frame
from inspector.sync.package import open_package
from inspector.sync.packing import Exported
from inspector.sync.refusals import TooMuch
from tests.sync.making import IDENTITY, RECIPIENT, contents, make_package, photo, transaction

SHRUNK = {
    "MANIFEST_BYTES": 100,
    "CONTENTS_BYTES": 100,
    "BODY_BYTES": 10,
    "OPERATIONS": 1,
    "OPERATION_VALUES_BYTES": 50,
    "VALUES_BYTES": 50,
    "JOURNAL_BYTES": 400,
    "FILE_BYTES": 900,
    "RATIO_FREE_BYTES": 10,
}


def make(target: Path) -> Exported:
    return make_package(target, [transaction(1)], told=contents(["0" * 64]))


@pytest.mark.parametrize("name", SHRUNK)
def test_more_than_the_limit_is_neither_written_nor_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    whole = make(tmp_path / "whole.cchc").file
    monkeypatch.setattr(limits, name, SHRUNK[name])
    if name == "RATIO_FREE_BYTES":
        # A writer cannot know yet what the bytes that are still to be compressed will come to.
        monkeypatch.setattr(limits, "RATIO", 0)
    else:
        with pytest.raises(Refused) as written:
            make(tmp_path / "a.cchc")
        assert written.value.code == "package.too_large"
        assert [path.name for path in tmp_path.iterdir()] == ["whole.cchc"]
    with pytest.raises(Refused) as read, open_package(whole, IDENTITY) as package:
        list(package.transactions())
    assert read.value.code in {"package.too_much", "package.malformed"}


def test_too_many_photos_wait_for_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [photo(b"%d" % number) for number in range(4)]
    whole = make_package(tmp_path / "whole.cchc", photos=pictures).file
    monkeypatch.setattr(limits, "PHOTOS", 2)
    exported = make_package(tmp_path / "a.cchc", photos=pictures)
    assert (len(exported.photos), len(exported.left_out)) == (2, 2)
    with pytest.raises(Refused):
        open_package(whole, IDENTITY)


def test_too_many_recipients_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RECIPIENTS", 1)
    with pytest.raises(Refused) as refused:
        make_package(tmp_path / "a.cchc", [transaction(1)], recipients=[RECIPIENT])
    assert refused.value.code == "package.recipients"
    assert not list(tmp_path.iterdir())


def test_a_journal_compressed_beyond_all_measure_is_not_sent(tmp_path: Path) -> None:
    text = " " * 30_000_000
    with pytest.raises(Refused) as refused:
        make_package(tmp_path / "a.cchc", [transaction(1, text)])
    assert refused.value.code == "package.too_large"


@pytest.mark.parametrize("noise", [0, 30_000, 60_000, 100_000, 200_000, 400_000])
@pytest.mark.parametrize("order", [0, 1, 2])
def test_what_a_writer_compresses_a_reader_inflates(monkeypatch: pytest.MonkeyPatch, noise: int, order: int) -> None:
    monkeypatch.setattr(limits, "RATIO", 4)
    monkeypatch.setattr(limits, "RATIO_FREE_BYTES", 500_000)
    blank, dense = b" " * 400_000, random.Random(noise).randbytes(noise)
    frames = [[dense, blank, blank], [blank, dense, blank], [blank, blank, dense]][order]
    try:
        squeezed = Deflated(map(contents_frame, frames)).read()
    except TooMuch:
        assert noise < 200_000 or order != 0
        return
    assert noise
    inflated = Inflated(io.BytesIO(squeezed))
    assert [inflated.exactly(inflated.length(limits.BODY_BYTES) or 0) for _ in frames] == frames


def test_one_long_transaction_comes_first(tmp_path: Path) -> None:
    sent = [transaction(1, 3 * random.Random(1).randbytes(2_500_000).hex())]
    make_package(tmp_path / "a.cchc", sent)
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        assert list(package.transactions()) == sent


def test_long_texts_are_sent_and_read(tmp_path: Path) -> None:
    sent = [transaction(number, "Xã Khánh Vĩnh\n" * 100_000) for number in range(3)]
    make_package(tmp_path / "a.cchc", sent)
    with open_package(tmp_path / "a.cchc", IDENTITY) as package:
        assert list(package.transactions()) == sent
