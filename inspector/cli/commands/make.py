"""Making a workspace: an empty one, or the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.commands.opening import remember
from inspector.cli.output import Answer
from inspector.core.messages import text
from inspector.services.workspace import OrganisationDraft, PersonDraft, create_workspace

if TYPE_CHECKING:
    from argparse import Namespace

    from inspector.services.workspace import Workspace


def new(arguments: Namespace) -> Answer:
    """``inspector new DIR --organisation NAME --person NAME``."""
    organisation = OrganisationDraft(name=arguments.organisation)
    workspace = create_workspace(Path(arguments.folder), organisation, PersonDraft(name=arguments.person))
    return _made(workspace, "cli.made")


def sample(arguments: Namespace) -> Answer:
    """``inspector sample DIR``."""
    from inspector.services.sample import make_sample

    return _made(make_sample(Path(arguments.folder)), "cli.sample_made")


def _made(workspace: Workspace, code: str) -> Answer:
    folder = workspace.folder.resolve()
    data = {"workspace": str(folder), "id": workspace.id, "name": workspace.name}
    workspace.close()
    remember(folder)
    return Answer(data, (text(code, name=data["name"], path=folder),))
