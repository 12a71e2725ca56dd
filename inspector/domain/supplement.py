"""Supplementary minutes (biên bản bổ sung): what is put right after the minutes of an inspection were signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspector.domain.base import Record, data, day, reference
from inspector.domain.fields import Fields


class SupplementDraft(Fields):
    """One correction of signed minutes, from its reason to its signature."""

    inspection_id: str | None = reference()
    ordinal: int | None = None
    """1 for the first supplementary minutes of an inspection."""
    reason: str | None = None
    """Why the signed minutes have to be put right; stands for every change that has no reason of its own."""
    held_on: date | None = day()
    """Day on which both sides met about it."""
    place: str | None = None
    number: str | None = None
    signed_on: date | None = day()
    """While nothing stands here the sheet can be written, and every change goes into these minutes."""
    content: dict[str, Any] | None = data()
    """What was signed: ``changes``, each as what, old value, new value, reason, and ``conclusions`` on sum and outcome;
    nothing before the signature."""


class Supplement(SupplementDraft, Record, table=True):
    """Supplementary minutes of one inspection (UUIDv5 from inspection and ordinal)."""

    __tablename__ = "supplement"
    search_fields = ("reason",)
    required_fields = ("inspection_id",)
    parent_fields = ("inspection_id",)
