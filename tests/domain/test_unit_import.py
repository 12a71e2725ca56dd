from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.messages import text
from inspector.domain.unit_import import (
    FactChange,
    KnownUnit,
    UnitImportPlan,
    UnitRow,
    code_key,
    name_key,
    plan_unit_import,
    refuse_duplicates,
    without_repeats,
)

KNOWN = (
    KnownUnit(
        "u1", "KV01", "Thị trấn Khánh Vĩnh", "township", "communes", date(2019, 1, 1), None, 21, "Chủ tịch", None
    ),
    KnownUnit("u2", "KV02", "Xã Cầu Bà"),
    KnownUnit("u3", None, "Phòng Nội vụ"),
)
TEXT = st.sampled_from(["", "KV01", "kv 01", "KV02", "KV09", "K1"])
NAMES = st.sampled_from(["Thị trấn Khánh Vĩnh", "Xã Cầu Bà", "xa cau ba", "Phòng Nội vụ", "Xã Mới", "Xã Mới A"])


def plan(*rows: UnitRow, known: tuple[KnownUnit, ...] = KNOWN) -> UnitImportPlan:
    return plan_unit_import(rows, known)


def test_unit_is_found_by_code_and_only_what_differs_changes() -> None:
    row = UnitRow(5, "kv01", "Thị trấn Khánh Vĩnh", "township", None, None, date(2025, 6, 30), 25)
    [change] = plan(row).changed
    assert change.known is KNOWN[0]
    assert change.changes == (
        FactChange("code", "KV01", "kv01"),
        FactChange("valid_to", None, date(2025, 6, 30)),
        FactChange("staff", 21, 25),
    )


def test_unit_is_found_by_name_when_the_row_or_the_unit_has_no_code() -> None:
    found = plan(UnitRow(2, "", "XÃ CẦU BÀ"), UnitRow(3, "KV15", "Phòng Nội vụ"))
    assert [(change.known.id, change.changes) for change in found.changed] == [
        ("u2", (FactChange("name", "Xã Cầu Bà", "XÃ CẦU BÀ"),)),
        ("u3", (FactChange("code", None, "KV15"),)),
    ]


def test_blank_cells_change_nothing() -> None:
    row = UnitRow(2, "KV01", "Thị trấn Khánh Vĩnh")
    assert plan(row).same == (row,)


def test_unit_may_be_renamed_under_its_code() -> None:
    [change] = plan(UnitRow(2, "KV02", "Xã Cầu Bà Mới")).changed
    assert change.changes == (FactChange("name", "Xã Cầu Bà", "Xã Cầu Bà Mới"),)


def test_known_name_with_another_code_is_refused_with_both_shown() -> None:
    for code in ("KV99", "KV01"):
        [problem] = plan(UnitRow(7, code, "xã cầu bà")).refused
        assert (problem.row, problem.code) == (7, "import.unit.other_code")
        sentence = text(problem.code, **problem.values)
        assert "“Xã Cầu Bà”" in sentence
        assert code in sentence
        assert "KV02" in sentence


def test_name_that_several_known_units_bear_needs_a_code() -> None:
    known = (*KNOWN, KnownUnit("u4", "KV40", "Xã Cầu Bà"))
    [problem] = plan(UnitRow(2, "", "Xã Cầu Bà"), known=known).refused
    assert problem.code == "import.unit.known_name_twice"
    assert plan(UnitRow(2, "KV40", "Xã Cầu Bà"), known=known).same


def test_code_that_several_known_units_bear_is_refused() -> None:
    [problem] = plan(UnitRow(2, "KV02", "Xã Khác"), known=(*KNOWN, KnownUnit("u4", "kv02", "Xã B"))).refused
    assert problem.code == "import.unit.known_code_twice"
    assert "Xã Cầu Bà; Xã B" in text(problem.code, **problem.values)


def test_two_rows_that_mean_one_unit_are_refused() -> None:
    found = plan(UnitRow(2, "KV02", "Xã Cầu Bà Mới"), UnitRow(3, "", "Xã Cầu Bà"))
    assert [(problem.row, problem.code) for problem in found.refused] == [
        (2, "import.unit.same_unit_twice"),
        (3, "import.unit.same_unit_twice"),
    ]


def test_period_that_would_end_before_it_begins_is_refused() -> None:
    [problem] = plan(UnitRow(2, "KV01", "Thị trấn Khánh Vĩnh", valid_to=date(2018, 1, 1))).refused
    assert (problem.code, problem.values["first"]) == ("import.unit.period_reversed", "01/01/2019")


def test_keys() -> None:
    assert code_key(" kv 01") == code_key("KV01")
    assert name_key("Phòng Văn hoá – Thông tin") == name_key("PHÒNG VĂN HÓA, THÔNG TIN")
    assert name_key("…") == "…"


@given(st.lists(st.builds(UnitRow, st.integers(1, 9), TEXT, NAMES), max_size=6, unique_by=lambda row: row.row))
def test_every_row_is_accounted_for_once(rows: list[UnitRow]) -> None:
    found = plan(*rows)
    places = [row.row for row in (*found.new, *found.same)] + [change.row.row for change in found.changed]
    places += [problem.row for problem in found.refused]
    assert sorted(places) == sorted(row.row for row in rows)
    for problem in found.refused:
        assert text(problem.code, **problem.values)


@given(st.lists(st.builds(UnitRow, st.integers(1, 9), TEXT, NAMES), max_size=6, unique_by=lambda row: row.row))
def test_importing_again_what_was_imported_changes_nothing(rows: list[UnitRow]) -> None:
    first = plan(*rows)
    made = [KnownUnit(f"n{row.row}", row.code or None, row.name) for row in first.new]
    changed: dict[str, KnownUnit] = {}
    for change in first.changed:
        facts: dict[str, Any] = {item.field: item.new for item in change.changes}
        changed[change.known.id] = replace(change.known, **facts)
    known = tuple(changed.get(unit.id, unit) for unit in KNOWN) + tuple(made)
    again = [*first.new, *first.same, *(change.row for change in first.changed)]
    assert plan(*again, known=known).same == tuple(again)


@given(st.lists(st.builds(UnitRow, st.integers(1, 9), TEXT, NAMES), max_size=6, unique_by=lambda row: row.row))
def test_of_rows_that_say_the_same_the_first_is_kept(rows: list[UnitRow]) -> None:
    kept, repeats = without_repeats(rows)
    assert {row.row for row in kept} | {row.row for row, _ in repeats} == {row.row for row in rows}
    assert all(replace(row, row=first.row) == first and first in kept for row, first in repeats)
    assert without_repeats(kept) == (kept, ())


@given(st.lists(st.builds(UnitRow, st.integers(1, 9), TEXT, NAMES), max_size=6, unique_by=lambda row: row.row))
def test_rows_that_are_kept_share_nothing(rows: list[UnitRow]) -> None:
    kept, problems = refuse_duplicates(rows)
    assert len(kept) + len(problems) == len(rows)
    assert len({name_key(row.name) for row in kept}) == len(kept)
    codes = [code_key(row.code) for row in kept if row.code]
    assert len(set(codes)) == len(codes)
