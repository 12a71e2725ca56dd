"""The page as a whole: what it shows to whom, what fits, what is named."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.services.team import packages, recovery
from inspector.ui.pages.sync.history_part import ReceiptDialog
from tests.services.acts import Case, pass_unit
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Sit


def _seen(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def test_a_laptop_that_works_alone_sees_two_first_steps(qtbot: QtBot, small_case: Case, sit: Sit) -> None:
    page = sit(small_case.workspace).page
    assert page._alone.isVisible()
    assert page._team.isHidden()
    assert page._alone._sheet.isEnabled()
    assert page._alone._admit.isEnabled()
    assert page._alone._sheet.property("role") == "primary", "the first step comes first"
    assert page._alone._admit.property("role") == ""
    recovery.print_sheet(small_case.workspace)
    page.refresh()
    qtbot.waitUntil(lambda: page._alone._admit.property("role") == "primary")
    assert page._alone._sheet.property("role") == ""


def test_the_ledger_tells_who_has_sent_what_and_what_is_missing(team: Team, sit: Sit) -> None:
    one = team.members[0]
    give(team, one, "0.5")
    packages.merge(team.lead, [team.send(one)])
    page = sit(team.lead).page
    model = page._ledger._table.model
    rows = {row.prefix: row for row in (model.rows()[place] for place in range(model.rowCount()))}
    assert rows["A02"].last_package_at is not None
    assert rows["A03"].last_package_at is None
    assert "chưa gửi gói nào" in " ".join(rows["A03"].missing)
    assert "chưa có kết quả" in _seen(page._ledger._missing)


def test_a_member_sees_what_the_lead_has(team: Team, sit: Sit) -> None:
    one = team.members[0]
    give(team, one, "0.5")
    desk = sit(one)
    assert "01 thay đổi chưa có trong gói nào" in _seen(desk.page._ledger._mine)
    sent = team.send(one)
    desk.page.refresh()
    desk.settle()
    shown = _seen(desk.page._ledger._mine)
    assert "Đã ghi vào gói 01 thay đổi" in shown, "sent, though nothing has come back"
    assert "chưa có trong gói nào" not in shown
    packages.merge(team.lead, [sent])
    desk.look_at(team.send(team.lead))
    desk.page._merge._accept.click()
    desk.settle()
    desk.page._merge._accept.click()
    desk.settle()
    assert "đã có đủ" in _seen(desk.page._ledger._mine)


def test_one_round_or_all(team: Team, sit: Sit) -> None:
    pass_unit(team.case, team.case.inspections[0])
    desk = sit(team.lead)
    desk.page.context.set_year(2019)
    desk.page.refresh()
    desk.settle()
    field = desk.page._ledger._round
    assert field.combo.count() == 2
    field.combo.setCurrentIndex(1)
    field.commit()
    desk.settle()
    assert desk.page._ledger.round_id == team.case.round
    assert "02 đơn vị" in _seen(desk.page._ledger._missing)


def test_every_state_fits_a_small_screen_and_all_that_is_reached_has_a_name(team: Team, sit: Sit) -> None:
    give(team, team.members[0], "0.25")
    give(team, team.lead, "0.5")
    desk = sit(team.lead)
    page = desk.page
    page.resize(1162, 626)
    desk.look_at(team.send(team.members[0]))
    views = []
    for press in (None, page._merge._accept, page._merge._accept):
        if press is not None:
            press.click()
        desk.settle()
        views.append(page.minimumSizeHint())
        _all_named(page)
    for place in range(4):
        page._tabs.setCurrentIndex(place)
        desk.settle()
        views.append(page.minimumSizeHint())
        _all_named(page)
    assert max(view.width() for view in views) <= 1162
    assert max(view.height() for view in views) <= 626


def _all_named(page: QWidget) -> None:
    reached = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [
        type(widget).__name__
        for widget in reached
        if not (widget.accessibleName() or widget.toolTip())
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and type(widget).__name__ != "QTabBar"
    ]
    assert nameless == []


def test_a_receipt_is_opened_from_the_history(team: Team, sit: Sit) -> None:
    give(team, team.members[0], "0.5")
    packages.merge(team.lead, [team.send(team.members[0])])
    page = sit(team.lead).page
    part = page._history
    page.show_argument("history")
    key = next(key for key, row in part._shown.items() if row.verdict is not None)
    assert not part._look.isEnabled(), "nothing is chosen yet"
    part._table.select([key])
    part._look.click()
    dialog = page.findChildren(ReceiptDialog)[-1]
    assert "Chuyên viên Một (A02)" in _seen(dialog)
    assert "01 tiêu chí" in _seen(dialog)
    dialog.reject()


def test_the_packages_are_asked_for_at_once_when_the_page_is_opened_to_receive(team: Team, sit: Sit) -> None:
    desk = sit(team.members[0])
    desk.page.show_argument({"act": "receive"})
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.page.findChildren(QFileDialog)))
    dialog = desk.page.findChildren(QFileDialog)[-1]
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.reject()
