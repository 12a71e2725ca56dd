"""An inspection (lượt kiểm tra) with its round and its unit, as sheet, minutes and conclusion read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.inspection import Inspection
from inspector.domain.round import Round
from inspector.domain.unit import Unit
from inspector.services.round_life import round_title

if TYPE_CHECKING:
    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Case:
    """An inspection with its round and unit."""

    inspection: Inspection
    round: Round
    unit: Unit

    @property
    def title(self) -> str:
        """``Đợt 1 năm 2019``."""
        return round_title(self.round.year, self.round.ordinal)


def read_case(session: Session, inspection_id: str) -> Case:
    """An inspection with its round and unit. Raises ``Refused("record.missing")``."""
    inspection = session.get(Inspection, inspection_id)
    if inspection is None or inspection.deleted:
        raise Refused("record.missing", kind=text("kind.inspection"))
    round_, unit = session.get(Round, inspection.round_id), session.get(Unit, inspection.unit_id)
    if round_ is None or unit is None:
        raise Refused("record.missing", kind=text("kind.round" if round_ is None else "kind.unit"))
    return Case(inspection, round_, unit)
