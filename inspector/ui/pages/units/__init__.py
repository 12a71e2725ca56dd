"""The units that are inspected: found, added, changed, taken over from a spreadsheet."""

from __future__ import annotations

from inspector.ui.pages.units.page import UnitsPage

__all__ = ["UnitsPage"]
