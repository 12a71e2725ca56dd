"""The seasons that the quick tests play; as a program: with whatever ``inspector`` stands first on the path."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

import inspector
from tests.reliability.season import play

SEEDS: Final = (16, 0, 17, 3, 1)
"""Each of the planted faults shows in one of them."""
STEPS: Final = 80


def main() -> None:
    """Play them all; the first that goes wrong ends it."""
    assert Path(inspector.__file__).is_relative_to(sys.argv[1]), "the copy is the one that is tried"
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as name:
            play(seed, Path(name), STEPS)


if __name__ == "__main__":
    main()
