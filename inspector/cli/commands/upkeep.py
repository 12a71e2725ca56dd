"""Upkeep: backups, restoring them, and proving that a store is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.commands.opening import opened, remember
from inspector.cli.output import Answer
from inspector.core.messages import text
from inspector.services import upkeep

if TYPE_CHECKING:
    from argparse import Namespace


def check(arguments: Namespace) -> Answer:
    """``inspector check [--rebuild]``; status 1 where something is not as it should be."""
    with opened(arguments) as workspace:
        found = upkeep.check(workspace, rebuild=arguments.rebuild)
    data = {
        "ok": found.ok,
        "transactions": found.transactions,
        "operations": found.operations,
        "media": found.media,
        "rebuilt": found.rebuilt,
        "problems": [
            {"code": code, "message": message} for code, message in zip(found.codes, found.problems, strict=True)
        ],
    }
    figures = {name: data[name] for name in ("transactions", "operations", "media")}
    lines = [text("cli.check.read", **figures)]
    lines += [text("cli.check.rebuilt")] if found.rebuilt and found.ok else []
    lines += [f"  {problem}" for problem in found.problems]
    lines.append(text("cli.check.ok") if found.ok else text("cli.check.problems", count=len(found.problems)))
    return Answer(data, tuple(lines), 0 if found.ok else 1)


def backup(arguments: Namespace) -> Answer:
    """``inspector backup [-o FILE]``: one archive; without a file one named by workspace and moment, here."""
    with opened(arguments) as workspace:
        made = upkeep.backup(workspace, Path(arguments.output or upkeep.archive_name(workspace)))
    data = {"file": str(made.path), "number": made.number, "size": made.size}
    return Answer(data, (text("cli.backup_made", path=made.path, number=made.number),))


def restore(arguments: Namespace) -> Answer:
    """``inspector restore FILE DIR``: a workspace in a new or empty folder."""
    restored = upkeep.restore(Path(arguments.archive), Path(arguments.folder))
    remember(restored.folder)
    data = {"workspace": str(restored.folder.resolve()), "number": restored.number, "media": restored.media}
    return Answer(data, (text("cli.restored", path=restored.folder, number=restored.number),))
