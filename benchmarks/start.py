"""From the start of the process to a painted window, and to the first page with data; all in one run.

Run `python -m benchmarks.start [WORKSPACE]` (without a folder the sample is made). Each start is a process of its own;
the kinds take turns, so that a busy moment of the machine meets them all. The comparison is a bare PySide6 window, and
a bare window followed by `import sqlmodel`. Only the ratios mean something on another machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
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
import os, sys
from pathlib import Path
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from inspector.core import settings
from inspector.ui import app as program
class Watch(QObject):
    @Slot()
    def painted(self):
        if sys.argv[2] == "paint":
            self.end()
    @Slot(bool)
    def busy(self, busy):
        if not busy and self.running.keeper.current is not None and self.running.window._pages.current:
            self.running.window.repaint()
            self.end()
    def end(self):
        print("painted", flush=True)
        os._exit(0)
app = program.application(sys.argv[:1])
watch = Watch()
watch.running = program.Program(app, settings.load())
watch.running.window.painted.connect(watch.painted, Qt.ConnectionType.QueuedConnection)
watch.running.tasks.busy_changed.connect(watch.busy)
watch.running.start(Path(sys.argv[1]))
app.exec()
"""


def main() -> int:
    """Measure the starts and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("workspace", nargs="?", type=Path)
    arguments.add_argument("--rounds", type=int, default=7)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = _copied(chosen.workspace, Path(place) / "workspace")
        _print_table(_measured(folder, Path(place) / "home", chosen.rounds))
    return 0


def _copied(workspace: Path | None, folder: Path) -> Path:
    if workspace is not None:
        shutil.copytree(workspace, folder)
    else:
        subprocess.run([sys.executable, "-m", "inspector", "sample", folder], cwd=ROOT, check=True, capture_output=True)
    return folder


def _measured(folder: Path, home: Path, rounds: int) -> dict[str, list[float]]:
    kinds = {
        "bare window": [BARE.replace("{then}", "pass")],
        "bare window + import sqlmodel": [BARE.replace("{then}", "import sqlmodel")],
        "our window, painted": [OURS, str(folder), "paint"],
        "our window, first page with data": [OURS, str(folder), "data"],
    }
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for turn in range(rounds + 1):
        for name, command in kinds.items():
            seconds = _seconds_to_paint(command, home)
            if turn:
                # The first turn only fills the caches of the disk.
                times[name].append(seconds)
    return times


def _seconds_to_paint(command: list[str], home: Path) -> float:
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
        seconds = time.perf_counter() - start
        process.wait(WAIT_SECONDS)
    if line.strip() != "painted":
        raise RuntimeError(f"the window was not painted: {line!r}")
    return seconds


def _print_table(times: dict[str, list[float]]) -> None:
    middle = {name: statistics.median(seconds) for name, seconds in times.items()}
    print(f"{'start':<36}{'median s':>10}{'least s':>10}")
    for name, seconds in times.items():
        print(f"{name:<36}{middle[name]:>10.3f}{min(seconds):>10.3f}")
    painted = middle["our window, painted"] / middle["bare window"]
    data = middle["our window, first page with data"] / middle["bare window + import sqlmodel"]
    print(f"painted: {painted:.2f} x a bare window (at most 2.5)")
    print(f"first page with data: {data:.2f} x a bare window + import sqlmodel (at most 2)")


if __name__ == "__main__":
    sys.exit(main())
