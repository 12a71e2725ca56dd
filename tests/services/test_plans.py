"""The year's plan, its bases in order, its schedule, and the documents it cites."""

from __future__ import annotations

from datetime import date

from inspector.services import plans, rounds
from inspector.services.plans import LegalDocumentDraft, Numbering, PlanDraft, PlanEntryDraft
from inspector.services.workspace import Workspace
from tests.services.acts import Case, refused, undone

PLAN = LegalDocumentDraft(
    type_name="Kế hoạch",
    number="1202",
    symbol="KH-UBND",
    issuer="Ủy ban nhân dân huyện Khánh Vĩnh",
    issued_on=date(2017, 5, 9),
)
PARTY = LegalDocumentDraft(type_name="Chương trình", number="12", symbol="CTr/TU", numbering=Numbering.PARTY)


def test_documents_are_cited(workspace: Workspace) -> None:
    added = undone(workspace, lambda: plans.add_document(workspace, PLAN)).subject
    plans.add_document(workspace, PARTY)
    rows = {row.short: row for row in plans.documents(workspace)}
    assert set(rows) == {"Kế hoạch số 1202/KH-UBND", "Chương trình số 12-CTr/TU"}
    full = "Kế hoạch số 1202/KH-UBND ngày 09 tháng 5 năm 2017 của Ủy ban nhân dân huyện Khánh Vĩnh"
    assert rows["Kế hoạch số 1202/KH-UBND"].citation == full
    undone(workspace, lambda: plans.change_document(workspace, added, LegalDocumentDraft(number="7")))
    assert "Kế hoạch số 07/KH-UBND" in {row.short for row in plans.documents(workspace)}
    with refused(workspace, "draft.missing"):
        plans.add_document(workspace, LegalDocumentDraft(number="1"))
    with refused(workspace, "draft.missing"):
        plans.change_document(workspace, added, LegalDocumentDraft(type_name=""))


def test_one_plan_a_year(workspace: Workspace) -> None:
    first = undone(workspace, lambda: plans.save_plan(workspace, PlanDraft(year=2019, title="Kế hoạch"))).subject
    second = plans.save_plan(workspace, PlanDraft(year=2019, coverage_target=85)).subject
    assert first == second
    view = plans.plan(workspace, 2019)
    assert view is not None
    assert (view.title, view.coverage_target) == ("Kế hoạch", 85)
    assert plans.plan(workspace, 2020) is None
    with refused(workspace, "draft.missing"):
        plans.save_plan(workspace, PlanDraft(title="Không năm"))
    with refused(workspace, "plan.target_range"):
        plans.save_plan(workspace, PlanDraft(year=2019, coverage_target=101))


def test_bases_keep_their_order(case: Case) -> None:
    workspace = case.workspace
    ids = [plans.add_document(workspace, draft).subject for draft in (PLAN, PARTY)]
    undone(workspace, lambda: plans.set_bases(workspace, case.plan, ids))
    plans.set_bases(workspace, case.plan, ids[::-1])
    view = plans.plan(workspace, 2019)
    assert view is not None
    assert [row.id for row in view.bases] == ids[::-1]
    with refused(workspace, "document.in_use"):
        plans.remove_documents(workspace, ids[:1])
    plans.set_bases(workspace, case.plan, ids[1:])
    undone(workspace, lambda: plans.remove_documents(workspace, ids[:1]))
    plans.set_bases(workspace, case.round, ids[1:])
    assert [row.id for row in rounds.round_view(workspace, case.round).bases] == ids[1:]


def test_a_decision_that_set_up_a_round_stays(case: Case) -> None:
    document = plans.add_document(case.workspace, PLAN).subject
    rounds.change_round(case.workspace, case.round, rounds.RoundDraft(decision_id=document))
    with refused(case.workspace, "document.in_use"):
        plans.remove_documents(case.workspace, [document])


def test_a_decision_without_date_takes_the_year_of_the_round(case: Case) -> None:
    draft = LegalDocumentDraft(type_name="Quyết định", symbol="QĐ-UBND", issuer="Chủ tịch UBND huyện Khánh Vĩnh")
    document = plans.add_document(case.workspace, draft).subject
    rounds.change_round(case.workspace, case.round, rounds.RoundDraft(decision_id=document))
    decision = rounds.round_view(case.workspace, case.round).decision
    assert decision is not None
    assert "ngày ....... tháng ....... năm 2019 của Chủ tịch" in decision.citation


def test_schedule(case: Case) -> None:
    workspace = case.workspace
    draft = PlanEntryDraft(round_ordinal=1, starts_on=date(2019, 6, 3))
    undone(workspace, lambda: plans.schedule_units(workspace, case.plan, case.units[:2], draft))
    view = plans.plan(workspace, 2019)
    assert view is not None
    assert [(row.unit_name, row.round_ordinal) for row in view.schedule] == [
        ("UBND xã Cầu Bà", 1),
        ("UBND xã Giang Ly", 1),
    ]
    undone(workspace, lambda: plans.unschedule(workspace, [view.schedule[0].id]))
    left = plans.plan(workspace, 2019)
    assert left is not None
    assert len(left.schedule) == 1
    with refused(workspace, "draft.missing"):
        plans.schedule_units(workspace, case.plan, case.units, PlanEntryDraft())


def test_years_are_those_of_plans_and_rounds(workspace: Workspace) -> None:
    assert plans.years(workspace) == ()
    plans.save_plan(workspace, PlanDraft(year=2019))
    rounds.add_round(workspace, rounds.RoundDraft(year=2021))
    assert plans.years(workspace) == (2021, 2019)
