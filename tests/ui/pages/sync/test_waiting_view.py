"""The window of a laptop that waits: nothing but the way into the team, then everything."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from inspector.services.team import joining
from inspector.ui.app import Program
from inspector.ui.pages.sync import SyncPage
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.ui.hands import settle


@pytest.fixture
def program(program: Program) -> Program:
    """The same on a small screen."""
    program.window.resize(1366, 700)
    return program


def _page(program: Program) -> SyncPage:
    page = program.window._pages.page("sync")
    assert isinstance(page, SyncPage)
    return page


def test_only_the_way_in_is_shown_until_the_package_is_opened(team: Team, program: Program, qtbot: QtBot) -> None:
    request = team.request("Chuyên viên Bốn", "member4")
    package = joining.admit(team.lead, request, joining.Role.INSPECTOR, team.file("ket-nap")).file
    with qtbot.waitSignal(program.keeper.stands):
        program.start(team.folder / "member4")
    window = program.window
    assert window._pages.current == "sync"
    assert not window._navigation.isVisible()
    program.context.go("overview")
    assert window._pages.current == "sync", "there is nothing else to see yet"
    qtbot.waitUntil(_page(program)._waiting.isVisible)
    # The first opening is told once more after the admission.
    told = list[str]()
    program.context.said.connect(lambda message: told.append(message.text))
    with qtbot.waitSignal(program.keeper.opened):
        _page(program)._receiver.look_into([str(package)])
    settle(qtbot, program.tasks)
    assert window._navigation.isVisible()
    assert window._pages.current == "overview"
    assert program.context.year == 2019, "the latest year of the team, not the one of the waiting"
    assert any("UBND huyện Khánh Vĩnh" in words and "Chuyên viên Bốn" in words for words in told)
    assert program.keeper.current is not None
    assert program.keeper.current.role == "Thành viên đoàn"
    assert window.windowTitle().startswith("UBND huyện Khánh Vĩnh")


def test_the_badge_and_the_role_follow_what_comes(team: Team, program: Program, qtbot: QtBot) -> None:
    give(team, team.members[0], "0.25")
    give(team, team.lead, "0.5")
    file = team.send(team.members[0])
    team.lead.close()
    with qtbot.waitSignal(program.keeper.stands):
        program.start(team.folder / "lead")
    program.window.go("sync")
    qtbot.waitUntil(lambda: not program.tasks.busy)
    _page(program)._receiver.look_into([str(file)])
    qtbot.waitUntil(_page(program)._merge.isVisible)
    told = list[tuple[str, str]]()
    program.context.badged.connect(lambda page, count: told.append((page, count)))
    _page(program)._merge._accept.click()
    qtbot.waitUntil(lambda: ("sync", "1") in told)
    assert program.window._top._role.text() == "Trưởng đoàn"
