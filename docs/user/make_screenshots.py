"""Takes the pictures of the user guide: every page of the real window on the Khánh Vĩnh 2019 sample, light and dark.

Run `python docs/user/make_screenshots.py [FOLDER]`; the pictures go to `docs/user` by default. They are looked at by
people and never compared pixel by pixel.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot  # noqa: E402

from inspector.core import settings  # noqa: E402
from inspector.services import inspections, round_scope, rounds, sample, sheet  # noqa: E402
from inspector.services.inspections import AnswerDraft, InspectionDraft, InspectionState  # noqa: E402
from inspector.services.team import joining, packages, recovery  # noqa: E402
from inspector.services.workspace import open_workspace  # noqa: E402
from inspector.ui import app as program  # noqa: E402
from inspector.ui.navigation import FIRST_START, PAGES  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SIZE: Final = (1366, 700)
"""What a 1366 x 768 screen leaves under title and task bar."""
QUIET_TURNS: Final = 20
"""A page of a document is drawn some moments after it has been made."""
THEMES: Final = (("light", ""), ("dark", "-dark"))
YEAR: Final = 2019
MEMBERS: Final = ("Thành viên Tổ 1", "Thành viên Tổ 2")
WAITS: Final = "Thành viên Tổ 3"
REASONS: Final = ("Kế hoạch ban hành đúng hạn, đủ phụ lục", "Kế hoạch ban hành muộn 10 ngày, thiếu phụ lục")
SCORED: Final = 20
NOT_YET: Final = frozenset({InspectionState.PLANNED, InspectionState.POSTPONED})


class Photographer(QObject):
    """Drives one running program from page to page."""

    def __init__(self, running: program.Program, folder: Path, suffix: str) -> None:
        super().__init__()
        self._running = running
        self._folder = folder
        self._suffix = suffix
        self._answer: Any = None
        self._error: BaseException | None = None
        running.tasks.refused.connect(self._fail)
        running.tasks.crashed.connect(self._fail)

    def take_all(self, workspace: Path) -> None:
        """Pictures of every page with data, then of field mode with a unit open."""
        self._running.window.resize(*SIZE)
        self._running.start(workspace)
        self._settle()
        self._running.context.set_year(YEAR)
        for spec in PAGES:
            self._running.window.go(spec.key)
            self._take(spec.key)
        self._running.context.write(_under_way, done=self._keep)
        self._settle()
        self._running.window.go("field", self._answer)
        self._take("field-unit")

    def take_team(self, team: Team) -> None:
        """Pictures of the page of the team: a laptop that waits, the ledger, packages on their way in, conflicts."""
        self._running.window.resize(*SIZE)
        self._running.start(team.waiting)
        self._take("sync-waiting")
        self._running.context.open(team.lead)
        self._settle()
        self._running.context.set_year(YEAR)
        self._running.window.go("sync")
        self._settle()
        page: Any = self._running.window._pages.page("sync")
        page._receiver.look_into([str(file) for file in team.packages])
        self._take("sync-merge")
        page._accept()
        self._settle()
        page._leave_merge()
        self._take("sync-ledger")
        page.show_argument("conflicts")
        self._take("sync-conflicts")
        page.show_argument("members")
        self._take("sync-laptops")

    def take_first_start(self) -> None:
        """Picture of the window without a workspace."""
        self._running.window.resize(*SIZE)
        self._running.start(None)
        self._take(FIRST_START.key.replace("_", "-"))

    @Slot(object)
    def _keep(self, answer: object) -> None:
        self._answer = answer

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self._error = error

    def _take(self, name: str) -> None:
        self._settle()
        path = self._folder / f"{name}{self._suffix}.png"
        if not self._running.window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        print(path.name)

    def _settle(self) -> None:
        """Let the window work until the database thread has been idle for some turns."""
        loop, timer = QEventLoop(), QTimer()
        quiet = 0

        def turn() -> None:
            nonlocal quiet
            quiet = 0 if self._running.tasks.busy else quiet + 1
            if quiet >= QUIET_TURNS:
                loop.quit()

        timer.timeout.connect(turn)
        timer.start(60)
        loop.exec()
        timer.stop()
        if self._error is not None:
            raise self._error


def _under_way(workspace: Any) -> str:
    """An inspection that has been begun: of the unit that was put off, with two areas and a half scored."""
    last = rounds.rounds(workspace, YEAR)[-1]
    inspection = next(
        row.inspection_id
        for row in rounds.round_view(workspace, last.id).units
        if row.state == InspectionState.POSTPONED
    )
    round_scope.set_state(workspace, inspection, InspectionState.PLANNED)
    begun = InspectionDraft(inspected_on=date(YEAR, 11, 6), starts_at="08:05")
    inspections.change_inspection(workspace, inspection, begun)
    areas = sheet.sheet(workspace, inspection).areas
    for criterion in [criterion for area in areas[:3] for criterion in area.criteria][:SCORED]:
        points = AnswerDraft(self_points=criterion.maximum, assessed_points=criterion.maximum)
        inspections.answer(workspace, inspection, criterion.id, points)
    return inspection


@dataclass(frozen=True)
class Team:
    """A lead's laptop, one that waits, and the packages of two members on the stick."""

    lead: Path
    waiting: Path
    packages: tuple[Path, ...]


