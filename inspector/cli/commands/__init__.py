"""The commands by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.cli.commands.conflicts import conflicts
from inspector.cli.commands.document import report
from inspector.cli.commands.erase import erase
from inspector.cli.commands.files import sign, trust, verify, withdraw
from inspector.cli.commands.held import readmit, release, role
from inspector.cli.commands.make import join, new, protect, sample
from inspector.cli.commands.members import (
    admit,
    hand_over,
    members,
    recover,
    recovery_sheet,
    revoke,
)
from inspector.cli.commands.packages import digest, export, inspect, ledger, merge
from inspector.cli.commands.read import summary
from inspector.cli.commands.sheets import import_sheet, template
from inspector.cli.commands.upkeep import backup, check, restore

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from inspector.cli.output import Answer

COMMANDS: Final[dict[str, Callable[[Namespace], Answer]]] = {
    "admit": admit,
    "backup": backup,
    "check": check,
    "conflicts": conflicts,
    "digest": digest,
    "erase": erase,
    "export": export,
    "hand-over": hand_over,
    "import": import_sheet,
    "inspect": inspect,
    "join": join,
    "ledger": ledger,
    "members": members,
    "merge": merge,
    "new": new,
    "protect": protect,
    "readmit": readmit,
    "recover": recover,
    "recovery-sheet": recovery_sheet,
    "release": release,
    "report": report,
    "restore": restore,
    "revoke": revoke,
    "role": role,
    "sample": sample,
    "sign": sign,
    "summary": summary,
    "template": template,
    "trust": trust,
    "verify": verify,
    "withdraw": withdraw,
}
