"""What a sheet lacks, said in a few lines."""

from __future__ import annotations

from decimal import Decimal

from inspector.services import inspections
from inspector.services.inspections import AnswerDraft, Sheet
from inspector.ui.pages.field.missing_lines import lines_of
from tests.services.acts import Case


def read(case: Case) -> Sheet:
    return inspections.sheet(case.workspace, case.inspections[0])


def score(case: Case, code: str, assessed: str, own: str | None = None) -> None:
    row = next(row for area in read(case).areas for row in area.criteria if row.code == code)
    given = AnswerDraft(assessed_points=Decimal(assessed), self_points=Decimal(own) if own else None)
    inspections.answer(case.workspace, case.inspections[0], row.id, given)


def test_areas_without_any_score_share_a_line(case: Case) -> None:
    assert lines_of(read(case), "chưa chấm")[-1].text == "I, II, III, IV, V, VI, VII, VIII chưa chấm"


def test_neighbours_share_a_line_and_lead_to_the_first(case: Case) -> None:
    score(case, "2.2", "1")
    lines = lines_of(read(case), "chưa chấm")
    texts = [line.text for line in lines]
    assert "2.1 chưa chấm" in texts
    assert "2.3 – 2.5 chưa chấm" in texts
    first = next(line for line in lines if line.text.startswith("2.3"))
    assert first.target.text.startswith("2.3")


def test_a_reason_that_is_missing_has_its_own_line(case: Case) -> None:
    score(case, "2.2", "1", own="1.5")
    lines = lines_of(read(case), "chưa chấm")
    assert any(line.text.startswith("2.2") and not line.unscored for line in lines)


def test_a_complete_area_is_not_mentioned(case: Case) -> None:
    for row in read(case).areas[7].criteria:
        inspections.answer(case.workspace, case.inspections[0], row.id, AnswerDraft(assessed_points=row.maximum))
    assert lines_of(read(case), "chưa chấm")[-1].text == "I, II, III, IV, V, VI, VII chưa chấm"
