"""Packages on the page: looked at, decided, taken in, put off."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from inspector.services import journal
from inspector.services.team import conflicts
from inspector.services.team.conflicts import ConflictKind
from inspector.services.team.ledger import ledger
from inspector.ui.pages.sync.history_part import ReceiptDialog
from inspector.ui.pages.sync.sending import SendDialog
from inspector.ui.pages.sync.version_card import DifferenceLabel, VersionCard
from tests.services.team.acts import close_round, give, points
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Sit


def at_odds(team: Team) -> None:
    """Two people score one criterion differently."""
    give(team, team.members[0], "0.25")
    give(team, team.lead, "0.5")


def test_a_conflict_is_decided_while_looking_and_written_with_the_merge(team: Team, sit: Sit) -> None:
    at_odds(team)
    file = team.send(team.members[0])
    desk = sit(team.lead)
    desk.look_at(file)
    view = desk.page._merge
    assert view.isVisible()
    summary, section, unit, line = view._list.lines()[:4]
    assert summary.key == "summary"
    assert (section.detail, unit.detail) == ("01", "01"), "one conflict, below its unit"
    assert "leave 01" in view._accept.text()
    view._list.choose(line.key)
    assert points(team, team.lead) == Decimal("0.5"), "looking changes nothing"
    conflict = view._current()
    assert conflict is not None
    view._panel.take(next(one.index for one in conflict.versions if one.device_prefix == "A02"))
    assert "leave" not in view._accept.text()
    assert view._list.lines()[3].badge == "đã chọn"
    assert points(team, team.lead) == Decimal("0.5"), "the decision is written with the merge"
    view._accept.click()
    desk.settle()
    assert view.is_receipt
    assert points(team, team.lead) == Decimal("0.25")
    assert conflicts.count(team.lead) == 0
    told = [one.text() for one in view.findChildren(QLabel)]
    assert "đã giải quyết 01 khi nhập; không còn mâu thuẫn nào" in told
    assert "Giải quyết khi nhập (01)" in told
    named = next(words for words in told if "quyết định: 0,25" in words)
    assert "UBND xã Cầu Bà" in named
    [kept] = [one for one in ledger(team.lead).received if one.settled]
    dialog = ReceiptDialog(kept, desk.page)
    assert named in [one.text() for one in dialog.findChildren(QLabel)]
    assert view._explanation._act.isHidden()
    desk.page.context.write(journal.undo)
    desk.settle()
    assert conflicts.count(team.lead) == 1
    assert view._explanation._act.text() == "Giải quyết 01 mâu thuẫn", "as many as are open now"
    assert "đã giải quyết 01 khi nhập; không còn mâu thuẫn nào" in [one.text() for one in view.findChildren(QLabel)]
    view._accept.click()
    desk.settle()
    assert desk.page._team.isVisible()


def test_what_is_put_off_changes_nothing(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = sit(team.lead)
    desk.look_at(team.send(team.members[0]))
    desk.page._merge._later.click()
    desk.settle()
    assert desk.page._team.isVisible()
    assert conflicts.count(team.lead) == 0
    assert {one.verdict for one in desk.page._history._shown.values()} == {None}, "nothing was received, two were sent"


def test_a_damaged_package_is_listed_and_the_other_goes_in(team: Team, sit: Sit) -> None:
    give(team, team.members[0], "0.25")
    good = team.send(team.members[0])
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    bad = good.with_name("hỏng.cchc")
    bad.write_bytes(bytes(content))
    desk = sit(team.lead)
    desk.look_at(good, bad)
    view = desk.page._merge
    refused = next(line for line in view._list.lines() if line.badge == "bị từ chối")
    assert refused.title == "hỏng.cchc"
    view._list.choose(refused.key)
    assert "hỏng" in view._told[refused.key].sentences[0]
    view._accept.click()
    desk.settle()
    assert points(team, team.lead) == Decimal("0.25")
    assert {one.badge for one in view._list.lines()} >= {"bị từ chối", "mới"}


def test_nothing_but_damaged_ones_cannot_be_taken_in(team: Team, sit: Sit) -> None:
    bad = team.file("rác")
    bad.write_bytes(b"not a package")
    desk = sit(team.lead)
    desk.look_at(bad)
    assert not desk.page._merge._accept.isEnabled()


def test_a_member_sees_both_versions_and_leaves_the_choice_to_the_lead(team: Team, sit: Sit) -> None:
    at_odds(team)
    file = team.send(team.lead)
    desk = sit(team.members[0])
    desk.look_at(file)
    view = desk.page._merge
    QTest.keyClick(view._list, Qt.Key.Key_Down)
    QTest.keyClick(view._list, Qt.Key.Key_Return)
    assert "Trưởng đoàn sẽ quyết định" in view._panel._foot.text()
    assert not view._panel._other.isVisible()


def test_packages_are_taken_in_with_the_keyboard_alone(team: Team, sit: Sit) -> None:
    at_odds(team)
    desk = sit(team.lead)
    desk.page.activateWindow()
    desk.qtbot.waitUntil(desk.page.isActiveWindow)
    desk.look_at(team.send(team.members[0]))
    view = desk.page._merge
    assert desk.page.focusWidget() is view._list, "the keyboard begins at the list"
    QTest.keyClick(view._list, Qt.Key.Key_Down)
    desk.settle()
    place, theirs = next((at, one) for at, one in enumerate(view._conflicts[0].versions) if not one.this_laptop)
    QTest.keyClick(view._list, (Qt.Key.Key_1, Qt.Key.Key_2)[place], Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: bool(view.decisions))
    chosen = next(iter(view.decisions.values()))
    assert chosen.reference == theirs.reference, "the key's number is the version's, in whatever order they stand"
    for _ in range(60):
        if view._accept.hasFocus():
            break
        QTest.keyClick(desk.page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(view._accept, Qt.Key.Key_Return)
    desk.settle()
    assert view.is_receipt
    assert points(team, team.lead) == Decimal("0.25")


def test_a_signature_is_not_compared_with_what_came_behind_it(team: Team, sit: Sit) -> None:
    member = team.members[0]
    give(team, member, "0.25", reason="Ghi trên máy khác")
    close_round(team)
    desk = sit(team.lead)
    desk.look_at(team.send(member))
    view = desk.page._merge
    place = next(at for at, one in enumerate(view._conflicts) if one.kind == ConflictKind.CLOSED)
    view._list.choose(f"conflict:{place}")
    desk.settle()
    texts = [one.text() for one in view._panel.findChildren(DifferenceLabel) if one.isVisible()]
    assert not any("<span" in text for text in texts)
    assert "đã kết thúc" in view._panel._sentence.text()
    cards = [one for one in view._panel.findChildren(VersionCard) if one.isVisible()]
    assert not any(card.findChildren(QPushButton) for card in cards), "nothing can be chosen: it is put right there"
    words = [one.text() for one in cards[1].findChildren(QLabel)]
    assert any("khi chưa biết việc kết thúc đợt" in one for one in words), "when it was written, by what is recorded"


def test_conflicts_that_were_there_are_apart_from_those_that_come(team: Team, sit: Sit) -> None:
    at_odds(team)
    team.carry(team.members[0], team.lead)
    give(team, team.lead, "0.5", code="1.2")
    give(team, team.members[0], "0.25", code="1.2")
    desk = sit(team.lead)
    desk.look_at(team.send(team.members[0]))
    view = desk.page._merge
    lines = view._list.lines()
    sections = [line.key for line in lines if line.caption == 1]
    assert sections == ["section:new", "section:content", "section:old"]
    assert [line.detail for line in lines if line.key in ("section:new", "section:old")] == ["01", "01"]
    assert "leave 01" in view._accept.text(), "those of before are no matter of these packages"
    facts = dict(view._told["summary"].facts)
    assert facts["Mâu thuẫn"] == "01 mâu thuẫn mới từ các gói này, 01 đã có từ trước"
    view._list.choose("conflict:0")
    assert "1.2" in (view._current() or view._conflicts[1]).title


def test_the_receipt_says_what_was_done_and_leads_to_the_conflicts(team: Team, sit: Sit) -> None:
    at_odds(team)
    good = team.send(team.members[0])
    bad = team.file("hỏng")
    bad.write_bytes(b"not a package")
    desk = sit(team.lead)
    desk.look_at(good, bad)
    view = desk.page._merge
    view._accept.click()
    desk.settle()
    assert view._list.current() == "summary", "what was done is told first"
    assert not [line for line in view._list.lines() if line.key.startswith("conflict:")]
    told = view._told["summary"]
    facts = dict(told.facts)
    assert "thay đổi mới" in facts[good.name]
    assert "đã có" in facts[good.name]
    assert facts[bad.name] == desk.page._merge._merge.packages[1].reason  # type: ignore[union-attr]
    assert facts["Mâu thuẫn"].startswith("01 mâu thuẫn mới")
    row, go_on = [one for one in view._explanation.findChildren(QPushButton) if one.isVisible()]
    assert row.text() == facts["Mâu thuẫn"], "the line itself leads there"
    others = [one for one in view._explanation.findChildren(QLabel) if one.text() in facts.values()]
    left = {one.mapTo(view, QPoint()).x() for one in others}
    assert left == {row.mapTo(view, QPoint()).x()}, "below the others at their left edge"
    assert go_on.text() == "Giải quyết 01 mâu thuẫn"
    go_on.click()
    desk.settle()
    assert desk.page._conflicts.isVisible()


def test_a_package_is_sent_from_the_receipt_that_asks_for_it_and_the_page_chosen_again_shows_the_team(
    team: Team, sit: Sit
) -> None:
    give(team, team.members[0], "0.25")
    desk = sit(team.lead)
    view = desk.page._merge
    desk.look_at(team.send(team.members[0]))
    desk.page.begin_anew()
    assert view.isVisible(), "a preview stays"
    assert not view._send.isVisible()
    view._accept.click()
    desk.settle()
    view._send.click()
    desk.settle()
    dialog = desk.page.findChildren(SendDialog)[-1]
    target = team.file("trả-về")
    dialog.form.set_values({"file": str(target)})
    dialog._submit()
    desk.settle()
    assert target.exists()
    assert view.is_receipt
    assert view.isVisible()
    desk.page.begin_anew()
    desk.settle()
    assert desk.page._team.isVisible()


def test_a_receipt_is_left_with_the_page_and_a_preview_stays(team: Team, sit: Sit) -> None:
    give(team, team.members[0], "0.25")
    desk = sit(team.lead)
    page, view = desk.page, desk.page._merge
    desk.look_at(team.send(team.members[0]))
    page.hide()
    page.show()
    assert view.isVisible(), "a preview stays"
    view._accept.click()
    page.hide()
    desk.settle()
    page.show()
    assert view.isVisible(), "it came while another page was shown, so nobody has read it"
    assert view.is_receipt
    page.hide()
    page.show()
    assert page._team.isVisible(), "packages can be sent and received at once"
    assert [one.units for one in page._history._shown.values() if one.verdict], "the list has it already"


def test_the_way_to_the_conflicts_stays_in_sight_below_a_long_receipt(team: Team, sit: Sit) -> None:
    at_odds(team)
    files = [team.send(team.members[0])]
    for place in range(12):
        files.append(team.file(f"trống-{place}"))
        files[-1].touch()
    desk = sit(team.lead)
    desk.page.resize(1162, 626)
    desk.look_at(*files)
    view = desk.page._merge
    view._accept.click()
    desk.settle()
    act, area = view._explanation._act, view._explanation.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0, "the receipt is longer than the page"
    assert view._explanation.rect().contains(act.geometry())
    QTest.keyClick(view._list, Qt.Key.Key_Return)
    assert view._explanation._act.isVisible()
    desk.qtbot.waitUntil(lambda: view.focusWidget() is act)
    QTest.keyClick(act, Qt.Key.Key_Space)
    desk.settle()
    assert desk.page._conflicts.isVisible()
