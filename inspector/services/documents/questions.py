"""What of a document is to be questioned before it is made, read from the data: bases, blanks, points, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.citation import NUMBER_DOTS
from inspector.domain.completeness import BasisFacts
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.services.documents.framing import basis_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlmodel import Session

    from inspector.services.progress import Marks
    from inspector.store.queries.findings import PlacedFinding
    from inspector.store.queries.visits import RoundRow


def basis_facts(session: Session, rounds: Sequence[RoundRow], year: int, until: date | None) -> Iterator[BasisFacts]:
    """The documents that a document cites; laws are cited without their issuer."""
    for row in basis_rows(session, rounds, year):
        has_issuer = bool(row.issuer) or NUMBER_DOTS not in row.citation
        yield BasisFacts(row.short, has_issuer, row.issued_on, until)


def full_despite_findings(marks: Marks | None, findings: Iterable[PlacedFinding]) -> tuple[str, ...]:
    """Codes of criteria with all their points, and a finding of discipline against them."""
    grave = {one.finding.criterion_id for one in findings if (one.finding.severity or 0) >= DISCIPLINE_SEVERITY}
    return tuple(
        criterion.code
        for area in (marks.areas if marks else ())
        for criterion, mark in zip(area.criteria, area.given, strict=True)
        if criterion.id in grave and mark.assessed is not None and mark.assessed >= mark.maximum
    )
