"""The first page: how far the year is, who is missing, what is overdue, what is to be completed."""

from __future__ import annotations

from inspector.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
