"""The window: pages, widgets, theme. Asks the services, never the store."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts an import of its own before Python's

# PySide's import reads the source of every module that comes, ours or not, looking for its feature switches. Nothing
# here uses them, and it is a tenth of the start.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
