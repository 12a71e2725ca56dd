"""Findings: numbered by laptop, refused without what they need, and undone like everything."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from inspector.domain.checklist import Checklist, Criterion
from inspector.services import inspections
from inspector.services.findings import (
    FindingDraft,
    Subject,
    add_finding,
    change_finding,
    finding,
    findings,
    remove_findings,
    restore_findings,
)
from tests.services.acts import Case, criterion, pass_unit, refused, undone


def draft(case: Case, **values: Any) -> FindingDraft:
    """A finding about a collective at the first unit."""
    usual: dict[str, Any] = {
        "inspection_id": case.inspections[0],
        "subject": Subject.COLLECTIVE,
        "subject_position": "Bộ phận Tiếp nhận và Trả kết quả",
        "act_code": "TT-05",
        "severity": 1,
        "description": "Niêm yết chưa đủ thủ tục hành chính.",
    }
    return FindingDraft(**(usual | values))


def test_a_finding_gets_the_laptops_next_number(case: Case) -> None:
    first = undone(case.workspace, lambda: add_finding(case.workspace, draft(case)))
    add_finding(case.workspace, draft(case, severity=3))
    listed = findings(case.workspace, 2019)
    assert [row.number for row in listed] == ["A01-0001", "A01-0002"]
    row = finding(case.workspace, first.subject)
    assert row.unit_name == "UBND xã Cầu Bà"
    assert row.act_name.startswith("Không")
    assert row.recorded_at is not None


def test_a_number_is_not_given_twice_even_after_a_deletion(case: Case) -> None:
    first = add_finding(case.workspace, draft(case)).subject
    remove_findings(case.workspace, [first])
    second = add_finding(case.workspace, draft(case)).subject
    assert finding(case.workspace, second).number == "A01-0002"


def test_what_is_missing_is_named(case: Case) -> None:
    with refused(case.workspace, "draft.missing"):
        add_finding(case.workspace, draft(case, description=None))
    with refused(case.workspace, "draft.missing"):
        add_finding(case.workspace, draft(case, severity=None))
    with refused(case.workspace, "record.missing"):
        add_finding(case.workspace, draft(case, inspection_id="nowhere"))


def test_a_finding_is_changed_and_cannot_move(case: Case) -> None:
    subject = add_finding(case.workspace, draft(case)).subject
    undone(
        case.workspace, lambda: change_finding(case.workspace, subject, FindingDraft(legal_basis="Quy chế làm việc"))
    )
    assert finding(case.workspace, subject).legal_basis == "Quy chế làm việc"
    with refused(case.workspace, "finding.moved"):
        change_finding(case.workspace, subject, FindingDraft(inspection_id=case.inspections[1]))
    with refused(case.workspace, "draft.missing"):
        change_finding(case.workspace, subject, FindingDraft(description=None))


def test_the_criterion_of_a_finding_can_be_put_right(case: Case) -> None:
    subject = add_finding(case.workspace, draft(case, criterion_id=criterion(case, "1.3"))).subject
    for code in ("5.2", None):
        chosen = FindingDraft(criterion_id=criterion(case, code) if code else None)
        undone(case.workspace, partial(change_finding, case.workspace, subject, chosen))
        assert finding(case.workspace, subject).criterion_code == (code or "")


def test_a_finding_is_recorded_at_a_criterion_of_its_own_checklist(case: Case) -> None:
    with case.workspace.action("checklist.add") as writing:
        other = Checklist(id=writing.new_id(), code="khac", version="1")
        writing.add(other)
        writing.add(Criterion(id="foreign", checklist_id=other.id, area_id="none", code="9.9"))
    subject = add_finding(case.workspace, draft(case)).subject
    with refused(case.workspace, "answer.other_checklist"):
        add_finding(case.workspace, draft(case, criterion_id="foreign"))
    with refused(case.workspace, "answer.other_checklist"):
        change_finding(case.workspace, subject, FindingDraft(criterion_id="foreign"))


def test_the_bin_keeps_findings(case: Case) -> None:
    subject = add_finding(case.workspace, draft(case)).subject
    undone(case.workspace, lambda: remove_findings(case.workspace, [subject]))
    assert findings(case.workspace, 2019) == ()
    assert [row.deleted for row in findings(case.workspace, 2019, with_deleted=True)] == [True]
    restore_findings(case.workspace, [subject])
    assert len(findings(case.workspace, inspection_id=case.inspections[0])) == 1


def test_signed_minutes_close_a_finding_but_not_what_others_decide_later(case: Case) -> None:
    subject = add_finding(case.workspace, draft(case, legal_basis="Nghị định 61/2018/NĐ-CP")).subject
    pass_unit(case, case.inspections[0])
    for side in inspections.Side:
        person = inspections.ParticipantDraft(inspection_id=case.inspections[0], side=side, capacity="Chủ tịch UBND xã")
        inspections.save_participant(case.workspace, person)
    inspections.sign_minutes(case.workspace, case.inspections[0], date(2019, 6, 3))
    with refused(case.workspace, "inspection.signed"):
        change_finding(case.workspace, subject, FindingDraft(severity=2))
    change_finding(case.workspace, subject, FindingDraft(outcome_body="UBND huyện", outcome_form="Khiển trách"))
    assert finding(case.workspace, subject).outcome_form == "Khiển trách"


def test_what_has_not_happened_yet_is_no_finding(case: Case) -> None:
    workspace = case.workspace
    tomorrow = workspace.today + timedelta(days=1)
    with refused(workspace, "finding.future"):
        add_finding(workspace, draft(case, occurred_on=tomorrow))
    made = add_finding(workspace, draft(case, occurred_on=workspace.today)).subject
    with refused(workspace, "finding.future"):
        change_finding(workspace, made, FindingDraft(occurred_on=tomorrow))
