"""Asking to be admitted: a file that everybody can read and nobody can change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.sync.container import opened
from inspector.sync.fingerprint import fingerprint
from inspector.sync.request import JoinRequest, read_request, write_request
from tests.sync.making import MADE_AT, PROGRAM, RECEIVER, RECIPIENT, make_package, transaction


def ask(target: Path, name: str = "Người thử", made_at: datetime = MADE_AT) -> JoinRequest:
    return write_request(target, RECEIVER, person_id="person-2", person_name=name, made_at=made_at, program=PROGRAM)


def test_what_is_asked_is_read(tmp_path: Path) -> None:
    asked = ask(tmp_path / "r.cchc")
    assert read_request(tmp_path / "r.cchc") == asked
    assert (asked.device, asked.signing_key, asked.recipient) == (RECEIVER.device, RECEIVER.public, RECIPIENT)
    assert asked.fingerprint == fingerprint(RECEIVER.public, RECIPIENT)


def test_a_moment_has_whole_seconds_and_the_same_zone_everywhere(tmp_path: Path) -> None:
    asked = ask(tmp_path / "r.cchc", made_at=datetime(2019, 3, 4, 1, 2, 3, 999_999, tzinfo=UTC))
    assert read_request(tmp_path / "r.cchc") == asked == replace(asked, made_at=MADE_AT)


def test_it_holds_nothing_but_the_manifest_and_no_secret(tmp_path: Path) -> None:
    ask(tmp_path / "r.cchc")
    with opened(tmp_path / "r.cchc") as shell:
        assert list(shell.entries) == ["manifest.json"]
    data = (tmp_path / "r.cchc").read_bytes()
    assert RECEIVER.private not in data
    assert RECEIVER.identity.encode() not in data
    assert len(data) < 2000


def test_a_name_loses_what_cannot_be_seen(tmp_path: Path) -> None:
    ask(tmp_path / "r.cchc", "Nguyễn\x1b[2J\u202eVăn")
    assert read_request(tmp_path / "r.cchc").person_name == "Nguyễn [2J Văn"


def test_a_package_of_work_is_no_request(tmp_path: Path) -> None:
    make_package(tmp_path / "a.cchc", [transaction(1)])
    with pytest.raises(Refused, match="không phải là đề nghị tham gia"):
        read_request(tmp_path / "a.cchc")
