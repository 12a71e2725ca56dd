"""Packages of somebody with a good key and bad intentions: refused quickly, in little memory; nothing is written."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.store.journal.body import MalformedBody, decode_strictly
from inspector.sync.package import open_package
from inspector.sync.request import read_request
from tests.sync.hostile import Payload, once, random_package, request_card, work, write_signed, zipped
from tests.sync.hostile_bodies import BODIES, with_body
from tests.sync.hostile_journals import JOURNALS
from tests.sync.hostile_zips import ZIPS
from tests.sync.making import IDENTITY

ROOT = Path(__file__).parents[2]
CASES = ZIPS | JOURNALS
SECONDS = 10.0
MEBIBYTES = 256


def attempts(folder: Path, files: Iterable[str], module: str = "tests.sync.trying") -> dict[str, tuple[str, float]]:
    """What came of each file, tried in a process that may not have more memory: outcome and seconds."""
    pytest.importorskip("resource", reason="only POSIX systems bound a process's memory")
    command = [sys.executable, "-m", module, str(folder), IDENTITY, str(MEBIBYTES)]
    done = subprocess.run(command, input="\n".join(files), text=True, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return {name: (outcome, seconds) for name, outcome, seconds in map(json.loads, done.stdout.splitlines())}


def test_what_is_not_hostile_is_read(tmp_path: Path) -> None:
    with open_package(write_signed(tmp_path / "a.cchc", once(work)), IDENTITY) as package:
        assert len(list(package.transactions())) == 1


@pytest.mark.parametrize("name", CASES)
def test_each_is_refused_for_what_is_wrong_with_it(tmp_path: Path, name: str) -> None:
    reason, payload = CASES[name]
    file = write_signed(tmp_path / "a.cchc", payload)
    with pytest.raises(Refused) as refused, open_package(file, IDENTITY) as package:
        list(package.transactions())
    assert refused.value.code in {"package.malformed", "package.too_much"}
    assert reason in str(refused.value.__cause__)
    assert file.name in str(refused.value)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_before_it_grows(name: str) -> None:
    reason, body = BODIES[name]
    with pytest.raises(MalformedBody, match=reason):
        decode_strictly(body())


def test_hostile_bodies_are_refused_in_little_time_and_memory(tmp_path: Path) -> None:
    files = {f"{number}.cchc": name for number, name in enumerate(BODIES)}
    for file, name in files.items():
        write_signed(tmp_path / file, once(partial(with_body, BODIES[name][1])))
    found = attempts(tmp_path, files)
    assert {files[file]: outcome for file, (outcome, _) in found.items()} == dict.fromkeys(BODIES, "body")
    assert not {files[file]: seconds for file, (_, seconds) in found.items() if seconds > SECONDS}


def test_all_are_refused_in_little_time_and_memory(tmp_path: Path) -> None:
    files = {f"{number}.cchc": name for number, name in enumerate(CASES)}
    for file, name in files.items():
        write_signed(tmp_path / file, CASES[name][1])
    before = sorted(tmp_path.iterdir())
    found = attempts(tmp_path, files)
    assert found.keys() == files.keys()
    assert not {files[file]: outcome for file, (outcome, _) in found.items() if not outcome.startswith("package.")}
    assert not {files[file]: seconds for file, (_, seconds) in found.items() if seconds > SECONDS}
    assert sorted(tmp_path.iterdir()) == before


REQUESTS: dict[str, Callable[[], Payload]] = {
    "another key than it is signed with": once(lambda: zipped(("manifest.json", request_card(signing_key="0" * 64)))),
    "key that is none": once(lambda: zipped(("manifest.json", request_card(signing_key="no")))),
    "recipient that is none": once(lambda: zipped(("manifest.json", request_card(recipient="age1nobody")))),
    "recipient of another kind": once(lambda: zipped(("manifest.json", request_card(recipient="ssh-ed25519 AAAA")))),
    "nobody asks": once(lambda: zipped(("manifest.json", request_card(person=None)))),
    "no name": once(lambda: zipped(("manifest.json", request_card(person={"id": "p"})))),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_hostile_requests_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        read_request(write_signed(tmp_path / "r.cchc", REQUESTS[name]))
    assert refused.value.code == "package.malformed"


def test_packages_of_chance_are_read_or_refused(tmp_path: Path) -> None:
    by_chance(tmp_path, range(300))


@pytest.mark.soak
def test_a_hundred_thousand_packages_of_chance(tmp_path: Path) -> None:
    for start in range(0, 100_000, 1000):
        by_chance(tmp_path, range(start, start + 1000))


def by_chance(folder: Path, seeds: range) -> None:
    files = [f"{number}.cchc" for number in range(len(seeds))]
    for file, seed in zip(files, seeds, strict=True):
        write_signed(folder / file, once(partial(random_package, seed)))
    found = attempts(folder, files)
    assert found.keys() == set(files)
    known = messages.catalogue("vi").keys() | {"read", "photo", "body"}
    assert not {seeds[int(Path(file).stem)]: outcome for file, (outcome, _) in found.items() if outcome not in known}
    assert all(seconds < SECONDS for _, seconds in found.values())
    assert sorted(path.name for path in folder.iterdir()) == sorted(files)
