"""Reports: the prose, what is missing, the printed page, issuing."""

from __future__ import annotations

from inspector.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
