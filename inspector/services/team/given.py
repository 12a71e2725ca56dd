"""What packages bring about the visits themselves: which units came into a round, and to whom they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from inspector.core.messages import text
from inspector.domain.assignment import Assignment
from inspector.domain.inspection import Inspection, InspectionState
from inspector.services.round_life import round_title
from inspector.store.queries import arrivals
from inspector.store.queries.assignments import teams_by_person
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from inspector.store.engine import Connection
    from inspector.store.queries.places import Place

VISIT: Final = "inspection"
_CAME: Final = "round_id"
"""Written once, when a unit comes into a round."""
_BELONGS: Final = frozenset({_CAME, "unit_id", "position", "illustrative"})
_GIVEN: Final = frozenset({"person_id", "team_id"})


class Given:
    """Tells it for the person at this laptop, of what applied transactions after a number wrote."""

    def __init__(self, connection: Connection, session: Session, after: int, person_id: str) -> None:
        self._written = arrivals.written_after(connection, VISIT, after)
        self._titles = Titles(session)
        self._person = person_id
        self._teams = teams_by_person(session).get(person_id, set())
        deleted = select(col(Inspection.id)).where(col(Inspection.deleted).is_(True))
        self._gone = frozenset(session.exec(deleted))

    def own(self, place: Place) -> bool:
        """Whether a visit is given to the person at this laptop, or to a team of theirs as a whole."""
        return Assignment(place.person_id, place.team_id).is_for(self._person, self._teams)

    def phrases(self, place: Place) -> tuple[str, ...]:
        """``giao cho bạn``, ``đưa vào Đợt 1 năm 2019``; nothing where only other facts of the visit came."""
        return tuple(self._phrases(place, self._written.get(place.inspection_id, set())))

    def more(self, place: Place) -> bool:
        """Whether anything else of the visit itself came."""
        fields = self._written.get(place.inspection_id, set())
        planned = _CAME in fields and place.state == InspectionState.PLANNED
        told = _BELONGS | _GIVEN | ({"state"} if planned else set())
        return bool(fields - told) or not (fields or place.inspection_id in self._gone)

    def _phrases(self, place: Place, fields: set[str]) -> Iterator[str]:
        round_ = round_title(place.year, place.ordinal)
        if place.inspection_id in self._gone:
            yield text("team.given.left_out", round=round_)
            return
        came = _CAME in fields
        if fields & _GIVEN:
            yield from self._to_whom(place, came=came)
        if came:
            yield text("team.given.came", round=round_)

    def _to_whom(self, place: Place, *, came: bool) -> Iterator[str]:
        if place.person_id == self._person:
            yield text("team.given.you")
        elif place.person_id is not None:
            yield text("team.given.to", name=self._titles.title("person", place.person_id))
        elif place.team_id is not None:
            code = "team.given.your_team" if place.team_id in self._teams else "team.given.to"
            yield text(code, name=self._titles.title("team", place.team_id))
        elif not came:
            yield text("team.given.nobody")
