"""What the store counts of a year and a round, beside a plain count of the same inspections."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.coverage import Counts
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.round import RoundType
from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.overview import overview
from inspector.services.rounds import round_view, rounds, year_counts
from inspector.services.workspace import Workspace, create_workspace
from inspector.store.engine import Access, Connection, connect, guard, transaction
from inspector.store.layout import DATABASE

YEAR = 2025
BLOCKS = ("A", "B", "unheard of", "", None)
AREAS = {"area 1": ("one", "two"), "area 2": ("three",)}
MAXIMA = {"one": Decimal(10), "two": Decimal("2.5"), "three": Decimal(7)}
DAYS = st.none() | st.dates(date(YEAR, 1, 1), date(YEAR, 1, 9))
TABLES = ("unit", "round", "inspection", "answer", "no_violation", "checklist", "area", "criterion")


@dataclass(frozen=True)
class Answered:
    """What was recorded of a criterion."""

    points: int | None
    not_applicable: bool | None
    deleted: bool


@dataclass(frozen=True)
class Visited:
    """One unit in one round."""

    state: InspectionState | None
    outcome: Outcome | None
    inspected_on: date | None
    concluded_on: date | None
    deleted: bool
    answers: dict[str, Answered]
    concluded: frozenset[str]

    @property
    def inspected(self) -> bool:
        return self.state == InspectionState.INSPECTED

    @property
    def day(self) -> str:
        return (self.concluded_on or self.inspected_on or date.min).isoformat()

    @property
    def living(self) -> dict[str, Answered]:
        """The answers that say something and were not taken back."""
        return {
            criterion: answer
            for criterion, answer in self.answers.items()
            if not answer.deleted and (answer.not_applicable or answer.points is not None)
        }

    @property
    def finished(self) -> bool:
        return self.outcome is not None and all(
            area in self.concluded or all(criterion in self.living for criterion in criteria)
            for area, criteria in AREAS.items()
        )


@dataclass(frozen=True)
class Held:
    """A round with the units that were inspected in it, by number."""

    type: RoundType | None
    year: int
    deleted: bool
    visits: dict[int, Visited]


@dataclass(frozen=True)
class Drawn:
    """A year as it might be in a store."""

    blocks: list[str | None]
    """Of the units, the first of which is deleted."""
    rounds: list[Held] = field(default_factory=list)

    def living(self) -> list[tuple[int, int, Held, Visited]]:
        """Number of the round and of the unit of every inspection that counts in the year."""
        return [
            (number, unit, held, visit)
            for number, held in enumerate(self.rounds)
            for unit, visit in held.visits.items()
            if held.year == YEAR and not held.deleted and not visit.deleted and unit < len(self.blocks)
        ]


ANSWERS = st.builds(
    Answered, points=st.none() | st.integers(0, 250), not_applicable=st.none() | st.booleans(), deleted=st.booleans()
)
VISITS = st.builds(
    Visited,
    state=st.none() | st.sampled_from(InspectionState) | st.just(InspectionState.INSPECTED),
    outcome=st.none() | st.sampled_from(Outcome),
    inspected_on=DAYS,
    concluded_on=DAYS,
    deleted=st.sampled_from((False, False, False, True)),
    answers=st.dictionaries(st.sampled_from(tuple(MAXIMA)), ANSWERS)
    | st.fixed_dictionaries(dict.fromkeys(MAXIMA, st.builds(Answered, st.integers(0, 250), st.none(), st.just(False)))),
    concluded=st.frozensets(st.sampled_from(tuple(AREAS))),
)
ROUNDS = st.builds(
    Held,
    type=st.none() | st.sampled_from(RoundType) | st.just(RoundType.PERIODIC),
    year=st.sampled_from((YEAR, YEAR, YEAR, YEAR - 1)),
    deleted=st.sampled_from((False, False, False, True)),
    visits=st.dictionaries(st.integers(0, 4), VISITS),
)
YEARS = st.builds(Drawn, st.lists(st.sampled_from(BLOCKS), max_size=5), st.lists(ROUNDS, max_size=4))


@dataclass(frozen=True)
class Filled:
    """A workspace, and a connection that writes its tables past the journal."""

    workspace: Workspace
    connection: Connection

    def fill(self, drawn: Drawn) -> Workspace:
        """Put the year into the tables, in place of what was there."""
        with transaction(self.connection):
            for table in TABLES:
                self.connection.execute(f"DELETE FROM {table}")
            _insert_checklist(self.connection)
            for unit, block in enumerate(drawn.blocks):
                _insert(self.connection, "unit", id=f"u{unit}", name=f"Xã {unit}", block=block, deleted=int(unit == 0))
            for number, held in enumerate(drawn.rounds):
                _insert_round(self.connection, number, held)
        return self.workspace


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("counted") / "workspace"
    with (
        closing(create_workspace(folder, OrganisationDraft(name="Tỉnh"), PersonDraft(name="Trưởng đoàn"))) as workspace,
        closing(connect(folder / DATABASE, Access.WRITE)) as connection,
    ):
        connection.execute("PRAGMA synchronous = OFF")
        with guard(connection).opened():
            yield Filled(workspace, connection)


def _insert(connection: Connection, table: str, **values: object) -> None:
    values = {"deleted": 0, **values}
    places = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", tuple(values.values()))


def _insert_checklist(connection: Connection) -> None:
    _insert(connection, "checklist", id="c", code="c", version="1")
    for area, criteria in AREAS.items():
        _insert(connection, "area", id=area, checklist_id="c", code=area, name=area)
        for criterion in criteria:
            points = int(MAXIMA[criterion] * 100)
            _insert(
                connection,
                "criterion",
                id=criterion,
                checklist_id="c",
                area_id=area,
                code=criterion,
                name=criterion,
                max_points=points,
            )


def _insert_round(connection: Connection, number: int, held: Held) -> None:
    _insert(
        connection,
        "round",
        id=f"r{number}",
        year=held.year,
        ordinal=number + 1,
        type=held.type,
        checklist_id="c",
        deleted=int(held.deleted),
    )
    for unit, visit in held.visits.items():
        inspection = f"r{number}-u{unit}"
        _insert(
            connection,
            "inspection",
            id=inspection,
            round_id=f"r{number}",
            unit_id=f"u{unit}",
            state=visit.state,
            outcome=visit.outcome,
            inspected_on=visit.inspected_on and visit.inspected_on.isoformat(),
            concluded_on=visit.concluded_on and visit.concluded_on.isoformat(),
            deleted=int(visit.deleted),
        )
        for criterion, answer in visit.answers.items():
            _insert(
                connection,
                "answer",
                id=f"{inspection}-{criterion}",
                inspection_id=inspection,
                criterion_id=criterion,
                assessed_points=answer.points,
                not_applicable=None if answer.not_applicable is None else int(answer.not_applicable),
                deleted=int(answer.deleted),
            )
        for area in visit.concluded:
            _insert(connection, "no_violation", id=f"{inspection}-{area}", inspection_id=inspection, area_id=area)


def counted(visits: list[tuple[int, int, Held, Visited]], *, whole_year: bool) -> Counts:
    """The four counts, one at a time and without haste."""
    types = (None, RoundType.COMPREHENSIVE, RoundType.PERIODIC)
    scope = [
        one for one in visits if one[3].state != InspectionState.REPLACED and (not whole_year or one[2].type in types)
    ]
    units = {unit for _, unit, _, _ in scope}
    passing = 0
    for wanted in units:
        concluded = [
            (visit.day, number, visit.outcome)
            for number, unit, _, visit in scope
            if unit == wanted and visit.inspected and visit.outcome is not None
        ]
        passing += bool(concluded) and max(concluded)[2] == Outcome.PASSING
    return Counts(
        in_scope=len(units),
        inspected=len({unit for _, unit, _, visit in scope if visit.inspected}),
        passing=passing,
        visits=sum(visit.inspected for _, _, _, visit in visits),
    )


@settings(deadline=None, max_examples=30)
@given(drawn=YEARS)
def test_a_year_is_counted_as_one_would_by_hand(filled: Filled, drawn: Drawn) -> None:
    workspace = filled.fill(drawn)
    living = drawn.living()
    year = overview(workspace, YEAR)
    assert year.counts == counted(living, whole_year=True) == year_counts(workspace, YEAR)
    by_block = {line.block: line.counts for line in year.blocks}
    assert by_block == {
        block: counted([one for one in living if (drawn.blocks[one[1]] or "") == block], whole_year=True)
        for block in {drawn.blocks[unit] or "" for _, unit, _, _ in living}
    }
    by_round = {
        f"r{number}": counted([one for one in living if one[0] == number], whole_year=False)
        for number, held in enumerate(drawn.rounds)
        if held.year == YEAR and not held.deleted
    }
    assert {line.id: line.counts for line in year.rounds} == by_round
    assert {line.id: line.counts for line in rounds(workspace, YEAR)} == by_round
    assert sorted(year.unfinished) == sorted(
        f"Xã {unit}" for _, unit, _, visit in living if visit.inspected and not visit.finished
    )
    told = [one.message for one in year.problems if one.code == "units_unfinished"]
    assert len(told) == bool(year.unfinished), "what is not finished is to be completed"
    assert all(f" {name}" in told[0] for name in year.unfinished)
    assert len(year.not_inspected) == year.counts.in_scope - year.counts.inspected
    assert sum(line.failing for line in year.blocks) <= year.counts.inspected - year.counts.passing
    assert sum(line.not_inspected for line in year.blocks) == len(year.not_inspected)


@settings(deadline=None, max_examples=30)
@given(drawn=YEARS)
def test_a_round_is_counted_and_summed_as_one_would_by_hand(filled: Filled, drawn: Drawn) -> None:
    workspace = filled.fill(drawn)
    for number, held in enumerate(drawn.rounds):
        if held.deleted:
            continue
        view = round_view(workspace, f"r{number}")
        own = {unit: visit for unit, visit in held.visits.items() if unit < len(drawn.blocks) and not visit.deleted}
        assert view.counts == counted([(number, unit, held, visit) for unit, visit in own.items()], whole_year=False)
        assert {row.unit_id: (row.answered, row.criteria, row.total) for row in view.units} == {
            f"u{unit}": (len(visit.living), len(MAXIMA), _total(visit)) for unit, visit in own.items()
        }


def _total(visit: Visited) -> Decimal | None:
    excluded = {criterion for criterion, answer in visit.living.items() if answer.not_applicable}
    scored = [Decimal(answer.points or 0) / 100 for key, answer in visit.living.items() if key not in excluded]
    applicable = sum((points for criterion, points in MAXIMA.items() if criterion not in excluded), Decimal(0))
    if not scored or not applicable:
        return None
    return (sum(scored, Decimal(0)) * 100 / applicable).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_latest_year_with_a_round_that_was_not_removed_is_shown(filled: Filled) -> None:
    held = [Held(RoundType.PERIODIC, YEAR - 1, False, {}), Held(RoundType.PERIODIC, YEAR, True, {})]
    assert overview(filled.fill(Drawn([], held))).year == YEAR - 1
