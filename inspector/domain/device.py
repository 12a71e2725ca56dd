"""Whose laptop wrote what: one install of one workspace is one person with one key."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from inspector.domain.base import Record, coded, data, reference


class Role(StrEnum):
    """What a person may do in a workspace."""

    LEAD = "lead"
    """Trưởng đoàn: also resolves, closes, reopens, admits."""
    INSPECTOR = "inspector"
    """Thành viên: writes."""
    READER = "reader"
    """Người xem."""


class Device(Record, table=True):
    """An entry of the roster; written by *roster* operations only."""

    __tablename__ = "device"
    required_fields = ("signing_key",)

    person_id: str | None = reference()
    person_name: str | None = None
    role: Role | None = coded(Role)
    prefix: str | None = None
    """Prefix of visible numbers given by this laptop, "A07"."""
    signing_key: str | None = None
    """Public Ed25519 key, hexadecimal."""
    recipient: str | None = None
    """Public key that packages for this laptop are encrypted to."""
    revoked: dict[str, Any] | None = data()
    """Last accepted sequence number by stream, once revoked."""
    revoked_reason: str | None = None
    """Why, in the lead's words."""
    former: list[Any] | None = data()
    """Higher roles it had: ``{"role": …, "until": {stream: sequence number}}``, so that earlier acts stay good."""
