"""The ledger on the page: the year that is shown, who leads now, and what came through others."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from inspector.services import inspections, rounds
from inspector.services.team import members
from inspector.services.team.ledger import Acknowledged
from inspector.services.workspace import Workspace
from inspector.ui.models.table import Role
from inspector.ui.pages.sync.ledger_part import _acknowledged
from inspector.ui.widgets.cells import detail_font
from tests.services.team.acts import close_round, give
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this
from tests.ui.pages.sync.conftest import Sit

AT = datetime(2019, 6, 4, 1, tzinfo=UTC)


def conclude(laptop: Workspace, inspection: str) -> None:
    """A person concludes without scoring."""
    inspections.start_inspection(laptop, inspection)
    inspections.conclude(laptop, inspection, inspections.Outcome.PASSING, "theo hồ sơ đã xem")


def test_only_the_year_that_is_shown_is_counted(team: Team, sit: Sit) -> None:
    rounds.assign(team.lead, [team.case.inspections[0]], person_id=team.members[0].person_id)
    desk = sit(team.lead)
    part = desk.page._ledger
    assert part._round.combo.currentText() == "All rounds of 2019"
    assert [row.units_assigned for row in part._table.model.rows()] == [0, 1, 0]
    assert desk.page._header._subtitle.whole() == "03 laptops · 03 units without a result · 0 conflicts"
    desk.page.context.year = 2020
    desk.page.refresh()
    desk.settle()
    assert part._round.combo.currentText() == "All rounds of 2020"
    assert [row.units_assigned for row in part._table.model.rows()] == [0, 0, 0]


def test_rows_of_those_who_sent_through_others_and_of_the_revoked(team: Team, sit: Sit) -> None:
    one, two = team.members
    give(team, two, "0.5", reason="thiếu kế hoạch")
    team.meet()
    members.hand_over(team.lead, this(one))
    team.carry(team.lead, one)
    members.revoke(one, this(team.lead))
    table = sit(one).page._ledger._table
    details = [column.detail for column in table.model.columns if column.detail]
    shown = {row.prefix: [detail(row) for detail in details] for row in table.model.rows()}
    assert "nhận qua máy khác" in shown["A03"]
    assert any("đã thu hồi" in words for words in shown["A01"])


def test_what_others_finished_is_no_contradiction_to_a_laptop_that_sent_nothing(team: Team, sit: Sit) -> None:
    one, two = team.members
    rounds.assign(team.lead, team.case.inspections[:2], person_id=one.person_id)
    team.carry(team.lead, one, two)
    conclude(two, team.case.inspections[0])
    desk = sit(two)
    table = desk.page._ledger._table
    units = next(column for column in table.model.columns if column.key == "units")
    shown = {row.prefix: (units.text(row), units.detail(row)) for row in table.model.rows() if units.detail}
    assert shown["A02"] == ("0/02 được giao", "01 xong, máy khác ghi")
    conclude(one, team.case.inspections[1])
    team.carry(one, two)
    desk.page.refresh()
    desk.settle()
    shown = {row.prefix: (units.text(row), units.detail(row)) for row in table.model.rows() if units.detail}
    assert shown["A02"] == ("01/02 được giao", "02 xong, 01 máy khác ghi")
    place = table.model.columns.index(units)
    desk.page.resize(1136, 700)
    desk.settle()
    font = detail_font(table.view.font())
    room = table.view.columnWidth(place) - 16
    assert QFontMetrics(font).horizontalAdvance(shown["A02"][1]) <= room, "it can be read on a small screen"


def test_a_laptop_that_has_written_nothing_has_nothing_to_send(team: Team, sit: Sit) -> None:
    desk = sit(team.members[0])
    said = [one.text() for one in desk.page._ledger._mine.findChildren(QLabel)]
    assert any(words.startswith("Máy này chưa ghi gì nên chưa có gì để gửi cho") for words in said)
    table = desk.page._ledger._table
    missing = next(column for column in table.model.columns if column.key == "missing")
    assert [missing.detail(row) for row in table.model.rows() if missing.detail] == ["", ""]


def test_of_a_closed_round_nothing_is_called_missing_before_it_is_closed(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    card = desk.page._ledger._missing

    def said() -> list[str]:
        return [one.text() for one in card.findChildren(QLabel) if one.isVisible()]

    assert said()[0] == "Still missing before the round can be closed"
    close_round(team)
    desk.page.refresh()
    desk.settle()
    assert said() == ["The rounds are closed", "Đợt 1 năm 2019 đã kết thúc."]
    rounds.add_round(team.lead, rounds.RoundDraft(year=2019, ordinal=2))
    desk.page.refresh()
    desk.settle()
    assert said()[:2] == ["Still missing before the round can be closed", "Đợt 1 năm 2019 đã kết thúc."]


def test_whose_laptop_it_is_stands_there_whole_beside_what_is_missing(team: Team, sit: Sit) -> None:
    for place, member in enumerate(team.members):
        rounds.assign(team.lead, [team.case.inspections[place]], person_id=member.person_id)
    desk = sit(team.lead)
    desk.page.resize(1160, 640)
    table = desk.page._ledger._table
    words = [str(table.model.index(line, 0).data(Role.DETAIL)) for line in range(3)]
    wide = max(map(QFontMetrics(detail_font(table.view.font())).horizontalAdvance, words))
    assert wide > 130, "the words of the second line are what is wide here"
    desk.qtbot.waitUntil(lambda: table.view.columnWidth(0) >= wide + 16)


def test_what_is_known_of_the_lead_in_words() -> None:
    def said(at: datetime | None, known: int, unknown: int) -> str:
        return _acknowledged(Acknowledged("Phó Trưởng đoàn", "A02", at, known, unknown, AT if known else None))

    assert said(None, 0, 3).startswith("Chưa nhận gói nào của Trưởng đoàn Phó Trưởng đoàn (A02)")
    assert said(AT, 0, 0) == "Máy này chưa ghi gì nên chưa có gì để gửi cho Phó Trưởng đoàn (A02)."
    assert said(AT, 3, 0).startswith("Phó Trưởng đoàn (A02) đã có đủ 03 thay đổi")
    assert "chưa có 01" in said(AT, 2, 1)
    assert "chưa có thay đổi nào" in said(AT, 0, 3)


def test_the_head_tells_of_a_unit_whose_result_waits_for_a_choice(team: Team, sit: Sit) -> None:
    one, two = team.members
    visit = team.case.inspections[0]
    conclude(one, visit)
    inspections.start_inspection(two, visit)
    team.meet()
    assert sit(team.lead).page._header._subtitle.whole() == (
        "03 laptops · 03 units without a result, 01 of them for a conflict · 02 conflicts"
    )
