"""The visit: every field saves itself, mistakes are said under the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.domain.inspection import Inspection, Side
from inspector.services import evidence
from inspector.ui.pages.field.participants import ParticipantDialog
from inspector.ui.pages.field.visit import VisitView
from tests.ui.pages.field.bench import Bench


@pytest.fixture
def visit(bench: Bench) -> VisitView:
    bench.page.sheet.contents.choose("visit")
    part = bench.page.sheet.part("visit")
    assert isinstance(part, VisitView)
    return part


def type_in(visit: VisitView, name: str, words: str) -> Any:
    field: Any = (visit._facts if name in visit._facts.values() else visit._prose).field(name)
    if hasattr(field, "line"):
        field.line.setText(words)
    else:
        field.text.setPlainText(words)
    field.commit()
    return field


def test_facts_and_prose_save_themselves(bench: Bench, visit: VisitView) -> None:
    type_in(visit, "inspected_on", "3/6/2019")
    type_in(visit, "starts_at", "8h5")
    type_in(visit, "unit_opinion", "Thống nhất với đoàn.\nSẽ khắc phục.")
    inspection = bench.stored().inspection
    assert inspection.inspected_on is not None
    assert f"{inspection.inspected_on:%d/%m/%Y}" == "03/06/2019"
    assert inspection.starts_at == "08:05"
    assert inspection.unit_opinion == "Thống nhất với đoàn.\nSẽ khắc phục."


@pytest.mark.parametrize(("name", "words"), [("inspected_on", "31/2/2019"), ("starts_at", "25h"), ("copies", "ba")])
def test_what_cannot_be_read_is_said_and_not_saved(bench: Bench, visit: VisitView, name: str, words: str) -> None:
    assert type_in(visit, name, words).error()
    assert getattr(bench.stored().inspection, name) is None


def test_an_end_before_the_start_is_refused_under_the_field(bench: Bench, visit: VisitView) -> None:
    type_in(visit, "starts_at", "9:00")
    field = type_in(visit, "ends_at", "8:00")
    bench.settle()
    assert field.error()
    assert bench.stored().inspection.ends_at is None


def test_a_participant_is_taken_off_with_the_delete_key(bench: Bench, visit: VisitView) -> None:
    people = visit._participants
    people._take_team()
    bench.settle()
    assert not people._remove_button.isEnabled(), "nobody is chosen"
    before = bench.stored().participants
    people._table.select([before[0].id])
    assert people._remove_button.isEnabled()
    bench.page.activateWindow()
    people._table.view.setFocus()
    bench.qtbot.waitUntil(people._table.view.hasFocus)
    QTest.keyClick(people._table.view, Qt.Key.Key_Delete)
    assert bench.stored().participants == before[1:]


def test_the_team_is_taken_over_and_somebody_added(bench: Bench, visit: VisitView) -> None:
    visit._participants._take_team()
    bench.settle()
    assert Side.TEAM in {one.side for one in bench.shown().participants}
    visit._participants._add_unit()
    dialog = bench.dialog(ParticipantDialog)
    dialog.form.set_values({"capacity": "Chủ tịch UBND xã", "signs": True})
    dialog._submit()
    bench.settle()
    added = bench.stored().participants[-1]
    assert (added.side, added.capacity, added.signs) == (Side.UNIT, "Chủ tịch UBND xã", True)


def test_evidence_of_the_visit_itself_is_added_and_shown(bench: Bench, visit: VisitView, tmp_path: Path) -> None:
    file = tmp_path / "phòng họp.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    before = visit.evidence.height()
    visit.evidence.add_paths([file])
    bench.settle()
    stored = evidence.evidence(bench.case.workspace, bench.page.state.inspection_id)
    assert [one.name for one in stored] == ["phòng họp.png"]
    bench.qtbot.waitUntil(lambda: visit.evidence._list.count() == 1 and visit.evidence.height() > before > 0)
    assert visit.evidence._list.isVisible()
    bench.open(bench.case.inspections[1])
    bench.page.sheet.contents.choose("visit")
    assert visit.evidence._list.count() == 0, "of another unit"


def test_evidence_of_a_visit_is_looked_at_only_once_the_sheet_is_shut(bench: Bench, visit: VisitView) -> None:
    workspace, inspection = bench.case.workspace, bench.page.state.inspection_id
    with workspace.action("inspection.sign") as writing:
        writing.change(writing.get(Inspection, inspection), {"minutes_signed_on": workspace.today})
    bench.page.refresh()
    bench.settle()
    assert not visit.evidence._add.isVisibleTo(visit)
