"""The record tables under short names, for queries that select plain columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.registry import BY_NAME

if TYPE_CHECKING:
    from sqlalchemy import Table


def table(name: str) -> Table:
    """The table of a record class, by its name in the journal."""
    found: Table = BY_NAME[name].__table__  # type: ignore[attr-defined]
    return found


ANSWER = table("answer")
AREA = table("area")
ATTACHMENT_LINK = table("attachment_link")
BASIS = table("basis")
CATALOGUE_ENTRY = table("catalogue_entry")
CHECKLIST = table("checklist")
CRITERION = table("criterion")
DEVICE = table("device")
FINDING = table("finding")
INSPECTION = table("inspection")
LEGAL_DOCUMENT = table("legal_document")
MEMBER = table("member")
NO_VIOLATION = table("no_violation")
ORGANISATION = table("organisation")
PARTICIPANT = table("participant")
PERSON = table("person")
PLAN = table("plan")
PLAN_ENTRY = table("plan_entry")
PREDECESSOR = table("predecessor")
RECOMMENDATION = table("recommendation")
ROUND = table("round")
SIGNER = table("signer")
STATEMENT = table("statement")
TEAM = table("team")
UNIT = table("unit")
