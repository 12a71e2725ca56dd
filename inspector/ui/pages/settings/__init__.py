"""Settings: the body and its signers, people, catalogues, looks, data and backups."""

from __future__ import annotations

from inspector.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
