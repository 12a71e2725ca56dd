"""The demonstration: the Khánh Vĩnh 2019 sample, its summary, its reports, and the window on it."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

from tools.process import ROOT, Stop, python
from tools.system import has_display

FOLDER = ROOT / "build" / "demo"
WORKSPACE = FOLDER / "workspace"
REPORTS = FOLDER / "reports"
# Settings of its own: trying the sample out must not change what the program opens at home.
ENVIRONMENT = {"INSPECTOR_HOME": str(FOLDER / "home")}


def show(*, window: bool) -> None:
    """Make everything anew below build/demo, say where it is, and open the window where there is a display."""
    _fresh_folder()
    _inspector("sample", str(WORKSPACE))
    print(_inspector("--workspace", str(WORKSPACE), "summary"))
    print("\nWorkspace:", WORKSPACE)
    for report in _write_reports():
        print("Report:   ", report)
    if window and has_display():
        print("Opening the window …", flush=True)
        python("-m", "inspector", "--workspace", WORKSPACE, environment=ENVIRONMENT)
        return
    print("There is no display here, so the window is not opened." if window else "The window is not opened, as asked.")
    print("Where there is one: python3 dev.py run --workspace", shlex.quote(str(WORKSPACE)))


def _fresh_folder() -> None:
    """Empty the folder; what was in it is kept once more beside it, for somebody may have tried something there."""
    former = FOLDER.with_name("demo-former")
    try:
        if FOLDER.exists():
            if former.exists():
                shutil.rmtree(former)
            FOLDER.rename(former)
        REPORTS.mkdir(parents=True)
    except OSError as error:
        raise Stop(f"{FOLDER} is in use: close the window that is open on it first. ({error})") from error


def _write_reports() -> list[Path]:
    """Write the year's report and one for each round; returns the files."""
    summary: dict[str, Any] = json.loads(_inspector("--workspace", str(WORKSPACE), "summary", "--json"))
    year = str(summary["year"])
    wanted = {f"Báo-cáo-kết-quả-kiểm-tra-năm-{year}.pdf": ["year", "--year", year]}
    for one in summary["rounds"]:
        name = f"Báo-cáo-kết-quả-kiểm-tra-đợt-{one['ordinal']}-năm-{year}.pdf"
        wanted[name] = ["round", "--year", year, "--round", str(one["id"])]
    for name, words in wanted.items():
        _inspector("--workspace", str(WORKSPACE), "report", *words, "-o", str(REPORTS / name))
    return [REPORTS / name for name in wanted]


def _inspector(*words: str) -> str:
    return python("-m", "inspector", *words, environment=ENVIRONMENT, capture=True)
