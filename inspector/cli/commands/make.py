"""Making a workspace: an empty one, or the sample."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.arguments import Usage
from inspector.cli.commands.fingerprints import fingerprint_data, fingerprint_lines
from inspector.cli.commands.opening import chosen, new_passphrase, passphrase_of, remember
from inspector.cli.commands.targets import require_free
from inspector.cli.output import Answer
from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services.protection import new_vault, workspace_name, write_sheet
from inspector.services.protection import protect as protect_workspace
from inspector.services.workspace import OrganisationDraft, PersonDraft, create_workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.protection import NewVault
    from inspector.services.team.joining import Joined
    from inspector.services.workspace import Workspace


def new(arguments: Namespace) -> Answer:
    """``inspector new DIR --organisation NAME --person NAME [--passphrase-file F [--sheet FILE.pdf]]``.

    Protected where a passphrase file is named.
    """
    organisation, person = OrganisationDraft(name=arguments.organisation), PersonDraft(name=arguments.person)
    if not arguments.passphrase_file:
        return _made(create_workspace(Path(arguments.folder), organisation, person), "cli.made")
    vault = new_vault(passphrase_of(Path(arguments.passphrase_file)))
    with _sheet(arguments, vault, arguments.organisation):
        workspace = create_workspace(Path(arguments.folder), organisation, person, vault=vault)
        return _with_code(_made(workspace, "cli.made"), vault, arguments)


def protect(arguments: Namespace) -> Answer:
    """``inspector protect [--passphrase-file F] [--sheet FILE.pdf]``: a plain workspace becomes a protected one."""
    folder = chosen(arguments)
    passphrase = new_passphrase(arguments)
    if not passphrase:
        raise Refused("cli.passphrase_new_needed", path=folder)
    vault, name = new_vault(passphrase), workspace_name(folder)
    with _sheet(arguments, vault, name):
        protect_workspace(folder, vault)
    answer = Answer({"workspace": str(folder.resolve())}, (text("cli.protected", name=name, path=folder),))
    return _with_code(answer, vault, arguments)


@contextmanager
def _sheet(arguments: Namespace, vault: NewVault, name: str) -> Iterator[None]:
    """Write the recovery sheet before anything depends on it; it goes again where nothing came of it."""
    target = Path(arguments.sheet) if arguments.sheet else None
    if target is not None:
        require_free(target)
        write_sheet(target, vault, name)
    try:
        yield
    except BaseException:
        if target is not None:
            target.unlink(missing_ok=True)
        raise


def _with_code(answer: Answer, vault: NewVault, arguments: Namespace) -> Answer:
    assert isinstance(answer.data, dict)
    data = answer.data | {"protected": True, "recovery_code": vault.code}
    data |= {"sheet": arguments.sheet} if arguments.sheet else {}
    lines = [*answer.lines, text("cli.recovery_code", code=vault.code)]
    lines += [text("cli.sheet_written", path=arguments.sheet)] if arguments.sheet else []
    return Answer(data, tuple(lines))


def join(arguments: Namespace) -> Answer:
    """``inspector join --workspace DIR --person NAME -o FILE``: a workspace that waits, and its request."""
    from inspector.services.team.joining import join as join_team

    if not arguments.workspace:
        raise Usage(text("cli.join_where"))
    folder, target = Path(arguments.workspace), Path(arguments.output)
    if not arguments.passphrase_file:
        return _joined(join_team(folder, arguments.person, target))
    vault = new_vault(passphrase_of(Path(arguments.passphrase_file)))
    with _sheet(arguments, vault, arguments.person):
        return _with_code(_joined(join_team(folder, arguments.person, target, vault=vault)), vault, arguments)


def _joined(made: Joined) -> Answer:
    remember(made.folder)
    data = {
        "workspace": str(made.folder.resolve()),
        "file": str(made.request_file),
        "fingerprint": fingerprint_data(made.fingerprint),
    }
    lines = (text("cli.joined", path=made.folder, file=made.request_file), *fingerprint_lines(made.fingerprint))
    return Answer(data, lines)


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
