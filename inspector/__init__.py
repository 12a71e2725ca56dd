"""Kiểm tra CCHC: the offline desktop program of teams that inspect administrative reform."""

from __future__ import annotations

__version__ = "0.1.0"
