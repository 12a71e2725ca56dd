"""Opens every package it is told of as the program would, within bounds of memory, and says what came of each.

Run as a program of its own: ``python -m tests.sync.trying FOLDER IDENTITY MEBIBYTES``, a file's name in each line of
the input.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from inspector.core.errors import Refused
from inspector.store.journal.body import MalformedBody, decode_strictly
from inspector.store.media import Media
from inspector.sync.package import open_package


def attempt(file: Path, identity: str, media: Media) -> str:
    """Read all of a package, bodies of transactions too: the refusal's code, "body", "photo" or "read"."""
    try:
        with open_package(file, identity) as package:
            for _ in package.transactions():
                pass
            if package.take_photos(media).refused:
                return "photo"
            for carried in package.transactions():
                decode_strictly(carried.body)
            return "read"
    except Refused as refused:
        str(refused)
        return refused.code
    except MalformedBody:
        return "body"


def main() -> None:
    """Try each file; a line of JSON for each: name, outcome, seconds."""
    import resource

    folder, identity, mebibytes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
    media = Media(folder / "media")
    for line in sys.stdin:
        begun = time.monotonic()
        outcome = attempt(folder / line.strip(), identity, media)
        sys.stdout.write(json.dumps([line.strip(), outcome, time.monotonic() - begun]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
