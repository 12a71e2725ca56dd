"""Recommendations: numbered, with a last day, along their life."""

from __future__ import annotations

from datetime import date

from inspector.domain.problem import Target
from inspector.domain.recommendation import ActionState
from inspector.services import inspections
from inspector.services.documents import DocumentKind, problems
from inspector.services.recommendations import (
    RecommendationDraft,
    count_actions,
    recommendations,
    remove_recommendations,
    save_recommendation,
)
from tests.services.acts import Case, pass_unit, refused, undone


def test_numbers_and_order(case: Case) -> None:
    for words in ("Rà soát văn bản", "Thay bản niêm yết"):
        save_recommendation(case.workspace, RecommendationDraft(inspection_id=case.inspections[0], content=words))
    rows = recommendations(case.workspace, 2019)
    assert [(row.number, row.content) for row in rows] == [
        ("KN-A01-0001", "Rà soát văn bản"),
        ("KN-A01-0002", "Thay bản niêm yết"),
    ]
    assert all(row.state == ActionState.NEW for row in rows)


def test_working_days_count_from_the_conclusion(case: Case) -> None:
    pass_unit(case, case.inspections[0])  # concluded on Monday 3 June 2019
    draft = RecommendationDraft(inspection_id=case.inspections[0], content="Rà soát", due_days=15)
    save_recommendation(case.workspace, draft)
    row = recommendations(case.workspace, inspection_id=case.inspections[0], as_of=date(2019, 6, 26))[0]
    assert row.due_on == date(2019, 6, 24)
    assert (row.overdue, row.days_late) == (True, 2)


def test_an_overdue_one_is_a_warning_until_somebody_reports_on_it(case: Case) -> None:
    draft = RecommendationDraft(inspection_id=case.inspections[0], content="Rà soát", due_on=date(2019, 6, 1))
    subject = save_recommendation(case.workspace, draft).subject

    def told() -> list[tuple[str, str]]:
        found = problems(case.workspace, DocumentKind.ROUND_REPORT, case.round)
        place = Target("inspection", case.inspections[0], "recommendations")
        return [(one.code, one.level) for one in found if one.target == place]

    assert told() == [("action_without_state", "warning")]
    save_recommendation(case.workspace, RecommendationDraft(state=ActionState.IN_PROGRESS), subject)
    assert told() == [("action_overdue", "info")]


def test_a_change_keeps_to_the_life_of_a_recommendation(case: Case) -> None:
    draft = RecommendationDraft(inspection_id=case.inspections[0], content="Rà soát", due_on=date(2019, 6, 1))
    subject = save_recommendation(case.workspace, draft).subject
    with refused(case.workspace, "lifecycle.recommendation"):
        save_recommendation(case.workspace, RecommendationDraft(state=ActionState.CLOSED), subject)
    for state in (ActionState.REPORTED, ActionState.VERIFIED):
        save_recommendation(case.workspace, RecommendationDraft(state=state), subject)
    row = recommendations(case.workspace, 2019)[0]
    assert row.state == ActionState.VERIFIED
    assert not row.overdue
    assert count_actions([row]).open == 0


def test_refusals_and_the_bin(case: Case) -> None:
    with refused(case.workspace, "draft.missing"):
        save_recommendation(case.workspace, RecommendationDraft(inspection_id=case.inspections[0]))
    subject = save_recommendation(
        case.workspace, RecommendationDraft(inspection_id=case.inspections[0], content="Rà soát")
    ).subject
    with refused(case.workspace, "recommendation.moved"):
        save_recommendation(case.workspace, RecommendationDraft(inspection_id=case.inspections[1]), subject)
    undone(case.workspace, lambda: remove_recommendations(case.workspace, [subject]))
    assert recommendations(case.workspace, 2019) == ()


def test_the_latest_overdue_one_is_told(case: Case) -> None:
    for place, day in enumerate((date(2019, 6, 1), date(2019, 6, 5))):
        draft = RecommendationDraft(inspection_id=case.inspections[place], content="Rà soát", due_on=day)
        save_recommendation(case.workspace, draft)
    actions = count_actions(recommendations(case.workspace, 2019, as_of=date(2019, 6, 10)))
    assert (actions.open, actions.overdue, actions.latest_unit, actions.latest_days) == (2, 2, "UBND xã Giang Ly", 5)


def test_open_ones_are_counted_by_how_far_they_are(case: Case) -> None:
    drafts = [RecommendationDraft(inspection_id=case.inspections[0], content=f"Rà soát {place}") for place in range(4)]
    made = [save_recommendation(case.workspace, draft).subject for draft in drafts]
    for one, states in zip(made, ("", "i", "ir", "irv"), strict=True):
        for state in states:
            chosen = {"i": ActionState.IN_PROGRESS, "r": ActionState.REPORTED, "v": ActionState.VERIFIED}[state]
            save_recommendation(case.workspace, RecommendationDraft(state=chosen), one)
    actions = count_actions(recommendations(case.workspace, 2019))
    assert actions.open == sum(actions.by_state.values()) == 3
    assert {state: count for state, count in actions.by_state.items() if count} == {
        ActionState.NEW: 1,
        ActionState.IN_PROGRESS: 1,
        ActionState.REPORTED: 1,
    }


def test_a_deadline_before_the_visit_is_refused_and_one_that_became_so_is_questioned(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    visit = inspections.InspectionDraft(inspected_on=date(2019, 6, 10))
    inspections.change_inspection(workspace, inspection, visit)
    early = RecommendationDraft(inspection_id=inspection, content="Rà soát", due_on=date(2019, 6, 9))
    with refused(workspace, "recommendation.due_before_visit"):
        save_recommendation(workspace, early)
    on_the_day = RecommendationDraft(inspection_id=inspection, content="Rà soát", due_on=date(2019, 6, 10))
    made = save_recommendation(workspace, on_the_day).subject
    with refused(workspace, "recommendation.due_before_visit"):
        save_recommendation(workspace, RecommendationDraft(due_on=date(2019, 6, 9)), made)
    for kind, owner in ((DocumentKind.MINUTES, inspection), (DocumentKind.ROUND_REPORT, case.round)):
        assert "action_before_visit" not in {one.code for one in problems(workspace, kind, owner)}
    later = inspections.InspectionDraft(inspected_on=date(2019, 6, 12))
    inspections.change_inspection(workspace, inspection, later)
    for kind, owner in ((DocumentKind.MINUTES, inspection), (DocumentKind.ROUND_REPORT, case.round)):
        assert "action_before_visit" in {one.code for one in problems(workspace, kind, owner)}
