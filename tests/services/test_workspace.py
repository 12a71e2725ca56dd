"""A workspace is made whole or not at all, and every action is one transaction."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.core.ids import SeededEntropy
from inspector.domain.device import Role
from inspector.domain.organisation import Person
from inspector.domain.unit import Catalogue
from inspector.services import organisation, rounds, units
from inspector.services.workspace import (
    OrganisationDraft,
    PersonDraft,
    Workspace,
    create_workspace,
    is_workspace,
    open_workspace,
    status,
)
from tests.services.acts import START, living, make_workspace


def test_new_workspace_knows_its_maker_and_the_catalogues(workspace: Workspace) -> None:
    assert (workspace.role, workspace.prefix) == (Role.LEAD, "A01")
    assert workspace.name == "UBND huyện Khánh Vĩnh"
    assert [row.id for row in organisation.people(workspace)] == [workspace.person_id]
    assert organisation.organisation(workspace).name == "Ủy ban nhân dân huyện Khánh Vĩnh"
    assert [item.name for item in units.catalogue(workspace, Catalogue.BLOCK, workspace.today)][:2] == [
        "Xã, thị trấn",
        "Cơ quan chuyên môn",
    ]


def test_default_checklist_is_there_with_56_criteria_of_100_points(workspace: Workspace) -> None:
    round_ = rounds.add_round(workspace, rounds.RoundDraft(year=2019)).subject
    view = rounds.round_view(workspace, round_)
    assert view.checklist_title == "Bộ tiêu chí kiểm tra công tác cải cách hành chính"
    with workspace.store.reading() as connection:
        count, maximum = connection.execute("SELECT count(*), sum(max_points) FROM criterion").fetchone()
    assert (count, maximum) == (56, 10_000)


def test_two_laptops_seed_the_same_rows(tmp_path: Path) -> None:
    seeded = []
    for name in ("a", "b"):
        made = create_workspace(tmp_path / name, OrganisationDraft(name="UBND"), PersonDraft(name="Trưởng đoàn"))
        rows = living(made)
        seeded.append({kind: rows[kind] for kind in ("catalogue_entry", "checklist", "area", "criterion")})
        made.close()
    assert seeded[0] == seeded[1]


def test_folder_in_use_is_refused_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "note.txt").write_text("giữ lại", encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        make_workspace(folder)
    assert refusal.value.code == "store.folder_in_use"
    assert [file.name for file in folder.iterdir()] == ["note.txt"]


@pytest.mark.parametrize(
    ("organisation_name", "person_name"), [("", "Trưởng đoàn"), ("UBND huyện", " "), ("UBND huyện", None)]
)
def test_blank_names_are_refused_before_anything_is_made(
    tmp_path: Path, organisation_name: str | None, person_name: str | None
) -> None:
    folder = tmp_path / "new"
    with pytest.raises(Refused) as refusal:
        create_workspace(folder, OrganisationDraft(name=organisation_name), PersonDraft(name=person_name))
    assert (refusal.value.code, refusal.value.values["field"]) == ("draft.missing", "name")
    assert not folder.exists()


@pytest.mark.parametrize("existed", [True, False])
def test_a_workspace_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existed: bool
) -> None:
    folder = tmp_path / "new"
    if existed:
        folder.mkdir()

    def full(writing: object) -> None:
        raise Refused("store.disk_full", path=folder)

    monkeypatch.setattr("inspector.services.workspace.seed", full)
    with pytest.raises(Refused):
        make_workspace(folder)
    assert folder.exists() == existed
    assert not existed or not list(folder.iterdir())
    monkeypatch.undo()


def test_an_action_tells_what_it_changed(workspace: Workspace) -> None:
    before = status(workspace)
    with workspace.action("person.add") as writing:
        person = writing.add(Person(id=writing.new_id(), name="Thư ký"))
    changed = writing.changed(person.id)
    assert (changed.action, changed.subject) == ("person.add", person.id)
    assert (changed.kinds, changed.ids) == (frozenset({"person"}), frozenset({person.id}))
    with workspace.action("person.add") as writing:
        writing.get(Person, person.id).name = "Thư ký"
    assert writing.changed().kinds == frozenset()
    assert writing.changed().number == changed.number
    saved = status(workspace).saved_at
    assert saved is not None
    assert before.saved_at is not None
    assert saved > before.saved_at


def test_a_refused_action_leaves_nothing(workspace: Workspace) -> None:
    def act() -> None:
        with workspace.action("person.add") as writing:
            writing.add(Person(id=writing.new_id(), name="Thư ký"))
            writing.flush()
            writing.get(Person, "nobody")

    before = living(workspace)
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.code == "record.missing"
    assert "cán bộ" in str(refusal.value).lower()
    assert living(workspace) == before


def test_record_of_a_stable_id_comes_back_without_its_old_values(workspace: Workspace) -> None:
    with workspace.action("person.add") as writing:
        writing.put(Person, "p-1", name="Thư ký", body="Phòng Nội vụ")
    with workspace.action("person.remove") as writing:
        writing.remove(writing.get(Person, "p-1"))
        assert writing.find(Person, "p-1") is None
    with workspace.action("person.add") as writing:
        record = writing.put(Person, "p-1", name="Thành viên")
        assert (record.name, record.body, record.deleted) == ("Thành viên", None, False)


def test_reading_while_another_writes(workspace: Workspace) -> None:
    reader = open_workspace(workspace.folder, read_only=True)
    try:
        assert status(reader).read_only
        with pytest.raises(Refused) as refusal:
            units.add_unit(reader, units.UnitDraft(name="Phòng Y tế"))
        assert refusal.value.code == "workspace.read_only"
        units.add_unit(workspace, units.UnitDraft(name="Phòng Y tế"))
        assert [row.name for row in units.units(reader)] == ["Phòng Y tế"]
    finally:
        reader.close()


def test_opening_again_finds_everything(tmp_path: Path) -> None:
    made = make_workspace(tmp_path / "w")
    before = living(made)
    made.close()
    assert is_workspace(tmp_path / "w")
    assert not is_workspace(tmp_path)
    again = open_workspace(tmp_path / "w", clock=FixedClock(START), entropy=SeededEntropy("again"))
    assert living(again) == before
    assert (again.name, again.person_name, again.role) == (made.name, "Trưởng phòng Nội vụ", Role.LEAD)
    again.close()
