"""Who is in charge of the inspection of a unit (phân công)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Assignment:
    """To whom a visit is given: to one person, or to a team as a whole."""

    person_id: str | None = None
    team_id: str | None = None

    @property
    def free(self) -> bool:
        """Given to nobody."""
        return self.person_id is None and self.team_id is None

    def is_for(self, person_id: str, teams: Collection[str]) -> bool:
        """Whether it is for a person who belongs to ``teams``: what a team is given without a name is each one's."""
        if self.person_id is not None:
            return self.person_id == person_id
        return self.team_id is not None and self.team_id in teams


NOBODY: Final = Assignment()
