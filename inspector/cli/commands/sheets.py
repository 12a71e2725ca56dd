"""Lists from and for spreadsheets."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.commands.opening import opened
from inspector.cli.output import Answer, columns
from inspector.core import settings
from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services.workspace import is_workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.unit_lists import ImportPreview


def import_sheet(arguments: Namespace) -> Answer:
    """``inspector import units FILE [--preview] [--skip-refused] [--convert-legacy]``."""
    from inspector.services.unit_lists import import_units, preview_import

    decided = True if arguments.convert_legacy else None
    with opened(arguments, writing=not arguments.preview) as workspace:
        preview = preview_import(workspace, Path(arguments.file), convert_legacy=decided)
        written = False
        if not arguments.preview:
            _require_decision(preview)
            written = import_units(workspace, preview, skip_refused=arguments.skip_refused).written
    data = {
        "kind": preview.kind,
        "rows": preview.rows,
        "new": len(preview.new),
        "changed": len(preview.changed),
        "same": preview.same,
        "refused": [asdict(line) for line in preview.refused],
        "written": written,
    }
    status = 0 if written or arguments.preview else 1
    return Answer(data, tuple(_account(preview, written=written, wanted=not arguments.preview)), status)


def template(arguments: Namespace) -> Answer:
    """``inspector template units -o FILE.xlsx``."""
    from inspector.services.unit_lists import write_template

    target = Path(arguments.output)
    last = settings.load().last_workspace
    if arguments.workspace or (last and is_workspace(Path(last))):
        with opened(arguments) as workspace:
            write_template(workspace, target)
    else:
        write_template(None, target)
    return Answer({"kind": arguments.kind, "file": str(target)}, (text("cli.template_written", path=target),))


def _require_decision(preview: ImportPreview) -> None:
    """Where the window would ask, the command line names the option that decides."""
    if preview.needs_decision:
        raise Refused("cli.legacy_undecided", count=len(preview.legacy))


def _account(preview: ImportPreview, *, written: bool, wanted: bool) -> Iterator[str]:
    """Line by line, what the list would do or has done."""
    counts = {"new": len(preview.new), "changed": len(preview.changed), "refused": preview.refused_rows}
    yield text("cli.import.counts", file=preview.file, rows=preview.rows, same=preview.same, **counts)
    yield from columns([(text("cli.import.row", row=line.row), line.code, line.name) for line in preview.new], indent=2)
    for changed in preview.changed:
        yield "  " + text("cli.import.changed", row=changed.row, name=changed.name)
        yield from columns(
            [(fact.label, f"{_fact(fact.old)} → {_fact(fact.new)}") for fact in changed.fields], indent=6
        )
        if changed.renamed:
            yield "      " + text("cli.import.renamed")
    for refused in preview.refused:
        yield "  " + text("cli.import.refused", cell=refused.cell, message=refused.message)
    for note in preview.notes:
        yield "  " + note
    yield from columns([(before, "→ " + after) for before, after in preview.legacy[:10]], indent=4)
    outcome = "written" if written else "not_written" if wanted else "previewed"
    yield text(f"cli.import.{outcome}")


def _fact(value: object) -> str:
    return "–" if value in (None, "") else str(value)
