"""What the tests of the reports page share."""

from __future__ import annotations

PATIENT = 20_000
"""Milliseconds: making a report of 34 units on a busy machine."""
