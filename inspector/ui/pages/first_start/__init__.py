"""First start: how to get a workspace."""

from __future__ import annotations

from inspector.ui.pages.first_start.page import FirstStartPage

__all__ = ["FirstStartPage"]
