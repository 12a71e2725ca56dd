"""Declared figures (số liệu công bố), kept beside the computed ones and never mended silently."""

from __future__ import annotations

from datetime import date

from inspector.domain.base import Record, day, flag, reference
from inspector.domain.fields import Fields


class StatementDraft(Fields):
    """A figure somebody declared, as they declared it, with its source."""

    year: int | None = None
    round_id: str | None = reference()
    unit_id: str | None = reference()
    topic: str | None = None
    """Group of figures that belong together: ``coverage``, ``dossiers``, ``index``, ``procedures``…"""
    key: str | None = None
    """Name of the figure inside its topic, by which identities refer to it."""
    label: str | None = None
    declared: str | None = None
    """Exactly as declared, "70,5%" or "12.781"."""
    value: str | None = None
    """The number meant, as a plain decimal ("70.5", "12781")."""
    measure: str | None = None
    """Unit of measure: hồ sơ, %, điểm, ngày."""
    lower_bound: bool | None = flag()
    """Declared as "hơn …"."""
    period_from: date | None = day()
    period_to: date | None = day()
    source: str | None = None
    explanation: str | None = None
    position: int | None = None
    illustrative: bool | None = flag()


class Statement(StatementDraft, Record, table=True):
    """A declared figure."""

    __tablename__ = "statement"
    search_fields = ("label", "declared", "source", "explanation")
    required_fields = ("key",)
