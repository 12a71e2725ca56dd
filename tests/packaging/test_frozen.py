"""The frozen program: starts without a display, lacks no resource, makes the sample and a PDF with it.

`dev.py build --smoke` runs these on what it has just made.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from inspector import __version__
from tests.reports.pdf.keys import PASSWORD, key_file

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "dist" / "inspector"
PROGRAM = FOLDER / ("inspector.exe" if sys.platform == "win32" else "inspector")
START_SECONDS = 15
# Variables that would let the program find this checkout, its interpreter or a screen.
HIDDEN = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_PLUGIN_PATH"}


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a person's computer would give the program, with settings below ``home``."""
    kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    return {**kept, "INSPECTOR_HOME": str(home), **more}


def inspector(home: Path, *arguments: str | Path) -> str:
    """Run the frozen program; returns what it printed."""
    done = subprocess.run(
        [PROGRAM, *arguments], cwd=home, env=environment(home), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frozen")


@pytest.fixture(scope="module")
def sample(home: Path) -> Path:
    """The sample, made by the frozen program."""
    workspace = home / "sample"
    inspector(home, "sample", workspace)
    return workspace


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_every_resource_is_in() -> None:
    (resources,) = (folder for folder in FOLDER.rglob("resources") if folder.parent.name == "inspector")
    assert files(resources) == files(ROOT / "resources")


def test_licences_are_in() -> None:
    names = {file.name for file in FOLDER.rglob("*") if file.is_file()}
    assert {"LICENSE", "THIRD_PARTY_NOTICES.md", "LGPL-3.0.txt", "GPL-3.0.txt", "SQLCipher.txt"} <= names


def test_unused_parts_of_qt_are_not_in() -> None:
    unused = re.compile(r"Qt6?(WebEngine|Quick|Qml|Multimedia|3D|Charts|VirtualKeyboard)")
    assert not [name for name in files(FOLDER) if unused.search(Path(name).name)]


def test_needed_plugins_of_qt_are_in() -> None:
    plugins = {file.parent.name for file in FOLDER.rglob("*") if "plugins" in file.parts and file.is_file()}
    assert {"platforms", "imageformats"} <= plugins


def test_version(home: Path) -> None:
    assert __version__ in inspector(home, "--version")


def test_makes_the_sample_and_counts_it(home: Path, sample: Path) -> None:
    assert "29/34" in inspector(home, "--workspace", sample, "summary")


def test_makes_a_report_with_its_own_fonts(home: Path, sample: Path) -> None:
    file = home / "report.pdf"
    inspector(home, "--workspace", sample, "report", "year", "--year", "2019", "-o", file)
    with pdfplumber.open(file) as document:
        text = "\n".join(page.extract_text() for page in document.pages)
        fonts = {char["fontname"] for page in document.pages for char in page.chars}
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert all("LiberationSerif" in font for font in fonts)


def test_signs_and_verifies(home: Path, sample: Path) -> None:
    """With the library of signatures and its data; that of tokens is there, and says that a file is none."""
    file, secret = home / "issued.pdf", home / "password.txt"
    secret.write_text(PASSWORD, encoding="utf-8")
    inspector(home, "--workspace", sample, "report", "year", "--year", "2019", "-o", file, "--issue", "--number", "15")
    words = ("--key", key_file(home), "--secret-file", secret, "--workspace", sample, "--json")
    signed = json.loads(inspector(home, "sign", file, *words))
    found = json.loads(inspector(home, "verify", signed["file"], "--workspace", sample, "--json"))
    assert (found["verdict"], found["sha256"], [one["sound"] for one in found["signatures"]]) == (
        "signed",
        signed["after"],
        [True],
    )
    refusing = ("sign", file, "--token", secret, "--secret-file", secret, "--workspace", sample)
    refused = subprocess.run(
        [PROGRAM, *refusing], cwd=home, env=environment(home), capture_output=True, encoding="utf-8", check=False
    )
    assert (refused.returncode, secret.name in refused.stderr) == (1, True)


def test_reads_a_spreadsheet(home: Path, sample: Path) -> None:
    """Lists are read in a child process, which in the frozen program is the program itself."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Mã", "Tên đơn vị", "Loại", "Khối"])
    book.active.append(["KV99", "Trường Trung học cơ sở Sông Cầu", "Trường học", "Đơn vị sự nghiệp"])
    book.save(home / "list.xlsx")
    answer = inspector(home, "--workspace", sample, "import", "units", home / "list.xlsx", "--preview", "--json")
    assert json.loads(answer)["rows"] == 1


def test_window_starts_without_a_display(home: Path, sample: Path) -> None:
    """It is still running after a while, and neither a log line nor a crash file speaks of an error."""
    variables = environment(home, QT_QPA_PLATFORM="offscreen")
    command = [str(PROGRAM), "--workspace", str(sample)]
    with subprocess.Popen(command, cwd=home, env=variables, stderr=subprocess.PIPE, encoding="utf-8") as window:
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(START_SECONDS)
        window.terminate()
        assert "Traceback" not in (window.communicate()[1] or "")
    log = home / "log" / "inspector.log"
    assert not re.search(r" (ERROR|CRITICAL) ", log.read_text(encoding="utf-8"))
