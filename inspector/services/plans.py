"""The year's plan (kế hoạch kiểm tra năm), its schedule, and the documents inspections rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.collation import sort_key
from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.domain.citation import Source, full_citation, short_citation
from inspector.domain.legal_document import Basis, LegalDocument, LegalDocumentDraft, Numbering
from inspector.domain.plan import Plan, PlanDraft, PlanEntry, PlanEntryDraft
from inspector.domain.round import Round
from inspector.services.ordering import block_places, unit_order
from inspector.services.progress import years
from inspector.services.round_life import get_open_round
from inspector.services.units import block_names
from inspector.store.queries import plans as queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing

__all__ = [
    "DocumentRow",
    "LegalDocumentDraft",
    "Numbering",
    "PlanDraft",
    "PlanEntryDraft",
    "PlanView",
    "ScheduleRow",
    "add_document",
    "bases_of",
    "change_document",
    "documents",
    "documents_by_id",
    "plan",
    "remove_documents",
    "save_plan",
    "schedule_units",
    "set_bases",
    "unschedule",
    "years",
]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document and how it is cited."""

    id: str
    citation: str
    """In full, as the first mention has it (Decree 30/2020)."""
    short: str
    type_name: str | None
    number: str | None
    symbol: str | None
    issuer: str | None
    issued_on: date | None
    abstract: str | None
    numbering: Numbering
    note: str | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A unit's place in the schedule."""

    id: str
    unit_id: str
    unit_name: str
    block_name: str
    round_ordinal: int
    starts_on: date | None
    ends_on: date | None
    form: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A year's plan with its bases and schedule."""

    id: str
    year: int
    title: str | None
    coverage_target: int | None
    period_from: date | None
    period_to: date | None
    contents: str | None
    purpose: str | None
    note: str | None
    illustrative: bool
    document: DocumentRow | None
    bases: tuple[DocumentRow, ...]
    schedule: tuple[ScheduleRow, ...]


def documents(workspace: Workspace) -> tuple[DocumentRow, ...]:
    """All documents, by type and then by date."""
    with workspace.read() as session:
        found = [_document(data) for data in queries.documents(session)]
    return tuple(sorted(found, key=lambda row: (sort_key(row.type_name or ""), str(row.issued_on or ""), row.short)))


def add_document(workspace: Workspace, draft: LegalDocumentDraft) -> Changed:
    """Add a document. Refused without its type; everything else may stay blank and is printed as dots."""
    draft.require("type_name")
    with workspace.action("document.add") as writing:
        record = writing.add(LegalDocument(id=writing.new_id(), **draft.given()))
    return writing.changed(record.id)


def change_document(workspace: Workspace, document_id: str, draft: LegalDocumentDraft) -> Changed:
    """Set what the draft gives."""
    draft.keep("type_name")
    with workspace.action("document.change") as writing:
        writing.change(writing.get(LegalDocument, document_id), draft)
    return writing.changed(document_id)


def remove_documents(workspace: Workspace, document_ids: Iterable[str]) -> Changed:
    """Put documents into the bin. Refused for one that a plan or a round rests on."""
    document_ids = tuple(document_ids)
    with workspace.action("document.remove") as writing:
        for document_id in document_ids:
            record = writing.get(LegalDocument, document_id)
            if queries.uses_of(writing.session, document_id):
                data = queries.documents(writing.session, [document_id])[0]
                raise Refused("document.in_use", document=_document(data).short)
            writing.remove(record)
    return writing.changed(document_ids[0] if document_ids else "")


def plan(workspace: Workspace, year: int) -> PlanView | None:
    """The plan of a year, or nothing."""
    with workspace.read() as session:
        ids = queries.plan_ids(session, year)
        record = session.get(Plan, ids[0]) if ids else None
        return _plan(session, record) if record else None


def save_plan(workspace: Workspace, draft: PlanDraft) -> Changed:
    """Make the plan of the draft's year, or change it."""
    draft.require("year")
    with workspace.action("plan.save") as writing:
        ids = queries.plan_ids(writing.session, draft.year or 0)
        record = writing.get(Plan, ids[0]) if ids else writing.add(Plan(id=writing.new_id()))
        if draft.document_id:
            writing.get(LegalDocument, draft.document_id)
        writing.change(record, draft)
    return writing.changed(record.id)


