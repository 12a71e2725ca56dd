"""Units: added, changed, kept apart from each other, binned and taken out again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from inspector.core.ids import stable_id
from inspector.domain.inspection import Outcome
from inspector.domain.unit import CatalogueEntry, CatalogueEntryDraft, UnitDraft
from inspector.services import inspections, rounds, units
from inspector.services.units import Catalogue
from inspector.services.workspace import Workspace
from tests.services.acts import Case, add_unit, pass_unit, refused, undone


def test_add_a_unit(workspace: Workspace) -> None:
    changed = undone(
        workspace, lambda: units.add_unit(workspace, UnitDraft(name="UBND xã Cầu Bà", code="KV01", kind="commune"))
    )
    row = units.unit(workspace, changed.subject)
    assert (row.name, row.code, row.kind_name, row.block_name) == ("UBND xã Cầu Bà", "KV01", "Xã", "Xã, thị trấn")
    assert (row.inspections, row.last_outcome, row.deleted) == (0, None, False)


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"code": "KV09"}, "draft.missing", "name"),
        ({"name": "UBND xã Giang Ly", "code": "kv 01"}, "unit.duplicate_code", "code"),
        ({"name": "ubnd xa cau ba", "code": "KV09"}, "unit.duplicate_name", "name"),
        ({"name": "X", "kind": "làng"}, "unit.unknown_kind", "kind"),
        ({"name": "X", "block": "khối"}, "unit.unknown_block", "block"),
    ],
)
def test_units_that_cannot_be(workspace: Workspace, values: dict[str, str], code: str, field: str) -> None:
    add_unit(workspace, "KV01", "UBND xã Cầu Bà")
    with refused(workspace, code):
        units.add_unit(workspace, UnitDraft(**values))  # type: ignore[arg-type]


def test_a_successor_may_bear_the_name_of_a_unit_that_is_gone(workspace: Workspace) -> None:
    old = add_unit(workspace, "KV01", "UBND xã Khánh Vĩnh", valid_to=date(2025, 6, 30))
    new = add_unit(workspace, "KV01", "UBND xã Khánh Vĩnh", valid_from=date(2025, 7, 1))
    assert [row.id for row in units.units(workspace, on=date(2025, 6, 30))] == [old]
    assert [row.id for row in units.units(workspace, on=date(2025, 7, 1))] == [new]
    undone(workspace, lambda: units.set_predecessors(workspace, new, [old]))
    assert [row.id for row in units.predecessors(workspace, new)] == [old]
    units.set_predecessors(workspace, new, [])
    assert units.predecessors(workspace, new) == ()
    units.set_predecessors(workspace, new, [old])
    assert [row.id for row in units.predecessors(workspace, new)] == [old]
    with refused(workspace, "unit.own_predecessor"):
        units.set_predecessors(workspace, new, [new])


def test_change_a_unit(workspace: Workspace) -> None:
    unit = add_unit(workspace, "KV01", "UBND xã Cầu Bà", staff=20)
    other = add_unit(workspace, "KV02", "UBND xã Giang Ly")
    undone(workspace, lambda: units.change_unit(workspace, unit, UnitDraft(staff=21, head=None)))
    row = units.unit(workspace, unit)
    assert (row.staff, row.head, row.name) == (21, None, "UBND xã Cầu Bà")
    with refused(workspace, "unit.duplicate_code"):
        units.change_unit(workspace, other, UnitDraft(code="KV01"))
    with refused(workspace, "draft.missing"):
        units.change_unit(workspace, unit, UnitDraft(name=""))
    with refused(workspace, "unit.period_reversed"):
        units.change_unit(workspace, unit, UnitDraft(valid_from=date(2020, 1, 1), valid_to=date(2019, 1, 1)))
    with refused(workspace, "record.missing"):
        units.change_unit(workspace, "nothing", UnitDraft(code="KV03"))


def test_a_change_cannot_turn_the_period_round(workspace: Workspace) -> None:
    unit = add_unit(workspace, "KV01", "UBND xã Cầu Bà", valid_from=date(2019, 1, 1))
    with refused(workspace, "unit.period_reversed"):
        units.change_unit(workspace, unit, UnitDraft(valid_to=date(2018, 1, 1)))


def test_bin_and_back(workspace: Workspace) -> None:
    unit = add_unit(workspace, "KV01", "UBND xã Cầu Bà")
    undone(workspace, lambda: units.remove_units(workspace, [unit]))
    assert units.units(workspace) == ()
    assert [row.deleted for row in units.units(workspace, with_deleted=True)] == [True]
    undone(workspace, lambda: units.restore_units(workspace, [unit]))
    assert [row.id for row in units.units(workspace)] == [unit]


def test_a_code_taken_meanwhile_keeps_a_unit_in_the_bin(workspace: Workspace) -> None:
    unit = add_unit(workspace, "KV01", "UBND xã Cầu Bà")
    units.remove_units(workspace, [unit])
    add_unit(workspace, "KV01", "UBND xã Giang Ly")
    with refused(workspace, "unit.duplicate_code"):
        units.restore_units(workspace, [unit])


def test_a_unit_of_a_round_stays(case: Case) -> None:
    with refused(case.workspace, "unit.in_use"):
        units.remove_units(case.workspace, case.units[:1])


def test_units_stand_by_block_then_code_then_name(workspace: Workspace) -> None:
    add_unit(workspace, "KV10", "UBND xã Sơn Thái")
    add_unit(workspace, "KV2", "UBND xã Giang Ly")
    for name in ("UBND xã Khánh Vĩnh", "UBND xã Khánh Đông"):
        units.add_unit(workspace, UnitDraft(name=name, kind="commune"))
    units.add_unit(workspace, UnitDraft(name="Công an huyện", code="A1", kind="vertical"))
    assert [row.name.removeprefix("UBND xã ") for row in units.units(workspace)] == [
        "Giang Ly",
        "Sơn Thái",
        "Khánh Đông",
        "Khánh Vĩnh",
        "Công an huyện",
    ]


def test_history_tells_the_last_conclusion(case: Case) -> None:
    workspace, unit = case.workspace, case.units[0]
    pass_unit(case, case.inspections[0])
    later = rounds.add_round(workspace, rounds.RoundDraft(year=2020)).subject
    rounds.choose_units(workspace, later, [unit])
    second = rounds.round_view(workspace, later).units[0].inspection_id
    inspections.start_inspection(workspace, second)
    assert units.unit(workspace, unit).last_outcome is Outcome.PASSING
    inspections.conclude(workspace, second, Outcome.FAILING, "nhiều hồ sơ trễ hạn")
    row = units.unit(workspace, unit)
    assert (row.inspections, row.last_outcome) == (2, Outcome.FAILING)
    assert [(visit.year, visit.outcome) for visit in units.history(workspace, unit)] == [
        (2020, Outcome.FAILING),
        (2019, Outcome.PASSING),
    ]


def test_catalogues_are_data(workspace: Workspace) -> None:
    draft = CatalogueEntryDraft(catalogue=Catalogue.BLOCK, code="schools", name="Trường học", position=99)
    undone(workspace, lambda: units.save_catalogue_entry(workspace, draft))
    assert units.catalogue(workspace, Catalogue.BLOCK)[-1].name == "Trường học"
    units.add_unit(workspace, UnitDraft(name="Trường Tiểu học Sông Cầu", block="schools"))
    assert units.units(workspace)[0].block_name == "Trường học"
    with refused(workspace, "draft.missing"):
        units.save_catalogue_entry(workspace, CatalogueEntryDraft(catalogue=Catalogue.BLOCK, name="Không mã"))


def test_blocks_read_right_in_older_and_newer_years(workspace: Workspace) -> None:
    def blocks(day: date) -> set[str]:
        return {item.code for item in units.catalogue(workspace, Catalogue.BLOCK, day)}

    assert "departments" in blocks(date(2025, 6, 30)) - blocks(date(2025, 7, 1))
    assert "communes_2025" in blocks(date(2025, 7, 1)) - blocks(date(2025, 6, 30))


@pytest.mark.parametrize(
    ("first", "last", "block"),
    [(None, date(2025, 6, 30), "communes"), (date(2025, 7, 1), None, "communes_2025"), (None, None, "communes")],
)
def test_the_usual_block_is_one_of_the_units_own_time(
    workspace: Workspace, first: date | None, last: date | None, block: str
) -> None:
    draft = UnitDraft(name="UBND xã Bắc Khánh Vĩnh", kind="commune", valid_from=first, valid_to=last)
    units.add_unit(workspace, draft)
    assert units.units(workspace)[0].block == block


def test_another_kind_brings_its_block_unless_somebody_chose_one(workspace: Workspace) -> None:
    unit = add_unit(workspace, "KV40", "Phòng Y tế")
    units.change_unit(workspace, unit, UnitDraft(kind="department"))
    assert units.unit(workspace, unit).block == "departments"
    units.change_unit(workspace, unit, UnitDraft(block="vertical_agencies"))
    units.change_unit(workspace, unit, UnitDraft(kind="public_service"))
    assert units.unit(workspace, unit).block == "vertical_agencies"


def test_a_unit_takes_only_what_is_of_its_time(workspace: Workspace) -> None:
    later = UnitDraft(name="UBND phường Bắc Nha Trang", block="communes", valid_from=date(2025, 7, 1))
    with refused(workspace, "unit.block_not_then"):
        units.add_unit(workspace, later)
    unit = units.add_unit(workspace, UnitDraft(name="UBND thị trấn Khánh Vĩnh", kind="township")).subject
    with refused(workspace, "unit.block_not_then"):
        units.change_unit(workspace, unit, UnitDraft(block="communes_2025", valid_to=date(2025, 6, 30)))
    units.change_unit(workspace, unit, UnitDraft(block="departments"))


def test_a_block_that_left_the_catalogue_stays_with_its_units_and_is_given_to_no_other(workspace: Workspace) -> None:
    block = CatalogueEntryDraft(catalogue=Catalogue.BLOCK, code="schools", name="Trường học")
    units.save_catalogue_entry(workspace, block)
    entry = stable_id("catalogue_entry", "block", "schools")
    unit = units.add_unit(workspace, UnitDraft(name="Trường Tiểu học Sông Cầu", block="schools")).subject
    with workspace.action("catalogue.save") as writing:
        writing.remove(writing.get(CatalogueEntry, entry))
    units.change_unit(workspace, unit, UnitDraft(staff=12))
    assert units.unit(workspace, unit).block_name == "Trường học"
    assert "schools" not in {item.code for item in units.catalogue(workspace, Catalogue.BLOCK)}
    removed = {item.code: item.removed for item in units.catalogue(workspace, Catalogue.BLOCK, with_removed=True)}
    assert [code for code, gone in removed.items() if gone] == ["schools"]
    with refused(workspace, "unit.unknown_block"):
        units.add_unit(workspace, UnitDraft(name="Trường Tiểu học Khánh Nam", block="schools"))


def test_an_entry_is_added_last_with_a_code_of_its_own(workspace: Workspace) -> None:
    def add(name: str, **values: Any) -> str:
        draft = CatalogueEntryDraft(catalogue=Catalogue.BLOCK, name=name, **values)
        undone(workspace, lambda: units.add_catalogue_entry(workspace, draft))
        return units.catalogue(workspace, Catalogue.BLOCK)[-1].code

    assert add("Trường học", valid_to=date(2025, 6, 30)) == "truong_hoc"
    assert add("Trường học", valid_from=date(2025, 7, 1)) == "truong_hoc_2"
    assert add("Bệnh viện", code="benh") == "benh"
    with refused(workspace, "catalogue.name_taken"):
        units.add_catalogue_entry(workspace, CatalogueEntryDraft(catalogue=Catalogue.BLOCK, name="BỆNH VIỆN"))
    with refused(workspace, "catalogue.code_taken"):
        draft = CatalogueEntryDraft(catalogue=Catalogue.BLOCK, name="Trạm y tế", code="benh")
        units.add_catalogue_entry(workspace, draft)
    with refused(workspace, "draft.missing"):
        units.add_catalogue_entry(workspace, CatalogueEntryDraft(catalogue=Catalogue.BLOCK, code="x"))
