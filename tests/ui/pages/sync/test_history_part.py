"""The packages that came and went: one that was refused keeps the reason, in the list and in its receipt."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from inspector.services.team import packages
from inspector.services.team.ledger import ledger
from inspector.ui.pages.sync.history_part import ReceiptDialog, _content
from inspector.ui.widgets import Table
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Sit


def test_a_refused_package_keeps_its_reason(team: Team, sit: Sit) -> None:
    sound = team.send(team.members[0])
    cut = sound.with_name("cut.cchc")
    cut.write_bytes(sound.read_bytes()[:-20])
    packages.merge(team.lead, [cut, sound])
    refused, taken = sorted(ledger(team.lead).received[:2], key=lambda one: one.file != "cut.cchc")
    assert (refused.code, taken.code) == ("package.cut_off", "")
    desk = sit(team.lead)
    desk.page.show_argument("history")
    desk.page.refresh()
    desk.settle()
    table = desk.page._history.findChild(Table)
    assert table is not None
    assert "bị cụt" in _content(refused)
    assert "mới" in _content(taken)
    lacking = replace(taken, photos_missing=2, forged=1)
    assert _content(lacking).endswith("01 không đúng chữ ký, còn thiếu 02 ảnh")
    dialog = ReceiptDialog(refused, desk.page)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("bị cụt" in words for words in shown)
    assert not any("0 thay đổi mới" in words for words in shown)
