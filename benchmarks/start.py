"""From the start of the process to a painted window, and to the first page painted with its data.

Run `python -m benchmarks.start [WORKSPACE]` (without a folder the sample is made). Each start is a process of its own,
and the program starts as a person starts it. The comparison is a bare PySide6 window, and a bare window followed by
`import sqlmodel`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks._figures import Figure, compared, in_turn, table

ROOT: Final = Path(__file__).resolve().parent.parent
ROUNDS: Final = 7
WAIT_SECONDS: Final = 60

BARE: Final = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, seen)
def seen():
    {then}
    print("painted", flush=True)
    app.quit()
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 700)
window.show()
app.exec()
"""

OURS: Final = """
import gc, sys
from inspector.__main__ import main
gc.disable()
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication
from inspector.ui import app, page_stack
class Watch(QObject):
    @Slot()
    def loaded(self):
        QApplication.sendPostedEvents()
        self.program.window.repaint()
        self.end()
    @Slot()
    def end(self):
        print("painted", flush=True)
        QApplication.quit()
watch, begin, build = Watch(), app.Program.start, page_stack._build
def start(program, *given):
    watch.program = program
    if sys.argv[2] == "paint":
        program.window.painted.connect(watch.end, Qt.ConnectionType.QueuedConnection)
    begin(program, *given)
def built(*given):
    page = build(*given)
    shown = type(page)._show
    def show(self, year):
        shown(self, year)
        QTimer.singleShot(0, watch.loaded)
    type(page)._show = show
    return page
app.Program.start, page_stack._build = start, built
main(["--workspace", sys.argv[1]])
"""
"""Starts the program as its command does, and tells when the window or the first page with data has been painted.

The collector rests before the window's modules come, as ``main`` has it; here they come earlier, to be listened to.
"""


def main() -> int:
    """Measure the starts and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("workspace", nargs="?", type=Path)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = arguments.parse_args()
    print(table(measure(chosen.rounds, chosen.workspace)))
    return 0


def measure(rounds: int = ROUNDS, workspace: Path | None = None) -> list[Figure]:
    """Both starts on the sample, or on a copy of ``workspace``."""
    with tempfile.TemporaryDirectory() as place:
        folder, home = _copied(workspace, Path(place) / "workspace"), Path(place) / "home"
        kinds: dict[str, Callable[[], float]] = {
            "bare": partial(seconds_to_paint, home, BARE.replace("{then}", "pass")),
            "sqlmodel": partial(seconds_to_paint, home, BARE.replace("{then}", "import sqlmodel")),
            "painted": partial(seconds_to_paint, home, OURS, str(folder), "paint"),
            "page": partial(first_page, home, folder),
        }
        times = in_turn(kinds, rounds)
    return [
        compared("start to a painted window", times["painted"], "bare PySide6 window", times["bare"], 2.5),
        compared("start to the first page with data", times["page"], "same + `import sqlmodel`", times["sqlmodel"], 2),
    ]


def first_page(home: Path, folder: Path) -> float:
    """Seconds from the start of the process until the overview of ``folder`` is painted with its data."""
    return seconds_to_paint(home, OURS, str(folder), "page")


def seconds_to_paint(home: Path, *command: str) -> float:
    """Seconds until a program in a process of its own says that it has painted."""
    environment = {**os.environ, "INSPECTOR_HOME": str(home)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Compiled modules lie ready on every laptop where the program has been started once.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - start
        process.wait(WAIT_SECONDS)
    if line.strip() != "painted":
        raise RuntimeError(f"the window was not painted: {line!r}")
    return taken


def _copied(workspace: Path | None, folder: Path) -> Path:
    if workspace is not None:
        shutil.copytree(workspace, folder)
    else:
        subprocess.run([sys.executable, "-m", "inspector", "sample", folder], cwd=ROOT, check=True, capture_output=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