def set_bases(workspace: Workspace, owner_id: str, document_ids: Sequence[str]) -> Changed:
    """Say which documents a plan or round rests on: exactly these, cited in this order. Refused for a closed round."""
    wanted = list(dict.fromkeys(document_ids))
    with workspace.action("basis.set") as writing:
        if writing.find(Round, owner_id):
            get_open_round(writing.session, owner_id)
        for gone in set(queries.basis_ids(writing.session, owner_id)) - set(wanted):
            writing.remove(writing.get(Basis, stable_id("basis", owner_id, gone)))
        for position, document_id in enumerate(wanted, start=1):
            writing.get(LegalDocument, document_id)
            basis_id = stable_id("basis", owner_id, document_id)
            writing.put(Basis, basis_id, owner_id=owner_id, document_id=document_id, position=position)
    return writing.changed(owner_id)


def schedule_units(workspace: Workspace, plan_id: str, unit_ids: Iterable[str], draft: PlanEntryDraft) -> Changed:
    """Put units into a round of the plan's schedule, all with the draft's dates and form."""
    draft.require("round_ordinal")
    with workspace.action("plan.schedule") as writing:
        writing.get(Plan, plan_id)
        for unit_id in unit_ids:
            _schedule(writing, plan_id, unit_id, draft)
    return writing.changed(plan_id)


def unschedule(workspace: Workspace, entry_ids: Iterable[str]) -> Changed:
    """Take lines out of the schedule."""
    with workspace.action("plan.unschedule") as writing:
        for entry_id in entry_ids:
            writing.remove(writing.get(PlanEntry, entry_id))
    return writing.changed()


def documents_by_id(session: Session, ids: Iterable[str | None], year: int | None = None) -> dict[str, DocumentRow]:
    """Some documents; ``year`` stands in a citation whose date is not known yet."""
    wanted = [document_id for document_id in ids if document_id]
    return {data.id: _document(data, year) for data in queries.documents(session, wanted)}


def bases_of(session: Session, owner_id: str, year: int | None = None) -> tuple[DocumentRow, ...]:
    """The documents a plan or round rests on, in the order of citation."""
    ids = queries.basis_ids(session, owner_id)
    known = documents_by_id(session, ids, year)
    return tuple(known[document_id] for document_id in ids if document_id in known)


def _schedule(writing: Writing, plan_id: str, unit_id: str, draft: PlanEntryDraft) -> None:
    values = {**draft.given(), "plan_id": plan_id, "unit_id": unit_id}
    writing.put(PlanEntry, stable_id("plan_entry", plan_id, unit_id, str(draft.round_ordinal)), **values)


def _plan(session: Session, record: Plan) -> PlanView:
    blocks = block_names(session)
    places = block_places(blocks)
    entries = queries.schedule(session, record.id)
    entries.sort(key=lambda e: (e.round_ordinal or 0, unit_order(places, e.block, e.code, e.unit_name)))
    return PlanView(
        id=record.id,
        year=record.year or 0,
        title=record.title,
        coverage_target=record.coverage_target,
        period_from=record.period_from,
        period_to=record.period_to,
        contents=record.contents,
        purpose=record.purpose,
        note=record.note,
        illustrative=bool(record.illustrative),
        document=documents_by_id(session, [record.document_id], record.year).get(record.document_id or ""),
        bases=bases_of(session, record.id, record.year),
        schedule=tuple(_schedule_row(entry, blocks) for entry in entries),
    )


def _schedule_row(entry: queries.EntryData, blocks: dict[str, str]) -> ScheduleRow:
    return ScheduleRow(
        id=entry.id,
        unit_id=entry.unit_id,
        unit_name=entry.unit_name or "",
        block_name=blocks.get(entry.block or "", entry.block or ""),
        round_ordinal=entry.round_ordinal or 0,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        form=entry.form,
        note=entry.note,
    )


def _document(data: queries.DocumentData, year: int | None = None) -> DocumentRow:
    source = Source(
        type_name=data.type_name or "",
        number=data.number,
        symbol=data.symbol,
        issued_on=data.issued_on,
        issuer=data.issuer,
        abstract=data.abstract,
        numbering=Numbering(data.numbering or Numbering.STATE),
        year=year,
    )
    return DocumentRow(
        id=data.id,
        citation=full_citation(source),
        short=short_citation(source),
        type_name=data.type_name,
        number=data.number,
        symbol=data.symbol,
        issuer=data.issuer,
        issued_on=data.issued_on,
        abstract=data.abstract,
        numbering=source.numbering,
        note=data.note,
        illustrative=bool(data.illustrative),
    )
