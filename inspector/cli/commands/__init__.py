"""The commands by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.cli.commands.document import report
from inspector.cli.commands.make import new, protect, sample
from inspector.cli.commands.read import summary
from inspector.cli.commands.sheets import import_sheet, template
from inspector.cli.commands.upkeep import backup, check, restore

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from inspector.cli.output import Answer

COMMANDS: Final[dict[str, Callable[[Namespace], Answer]]] = {
    "backup": backup,
    "check": check,
    "import": import_sheet,
    "new": new,
    "protect": protect,
    "report": report,
    "restore": restore,
    "sample": sample,
    "summary": summary,
    "template": template,
}
