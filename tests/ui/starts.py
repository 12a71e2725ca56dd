"""A second start of the program, as the first window sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ASK = "import sys; from pathlib import Path; from inspector.ui.instance import raise_other; "
_ANSWER = "sys.exit(0 if raise_other(Path(sys.argv[1])) else 1)"


def second_start(folder: Path) -> subprocess.Popen[bytes]:
    """A process that asks the window of ``folder`` to come forward; it ends with 0 when that answers."""
    return subprocess.Popen([sys.executable, "-c", _ASK + _ANSWER, str(folder)])
