"""The journal page over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.services import units
from inspector.services.journal import AuditChange
from inspector.services.units import UnitDraft
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace
from inspector.ui.context import Context
from inspector.ui.pages.journal import JournalPage
from inspector.ui.pages.journal import page as page_module
from inspector.ui.pages.journal.details import summary
from tests.ui.pages.refresher import shown


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "kho", OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn"))
    changed = units.add_unit(made, UnitDraft(name="UBND xã Khánh Trung", code="KV10"))
    units.change_unit(made, changed.subject, UnitDraft(name="UBND xã Khánh Nam"))
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> JournalPage:
    context.workspace = workspace
    made = shown(qtbot, JournalPage(context))
    qtbot.waitUntil(lambda: made._total == 4)
    return made


def _labels(page: JournalPage) -> set[str]:
    return {label.text() for label in page._details.findChildren(QLabel) if label.isVisible()}


def test_the_latest_action_comes_first_with_both_values(qtbot: QtBot, page: JournalPage) -> None:
    page._table.select([next(iter(page._entries))])
    qtbot.waitUntil(lambda: "UBND xã Khánh Trung → UBND xã Khánh Nam" in _labels(page))


def test_words_narrow_the_journal_and_none_found_is_said(qtbot: QtBot, page: JournalPage) -> None:
    page._filters._words.setText("Khánh Nam")
    qtbot.waitUntil(lambda: page._total == 2)
    page._filters._words.setText("sua don vi")
    qtbot.waitUntil(lambda: page._total == 1)
    page._filters._words.setText("không có từ này")
    qtbot.waitUntil(lambda: page._total == 0)
    assert page._place.text() == ""
    page._filters._words.clear()
    qtbot.waitUntil(lambda: page._total == 4)


def test_days_narrow_the_journal(qtbot: QtBot, page: JournalPage) -> None:
    page._filters._last.set_value(date(2019, 1, 1))
    page._filters.changed.emit()
    qtbot.waitUntil(lambda: page._total == 0)


def test_one_record_can_be_asked_for(qtbot: QtBot, page: JournalPage, workspace: Workspace) -> None:
    page.show_argument(units.units(workspace)[0].id)
    page.refresh()
    qtbot.waitUntil(lambda: page._total == 2)


def test_a_long_journal_comes_in_parts(qtbot: QtBot, page: JournalPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_PAGE", 3)
    page.refresh()
    qtbot.waitUntil(lambda: len(page._entries) == 3)
    assert not page._later.isEnabled()
    page.show_earlier()
    qtbot.waitUntil(lambda: len(page._entries) == 1)
    page.show_earlier()
    assert not page._earlier.isEnabled()
    page.show_later()
    qtbot.waitUntil(lambda: len(page._entries) == 3)


def test_a_row_names_the_fields_that_were_changed(qtbot: QtBot, page: JournalPage, workspace: Workspace) -> None:
    unit = units.units(workspace)[0].id
    units.change_unit(workspace, unit, UnitDraft(note="Sáp nhập từ hai xã"))
    units.change_unit(workspace, unit, UnitDraft(note=None))
    page.refresh()
    qtbot.waitUntil(lambda: page._total == 6)
    lines = [summary(entry.changes) for entry in page._entries.values()]
    assert lines[0] == lines[1] == "UBND xã Khánh Nam: Ghi chú"
    assert lines[2] == "UBND xã Khánh Nam: Tên"
    page._table.select([next(iter(page._entries))])
    qtbot.waitUntil(lambda: "Sáp nhập từ hai xã → (left empty)" in _labels(page))


def test_the_fields_of_a_new_record_are_not_counted_up() -> None:
    def changes(old: str, count: int) -> list[AuditChange]:
        return [AuditChange("unit", "Đơn vị", "1", "UBND xã", f"Mục {place}", old, "b") for place in range(count)]

    assert summary(changes("", 9)) == "UBND xã"
    assert summary(changes("", 2)) == "UBND xã: Mục 0, Mục 1"
    assert summary(changes("a", 9)) == "UBND xã: Mục 0, Mục 1, Mục 2, …"
    assert summary([]) == ""


def test_nobody_chosen_means_everybody(page: JournalPage) -> None:
    assert page._filters._person.combo.currentText() == "Everybody"
