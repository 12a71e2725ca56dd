"""What the people of a team do, in one line each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest

from inspector.core import paper_code
from inspector.core.errors import Refused
from inspector.services import findings, inspections, rounds
from inspector.services.team import recovery
from inspector.services.workspace import Workspace
from tests.services.acts import score
from tests.services.team.laptops import Team


def refused(code: str, act: object, *values: object, **options: object) -> Refused:
    """The refusal of an act, in words."""
    with pytest.raises(Refused) as found:
        act(*values, **options)  # type: ignore[operator]
    assert found.value.code == code
    assert str(found.value).endswith("."), "a refusal is a sentence"
    return found.value


def code_of(sheet: Path) -> str:
    """The code as it stands on a recovery sheet."""
    with pdfplumber.open(sheet) as document:
        assert len(document.pages) == 1
        words = [word["text"] for word in document.pages[0].extract_words()]
    return "-".join(
        word for word in words if len(word) == paper_code.GROUP and set(word) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    )


def new_sheet(team: Team, laptop: Workspace) -> Path:
    """The sheet that is asked of a laptop that was made the lead's with a code, before a package leaves it."""
    file = team.folder / f"phieu-moi-{laptop.prefix}.pdf"
    recovery.make_sheet(laptop, file)
    return file


def criterion(team: Team, code: str = "1.1") -> str:
    """Id of a criterion by its code."""
    areas = inspections.sheet(team.lead, team.case.inspections[0]).areas
    return next(row.id for area in areas for row in area.criteria if row.code == code)


def give(team: Team, laptop: Workspace, points: str | None, code: str = "1.1", unit: int = 0, **more: object) -> None:
    """Assess a criterion at a unit."""
    given = Decimal(points) if points is not None else None
    draft = inspections.AnswerDraft(assessed_points=given, **more)  # type: ignore[arg-type]
    inspections.answer(laptop, team.case.inspections[unit], criterion(team, code), draft)


def find(team: Team, laptop: Workspace, words: str = "Chưa niêm yết", unit: int = 0) -> str:
    """Record a finding at a unit; its id."""
    draft = findings.FindingDraft(
        inspection_id=team.case.inspections[unit],
        subject=findings.Subject.COLLECTIVE,
        description=words,
        severity=1,
    )
    return findings.add_finding(laptop, draft).subject


def call_off(team: Team) -> None:
    """Take every unit out of the round, at the lead's."""
    for inspection in team.case.inspections:
        rounds.set_state(team.lead, inspection, rounds.InspectionState.CANCELLED, "không còn")


def close_round(team: Team) -> None:
    """Close the round, in which nothing is left to be done, at the lead's."""
    call_off(team)
    rounds.close_round(team.lead, team.case.round)


def sign_minutes(team: Team, laptop: Workspace | None = None) -> str:
    """Assess all of the first unit, conclude and sign its minutes, at the lead's or another laptop; the inspection."""
    by, inspection, day = laptop or team.lead, team.case.inspections[0], date(2019, 6, 4)
    score(replace(team.case, workspace=by), inspection)
    for side, name in ((inspections.Side.TEAM, "Trưởng đoàn"), (inspections.Side.UNIT, "Chủ tịch UBND xã")):
        draft = inspections.ParticipantDraft(inspection_id=inspection, side=side, capacity=name)
        inspections.save_participant(by, draft)
    inspections.change_inspection(
        by, inspection, inspections.InspectionDraft(inspected_on=day, unit_opinion="Nhất trí")
    )
    inspections.conclude(by, inspection, inspections.Outcome.PASSING, "theo hồ sơ")
    inspections.sign_minutes(by, inspection, day)
    return inspection


def points(team: Team, laptop: Workspace, code: str = "1.1", unit: int = 0) -> Decimal | None:
    """What a laptop shows for a criterion at a unit."""
    areas = inspections.sheet(laptop, team.case.inspections[unit]).areas
    return next(
        row.answer.assessed_points if row.answer else None
        for area in areas
        for row in area.criteria
        if row.code == code
    )
