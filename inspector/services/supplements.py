"""Supplementary minutes (biên bản bổ sung): putting signed minutes right, with a reason, item by item.

Making them opens the sheet again. Whatever is changed from then on is found in the journal and becomes their content;
signing them closes the sheet and keeps the changes as they were signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.domain.device import Role
from inspector.domain.document import DocumentKind
from inspector.domain.inspection import Inspection
from inspector.domain.supplement import Supplement, SupplementDraft
from inspector.services.documents.making import read_supplement
from inspector.services.documents.missing import problems
from inspector.services.round_life import get_open_round, get_open_supplement
from inspector.store.journal.signed import after_signature
from inspector.store.queries import supplements as queries

if TYPE_CHECKING:
    from datetime import date

    from inspector.reports import ChangeLine, SupplementInput
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed

__all__ = [
    "SupplementDraft",
    "SupplementView",
    "begin_supplement",
    "cancel_supplement",
    "change_supplement",
    "latest_supplement",
    "sign_supplement",
    "supplements",
]

_WRITTEN = ("reason", "held_on", "place")
"""What is set while they are made; the rest comes with the beginning and the signature."""


@dataclass(frozen=True, slots=True)
class SupplementView:
    """Supplementary minutes with what they change."""

    id: str
    ordinal: int
    reason: str
    held_on: date | None
    place: str | None
    number: str | None
    signed_on: date | None
    changes: tuple[ChangeLine, ...]


def supplements(workspace: Workspace, inspection_id: str) -> tuple[SupplementView, ...]:
    """The supplementary minutes of an inspection, first to last."""
    with workspace.read() as session:
        found = queries.supplements(session, inspection_id)
        return tuple(_view(one, read_supplement(workspace, session, one.id)) for one in found)


def latest_supplement(workspace: Workspace, inspection_id: str) -> str:
    """The id of the latest supplementary minutes; raises ``Refused("supplement.none")`` where there are none."""
    with workspace.read() as session:
        found = queries.supplements(session, inspection_id)
    if not found:
        raise Refused("supplement.none")
    return found[-1].id


def begin_supplement(workspace: Workspace, inspection_id: str, draft: SupplementDraft) -> Changed:
    """Open the sheet of signed minutes again for corrections; the reason is printed.

    Refused without a reason, while the minutes are not signed, while others are being made, and in a closed round.
    """
    draft.require("reason")
    with workspace.action("supplement.begin") as writing:
        inspection = writing.get(Inspection, inspection_id)
        get_open_round(writing.session, inspection.round_id)
        if inspection.minutes_signed_on is None:
            raise Refused("supplement.not_signed")
        before = queries.supplements(writing.session, inspection_id)
        if any(one.signed_on is None for one in before):
            raise Refused("supplement.under_way")
        ordinal = len(before) + 1
        supplement_id = stable_id("supplement", inspection_id, str(ordinal))
        _require_after(draft.held_on, inspection.minutes_signed_on)
        values = {name: getattr(draft, name) for name in _WRITTEN}
        writing.put(Supplement, supplement_id, inspection_id=inspection_id, ordinal=ordinal, **values)
    return writing.changed(supplement_id)


def change_supplement(workspace: Workspace, supplement_id: str, draft: SupplementDraft) -> Changed:
    """Set reason, day and place of supplementary minutes under way."""
    draft.keep("reason")
    with workspace.action("supplement.change") as writing:
        record = get_open_supplement(writing.session, supplement_id)
        inspection = writing.get(Inspection, record.inspection_id)
        _require_after(draft.held_on, inspection.minutes_signed_on)
        writing.change(record, {name: value for name, value in draft.given().items() if name in _WRITTEN})
    return writing.changed(supplement_id)


def sign_supplement(workspace: Workspace, supplement_id: str, on: date, number: str | None = None) -> Changed:
    """Record that they were signed: the sheet is read-only again and the changes stay as they are now.

    What had come late to the signed minutes stands in these, so a lead who signs them has looked at it. Refused while
    something stands in the way of an official copy, such as that nothing was changed.
    """
    errors = [
        one.message for one in problems(workspace, DocumentKind.SUPPLEMENT, supplement_id) if one.level == "error"
    ]
    with workspace.action("supplement.sign") as writing:
        record = get_open_supplement(writing.session, supplement_id)
        if errors:
            raise Refused("supplement.incomplete", missing=" ".join(errors))
        if record.held_on and on < record.held_on:
            raise Refused("inspection.signed_early", field="on", day=record.held_on)
        signed = read_supplement(workspace, writing.session, supplement_id)
        changes = [[one.what, one.old, one.new, one.reason] for one in signed.changes]
        content = {"changes": changes, "conclusions": list(signed.conclusions)}
        writing.change(record, {"signed_on": on, "number": number, "content": content})
        if workspace.role == Role.LEAD and _came_late(workspace, record.inspection_id or ""):
            writing.change(writing.get(Inspection, record.inspection_id), {"late_seen": writing.seen()})
    return writing.changed(supplement_id)


def _came_late(workspace: Workspace, inspection_id: str) -> bool:
    store = workspace.store
    with store.reading() as connection:
        return bool(after_signature(connection, store.records, (inspection_id,)))


def cancel_supplement(workspace: Workspace, supplement_id: str) -> Changed:
    """Give them up again; refused once something was changed: that has to be put back, or signed."""
    with workspace.action("supplement.cancel") as writing:
        record = get_open_supplement(writing.session, supplement_id)
        changes = read_supplement(workspace, writing.session, supplement_id).changes
        if changes:
            raise Refused("supplement.has_changes", count=len(changes), list="; ".join(one.what for one in changes))
        writing.remove(record)
    return writing.changed(supplement_id)


def _require_after(held_on: date | None, signed_on: date | None) -> None:
    if held_on is not None and signed_on is not None and held_on < signed_on:
        raise Refused("supplement.early", field="held_on", day=signed_on)


def _view(record: Supplement, source: SupplementInput) -> SupplementView:
    return SupplementView(
        id=record.id,
        ordinal=record.ordinal or 1,
        reason=record.reason or "",
        held_on=record.held_on,
        place=record.place,
        number=record.number,
        signed_on=record.signed_on,
        changes=source.changes,
    )
