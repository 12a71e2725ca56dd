"""All benchmarks in one run: `python -m benchmarks`; with `--write` the table in docs/benchmarks.md is replaced."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import PySide6

from benchmarks import journal_page, merge, open_workspace, packages, report_table, save_field, start, tables
from benchmarks._figures import Figure, table

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
BEGIN: Final = "<!-- figures: written by dev.py bench -->"
END: Final = "<!-- end of figures -->"


def main() -> int:
    """Measure everything, print the table, write it down where that was asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    chosen = arguments.parse_args()
    load, begun = _load(), time.perf_counter()
    figures: list[Figure] = []
    for module in (start, open_workspace, journal_page, save_field, tables, report_table, packages, merge):
        print(f"{module.__name__} …", file=sys.stderr, flush=True)
        figures += module.measure()
    told = f"{machine()}\n{load} The run took {(time.perf_counter() - begun) / 60:.1f} minutes.\n\n{table(figures)}"
    print(told)
    if chosen.write:
        write(told)
    return 0


def machine() -> str:
    """What was measured on: never a name or a path, which would say nothing to anybody else."""
    cores = os.cpu_count()
    memory = f", {_memory():.0f} GB of memory" if _memory() else ""
    python = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    return f"{datetime.now(UTC):%d.%m.%Y}: {cores} cores ({platform.machine()}){memory}, {_system()}, {python}."


def write(told: str) -> None:
    """Replace the figures of docs/benchmarks.md."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n{told}\n\n{END}{after}", encoding="utf-8")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        # Not a Linux.
        return f"{platform.system()} {platform.release()}"


def _memory() -> float:
    """Memory in GB; 0 where the system does not tell."""
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return 0.0
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3


def _load() -> str:
    """How busy the machine was with other things."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"Load before the run: {os.getloadavg()[0]:.1f}."


if __name__ == "__main__":
    sys.exit(main())
