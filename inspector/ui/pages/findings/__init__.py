"""Findings of the year: found, completed, put into the bin and taken out again."""

from __future__ import annotations

from inspector.ui.pages.findings.page import FindingsPage

__all__ = ["FindingsPage"]
