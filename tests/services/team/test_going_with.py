"""What was one decision comes together: of a conclusion its reason, of points their reason and what they come from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from inspector.services import documents, inspections, waiting
from inspector.services import journal as journal_page
from inspector.services.inspections import Outcome
from inspector.services.team import conflicts
from inspector.services.team.roster import this_device
from inspector.services.workspace import Workspace
from tests.services.acts import score
from tests.services.team.acts import give, points, refused, sign_minutes
from tests.services.team.laptops import Team, digest_of

_WHY = "Niêm yết chưa đầy đủ thủ tục hành chính"


def concluded(workspace: Workspace, inspection_id: str) -> tuple[Outcome | None, bool, str]:
    view = inspections.sheet(workspace, inspection_id).inspection
    return view.outcome, bool(view.outcome_overridden), view.outcome_reason or ""


@pytest.fixture
def apart(team: Team) -> str:
    """A unit that one laptop concluded by the rule, without a word, and another as failing, with a reason."""
    one, two, _ = team.members
    visit = team.case.inspections[1]
    inspections.start_inspection(one, visit)
    score(replace(team.case, workspace=one), visit)
    inspections.conclude(one, visit)
    inspections.start_inspection(two, visit)
    inspections.conclude(two, visit, Outcome.FAILING, _WHY)
    team.meet()
    return visit


def version_of(laptop: Workspace, prefix: str, field: str = "outcome") -> tuple[conflicts.ConflictView, int]:
    view = next(one for one in conflicts.conflicts(laptop) if one.field == field)
    return view, next(one.index for one in view.versions if one.device_prefix == prefix)


@pytest.mark.parametrize(
    ("prefix", "expected"), [("A02", (Outcome.PASSING, False, "")), ("A03", (Outcome.FAILING, True, _WHY))]
)
def test_the_reason_comes_with_the_conclusion(
    team: Team, apart: str, prefix: str, expected: tuple[Outcome, bool, str]
) -> None:
    conflicts.take(team.lead, *version_of(team.lead, prefix))
    assert concluded(team.lead, apart) == expected
    left = {one.field for one in conflicts.conflicts(team.lead) if one.record_id == apart}
    assert not left & {"outcome", "outcome_overridden", "outcome_reason", "concluded_on"}
    team.meet()
    assert len({digest_of(laptop) for laptop in team.all}) == 1
    assert {concluded(laptop, apart) for laptop in team.all} == {expected}


def printed(laptop: Workspace, inspection_id: str) -> str:
    """All that the minutes say on paper."""
    document = documents.compose_document(laptop, documents.DocumentKind.MINUTES, inspection_id)
    return repr(document.body)


def test_minutes_tell_of_no_conclusion_while_two_wait(team: Team, apart: str) -> None:
    assert "chưa kết luận đạt hay không đạt" in printed(team.lead, apart)
    assert _WHY not in printed(team.lead, apart), "nobody's reason stands beside another's outcome"
    other = team.case.inspections[2]
    inspections.start_inspection(team.lead, other)
    assert not waiting.conclusion_waits(team.lead, other)
    conflicts.take(team.lead, *version_of(team.lead, "A03"))
    assert "chưa kết luận đạt hay không đạt" not in printed(team.lead, apart)
    assert _WHY in printed(team.lead, apart)


def test_signed_minutes_tell_what_was_signed_while_another_conclusion_waits(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    inspections.start_inspection(lead, pair.case.inspections[0])
    pair.meet()
    inspections.conclude(lead, pair.case.inspections[0], Outcome.FAILING, _WHY)
    inspection = sign_minutes(pair, member)
    before = printed(member, inspection)
    pair.carry(lead, member)
    assert waiting.conclusion_waits(member, inspection)
    assert concluded(member, inspection)[0] == Outcome.PASSING
    assert "chưa kết luận đạt hay không đạt" not in before
    assert printed(member, inspection) == before


def test_many_decided_at_once_make_no_mixture_either(team: Team, apart: str) -> None:
    two = next(
        one.device for view in conflicts.conflicts(team.lead) for one in view.versions if one.device_prefix == "A03"
    )
    conflicts.take_all(team.lead, conflicts.conflicts(team.lead), two)
    assert concluded(team.lead, apart) == (Outcome.FAILING, True, _WHY)


def test_an_outcome_typed_by_the_lead_leaves_the_rest(team: Team, apart: str) -> None:
    view = next(one for one in conflicts.conflicts(team.lead) if one.field == "outcome")
    conflicts.write(team.lead, view, "failing")
    outcome, _, reason = concluded(team.lead, apart)
    assert (outcome, reason) == (Outcome.FAILING, _WHY)


@pytest.mark.parametrize(("prefix", "reason"), [("A02", "Thiếu kế hoạch quý"), ("A03", None)])
def test_points_come_with_their_own_reason(team: Team, prefix: str, reason: str | None) -> None:
    one, two, _ = team.members
    give(team, one, "0.5")
    # Typed afterwards, as in the window: every field saves itself.
    give(team, one, "0.5", reason="Thiếu kế hoạch quý")
    give(team, two, "1")
    team.meet()
    conflicts.take(team.lead, *version_of(team.lead, prefix, "assessed_points"))
    assert reason_of(team, team.lead) == reason
    team.meet()
    assert {reason_of(team, laptop) for laptop in team.all} == {reason}
    assert len({digest_of(laptop) for laptop in team.all}) == 1


def test_what_both_knew_before_stays(team: Team) -> None:
    one, two, _ = team.members
    give(team, team.lead, None, reason="Theo biên bản làm việc")
    team.meet()
    give(team, one, "0.5")
    give(team, two, "0.25")
    team.meet()
    conflicts.take(team.lead, *version_of(team.lead, "A03", "assessed_points"))
    assert reason_of(team, team.lead) == "Theo biên bản làm việc"


def reason_of(team: Team, laptop: Workspace) -> str | None:
    """What stands as the reason of the first criterion."""
    rows = inspections.sheet(laptop, team.case.inspections[0]).areas[0].criteria
    return rows[0].answer.reason if rows[0].answer else None


def test_a_conclusion_is_one_thing_to_decide(team: Team, apart: str) -> None:
    fields = [one.field for one in conflicts.conflicts(team.lead) if one.record_id == apart]
    assert "outcome" in fields
    assert not {"outcome_overridden", "concluded_on", "state"} & set(fields)
    view = next(one for one in conflicts.conflicts(team.lead) if one.field == "outcome")
    assert any(_WHY in texts for _, texts in view.context), "the card shows why"
    conflicts.write(team.lead, view, "failing")
    assert "outcome" not in {one.field for one in conflicts.conflicts(team.lead)}


def test_all_can_be_left_as_the_minutes_were_signed(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, member, "0.25")
    inspections.conclude(member, pair.case.inspections[0], Outcome.FAILING, _WHY)
    inspection = sign_minutes(pair)
    signed = concluded(lead, inspection), points(pair, lead)
    pair.carry(member, lead)
    found = [one for one in conflicts.conflicts(lead) if one.can_take]
    marked = {one.field: [version.device_prefix for version in one.versions if version.as_signed] for one in found}
    assert marked["assessed_points"] == marked["outcome"] == ["A01"]
    assert all(prefixes in ([], ["A01"]) for prefixes in marked.values())
    conflicts.take_all(lead, found, conflicts.SIGNED)
    assert (concluded(lead, inspection), points(pair, lead)) == signed
    refused("team.nothing_to_decide", conflicts.take_all, lead, (), conflicts.SIGNED)


def test_a_decision_taken_back_leaves_the_versions_as_they_were(team: Team, apart: str) -> None:
    def cards() -> list[tuple[str, str, str, datetime]]:
        found = [one for one in conflicts.conflicts(team.lead) if one.record_id == apart and one.field == "outcome"]
        return sorted((card.text, card.person, card.device_prefix, card.at) for one in found for card in one.versions)

    before = cards()
    assert [prefix for _, _, prefix, _ in before] == ["A02", "A03"] or [p for _, _, p, _ in before] == ["A03", "A02"]
    for _ in range(2):
        conflicts.take(team.lead, *version_of(team.lead, "A02"))
        journal_page.undo(team.lead)
        assert cards() == before, "nobody else has written them since"
    conflicts.take(team.lead, *version_of(team.lead, "A02"))
    assert concluded(team.lead, apart) == (Outcome.PASSING, False, "")
    journal_page.undo(team.lead)
    conflicts.take(team.lead, *version_of(team.lead, "A03"))
    assert concluded(team.lead, apart) == (Outcome.FAILING, True, _WHY)
    team.meet()
    assert {concluded(laptop, apart) for laptop in team.all} == {(Outcome.FAILING, True, _WHY)}
    assert len({digest_of(laptop) for laptop in team.all}) == 1


@pytest.mark.parametrize(
    ("prefix", "expected"), [("A02", ("inspected", Outcome.PASSING)), ("A03", ("in_progress", None))]
)
def test_who_only_began_a_visit_concluded_nothing(
    team: Team, prefix: str, expected: tuple[str, Outcome | None]
) -> None:
    one, two, _ = team.members
    visit = team.case.inspections[1]
    inspections.start_inspection(one, visit)
    inspections.conclude(one, visit, Outcome.PASSING, "theo hồ sơ đã xem")
    inspections.start_inspection(two, visit)
    team.meet()
    assert "outcome" not in {view.field for view in conflicts.conflicts(team.lead)}
    conflicts.take(team.lead, *version_of(team.lead, prefix, "state"))
    view = inspections.sheet(team.lead, visit).inspection
    assert (view.state, view.outcome) == expected
    assert (view.outcome_reason or "") == ("theo hồ sơ đã xem" if expected[1] else "")
    team.meet()
    assert len({digest_of(laptop) for laptop in team.all}) == 1


def test_whoever_wrote_alike_is_there_again_after_an_undo(team: Team) -> None:
    one, two, _ = team.members
    visit = team.case.inspections[1]
    for laptop in (one, two):
        inspections.start_inspection(laptop, visit)
        score(replace(team.case, workspace=laptop), visit)
        inspections.conclude(laptop, visit)
    team.meet()

    def cards() -> list[tuple[str, datetime]]:
        found = [view for view in conflicts.conflicts(team.lead) if view.kind == conflicts.ConflictKind.CONCLUDED]
        return [(card.device_prefix, card.at) for view in found for card in view.versions]

    before = cards()
    assert {prefix for prefix, _ in before} == {"A02", "A03"}, "two people concluded it, be it alike"
    conflicts.take(team.lead, *version_of(team.lead, "A02"))
    for _ in range(2):
        assert not cards()
        journal_page.undo(team.lead)
        assert cards() == before
        journal_page.redo(team.lead)
    assert not cards(), "a decision that is carried out again decides"
    team.meet()
    opened = {view.kind for laptop in team.all for view in conflicts.conflicts(laptop)}
    assert conflicts.ConflictKind.CONCLUDED not in opened
    assert len({digest_of(laptop) for laptop in team.all}) == 1


def test_what_several_wrote_alike_is_one_version_of_them_all(team: Team) -> None:
    one, two, three = team.members
    for laptop, points_ in ((one, "0.5"), (two, "0.5"), (three, "0.25")):
        give(team, laptop, points_)
    team.meet()
    (view,) = [view for view in conflicts.conflicts(team.lead) if view.field == "assessed_points"]
    wrote = {card.text: {writer.device_prefix for writer in card.writers} for card in view.versions}
    assert wrote == {"0,50": {"A02", "A03"}, "0,25": {"A04"}}
    for laptop, expected in ((one, "0,50"), (two, "0,50"), (three, "0,25")):
        version = view.version_for(this_device(laptop))
        assert version is not None
        assert version.text == expected, "asked for a laptop, its version is found though another one stands for it"


def test_the_minutes_are_known_among_versions_that_are_alike(team: Team) -> None:
    """Who signed wrote the same state as somebody who concluded otherwise later: shown is what was signed."""
    one, two, three = team.members
    visit = team.case.inspections[0]
    inspections.change_inspection(three, visit, inspections.InspectionDraft(inspected_on=date(2019, 6, 5)))
    inspections.start_inspection(three, visit)
    sign_minutes(team, one)
    inspections.start_inspection(two, visit)
    inspections.change_inspection(two, visit, inspections.InspectionDraft(inspected_on=date(2019, 6, 4)))
    inspections.conclude(two, visit, Outcome.FAILING, _WHY)
    signed = concluded(one, visit)
    team.meet()
    found = {view.field: view for view in conflicts.conflicts(team.lead) if view.can_take}
    day = next(card for card in found["inspected_on"].versions if card.as_signed)
    assert {writer.device_prefix for writer in day.writers} == {"A02", "A03"}
    assert not found["inspected_on"].context, "hours and texts of the visit stand for themselves"
    for _ in range(2):
        conflicts.take_all(team.lead, conflicts.conflicts(team.lead), conflicts.SIGNED)
        view = inspections.sheet(team.lead, visit).inspection
        assert (*concluded(team.lead, visit), view.state) == (*signed, "inspected")
        assert not [one.field for one in conflicts.conflicts(team.lead) if one.can_take]
        journal_page.undo(team.lead)
        assert {view.field for view in conflicts.conflicts(team.lead) if view.can_take} == set(found)


def test_what_is_shown_meanwhile_is_the_same_after_an_undo(team: Team, apart: str) -> None:
    def shown() -> tuple[object, list[tuple[str, list[str]]]]:
        cards = [
            (view.field, [version.device_prefix for version in view.versions])
            for view in conflicts.conflicts(team.lead)
            if view.record_id == apart
        ]
        return (concluded(team.lead, apart), inspections.sheet(team.lead, apart).inspection.state), cards

    before = shown()
    for prefix in ("A02", "A03", "A02"):
        conflicts.take(team.lead, *version_of(team.lead, prefix))
        journal_page.undo(team.lead)
        assert shown() == before, "the same version first, the same cards in the same places"
    team.meet()
    assert {concluded(laptop, apart) for laptop in team.all} == {concluded(team.lead, apart)}
    assert len({digest_of(laptop) for laptop in team.all}) == 1
