"""Whether a file is an issued or signed copy: the only one of its bytes, so nothing is ever written over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.reports.pdf.own_output import is_output_of
from inspector.reports.pdf.validation import hashes_of
from inspector.services.documents.making import compose_document
from inspector.store.queries import papers

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.domain.document import DocumentKind
    from inspector.services.workspace import Workspace


def is_recorded_copy(workspace: Workspace, path: Path) -> bool:
    """Whether a file is an issued document or a signed copy of one, also one that was taken back since.

    A file that another program signed counts too: it begins with a recorded one. Told by SHA-256; nothing is changed.
    A file that is not there, is no PDF or cannot be read is none.
    """
    try:
        hashes = hashes_of(path)
    except (OSError, Refused):
        return False
    with workspace.read() as session:
        return bool(papers.issued_as(session, hashes) or papers.copies_as(session, hashes))


def require_unrecorded(workspace: Workspace, path: Path) -> None:
    """Raise ``Refused`` (``documents.recorded``) where writing to ``path`` would overwrite a recorded copy."""
    if is_recorded_copy(workspace, path):
        raise Refused("documents.recorded", path=path.name)


def require_own(workspace: Workspace, kind: DocumentKind, owner_id: str, path: Path) -> None:
    """Raise ``Refused`` (``documents.other_file``) where ``path`` holds anything but an earlier output of a document.

    For where nobody is asked whether a file is to be replaced.
    """
    if path.is_file() and not is_output_of(path, compose_document(workspace, kind, owner_id)):
        raise Refused("documents.other_file", path=path)
