"""What of a document is to be questioned before it is made, read from the data: its bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.citation import NUMBER_DOTS
from inspector.domain.completeness import BasisFacts
from inspector.services.documents.framing import basis_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlmodel import Session

    from inspector.store.queries.visits import RoundRow


def basis_facts(session: Session, rounds: Sequence[RoundRow], year: int, until: date | None) -> Iterator[BasisFacts]:
    """The documents that a document cites; laws are cited without their issuer."""
    for row in basis_rows(session, rounds, year):
        has_issuer = bool(row.issuer) or NUMBER_DOTS not in row.citation
        yield BasisFacts(row.short, has_issuer, row.issued_on, until)
