"""What a lead decided is told to those whose entries it was about, before the package is taken in and afterwards."""

from __future__ import annotations

from inspector.domain.device import Role
from inspector.services import journal as journal_page
from inspector.services import rounds
from inspector.services.team import conflicts, joining, packages
from tests.services.team.acts import find, give
from tests.services.team.laptops import Team, reopen


def at_odds(team: Team, unit: int = 0) -> None:
    """Two members score one criterion differently; everything comes to the lead."""
    one, two, _ = team.members
    give(team, one, "0.5", unit=unit, reason="Một")
    give(team, two, "0.25", unit=unit, reason="Hai")


def test_a_member_reads_what_was_decided_about_their_entries(team: Team) -> None:
    one, two, _ = team.members
    at_odds(team)
    assert packages.merge(team.lead, [team.send(one), team.send(two)]).decided == (), "nobody has decided yet"
    for view in conflicts.conflicts(team.lead):
        if "điểm" in view.field_label.lower():
            conflicts.write(team.lead, view, "0,1")
        else:
            conflicts.take(team.lead, view, 1)
    file = team.send(team.lead)
    seen = packages.preview(one, [file])
    done = packages.merge(one, [file])
    assert seen.decided == done.decided
    [points] = [view for view in done.decided if "điểm" in view.field.lower()]
    assert set(points.old.split(" / ")) == {"0,50", "0,25"}
    assert points.new == "0,10"
    assert "UBND xã Cầu Bà" in points.title
    assert points.person == "Trưởng phòng Nội vụ"
    assert packages.merge(one, [file]).decided == (), "a second time it is no news"


def test_what_was_decided_about_my_units_comes_first(team: Team) -> None:
    one, two, _ = team.members
    rounds.assign(team.lead, [team.case.inspections[1]], person_id=one.person_id)
    team.carry(team.lead, *team.members)
    at_odds(team, 0)
    at_odds(team, 1)
    packages.merge(team.lead, [team.send(one), team.send(two)])
    for view in conflicts.conflicts(team.lead):
        conflicts.take(team.lead, view, 1)
    found = packages.preview(one, [team.send(team.lead)]).decided
    units = ["Giang Ly" in view.title for view in found]
    assert units == sorted(units, reverse=True)
    assert set(units) == {True, False}


def test_a_laptop_that_takes_everything_in_for_the_first_time_is_told_nothing_of_old_decisions(team: Team) -> None:
    at_odds(team)
    find(team, team.members[0])
    packages.merge(team.lead, [team.send(one) for one in team.members])
    for view in conflicts.conflicts(team.lead):
        conflicts.take(team.lead, view, 1)
    request = team.request("Chuyên viên Bốn", "member4")
    package = joining.admit(team.lead, request, Role.INSPECTOR, team.file("ket-nap")).file
    waiting = reopen(team.folder / "member4")
    seen = packages.preview(waiting, [package])
    waiting.close()
    assert seen.new > 0
    assert seen.decided == ()


def test_a_decision_that_was_taken_back_is_not_told(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, lead, "0.5")
    give(pair, member, "0.25")
    pair.carry(member, lead)
    for prefix in ("A01", "A02"):
        (view,) = [one for one in conflicts.conflicts(lead) if one.field == "assessed_points"]
        conflicts.take(lead, view, next(one.index for one in view.versions if one.device_prefix == prefix))
        if prefix == "A01":
            journal_page.undo(lead)
    told = [one.new for one in pair.carry(lead, member).decided]
    assert told == ["0,25"]
