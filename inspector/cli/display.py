"""Whether a window can be shown here at all: where it cannot, Qt ends the process without a word people understand."""

from __future__ import annotations

import os
import sys
from typing import Final

_NAMED_BY: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What tells Qt of a display on Linux, or of another way to draw that was chosen on purpose."""


def has_display() -> bool:
    """Whether the system names a display; Windows and macOS always have one."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in _NAMED_BY)
