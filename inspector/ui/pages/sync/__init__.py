"""The page of packages, conflicts and the laptops of a team."""

from __future__ import annotations

from inspector.ui.pages.sync.page import SyncPage

__all__ = ["SyncPage"]
