"""The ledger on the page: the year that is shown, who leads now, and what came through others."""

from __future__ import annotations

from datetime import UTC, datetime

from inspector.services import rounds
from inspector.services.team import members
from inspector.services.team.ledger import Acknowledged
from inspector.ui.pages.sync.ledger_part import _acknowledged
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this
from tests.ui.pages.sync.conftest import Sit

AT = datetime(2019, 6, 4, 1, tzinfo=UTC)


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


def test_what_is_known_of_the_lead_in_words() -> None:
    def said(at: datetime | None, known: int, unknown: int) -> str:
        return _acknowledged(Acknowledged("Phó Trưởng đoàn", "A02", at, known, unknown, AT if known else None))

    assert said(None, 0, 3).startswith("Chưa nhận gói nào của Trưởng đoàn Phó Trưởng đoàn (A02)")
    assert said(AT, 3, 0).startswith("Phó Trưởng đoàn (A02) đã có đủ 03 thay đổi")
    assert "chưa có 01" in said(AT, 2, 1)
    assert "chưa có thay đổi nào" in said(AT, 0, 3)
