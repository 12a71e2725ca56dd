"""Protected workspaces on the command line."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from inspector.services import protection
from inspector.store.vault import Cost
from tests.cli.running import Capture, data, run

PASSPHRASE = "năm cụm từ dễ nhớ"
_NEW = ("--organisation", "UBND xã Cầu Bà", "--person", "Trưởng đoàn")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make = protection.new_vault
    monkeypatch.setattr("inspector.cli.commands.make.new_vault", lambda words: make(words, cost=Cost(64, 1, 1)))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "mật khẩu.txt"
    path.write_text(f"\ufeff{PASSPHRASE}\r\nkhông đọc dòng này\n", encoding="utf-8")
    return path


def test_new_makes_a_protected_one_with_its_sheet(capsys: Capture, tmp_path: Path, secret: Path) -> None:
    folder, sheet = tmp_path / "mới", tmp_path / "phiếu.pdf"
    made = data(capsys, "new", folder, *_NEW, "--passphrase-file", secret, "--sheet", sheet)
    assert made["protected"]
    with pdfplumber.open(sheet) as pdf:
        text = pdf.pages[0].extract_text()
    assert all(group in text for group in made["recovery_code"].split("-"))
    for words in (("--passphrase-file", secret, "summary"), ("summary", f"--passphrase-file={secret}")):
        assert data(capsys, *words)["counts"]["in_scope"] == 0
    code = tmp_path / "mã.txt"
    code.write_text(made["recovery_code"], encoding="utf-8")
    assert data(capsys, "check", "--rebuild", "--passphrase-file", code)["ok"]


def test_without_its_passphrase_it_says_what_to_do(capsys: Capture, tmp_path: Path, secret: Path) -> None:
    run(capsys, "new", tmp_path / "mới", *_NEW, "--passphrase-file", secret)
    status, out, err = run(capsys, "summary")
    assert (status, out) == (1, "")
    assert "--passphrase-file" in err
    wrong = tmp_path / "sai.txt"
    wrong.write_text("một mật khẩu khác", encoding="utf-8")
    status, _, err = run(capsys, "summary", "--passphrase-file", wrong)
    assert status == 1
    assert "Mật khẩu không đúng" in err
    for content in (None, b"", b"\xff\xfe\x00", b"\n\n"):
        wrong.unlink(missing_ok=True)
        if content is not None:
            wrong.write_bytes(content)
        status, _, err = run(capsys, "summary", "--passphrase-file", wrong)
        assert status == 1
        assert (f"Không tìm thấy tệp “{wrong}”" if content is None else "dòng đầu") in err


def test_a_passphrase_is_asked_for_at_a_terminal(
    capsys: Capture, tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "new", tmp_path / "mới", *_NEW, "--passphrase-file", secret)
    asked: list[str] = []

    def typed(words: str) -> str:
        asked.append(words)
        return PASSPHRASE

    monkeypatch.setattr("inspector.cli.commands.opening.getpass", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert data(capsys, "summary")["counts"]["in_scope"] == 0
    assert asked == ["Mật khẩu: "]


def test_a_short_passphrase_makes_nothing(capsys: Capture, tmp_path: Path) -> None:
    short = tmp_path / "ngắn.txt"
    short.write_text("ngắn", encoding="utf-8")
    status, _, err = run(capsys, "new", tmp_path / "mới", *_NEW, "--passphrase-file", short)
    assert status == 1
    assert "ít nhất 10" in err
    assert not (tmp_path / "mới").exists()


def test_a_plain_one_is_protected_later(capsys: Capture, tmp_path: Path, secret: Path) -> None:
    folder, sheet = tmp_path / "mới", tmp_path / "phiếu.pdf"
    run(capsys, "new", folder, *_NEW)
    assert run(capsys, "protect")[0] == 1, "nobody can be asked for a passphrase"
    done = data(capsys, "protect", "--workspace", folder, "--passphrase-file", secret, "--sheet", sheet)
    assert sheet.stat().st_size > 1000
    assert done["recovery_code"].count("-") == 5
    assert data(capsys, "check", "--passphrase-file", secret)["ok"]
    kept = sheet.read_bytes()
    status, _, err = run(capsys, "protect", "--passphrase-file", secret, "--sheet", sheet)
    assert status == 1
    assert "Đã có tệp" in err
    other = tmp_path / "khác.pdf"
    status, _, err = run(capsys, "protect", "--passphrase-file", secret, "--sheet", other)
    assert (status, other.exists(), sheet.read_bytes()) == (1, False, kept)
    assert "đã được bảo vệ" in err


def test_a_passphrase_is_typed_twice(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(capsys, "new", tmp_path / "mới", *_NEW)
    typed = iter([PASSPHRASE, PASSPHRASE + "x", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("inspector.cli.commands.opening.getpass", lambda _words: next(typed))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    status, _, err = run(capsys, "protect")
    assert status == 1
    assert "không giống nhau" in err
    assert run(capsys, "protect")[0] == 0


def test_a_backup_is_previewed_and_restored(capsys: Capture, tmp_path: Path, secret: Path) -> None:
    folder, archive = tmp_path / "mới", tmp_path / "a.cchc-backup"
    run(capsys, "new", folder, *_NEW, "--passphrase-file", secret)
    data(capsys, "backup", "-o", archive, "--passphrase-file", secret)
    assert run(capsys, "restore", archive, "--preview")[0] == 1
    found = data(capsys, "restore", archive, "--preview", "--workspace", folder, "--passphrase-file", secret)
    assert found["protected"]
    assert found["name"] == "UBND xã Cầu Bà"
    assert found["contents"] == found["present"]
    assert found["contents"]["counts"]["unit"] == 0
    status, out, _ = run(capsys, "restore", archive, "--preview", "--passphrase-file", secret)
    assert status == 0
    assert "Đơn vị" in out
    assert run(capsys, "restore", archive, "--passphrase-file", secret)[0] == 2, "a folder is missing"
    back = data(capsys, "restore", archive, tmp_path / "lại", "--passphrase-file", secret)
    assert data(capsys, "check", "--passphrase-file", secret)["transactions"] == back["number"]
