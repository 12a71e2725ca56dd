"""Findings of discipline (phát hiện, vi phạm): recorded with their basis, handed on as recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspector.core.errors import Refused
from inspector.domain.finding import Finding, FindingDraft, LegalClass, Subject
from inspector.domain.round import RoundState
from inspector.services.numbering import next_number
from inspector.services.round_life import get_criterion, get_open_inspection, remove_from_visits
from inspector.store.queries import findings as queries
from inspector.store.queries.supplements import unsigned_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from inspector.domain.inspection import Inspection
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing
    from inspector.store.queries.findings import PlacedFinding

__all__ = [
    "AFTERWARDS",
    "FindingDraft",
    "FindingRow",
    "LegalClass",
    "Subject",
    "add_finding",
    "change_finding",
    "finding",
    "findings",
    "remove_findings",
    "restore_findings",
]

_REQUIRED = ("inspection_id", "subject", "description", "severity")
AFTERWARDS = frozenset({"outcome_body", "outcome_decision", "outcome_on", "outcome_form"})
"""What other bodies decide later: it may be recorded after the minutes are signed and the round is closed."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as lists and its form show it; blanks are empty text."""

    id: str
    number: str
    inspection_id: str
    unit_id: str
    unit_name: str
    round_id: str
    ordinal: int
    year: int
    criterion_id: str | None
    criterion_code: str
    subject: Subject | None
    legal_class: LegalClass | None
    subject_position: str
    subject_name: str
    act_code: str
    act_name: str
    occurred_on: date | None
    occurred_at: str
    found_at: str
    description: str
    legal_basis: str
    explanation: str
    witness: str
    severity: int
    recommended_handling: str
    outcome_body: str
    outcome_decision: str
    outcome_on: date | None
    outcome_form: str
    recorded_at: datetime | None
    attachments: int
    illustrative: bool
    deleted: bool
    locked: bool
    """The round is closed or the minutes are signed: only the outcome may still be recorded."""


def findings(
    workspace: Workspace,
    year: int | None = None,
    inspection_id: str | None = None,
    *,
    with_deleted: bool = False,
) -> tuple[FindingRow, ...]:
    """The findings of a year or an inspection, by number."""
    with workspace.read() as session:
        placed = queries.findings(session, year=year, inspection_id=inspection_id, with_deleted=with_deleted)
        acts = queries.act_names(session)
        evidence = queries.evidence_counts(session, "finding")
        mended = unsigned_of(session)
        return tuple(_row(one, acts, evidence, mended=one.finding.inspection_id in mended) for one in placed)


def finding(workspace: Workspace, finding_id: str) -> FindingRow:
    """One finding, deleted or not; raises ``Refused`` where there is none."""
    with workspace.read() as session:
        placed = queries.findings(session, finding_id=finding_id, with_deleted=True)
        if not placed:
            raise Refused("finding.missing")
        evidence = queries.evidence_counts(session, "finding", [finding_id])
        mended = placed[0].finding.inspection_id in unsigned_of(session)
        return _row(placed[0], queries.act_names(session), evidence, mended=mended)


def add_finding(workspace: Workspace, draft: FindingDraft) -> Changed:
    """Record a finding under this laptop's next number.

    Raises ``Refused`` for one without inspection, subject, description or severity, and where the round is closed or
    the minutes are signed.
    """
    draft.require(*_REQUIRED)
    _require_past(workspace, draft)
    with workspace.action("finding.add") as writing:
        _require_criterion(writing, get_open_inspection(writing.session, draft.inspection_id), draft)
        number = next_number(workspace.prefix, queries.numbers(writing.session, workspace.prefix))
        values: dict[str, Any] = {"number": number, "recorded_at": workspace.clock.now()} | draft.given()
        record = writing.add(Finding(id=writing.new_id(), **values))
    return writing.changed(record.id)


def change_finding(workspace: Workspace, finding_id: str, draft: FindingDraft) -> Changed:
    """Change what the draft gives; a required field cannot be blanked, the inspection not exchanged."""
    draft.keep(*_REQUIRED)
    _require_past(workspace, draft)
    with workspace.action("finding.change") as writing:
        record = writing.get(Finding, finding_id)
        if draft.inspection_id not in (None, record.inspection_id):
            raise Refused("finding.moved")
        if draft.model_fields_set - AFTERWARDS:
            _require_criterion(writing, get_open_inspection(writing.session, record.inspection_id), draft)
        writing.change(record, draft)
    return writing.changed(finding_id)


def _require_criterion(writing: Writing, inspection: Inspection, draft: FindingDraft) -> None:
    """A finding is recorded at a criterion by which its unit is scored, or at none."""
    if draft.criterion_id is not None:
        get_criterion(writing.session, inspection, draft.criterion_id)


def _require_past(workspace: Workspace, draft: FindingDraft) -> None:
    """What has not happened yet cannot be found."""
    if draft.occurred_on is not None and draft.occurred_on > workspace.today:
        raise Refused("finding.future", field="occurred_on", day=draft.occurred_on, today=workspace.today)


def remove_findings(workspace: Workspace, ids: Iterable[str]) -> Changed:
    """Put findings into the bin."""
    return remove_from_visits(workspace, "finding.remove", Finding, ids)


def restore_findings(workspace: Workspace, ids: Iterable[str]) -> Changed:
    """Take findings out of the bin."""
    subject = ""
    with workspace.action("finding.restore") as writing:
        for subject in ids:
            record = writing.restore(Finding, subject)
            get_open_inspection(writing.session, record.inspection_id)
    return writing.changed(subject)


def _row(placed: PlacedFinding, acts: dict[str, str], evidence: dict[str, int], *, mended: bool) -> FindingRow:
    """A finding in words; ``mended``: supplementary minutes of its inspection are being made."""
    record = placed.finding
    code = record.act_code or ""
    return FindingRow(
        id=record.id,
        number=record.number or "",
        inspection_id=record.inspection_id or "",
        unit_id=placed.unit_id,
        unit_name=placed.unit_name or "",
        round_id=placed.round_id,
        ordinal=placed.ordinal or 0,
        year=placed.year or 0,
        criterion_id=record.criterion_id,
        criterion_code=placed.criterion_code or "",
        subject=record.subject,
        legal_class=record.legal_class,
        subject_position=record.subject_position or "",
        subject_name=record.subject_name or "",
        act_code=code,
        act_name=acts.get(code, code),
        occurred_on=record.occurred_on,
        occurred_at=record.occurred_at or "",
        found_at=record.found_at or "",
        description=record.description or "",
        legal_basis=record.legal_basis or "",
        explanation=record.explanation or "",
        witness=record.witness or "",
        severity=record.severity or 0,
        recommended_handling=record.recommended_handling or "",
        outcome_body=record.outcome_body or "",
        outcome_decision=record.outcome_decision or "",
        outcome_on=record.outcome_on,
        outcome_form=record.outcome_form or "",
        recorded_at=record.recorded_at,
        attachments=evidence.get(record.id, 0),
        illustrative=bool(record.illustrative),
        deleted=record.deleted,
        locked=_is_closed(placed) or (placed.signed_on is not None and not mended),
    )


def _is_closed(placed: PlacedFinding) -> bool:
    return placed.closed_on is not None or placed.round_state == RoundState.CLOSED
