"""Signing and telling what a file is, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inspector.cli.arguments import COMMANDS
from tests.cli.running import Capture, run
from tests.reports.pdf.keys import PASSWORD, SIGNER, authority, key_file


@pytest.fixture
def issued(sample_folder: Path, tmp_path: Path, capsys: Capture) -> Path:
    """The year's report, issued from the sample."""
    path = tmp_path / "bao-cao.pdf"
    words = ("report", "year", "-o", path, "--issue", "--number", "15", "--workspace", sample_folder)
    assert run(capsys, *words)[0] == 0
    return path


@pytest.fixture
def key(tmp_path: Path) -> tuple[object, ...]:
    """The options that name the key and the file of its password."""
    secret = tmp_path / "mật khẩu.txt"
    secret.write_text(PASSWORD + "\n", encoding="utf-8")
    return ("--key", key_file(tmp_path), "--secret-file", secret)


def told(capsys: Capture, *words: object) -> tuple[int, Any]:
    status, out, err = run(capsys, *words, "--json")
    assert err == ""
    return status, json.loads(out)


def test_a_document_is_signed_and_verified(
    capsys: Capture, sample_folder: Path, issued: Path, key: tuple[object, ...]
) -> None:
    where = ("--workspace", sample_folder)
    status, made = told(capsys, "sign", issued, *key, *where)
    assert (status, made["signer"], made["place"]) == (0, SIGNER, 1)
    assert Path(made["file"]).name == "bao-cao-da-ky.pdf"
    status, found = told(capsys, "verify", made["file"], *where)
    assert (status, found["verdict"], found["sha256"], found["genuine"]) == (0, "signed", made["after"], True)
    assert [(one["signer"], one["sound"], one["trusted"]) for one in found["signatures"]] == [(SIGNER, True, False)]
    status, found = told(capsys, "verify", issued, *where)
    assert (status, found["verdict"], found["sha256"]) == (0, "issued", made["before"])
    assert (found["document"]["number"], len(found["document"]["journal_digest"])) == ("15", 64)


def test_a_document_is_withdrawn_by_its_number_or_its_file(
    capsys: Capture, sample_folder: Path, issued: Path, tmp_path: Path
) -> None:
    where = ("--workspace", sample_folder)
    assert run(capsys, "withdraw", "15", *where)[0] == 2, "not without a reason"
    assert run(capsys, "withdraw", "16", "--reason", "Nhầm số liệu", *where)[0] == 1
    letter = tmp_path / "khac.pdf"
    assert run(capsys, "report", "year", "-o", letter, *where)[0] == 0
    status, _, err = run(capsys, "withdraw", letter, "--reason", "Nhầm số liệu", *where)
    assert (status, letter.name in err) == (1, True)
    status, made = told(capsys, "withdraw", "15", "--reason", "Nhầm số liệu", *where)
    assert (status, made["number"], made["withdrawn"]) == (0, "15/BC-ĐKT", True)
    status, found = told(capsys, "verify", issued, *where)
    assert (status, found["genuine"], found["document"]["withdrawn_reason"]) == (1, False, "Nhầm số liệu")
    status, _, err = run(capsys, "withdraw", issued, "--reason", "Nhầm số liệu", *where)
    assert (status, "đã được rút" in err) == (1, True)


def test_a_changed_file_ends_with_status_one(capsys: Capture, sample_folder: Path, issued: Path) -> None:
    data = bytearray(issued.read_bytes())
    data[len(data) // 2] ^= 1
    issued.write_bytes(data)
    status, out, err = run(capsys, "verify", issued, "--workspace", sample_folder)
    assert (status, err) == (1, "")
    assert out.startswith("Đã bị thay đổi sau khi phát hành: không còn đúng bản số 15/BC-ĐKT.")


def test_a_signed_copy_is_written_over_no_other_file(
    capsys: Capture, sample_folder: Path, issued: Path, key: tuple[object, ...], tmp_path: Path
) -> None:
    letter, common = tmp_path / "thư.pdf", ("--workspace", sample_folder)
    letter.write_bytes(b"letter")
    status, _, err = run(capsys, "sign", issued, "-o", letter, *key, "--place", "0", *common)
    assert (status, str(letter) in err, letter.read_bytes()) == (1, True, b"letter")
    assert run(capsys, "sign", issued, "-o", issued, *key, "--place", "0", *common)[0] == 0, "the file itself may be"
    gone = tmp_path / "không có.pdf"
    status, _, err = run(capsys, "sign", gone, "-o", letter, *key, "--place", "0", *common)
    assert (status, str(letter) in err) == (1, True)


def test_without_a_workspace_the_signatures_are_told(
    capsys: Capture, sample_folder: Path, issued: Path, key: tuple[object, ...], tmp_path: Path
) -> None:
    signed = tmp_path / "đã ký.pdf"
    assert run(capsys, "sign", issued, "-o", signed, *key, "--place", "0", "--workspace", sample_folder)[0] == 0
    status, out, err = run(capsys, "verify", signed)
    assert (status, err) == (1, "")
    assert "Chưa đối chiếu với kho dữ liệu nào" in out
    assert f"Chữ ký số 1: {SIGNER}" in out


def test_authorities_are_trusted_listed_and_removed(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ca.cer"
    file.write_bytes(authority().pem)
    where = ("--workspace", sample_folder)
    status, (row,) = told(capsys, "trust", file, *where)
    assert (status, row["name"]) == (0, "Cơ quan chứng thực thử")
    assert told(capsys, "trust", *where) == (0, [row])
    assert told(capsys, "trust", "--remove", row["sha256"][:12].upper(), *where) == (0, [])
    status, out, err = run(capsys, "trust", "--remove", "abc", *where)
    assert (status, out) == (1, "")
    assert err.startswith("Không có tổ chức chứng thực nào")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("sign", "a.pdf"), 2, "--key"),
        (("sign", "a.pdf", "--key", "k.p12", "--token", "auto"), 2, "--token"),
        (("sign", "a.pdf", "--key", "k.p12", "--place", "một"), 1, "a.pdf"),
        (("verify", "a.pdf"), 1, "a.pdf"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    capsys: Capture, sample_folder: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    found, out, err = run(capsys, *words, "--workspace", sample_folder)
    assert (found, out) == (status, "")
    assert said in err


def test_a_place_is_a_number(capsys: Capture, sample_folder: Path, issued: Path, key: tuple[object, ...]) -> None:
    status, _, err = run(capsys, "sign", issued, *key, "--place", "một", "--workspace", sample_folder)
    assert (status, "--place" in err) == (2, True)


def test_the_password_is_never_an_argument() -> None:
    assert not {"--password", "--pin"} & {name for one in COMMANDS["sign"] for name in one.names}
