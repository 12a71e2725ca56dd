"""The period that figures are taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from inspector.domain.plan import Plan

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


def plan_period(session: Session, year: int) -> tuple[date | None, date | None]:
    """The period a year's plan takes its figures from; blanks where there is no plan."""
    query = (
        select(col(Plan.period_from), col(Plan.period_to))
        .where(col(Plan.year) == year, col(Plan.deleted).is_(False))
        .order_by(col(Plan.id))
        .limit(1)
    )
    row = session.execute(query).first()
    return (row[0], row[1]) if row else (None, None)


def plan_id(session: Session, year: int) -> str | None:
    """The id of a year's plan."""
    query = select(col(Plan.id)).where(col(Plan.year) == year, col(Plan.deleted).is_(False)).order_by(col(Plan.id))
    return session.execute(query.limit(1)).scalar()
