"""A recovery sheet that is printed from memory counts as much as one in a file, and stays on no disk."""

from __future__ import annotations

from inspector.services.team import recovery
from tests.services.team.acts import refused
from tests.services.team.laptops import Team


def test_a_printed_sheet_is_in_force_and_leaves_no_file(pair: Team) -> None:
    before = {file for file in pair.folder.rglob("*") if file.is_file()}
    old = recovery.state(pair.lead).sheet_made_at
    printed = recovery.print_sheet(pair.lead)
    assert printed.content.startswith(b"%PDF")
    assert {file for file in pair.folder.rglob("*") if file.is_file()} == before
    made = recovery.state(pair.lead).sheet_made_at
    assert old is not None
    assert made is not None
    assert made > old


def test_only_a_lead_prints_one(pair: Team) -> None:
    member = pair.members[0]
    before = recovery.state(member)
    refused("workspace.lead_only", recovery.print_sheet, member)
    assert recovery.state(member) == before
