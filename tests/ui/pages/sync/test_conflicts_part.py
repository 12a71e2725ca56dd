"""The open conflicts on the page: one by one, many at once, with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from inspector.services import findings
from inspector.services.team import conflicts
from inspector.ui.pages.sync.conflict_panel import ConflictPanel
from inspector.ui.pages.sync.page import TABS
from inspector.ui.pages.sync.version_card import DifferenceLabel, VersionCard
from inspector.ui.widgets import ConfirmDialog
from tests.services.team.acts import close_round, find, give, points
from tests.services.team.laptops import Team
from tests.ui.keys import type_into
from tests.ui.pages.sync.conftest import Desk, Sit


def at_odds(team: Team) -> None:
    """Two inspectors score the same criterion, and everybody hears of it."""
    one, two = team.members
    give(team, one, "0.5", reason="01 người vắng, có giấy đi công tác")
    give(team, two, "0.25", reason="01 người vắng không lý do")
    team.meet()


def three_at_odds(team: Team) -> None:
    """The lead scores it as well."""
    for laptop, score in zip((team.lead, *team.members), ("0.25", "0.5", "0.75"), strict=True):
        give(team, laptop, score)
    team.meet()


def at_conflicts(sit: Sit, team: Team) -> Desk:
    desk = sit(team.lead)
    desk.page.show_argument("conflicts")
    return desk


def test_both_versions_stand_side_by_side_with_their_differences(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    caption, *lines = part._list.lines()
    assert caption.caption
    assert "02" in caption.detail, "the unit stands once above its conflicts, with how many there are"
    assert [line.badge for line in lines] == ["", ""], "what all have in common distinguishes none"
    part._list.choose(next(line.key for line in lines if "Lý do" in line.detail))
    desk.settle()
    cards = part._panel.findChildren(VersionCard)
    shown = [[label.text() for label in card.findChildren(DifferenceLabel)] for card in cards if card.isVisible()]
    assert len(shown) == 2
    assert any("<span" in text and "không lý do" in text for text in shown[0] + shown[1])
    assert all("01 người" in " ".join(texts) for texts in shown)


def test_with_the_keyboard_alone(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    part._list.setFocus()
    QTest.keyClick(part._list, Qt.Key.Key_Return)
    focused = desk.page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.isVisible()
    QTest.keyClick(focused, Qt.Key.Key_Space)
    desk.settle()
    assert len(conflicts.conflicts(team.lead)) == 1
    assert desk.page.focusWidget() is part._list, "the next one can be decided at once"
    assert desk.said[-1].undo
    assert desk.said[-1].text == "Đã ghi 01 quyết định; còn 01 mâu thuẫn."


def test_another_value_is_written(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    lines = part._list.lines()
    part._list.choose(next(line.key for line in lines if line.detail.startswith("Điểm")))
    type_into(part._panel._text.line, "0,4")
    QTest.keyClick(part._panel._text.line, Qt.Key.Key_Return)
    desk.settle()
    assert points(team, team.lead) == Decimal("0.4")


def test_all_of_one_laptop_at_once_after_a_question_that_says_how_many(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    action = next(one for one in part._menu.actions() if "A03" in one.text())
    assert "02" in action.text()
    action.trigger()
    dialog = desk.page.findChildren(ConfirmDialog)[-1]
    assert conflicts.count(team.lead) == 2, "only asked so far"
    dialog._say_yes()
    desk.settle()
    assert conflicts.count(team.lead) == 0
    assert points(team, team.lead) == Decimal("0.25")
    assert part._stack.currentIndex() == 0, "nothing is left to decide"
    assert desk.said[-1].text == "Đã ghi 02 quyết định; không còn mâu thuẫn nào."


def test_the_latest_of_all(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    part._menu.actions()[-1].trigger()
    desk.page.findChildren(ConfirmDialog)[-1]._say_yes()
    desk.settle()
    assert points(team, team.lead) == Decimal("0.25"), "the second laptop wrote later"


def test_the_number_of_versions_that_is_told_is_that_of_the_cards(team: Team, sit: Sit) -> None:
    three_at_odds(team)
    panel = at_conflicts(sit, team).page._conflicts._panel
    assert len(panel.findChildren(VersionCard)) == 3
    assert ": 03 bản. Bản nào cũng được giữ" in panel._sentence.text()


def test_a_bar_beside_the_cards_keeps_away_from_their_edge(team: Team, sit: Sit, theme: object) -> None:
    three_at_odds(team)
    desk = at_conflicts(sit, team)
    desk.page.resize(1100, 420)
    desk.settle()
    panel = desk.page._conflicts._panel
    (area,) = panel.findChildren(QScrollArea)
    assert area.verticalScrollBar().isVisible()
    left, right = panel.findChildren(VersionCard)[:2]
    between, beyond = (card.mapTo(area, card.rect().topRight()) for card in (left, right))
    picture = area.grab().toImage()
    ground = picture.pixelColor(between.x() + 5, between.y() + 20)
    assert [picture.pixelColor(beyond.x() + step, beyond.y() + 20) for step in range(2, 7)] == [ground] * 5


def test_words_of_people_are_never_markup(team: Team, sit: Sit) -> None:
    one, two = team.members
    give(team, one, "0.5", reason="<b>đậm</b> & <i>nghiêng</i>")
    give(team, two, "0.5", reason="khác hẳn")
    team.meet()
    part = at_conflicts(sit, team).page._conflicts
    texts = [label.text() for label in part._panel.findChildren(DifferenceLabel)]
    assert any("&lt;b&gt;" in text for text in texts)
    assert not any("<b>" in text for text in texts)


def test_a_record_deleted_here_and_changed_there_has_its_own_words(team: Team, sit: Sit) -> None:
    one, two = team.members
    added = find(team, one)
    team.meet()
    findings.remove_findings(one, [added])
    findings.change_finding(two, added, findings.FindingDraft(description="Niêm yết chưa đầy đủ"))
    team.meet()
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    assert "thùng rác" in part._panel._sentence.text()
    buttons = [one.text() for one in part._panel.findChildren(QPushButton) if one.isVisible()]
    assert [one for one in buttons if one != "Open the unit"] == ["Put it into the bin", "Keep it, with this change"]
    asked = list[tuple[str, object]]()
    desk.page.context.asked_to_go.connect(lambda page, argument: asked.append((page, argument)))
    part._panel._go.click()
    assert asked == [("field", team.case.inspections[0])]
    part._panel.take(1)
    desk.settle()
    assert conflicts.count(team.lead) == 0


def test_tabs_are_opened_by_their_keys(team: Team, sit: Sit) -> None:
    page = sit(team.lead).page
    for place, key in enumerate(TABS):
        page.show_argument(key)
        assert [part.isVisible() for part in page._parts].index(True) == place


def test_what_came_to_a_closed_round_is_seen_and_left_so(team: Team, sit: Sit) -> None:
    member = team.members[0]
    give(team, member, "0.25", reason="Ghi trên máy khác")
    close_round(team)
    team.carry(member, team.lead)
    desk = at_conflicts(sit, team)
    part = desk.page._conflicts
    late = [one for one in conflicts.conflicts(team.lead) if one.can_keep]
    assert late
    line = next(one for one in part._list.lines() if one.badge == "đến sau khi kết thúc")
    part._list.choose(line.key)
    desk.settle()
    part._panel._keep.click()
    desk.settle()
    assert not [one for one in conflicts.conflicts(team.lead) if one.key == late[0].key]


def test_a_decision_about_a_closed_round_is_warned_of_first(team: Team, sit: Sit) -> None:
    at_odds(team)
    shown = conflicts.conflicts(team.lead)[0]
    panel = at_conflicts(sit, team).page._conflicts._panel
    assert not panel._warns.isVisible()
    panel.show_conflict(replace(shown, warning="Đợt đã kết thúc."), "", may_decide=True)
    assert panel._warns.isVisible()
    assert panel._warning.text() == "Đợt đã kết thúc."
    panel.show_conflict(replace(shown, warning="Đợt đã kết thúc."), "", may_decide=False)
    assert not panel._warns.isVisible(), "who cannot decide need not be warned"


def test_versions_stand_in_one_order_on_every_laptop(qtbot: QtBot, team: Team) -> None:
    at_odds(team)
    seen = set()
    for workspace in (team.lead, *team.members):
        panel = ConflictPanel()
        qtbot.addWidget(panel)
        shown = next(one for one in conflicts.conflicts(workspace) if "Lý do" in one.field_label)
        panel.show_conflict(shown, "", may_decide=False)
        cards = panel.findChildren(VersionCard)
        texts = [label.accessibleName() for card in cards for label in card.findChildren(DifferenceLabel)]
        assert len(cards) == len(shown.versions) == 2
        seen.add(tuple(words for words in texts if "01 người" in words))
    assert len(seen) == 1, "who talks about the first version on the phone means the same one"
