"""A team with real stores and real files: a lead and members, each with a workspace of their own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from inspector.core.clock import FixedClock
from inspector.core.ids import SeededEntropy
from inspector.core.paths import data_dir
from inspector.domain.device import Role
from inspector.services.team import joining, packages, recovery
from inspector.services.team.packages import Merge
from inspector.services.workspace import Workspace, open_workspace
from inspector.store.engine import Connection
from inspector.store.journal.intake import Intake
from inspector.store.journal.state import digest
from tests.services.acts import START, Case, make_case, make_workspace

NAMES = ("Chuyên viên Một", "Chuyên viên Hai", "Chuyên viên Ba")
STEP = timedelta(seconds=1)


@dataclass
class Team:
    """A lead, the members admitted so far, and a stick to carry packages on."""

    folder: Path
    lead: Workspace
    case: Case
    members: list[Workspace] = field(default_factory=list)
    count: int = 0

    @property
    def all(self) -> list[Workspace]:
        return [self.lead, *self.members]

    def file(self, name: str = "goi") -> Path:
        """A name on the stick that is not used yet."""
        self.count += 1
        return self.folder / "stick" / f"{name}-{self.count}.cchc"

    def request(self, name: str, folder: str) -> joining.Request:
        """Somebody asks to be admitted, with a workspace that waits in ``folder``."""
        target = self.file("de-nghi")
        clock = FixedClock(START + timedelta(hours=1), STEP)
        joining.join(self.folder / folder, name, target, clock=clock, entropy=SeededEntropy(folder))
        return joining.read_request(target)

    def admit(self, name: str, folder: str, role: Role = Role.INSPECTOR) -> Workspace:
        """Join, admit, accept: the member's open workspace."""
        request = self.request(name, folder)
        package = joining.admit(self.lead, request, role, self.file("ket-nap")).file
        joining.accept(self.folder / folder, package)
        opened = reopen(self.folder / folder, START + timedelta(hours=2 + len(self.members)))
        self.members.append(opened)
        return opened

    def send(self, sender: Workspace, photos: str = "missing") -> Path:
        """A package of a laptop, on the stick."""
        target = self.file(sender.prefix)
        packages.export(sender, target, photos=photos)
        return target

    def carry(self, sender: Workspace, *receivers: Workspace, photos: str = "missing") -> Merge:
        """A package from one laptop to others; what the last of them says."""
        file = self.send(sender, photos)
        merges = [packages.merge(receiver, [file]) for receiver in receivers]
        return merges[-1]

    def copy_journal(self, sender: Workspace, receiver: Workspace) -> None:
        """What a copied folder would bring: a revoked laptop cannot read the packages that say it is."""
        carried = list(sender.store.carried())

        def take(connection: Connection) -> None:
            intake = Intake(connection, receiver.store.records)
            for one in carried:
                intake.take(one)
            intake.finish()

        receiver.store.take_in(take)
        receiver.renew()

    def meet(self) -> None:
        """Everybody sends to the lead, the lead sends to everybody."""
        files = [self.send(member) for member in self.members]
        packages.merge(self.lead, files)
        self.carry(self.lead, *self.members)

    def close(self) -> None:
        for workspace in self.all:
            if not workspace.store.closed:
                report = workspace.store.check(rebuild=True)
                assert report.ok, [str(problem) for problem in report.problems]
                workspace.close()


def reopen(folder: Path, start: object = None) -> Workspace:
    """The workspace in a folder, with a clock that goes on from ``start``."""
    clock = FixedClock(start or START + timedelta(days=1), STEP)  # type: ignore[arg-type]
    return open_workspace(folder, clock=clock, entropy=SeededEntropy(f"{folder.name}-{start}"))


def make_team(folder: Path, members: int = 0) -> Team:
    """A lead with a case of three units and a recovery sheet, and so many inspectors."""
    (folder / "stick").mkdir(parents=True)
    lead = make_workspace(folder / "lead")
    team = Team(folder, lead, make_case(lead))
    recovery.make_sheet(lead, folder / "phieu.pdf")
    for place in range(members):
        team.admit(NAMES[place], f"member{place + 1}")
    return team


def copy_of(made: Team, made_home: Path, folder: Path) -> Team:
    """The same team once more, with what its laptops remember outside their workspaces."""
    shutil.copytree(made.folder, folder)
    shutil.copytree(made_home / "installs", data_dir() / "installs", dirs_exist_ok=True)
    names = ["lead", *(member.folder.name for member in made.members)]
    lead, *members = (reopen(folder / name, START + timedelta(days=1, hours=place)) for place, name in enumerate(names))
    return Team(folder, lead, replace(made.case, workspace=lead), members, made.count)


def digest_of(workspace: Workspace) -> str:
    """The hash of all a laptop shows and knows."""
    with workspace.store.reading() as connection:
        return digest(connection, workspace.store.records)
