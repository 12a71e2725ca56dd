"""All journaled records, by the name that the journal gives them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inspector.domain.attachment import Attachment, AttachmentLink
from inspector.domain.checklist import Answer, Area, Checklist, Criterion
from inspector.domain.device import Device
from inspector.domain.document import DocumentText, IssuedDocument, SignedCopy, TrustedAuthority
from inspector.domain.finding import Finding, NoViolation
from inspector.domain.inspection import Inspection, Participant
from inspector.domain.legal_document import Basis, Implements, LegalDocument
from inspector.domain.organisation import Organisation, Person, Signer
from inspector.domain.plan import Plan, PlanEntry
from inspector.domain.recommendation import Action, Recommendation
from inspector.domain.round import Member, Round, Team
from inspector.domain.statement import Statement
from inspector.domain.supplement import Supplement
from inspector.domain.unit import CatalogueEntry, Predecessor, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.base import Record

RECORDS: Final[tuple[type[Record], ...]] = (
    Organisation,
    Signer,
    Person,
    Device,
    CatalogueEntry,
    Unit,
    Predecessor,
    LegalDocument,
    Implements,
    Basis,
    Plan,
    PlanEntry,
    Checklist,
    Area,
    Criterion,
    Round,
    Team,
    Member,
    Inspection,
    Participant,
    Answer,
    Finding,
    NoViolation,
    Recommendation,
    Action,
    Supplement,
    Statement,
    DocumentText,
    Attachment,
    AttachmentLink,
    IssuedDocument,
    SignedCopy,
    TrustedAuthority,
)
"""Parents before children."""


def record_name(record: type[Record]) -> str:
    """The entity type of a record class: the name of its table."""
    return str(record.__tablename__)


BY_NAME: Final[Mapping[str, type[Record]]] = MappingProxyType({record_name(record): record for record in RECORDS})
