"""Erasure by law: forgotten here, on the other laptops, in free pages; and what it does not reach is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from inspector.domain.attachment import Attachment
from inspector.services import erasure, evidence, inspections, organisation
from inspector.services import journal as journal_page
from inspector.services.team import members, packages, quarantine, recovery
from inspector.services.workspace import Workspace
from inspector.store.erasing import erase_fields
from inspector.store.layout import BACKUPS
from tests.services.acts import Case
from tests.services.team.acts import code_of, new_sheet, refused
from tests.services.team.laptops import make_team

SECRET = "Nguyễn Thị Bí Mật, khu phố 7"


def noted(workspace: Workspace, note: str = SECRET) -> str:
    """A person with a note that should not be there."""
    person = organisation.add_person(workspace, organisation.PersonDraft(name="Công chức", note="tạm")).subject
    organisation.change_person(workspace, person, organisation.PersonDraft(note=note))
    return person


def lies_in(folder: Path, words: str) -> list[str]:
    """The files of a workspace, but backups, in which words can be read."""
    files = (path for path in folder.rglob("*") if path.is_file() and BACKUPS not in path.parts)
    return [path.name for path in files if words.encode() in path.read_bytes()]


def test_what_was_written_is_forgotten_and_the_journal_still_verifies(case: Case) -> None:
    workspace = case.workspace
    person = noted(workspace)
    assert lies_in(workspace.folder, SECRET)
    seen = erasure.preview(workspace, "person", person, ["note"])
    assert [(line.field, line.shown, line.writings) for line in seen.lines] == [("note", SECRET, 2)]
    assert seen.title == "Công chức"
    done = erasure.erase(workspace, "person", person, ["note"])
    assert done.changed.kinds == {"person"}
    assert "sao lưu" in done.reach
    assert lies_in(workspace.folder, SECRET) == []
    assert not [
        change
        for entry in journal_page.audit(workspace).entries
        for change in entry.changes
        if SECRET in (change.old, change.new)
    ]
    [erased] = journal_page.audit(workspace).entries[0].changes
    assert (erased.record_title, erased.old, erased.new) == ("Công chức", "", "đã xóa vĩnh viễn")
    assert workspace.store.check(rebuild=True).ok


def test_only_what_can_hold_personal_data_is_offered(case: Case) -> None:
    inspection = case.inspections[0]
    draft = inspections.InspectionDraft(inspected_on=date(2019, 6, 4), unit_opinion=SECRET)
    inspections.change_inspection(case.workspace, inspection, draft)
    offered = {line.field for line in erasure.offered(case.workspace, "inspection", inspection).lines}
    assert "unit_opinion" in offered
    assert offered.isdisjoint({"inspected_on", "minutes_signed_on", "state", "outcome", "team_id", "copies"})
    refused("erasure.none_offered", erasure.offered, case.workspace, "attachment_link", "p")


def test_a_photo_that_nobody_names_any_more_is_removed(case: Case) -> None:
    workspace, photo = case.workspace, case.workspace.folder.parent / "anh.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + b"mat" * 1000)
    evidence.attach_files(workspace, "inspection", case.inspections[0], [photo])
    row = evidence.evidence(workspace, case.inspections[0])[0]
    evidence.detach(workspace, row.link_id)
    refused("store.erase.needed", erasure.erase, workspace, "attachment_link", row.link_id, ["attachment_id"])
    done = erasure.erase(workspace, Attachment.__tablename__, row.id, ["sha256", "name"])
    assert done.files == 1
    assert not workspace.store.media.has(row.sha256)


def test_only_what_was_written_can_be_erased(case: Case) -> None:
    person = noted(case.workspace)
    refused("erasure.nothing", erasure.erase, case.workspace, "person", person, ["body"])
    refused("store.erase.unknown", erasure.erase, case.workspace, "person", person, ["note", "notes"])
    refused("record.missing", erasure.preview, case.workspace, "nothing", person, ["note"])


def test_an_erasure_reaches_every_laptop_that_takes_it_in(tmp_path: Path) -> None:
    team = make_team(tmp_path / "all", 1)
    member = team.members[0]
    person = noted(member)
    team.carry(member, team.lead)
    refused("store.held.role", _erase_as_member, member, person)
    erasure.erase(team.lead, "person", person, ["note"])
    assert lies_in(member.folder, SECRET)
    assert packages.merge(member, [team.send(team.lead)]).packages[0].new == 1
    assert lies_in(member.folder, SECRET) == []
    assert organisation.people(member) == organisation.people(team.lead)
    assert members.quarantine(member) == ()
    team.close()


def test_an_erasure_that_was_held_is_finished_when_it_counts(tmp_path: Path) -> None:
    team = make_team(tmp_path / "all", 2)
    lost, (one, two) = team.lead, team.members
    person = noted(lost)
    team.carry(lost, one, two)
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    new_sheet(team, one)
    erasure.erase(lost, "person", person, ["note"])
    team.carry(one, two)
    team.carry(lost, two)
    team.carry(two, one)
    assert lies_in(one.folder, SECRET)
    assert lies_in(two.folder, SECRET)
    held = quarantine.find_held(one, lost.prefix)
    assert held is not None
    members.release(one, held.device)
    assert lies_in(one.folder, SECRET) == []
    team.carry(one, two)
    assert lies_in(two.folder, SECRET) == []
    lost.close()
    team.close()


def _erase_as_member(member: Workspace, person: str) -> None:
    refused("workspace.lead_only", erasure.erase, member, "person", person, ["note"])
    erase_fields(member.store, "person", person, ["note"])
