"""Inspection at the unit: the field mode."""

from __future__ import annotations

from inspector.ui.pages.field.page import FieldPage

__all__ = ["FieldPage"]
