"""The certification authorities (tổ chức chứng thực chữ ký số) whose certificates the team trusts; the lead decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.ids import stable_id
from inspector.domain.document import TrustedAuthority
from inspector.reports.pdf.certificates import AuthorityCertificate, parse_authority, read_authority
from inspector.store.queries import papers

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed

__all__ = ["AuthorityCertificate", "AuthorityRow", "authorities", "distrust", "read_authority", "trust"]


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority that is trusted."""

    id: str
    name: str
    sha256: str
    """Fingerprint of the certificate, to be compared with the one the authority publishes."""
    valid_to: datetime


def authorities(workspace: Workspace) -> tuple[AuthorityRow, ...]:
    """The authorities that are trusted, by name."""
    with workspace.read() as session:
        found = [(one.id, parse_authority((one.certificate or "").encode())) for one in papers.authorities(session)]
    return tuple(AuthorityRow(record_id, one.name, one.sha256, one.valid_to) for record_id, one in found if one)


def trust(workspace: Workspace, certificate: AuthorityCertificate) -> Changed:
    """Trust an authority: signatures whose certificates it issued count as those of the persons named in them."""
    workspace.require_lead()
    record_id = stable_id("trusted_authority", certificate.sha256)
    with workspace.action("authorities.trust") as writing:
        writing.put(TrustedAuthority, record_id, name=certificate.name, certificate=certificate.pem, withdrawn=None)
    return writing.changed(record_id)


def distrust(workspace: Workspace, record_id: str) -> Changed:
    """Trust an authority no longer."""
    workspace.require_lead()
    with workspace.action("authorities.distrust") as writing:
        writing.change(writing.get(TrustedAuthority, record_id), {"withdrawn": True})
    return writing.changed(record_id)
