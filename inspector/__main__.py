"""``inspector`` and ``python -m inspector``: the window without a command, the command line with one."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from inspector.cli.arguments import opens_window
from inspector.cli.display import has_display

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status: 0 done, 1 refused, 2 wrong usage."""
    if getattr(sys, "frozen", False):
        # Workbooks are read in a child process; in the frozen program that child starts here too and goes no further.
        import multiprocessing

        multiprocessing.freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if opens_window(words) and has_display():
        # What a start loads is never freed; the collector works again once the services are loaded (`ui/session.py`).
        gc.disable()
        from inspector.ui.app import main as open_window

        return open_window(words)
    from inspector.cli.main import refuse_window, run

    return refuse_window(words) if opens_window(words) else run(words)


if __name__ == "__main__":
    from multiprocessing import freeze_support

    # The frozen program starts itself again to read a workbook in a process of its own.
    freeze_support()
    sys.exit(main())
