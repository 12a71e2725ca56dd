"""What is decided while looking at packages, written after they were taken in."""

from __future__ import annotations

from inspector.services.team import conflicts, packages
from inspector.services.team.conflicts import ConflictKind
from inspector.ui.pages.sync.conflict_panel import Decision
from inspector.ui.pages.sync.deciding import take_in_and_decide
from tests.services.team.acts import close_round, find, give
from tests.services.team.laptops import Team


def test_late_changes_are_kept_as_they_were_shown_whatever_is_decided_beside_them(team: Team) -> None:
    lead, member = team.lead, team.members[0]
    for code in ("1.1", "1.2", "1.3"):
        give(team, lead, "0.5", code)
        give(team, member, "0.25", code)
    find(team, member, "Chậm niêm yết")
    close_round(team)
    file = team.send(member)
    decisions = {}
    for one in packages.preview(lead, [file]).conflicts:
        theirs = next(version.reference for version in one.versions if not version.this_laptop)
        decisions[one.key] = Decision(kept=True) if one.can_keep else Decision(reference=theirs)
    _, refused, left, *changes = take_in_and_decide(lead, [file], decisions, progress=lambda *_: None)
    assert (refused, left, len(changes)) == ([], 1, len(decisions))
    [told] = conflicts.conflicts(lead)
    assert (told.kind, told.by_decision) == (ConflictKind.CLOSED, True)
    assert told.versions[1].text.count("từ 0,50 thành 0,25") == 3
    assert "Chậm niêm yết" not in told.versions[1].text, "that was looked at"
