"""Which entries of a catalogue go with a unit of some time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector.services.entry_validity import existing_day, meet, offered, period_words, valid_on
from inspector.services.units import CatalogueItem

DAYS = st.dates(date(2019, 1, 1), date(2019, 1, 12))
ENDS = st.none() | DAYS


@st.composite
def entries(draw: st.DrawFn) -> CatalogueItem:
    """An entry whose period is not turned round."""
    first, last = draw(ENDS), draw(ENDS)
    if first and last and last < first:
        first, last = last, first
    code = draw(st.sampled_from("abc"))
    return CatalogueItem(code, code, valid_from=first, valid_to=last, removed=draw(st.booleans()))


@given(entries(), entries())
def test_periods_meet_where_a_day_is_in_both(one: CatalogueItem, other: CatalogueItem) -> None:
    around = [date(2018, 12, 1) + timedelta(days=step) for step in range(90)]
    assert meet(one, other) == any(valid_on(one, day) and valid_on(other, day) for day in around)


@given(entries(), DAYS)
def test_the_day_asked_for_is_one_on_which_the_unit_exists(unit: CatalogueItem, today: date) -> None:
    day = existing_day(unit.valid_from, unit.valid_to, today)
    assert valid_on(unit, day)
    assert day == today or not valid_on(unit, today)


@given(st.lists(entries(), unique_by=lambda entry: entry.code), DAYS, st.none() | st.sampled_from("abc"))
def test_only_what_is_in_force_is_offered_and_what_the_unit_bears(
    found: list[CatalogueItem], day: date, current: str | None
) -> None:
    choices = dict(offered(found, day, current))
    for entry in found:
        in_force = valid_on(entry, day) and not entry.removed
        assert (entry.code in choices) == (in_force or entry.code == current)
        if entry.code in choices:
            assert (choices[entry.code] == entry.name) == in_force, "what is not in force is marked"


def test_why_an_entry_is_not_in_force_is_said() -> None:
    day = date(2025, 7, 1)
    found = (
        CatalogueItem("old", "Xã, thị trấn", valid_to=date(2025, 6, 30)),
        CatalogueItem("new", "Khối mới", valid_from=date(2026, 1, 1)),
        CatalogueItem("gone", "Khối thử", removed=True),
    )
    marked = [offered(found, day, entry.code)[-1][1] for entry in found]
    assert marked == [
        "Xã, thị trấn (hết hiệu lực)",
        "Khối mới (chưa có hiệu lực)",
        "Khối thử (đã bỏ khỏi danh mục)",
    ]
    both = CatalogueItem("x", "X", valid_from=day, valid_to=date(2025, 12, 31))
    assert period_words(both) == "từ ngày 01/07/2025 đến ngày 31/12/2025"
