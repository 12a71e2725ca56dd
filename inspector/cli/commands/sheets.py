"""Lists from and for spreadsheets."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.commands.opening import opened
from inspector.cli.commands.targets import require_free
from inspector.cli.output import Answer, columns
from inspector.core.errors import Refused
from inspector.core.formats import NOTHING, date_short, number
from inspector.core.messages import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.domain.unit_import import Fact
    from inspector.services.unit_lists import ImportPreview, NewLine
    from inspector.services.workspace import Workspace


def import_sheet(arguments: Namespace) -> Answer:
    """``inspector import units FILE [--preview] [--skip-refused] [--convert-legacy]``."""
    from inspector.services.unit_lists import import_units, preview_import

    decided = True if arguments.convert_legacy else None
    wanted = not arguments.preview
    with opened(arguments, writing=wanted) as workspace:
        preview = preview_import(workspace, Path(arguments.file), convert_legacy=decided)
        written = False
        if wanted:
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
    stopped = wanted and bool(preview.refused) and not arguments.skip_refused
    outcome = "not_written" if stopped else "written" if written else "unchanged" if wanted else "previewed"
    return Answer(data, (*_account(preview), text(f"cli.import.{outcome}")), 1 if stopped else 0)


def template(arguments: Namespace) -> Answer:
    """``inspector template units -o FILE.xlsx``: kinds and blocks as in the workspace named, else the one opened last.

    A blank form needs none: where no workspace was named and none can be read, it offers the usual kinds and blocks.
    """
    from inspector.services.unit_lists import write_template

    target = Path(arguments.output)
    require_free(target)
    with _workspace_for_form(arguments) as workspace:
        write_template(workspace, target)
    name = workspace.name if workspace else ""
    code = "cli.template_written" if workspace else "cli.template_written_usual"
    data = {"kind": arguments.kind, "file": str(target), "workspace": str(workspace.folder) if workspace else None}
    return Answer(data, (text(code, path=target, name=name),))


@contextmanager
def _workspace_for_form(arguments: Namespace) -> Iterator[Workspace | None]:
    with ExitStack() as stack:
        workspace = None
        try:
            workspace = stack.enter_context(opened(arguments))
        except Refused:
            if arguments.workspace:
                raise
        yield workspace


def _require_decision(preview: ImportPreview) -> None:
    """Where the window would ask, the command line names the option that decides."""
    if preview.needs_decision:
        raise Refused("cli.legacy_undecided", count=len(preview.legacy))


def _account(preview: ImportPreview) -> Iterator[str]:
    """Line by line, what the list would do or has done."""
    counts = {"new": len(preview.new), "changed": len(preview.changed), "refused": preview.refused_rows}
    yield text("cli.import.counts", file=preview.file, rows=preview.rows, same=preview.same, **counts)
    yield from columns([_new(line) for line in preview.new], indent=2)
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


def _new(line: NewLine) -> tuple[str, str, str, str]:
    """A new unit with every cell that its row fills."""
    facts = (
        (name, getattr(line, name)) for name in ("kind", "block", "valid_from", "valid_to", "staff", "head", "note")
    )
    told = [f"{text(f'field.unit.{name}')}: {_fact(value)}" for name, value in facts if value not in (None, "")]
    return text("cli.import.row", row=line.row), line.code, line.name, "; ".join(told)


def _fact(value: Fact) -> str:
    """A fact as people write it: a day and a count in the Vietnamese forms."""
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, int):
        return number(value)
    return value or NOTHING
