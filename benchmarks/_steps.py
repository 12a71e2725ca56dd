"""Steps of a benchmark, each in a process of its own, so that its highest memory is its own."""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks._figures import Figure, highest_memory, table

Step = Callable[[Path], Callable[[], object]]
"""Gets ready in a folder and answers with what is measured."""


def main(about: str | None, steps: Mapping[str, Step], measure: Callable[[], list[Figure]]) -> int:
    """Print a table of what is measured; or, as a process of its own, what a single step took."""
    arguments = argparse.ArgumentParser(description=about)
    arguments.add_argument("--step", choices=tuple(steps))
    arguments.add_argument("--folder", type=Path)
    given = arguments.parse_args()
    print(json.dumps(_peak(steps[given.step], given.folder)) if given.step else table(measure()))
    return 0


def run(module: str, step: str, folder: Path) -> tuple[float, float]:
    """Seconds of a step of a benchmark, and how many MB its process has grown by on the way."""
    command = [sys.executable, "-m", module, "--step", step, "--folder", str(folder)]
    taken, grown = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return taken, grown


def _peak(step: Step, folder: Path) -> tuple[float, float]:
    act = step(folder)
    gc.collect()
    before, begun = highest_memory(), time.perf_counter()
    act()
    return time.perf_counter() - begun, highest_memory() - before
