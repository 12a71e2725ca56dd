"""What the services' tests do to a workspace, in one line each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.core.ids import SeededEntropy
from inspector.domain.registry import BY_NAME
from inspector.services import inspections, plans, rounds, units
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace, open_workspace

START = datetime(2019, 6, 3, 1, 0, tzinfo=UTC)
"""Monday 3 June 2019, 8 o'clock in Vietnam."""


@dataclass(frozen=True)
class Case:
    """A workspace with three units in one round, and the ids of what is in it."""

    workspace: Workspace
    units: tuple[str, ...]
    plan: str
    round: str
    team: str
    inspections: tuple[str, ...]


def make_workspace(folder: Path, start: datetime = START, seed: str = "services") -> Workspace:
    """A new workspace whose clock and ids are the same each time; by another ``seed`` it is another one."""
    organisation = OrganisationDraft(name="Ủy ban nhân dân huyện Khánh Vĩnh", short_name="UBND huyện Khánh Vĩnh")
    person = PersonDraft(name="Trưởng phòng Nội vụ", position="Trưởng phòng Nội vụ")
    clock = FixedClock(start, timedelta(seconds=1))
    return create_workspace(folder, organisation, person, clock=clock, entropy=SeededEntropy(seed))


@contextmanager
def copied(made: Workspace, folder: Path) -> Iterator[Workspace]:
    """A copy of a closed workspace, whose clock and ids go on where they stopped; checked and closed in the end."""
    shutil.copytree(made.folder, folder)
    workspace = open_workspace(folder, clock=deepcopy(made.clock), entropy=deepcopy(made.store.entropy))
    yield workspace
    if not workspace.store.closed:
        report = workspace.store.check(rebuild=True)
        assert report.ok, [str(problem) for problem in report.problems]
        workspace.close()


def make_case(workspace: Workspace) -> Case:
    """Three communes in one round with a team."""
    ids = tuple(add_unit(workspace, f"KV{place:02d}", f"UBND xã {name}") for place, name in enumerate(_NAMES, 1))
    plan = plans.save_plan(workspace, plans.PlanDraft(year=2019, title="Kế hoạch kiểm tra năm 2019")).subject
    round_ = rounds.add_round(workspace, rounds.RoundDraft(year=2019)).subject
    rounds.choose_units(workspace, round_, ids)
    team = rounds.save_team(workspace, rounds.TeamDraft(round_id=round_, name="Đoàn kiểm tra")).subject
    leader = rounds.TeamRole.LEADER
    rounds.set_member(workspace, rounds.MemberDraft(team_id=team, person_id=workspace.person_id, role=leader))
    scope = rounds.round_view(workspace, round_).units
    return Case(workspace, ids, plan, round_, team, tuple(row.inspection_id for row in scope))


_NAMES = ("Cầu Bà", "Giang Ly", "Khánh Bình")


def add_unit(workspace: Workspace, code: str, name: str, **values: Any) -> str:
    """Add a commune; its id."""
    draft = units.UnitDraft(**{"code": code, "name": name, "kind": "commune", "head": "Chủ tịch UBND xã", **values})
    return units.add_unit(workspace, draft).subject


def score(case: Case, inspection_id: str, share: str = "1", areas: int = 8) -> None:
    """Give every criterion of the first areas this share of its points."""
    for area in inspections.sheet(case.workspace, inspection_id).areas[:areas]:
        for row in area.criteria:
            given = (row.maximum * Decimal(share)).quantize(Decimal("0.01"))
            inspections.answer(case.workspace, inspection_id, row.id, inspections.AnswerDraft(assessed_points=given))


def pass_unit(case: Case, inspection_id: str) -> None:
    """Conclude by a person that a unit passes, without scoring it."""
    inspections.start_inspection(case.workspace, inspection_id)
    inspections.conclude(case.workspace, inspection_id, inspections.Outcome.PASSING, "theo hồ sơ đã xem")


def living(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every living row of every record table."""
    with workspace.store.reading() as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} WHERE deleted = 0 ORDER BY id").fetchall()
            for name in BY_NAME
        }


@contextmanager
def refused(workspace: Workspace, code: str) -> Iterator[None]:
    """Expect a refusal with this code, in words, that changes nothing."""
    before = living(workspace)
    with pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.code == code
    assert str(refusal.value).endswith("."), "a refusal is a sentence"
    assert living(workspace) == before


def undone(workspace: Workspace, act: Callable[[], Any]) -> Any:
    """Carry out an action, take it back, see that nothing of it is left, and carry it out again by redo."""
    before = living(workspace)
    result = act()
    after = living(workspace)
    assert after != before, "the action changed nothing"
    workspace.store.undo()
    assert living(workspace) == before
    workspace.store.redo()
    assert living(workspace) == after
    return result


def criterion(case: Case, code: str = "1.1", place: int = 0) -> str:
    """Id of a criterion by its code."""
    areas = inspections.sheet(case.workspace, case.inspections[place]).areas
    return next(row.id for area in areas for row in area.criteria if row.code == code)


def set_points(case: Case, code: str, **values: object) -> None:
    """Record something for a criterion at the first unit."""
    draft = inspections.AnswerDraft(**values)  # type: ignore[arg-type]
    inspections.answer(case.workspace, case.inspections[0], criterion(case, code), draft)
