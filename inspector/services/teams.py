"""Teams (đoàn) and sub-teams (tổ) of a round, their members, and which units are assigned to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.core.messages import label, text
from inspector.domain.inspection import Inspection
from inspector.domain.organisation import Person
from inspector.domain.round import Member, MemberDraft, Team, TeamDraft, TeamRole
from inspector.services.round_life import get_open_inspection, get_open_round
from inspector.store.queries import scope as queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed

_FOR_ALL: Final = frozenset({TeamRole.LEADER, TeamRole.SECRETARY})
"""Places in the whole team that every sub-team's inspection needs."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A person's place in a team."""

    id: str
    person_id: str
    name: str
    position: str | None
    """Position the person holds in the body they work for."""
    role: TeamRole
    task: str | None
    place: str
    """The role in words: whoever leads a sub-team is its Tổ trưởng."""


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team or sub-team with its members in their order."""

    id: str
    parent_id: str | None
    name: str
    party: bool
    members: tuple[MemberRow, ...]


def teams_of(session: Session, round_id: str) -> tuple[TeamView, ...]:
    """The teams of a round, each before its sub-teams."""
    found = queries.teams(session, round_id)
    members = queries.members(session, [team.id for team in found])
    return tuple(
        TeamView(
            team.id,
            team.parent_id,
            team.name or "",
            bool(team.party),
            tuple(_member(team, member) for member in members if member.team_id == team.id),
        )
        for team in found
    )


def save_team(workspace: Workspace, draft: TeamDraft, team_id: str | None = None) -> Changed:
    """Make a team of a round, or change one. Refused without a name and in a closed round."""
    with workspace.action("team.save") as writing:
        if team_id is None:
            draft.require("round_id", "name")
            get_open_round(writing.session, draft.round_id)
            record = writing.add(Team(id=writing.new_id(), **draft.given()))
        else:
            record = writing.get(Team, team_id)
            get_open_round(writing.session, record.round_id)
            draft.keep("name")
            writing.change(record, draft)
    return writing.changed(record.id)


def remove_team(workspace: Workspace, team_id: str) -> Changed:
    """Put a team and its members into the bin. Refused while it has sub-teams or units assigned to it."""
    with workspace.action("team.remove") as writing:
        team = writing.get(Team, team_id)
        round_id = get_open_round(writing.session, team.round_id).id
        used = any(row.team_id == team_id for row in queries.scope(writing.session, round_id))
        if used or any(other.parent_id == team_id for other in queries.teams(writing.session, round_id)):
            raise Refused("team.in_use", team=team.name)
        for member in queries.members(writing.session, [team_id]):
            writing.remove(writing.get(Member, member.id))
        writing.remove(team)
    return writing.changed(team_id)


def set_member(workspace: Workspace, draft: MemberDraft) -> Changed:
    """Put a person into a team, or change their place in it."""
    draft.require("team_id", "person_id")
    with workspace.action("team.member") as writing:
        team = writing.get(Team, draft.team_id)
        get_open_round(writing.session, team.round_id)
        writing.get(Person, draft.person_id)
        member_id = stable_id("member", team.id, str(draft.person_id))
        known = writing.find(Member, member_id)
        place = len(queries.members(writing.session, [team.id])) + 1
        defaults = {} if known else {"role": TeamRole.MEMBER, "position": place}
        writing.put(Member, member_id, **{**defaults, **draft.given()})
    return writing.changed(member_id)


def remove_member(workspace: Workspace, member_id: str) -> Changed:
    """Take a person out of a team."""
    with workspace.action("team.remove_member") as writing:
        member = writing.get(Member, member_id)
        get_open_round(writing.session, writing.get(Team, member.team_id).round_id)
        writing.remove(member)
    return writing.changed(member_id)


def assign(
    workspace: Workspace, inspection_ids: Iterable[str], team_id: str | None = None, person_id: str | None = None
) -> Changed:
    """Assign units to a sub-team or a person, or to nobody; others are warned, not locked out."""
    inspection_ids = tuple(inspection_ids)
    with workspace.action("round.assign") as writing:
        team = writing.get(Team, team_id) if team_id else None
        if person_id:
            writing.get(Person, person_id)
        for inspection_id in inspection_ids:
            inspection: Inspection = get_open_inspection(writing.session, inspection_id)
            if team and team.round_id != inspection.round_id:
                raise Refused("team.other_round", team=team.name)
            writing.change(inspection, {"team_id": team_id, "person_id": person_id})
    return writing.changed(inspection_ids[0] if inspection_ids else "")


@dataclass(frozen=True, slots=True)
class Inspecting:
    """Somebody who inspects a unit."""

    person_id: str
    name: str | None
    title: str | None
    """Position the person holds."""
    role: TeamRole
    in_sub_team: bool

    @property
    def place(self) -> str:
        """Place in the team in words."""
        return place_name(self.role, in_sub_team=self.in_sub_team)


def place_name(role: TeamRole, *, in_sub_team: bool) -> str:
    """A place in a team or sub-team in words."""
    return text("team.sub_leader") if in_sub_team and role == TeamRole.LEADER else label(role)


def team_in_charge(session: Session, inspection: Inspection) -> tuple[Inspecting, ...]:
    """Who inspects a unit: the sub-team it is assigned to with those who lead and write for the whole team, or all.

    Each person once, in the place that comes first.
    """
    teams = queries.teams(session, inspection.round_id or "")
    chosen = {team.id for team in teams if inspection.team_id in (None, team.id)}
    above = {team.parent_id for team in teams if team.id in chosen and team.parent_id}
    found: dict[str, Inspecting] = {}
    for team in teams:
        for member in queries.members(session, [team.id]):
            row = _inspecting(member, in_sub_team=team.parent_id is not None)
            if team.id in chosen or (team.id in above and row.role in _FOR_ALL):
                found.setdefault(row.person_id, row)
    return tuple(found.values())


def _inspecting(member: queries.MemberData, *, in_sub_team: bool) -> Inspecting:
    role = TeamRole(member.role) if member.role else TeamRole.MEMBER
    return Inspecting(member.person_id, member.name, member.title, role, in_sub_team)


def _member(team: queries.TeamData, data: queries.MemberData) -> MemberRow:
    role = TeamRole(data.role) if data.role else TeamRole.MEMBER
    place = place_name(role, in_sub_team=team.parent_id is not None)
    return MemberRow(data.id, data.person_id, data.name or "", data.title, role, data.task, place)