def _team(folder: Path) -> Team:
    """Two members who score two units, one of them both; a third person asks to be admitted."""
    lead = sample.make_sample(folder / "Khánh Vĩnh 2019")
    recovery.make_sheet(lead, folder / "phieu.pdf")
    visits = _planned(lead)
    files = []
    for number, name in enumerate(MEMBERS):
        home, request = folder / f"may-{number}", folder / f"de-nghi-{number}.cchc"
        joining.join(home, name, request)
        admission = joining.admit(
            lead, joining.read_request(request), joining.Role.INSPECTOR, folder / f"ket-nap-{number}.cchc"
        )
        joining.accept(home, admission.file)
        member = open_workspace(home)
        _inspect(member, visits[number:], REASONS[number], number)
        files.append(folder / f"goi-{member.prefix}.cchc")
        packages.export(member, files[-1])
        member.close()
    lead.close()
    joining.join(folder / "cho", WAITS, folder / "de-nghi-cho.cchc")
    return Team(folder / "Khánh Vĩnh 2019", folder / "cho", tuple(files))


def _planned(lead: Any) -> list[str]:
    """Two visits that were put off and take place after all."""
    last = rounds.rounds(lead, YEAR)[-1]
    put_off = [one.inspection_id for one in rounds.round_view(lead, last.id).units if one.state in NOT_YET][:2]
    for inspection in put_off:
        round_scope.set_state(lead, inspection, InspectionState.PLANNED)
    return put_off


def _inspect(member: Any, visits: list[str], reason: str, off: int) -> None:
    """Score the first areas, each member a little differently."""
    for inspection in visits:
        for area in sheet.sheet(member, inspection).areas[:2]:
            for criterion in area.criteria:
                given = criterion.maximum - Decimal(off) / 4 if criterion.code == "1.1" else criterion.maximum
                points = AnswerDraft(assessed_points=given, reason=reason if criterion.code == "1.1" else None)
                inspections.answer(member, inspection, criterion.id, points)


def main() -> int:
    """Take all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        application = program.application(sys.argv[:1])
        for theme, suffix in THEMES:
            # A laptop of its own for each theme: on one laptop the second sample would be taken for an old copy.
            os.environ["INSPECTOR_HOME"] = str(Path(place) / theme / "home")
            workspace = Path(place) / theme / "Khánh Vĩnh 2019"
            sample.make_sample(workspace).close()
            _with_theme(application, theme, suffix, folder, workspace)
            _with_theme(application, theme, suffix, folder, None)
            os.environ["INSPECTOR_HOME"] = str(Path(place) / theme / "team-home")
            _with_theme(application, theme, suffix, folder, _team(Path(place) / theme / "team"))
    return 0


def _with_theme(application: QApplication, theme: str, suffix: str, folder: Path, shown: Path | Team | None) -> None:
    chosen = settings.Settings(language="vi", theme=theme)
    running = program.Program(application, chosen)
    photographer = Photographer(running, folder, suffix)
    if shown is None:
        photographer.take_first_start()
    elif isinstance(shown, Team):
        photographer.take_team(shown)
    else:
        photographer.take_all(shown)
    running.stop()
    running.window.hide()
    running.window.deleteLater()


if __name__ == "__main__":
    sys.exit(main())
