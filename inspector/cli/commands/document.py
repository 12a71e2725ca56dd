"""One document as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.arguments import Usage
from inspector.cli.commands.opening import opened
from inspector.cli.output import Answer
from inspector.core.messages import text
from inspector.core.parsing import parse_date
from inspector.domain.document import DocumentKind
from inspector.services.lookup import find_inspection, latest_year, round_id_of

if TYPE_CHECKING:
    from argparse import Namespace

    from inspector.services.workspace import Workspace

_KINDS = {
    "minutes": DocumentKind.MINUTES,
    "round": DocumentKind.ROUND_REPORT,
    "year": DocumentKind.YEAR_REPORT,
}
_FOREIGN = {"round": ("unit",), "year": ("round", "unit")}
"""Options that would choose something the document is not about."""


def report(arguments: Namespace) -> Answer:
    """``inspector report round|year|minutes -o FILE``; with ``--issue`` the document is recorded as issued.

    ``minutes --supplementary`` is about the latest supplementary minutes of the visit.
    """
    from inspector.services import documents

    _require_words(arguments)
    kind = DocumentKind.SUPPLEMENT if arguments.supplementary else _KINDS[arguments.document]
    dated_on = parse_date(arguments.date) if arguments.date else None
    target = Path(arguments.output)
    with opened(arguments, writing=arguments.issue) as workspace:
        owner_id = _owner(workspace, arguments)
        options = documents.Options(arguments.number, dated_on, arguments.draft)
        documents.require_own(workspace, kind, owner_id, target)
        problems = documents.problems(workspace, kind, owner_id, options)
        make = documents.issue if arguments.issue else documents.render
        made = make(workspace, kind, owner_id, target, options)
    data = {
        "document": str(kind),
        "file": str(made.path),
        "pages": made.pages,
        "sha256": made.sha256,
        "issued": bool(arguments.issue),
        "problems": [{"level": one.level, "code": one.code, "message": one.message} for one in problems],
    }
    code = "cli.report.issued" if arguments.issue else "cli.report.written"
    notes = tuple(f"  {text(f'cli.report.{one.level}')}: {one.message}" for one in problems)
    return Answer(data, (text(code, path=made.path, pages=made.pages), *notes))


def _require_words(arguments: Namespace) -> None:
    """What a document needs to know beyond its kind."""
    if arguments.document == "round" and not arguments.round:
        raise Usage(text("cli.report.needs_round"))
    if arguments.document == "minutes" and not arguments.unit:
        raise Usage(text("cli.report.needs_unit"))
    if arguments.supplementary and arguments.document != "minutes":
        raise Usage(text("cli.report.supplementary_of"))
    for name in _FOREIGN.get(arguments.document, ()):
        if getattr(arguments, name):
            raise Usage(text("cli.report.foreign", option=f"--{name}", document=arguments.document))
    if arguments.issue and arguments.draft:
        raise Usage(text("cli.report.draft_issued"))


def _owner(workspace: Workspace, arguments: Namespace) -> str:
    from inspector.services.documents import year_owner
    from inspector.services.supplements import latest_supplement

    if arguments.document == "minutes":
        inspection_id = find_inspection(workspace, arguments.unit, arguments.year, arguments.round)
        return latest_supplement(workspace, inspection_id) if arguments.supplementary else inspection_id
    if arguments.document == "round":
        return round_id_of(workspace, arguments.round, arguments.year)
    return year_owner(latest_year(workspace) if arguments.year is None else arguments.year)
