"""Upkeep: backups, restoring them, and proving that a store is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.cli.arguments import Usage
from inspector.cli.commands.opening import opened, remember, with_secret
from inspector.cli.output import Answer, columns
from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.services import upkeep

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.upkeep import Figures, RestorePreview


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
        "awaited": [{"person": one.person, "files": list(one.files)} for one in found.awaited],
    }
    figures = {name: data[name] for name in ("transactions", "operations", "media")}
    lines = [text("cli.check.read", **figures)]
    lines += [text("cli.check.rebuilt")] if found.rebuilt and found.ok else []
    lines += [f"  {problem}" for problem in found.problems]
    worst = "cli.check.files" if found.only_files else "cli.check.problems"
    lines.append(text("cli.check.ok") if found.ok else text(worst, count=len(found.problems)))
    lines += [str(one) for one in found.awaited]
    return Answer(data, tuple(lines), 0 if found.ok else 1)


def backup(arguments: Namespace) -> Answer:
    """``inspector backup [-o FILE]``: one archive; without a file one named by workspace and moment, here."""
    with opened(arguments) as workspace:
        made = upkeep.backup(workspace, Path(arguments.output or upkeep.archive_name(workspace)))
    data = {"file": str(made.path), "number": made.number, "size": made.size}
    return Answer(data, (text("cli.backup_made", path=made.path, number=made.number),))


def restore(arguments: Namespace) -> Answer:
    """``inspector restore FILE DIR``: a workspace in a new or empty folder; ``--preview`` only tells what is in it."""
    archive = Path(arguments.archive)
    if arguments.preview:
        return _preview(archive, arguments)
    if not arguments.folder:
        raise Usage(text("cli.restore_where"))
    folder = Path(arguments.folder)
    restored = with_secret(arguments, lambda secret: upkeep.restore(archive, folder, secret))
    remember(restored.folder)
    data = {"workspace": str(restored.folder.resolve()), "number": restored.number, "media": restored.media}
    return Answer(data, (text("cli.restored", path=restored.folder, number=restored.number),))


def _preview(archive: Path, arguments: Namespace) -> Answer:
    """What a backup holds, beside the workspace that ``--workspace`` names."""
    if arguments.workspace:
        with opened(arguments) as workspace:
            found = with_secret(arguments, lambda secret: upkeep.preview(archive, secret, workspace))
    else:
        found = with_secret(arguments, lambda secret: upkeep.preview(archive, secret))
    data = {
        "name": found.name,
        "made_at": found.made_at.isoformat(),
        "protected": found.protected,
        "media": found.media,
        "contents": _figures(found.contents),
        "present": _figures(found.present) if found.present else None,
    }
    return Answer(data, tuple(_told(found)))


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "number": figures.number,
        "action": figures.action,
        "at": figures.at.isoformat() if figures.at else None,
        "counts": dict(figures.counts),
    }


def _told(found: RestorePreview) -> Iterator[str]:
    yield text("cli.preview.of", name=found.name, at=moment_short(found.made_at), media=found.media)
    yield text("cli.preview.protected" if found.protected else "cli.preview.plain")
    yield from _state("cli.preview.contents", found.contents)
    if found.present:
        yield from _state("cli.preview.present", found.present)


def _state(code: str, figures: Figures) -> Iterator[str]:
    at = moment_short(figures.at) if figures.at else "–"
    yield text(code, number=figures.number, action=figures.action or "–", at=at)
    yield from columns([(text(f"kind.{kind}"), str(count)) for kind, count in figures.counts], right=(1,))
