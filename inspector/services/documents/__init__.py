"""Documents as use cases: their editable texts, what is missing, and making, previewing and issuing them."""

from __future__ import annotations

from inspector.domain.document import DocumentKind
from inspector.services.documents.dating import DATED_EARLY, earliest_day, unfit_day
from inspector.services.documents.framing import Options
from inspector.services.documents.issuing import (
    Issued,
    IssuedRow,
    Rendered,
    issue,
    issued,
    preview_bytes,
    render,
    require_issuable,
)
from inspector.services.documents.making import compose_document, reprint_note
from inspector.services.documents.missing import UNPRINTABLE, problems
from inspector.services.documents.numbers import document_symbol, number_doubts
from inspector.services.documents.owners import DocumentChoice, copy_name, document_choices, document_title, year_owner
from inspector.services.documents.recorded import is_recorded_copy, require_own
from inspector.services.documents.texts import SectionText, section_texts, write_section
from inspector.services.documents.withdrawing import issued_as, withdraw

__all__ = [
    "DATED_EARLY",
    "UNPRINTABLE",
    "DocumentChoice",
    "DocumentKind",
    "Issued",
    "IssuedRow",
    "Options",
    "Rendered",
    "SectionText",
    "compose_document",
    "copy_name",
    "document_choices",
    "document_symbol",
    "document_title",
    "earliest_day",
    "is_recorded_copy",
    "issue",
    "issued",
    "issued_as",
    "number_doubts",
    "preview_bytes",
    "problems",
    "render",
    "reprint_note",
    "require_issuable",
    "require_own",
    "section_texts",
    "unfit_day",
    "withdraw",
    "write_section",
    "year_owner",
]
