"""The journal: who changed what, from what to what, when."""

from __future__ import annotations

from inspector.ui.pages.journal.page import JournalPage

__all__ = ["JournalPage"]
