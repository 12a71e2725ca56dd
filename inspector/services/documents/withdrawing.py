"""Withdrawing an issued document (rút văn bản đã phát hành): by an action of its own, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.text import clean_prose, fold
from inspector.domain.document import IssuedDocument
from inspector.services.documents.issuing import issued

if TYPE_CHECKING:
    from inspector.services.documents.issuing import IssuedRow
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed


def withdraw(workspace: Workspace, issued_id: str, reason: str) -> Changed:
    """Withdraw an issued document: whoever may issue does, with a reason that stays on record.

    It stays in the list as withdrawn, and whoever checks its file is told so first. Raises ``Refused`` without a
    reason, and for a document that is withdrawn already.
    """
    reason = clean_prose(reason)
    if not reason:
        raise Refused("documents.withdraw_reason", field="reason")
    with workspace.action("documents.withdraw") as writing:
        record = writing.session.get(IssuedDocument, issued_id)
        if record is not None and record.deleted:
            raise Refused("documents.withdrawn", title=record.title or "")
        record = writing.get(IssuedDocument, issued_id)
        writing.change(record, {"withdrawn_reason": reason})
        writing.remove(record)
    return writing.changed(issued_id)


def issued_as(workspace: Workspace, wanted: str) -> IssuedRow:
    """The document that stands issued under a number, with its symbol or without: "15" or "15/BC-ĐKT".

    Raises ``Refused`` where there is none, or where several bear the number.
    """
    key = _key(wanted)
    found = [row for row in issued(workspace) if key in (_key(row.number), _key(f"{row.number}/{row.symbol}"))]
    if not found:
        raise Refused("documents.no_such_number", number=wanted)
    if len(found) > 1:
        listed = "; ".join(f"{row.number}/{row.symbol} {row.title}" for row in found)
        raise Refused("documents.number_twice", number=wanted, documents=listed)
    return found[0]


def _key(number: str) -> str:
    """A number as it is compared: without zeros before it, accents and case."""
    return fold(number).lstrip("0")
