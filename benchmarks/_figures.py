"""What all benchmarks hand over: a figure beside what it is compared with, and the table of them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = ("What", "Ours", "Beside", "Result", "Asked for", "")


@dataclass(frozen=True)
class Figure:
    """One measured thing; only the result means something on another machine, and only where it is a ratio."""

    what: str
    ours: str
    beside: str
    result: float
    at_most: float | None = None
    unit: str = "×"

    @property
    def row(self) -> tuple[str, ...]:
        """The figure's line of the table."""
        asked = "" if self.at_most is None else f"at most {self.at_most:g} {self.unit}"
        verdict = "" if self.at_most is None else "met" if self.result <= self.at_most else "**missed**"
        return (self.what, self.ours, self.beside, f"{short(self.result)} {self.unit}", asked, verdict)


def short(value: float) -> str:
    """Three digits that mean something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def seconds(value: float) -> str:
    """A time as people compare it."""
    return f"{value:.2f} s" if value >= 1 else f"{short(value * 1000)} ms"


def compared(what: str, ours: Sequence[float], beside: str, other: Sequence[float], at_most: float) -> Figure:
    """The median of our times against that of the others', all in seconds."""
    own, others = statistics.median(ours), statistics.median(other)
    return Figure(what, seconds(own), f"{beside}: {seconds(others)}", own / others, at_most)


def in_turn(kinds: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Each kind once in every round, so that a busy moment of the machine meets them all; the first is a warm-up."""
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for turn in range(rounds + 1):
        for name, measured in kinds.items():
            taken = measured()
            if turn:
                times[name].append(taken)
    return times


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown, its columns aligned so that a terminal shows it well too."""
    rows = [HEAD, *(figure.row for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def highest_memory() -> float:
    """Highest memory of this process so far in MB; 0 where the system does not tell.

    Not ``getrusage``: a child begins there with the memory of the process that started it.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    highest = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(highest.split()[1]) / 1024
