"""Values of the journal that the store holds as a code or as data, in words: a severity, a pass rule, a section."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from inspector.core import messages
from inspector.core.formats import data_size, number, points
from inspector.core.ids import stable_id
from inspector.core.messages import label, text
from inspector.domain.document import DocumentKind
from inspector.domain.finding import Subject
from inspector.domain.passing import PassRule
from inspector.domain.unit import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.store.queries.titles import Titles

_CATALOGUES: Final = {
    ("finding", "act_code"): Catalogue.ACT,
    ("unit", "block"): Catalogue.BLOCK,
    ("unit", "kind"): Catalogue.UNIT_KIND,
    ("checklist", "unit_kinds"): Catalogue.UNIT_KIND,
    ("catalogue_entry", "parent"): Catalogue.BLOCK,
}
"""Fields of records that hold codes of a catalogue."""
_SUBJECTS: Final = frozenset(Subject)


def entries(kind: str, field: str, value: Any) -> tuple[str, ...]:
    """Ids of the catalogue entries whose codes stand in a field; none where it holds no such codes."""
    catalogue = _CATALOGUES.get((kind, field))
    # An act stands under a subject, a kind of unit under a block.
    if catalogue is None or value is None or (field == "parent" and value in _SUBJECTS):
        return ()
    codes = json.loads(value) if field == "unit_kinds" else [value]
    return tuple(stable_id("catalogue_entry", catalogue, str(code)) for code in codes)


def called(titles: Titles, kind: str, field: str, value: Any) -> str:
    """The names of the catalogue entries whose codes stand in a field, or nothing."""
    return "; ".join(titles.title("catalogue_entry", entry) for entry in entries(kind, field, value))


def decoded(kind: str, field: str, value: Any) -> str | None:
    """A coded value in words; nothing for fields that are read by the type of their column.

    What this version cannot read raises ``ValueError``, ``TypeError`` or ``KeyError``.
    """
    reader = _READERS.get((kind, field))
    return reader(value) if reader else None


def _parent(value: str) -> str:
    return label(Subject(value))


def _section(value: str) -> str:
    name, _, detail = value.partition(".")
    code = f"journal.section.{name}"
    return text(code, detail=detail) if messages.has(code) else value


def _severity(value: int) -> str:
    return f"{value} – {text(f'label.Severity.{int(value)}')}"


def _pass_rule(value: str) -> str:
    rule = PassRule.from_data(json.loads(value))
    parts = [
        text("journal.rule.total", points=points(rule.minimum_total)) if rule.minimum_total is not None else "",
        text("journal.rule.area", share=number(rule.minimum_area)) if rule.minimum_area is not None else "",
        text("journal.rule.severity", severity=rule.severity_bar) if rule.severity_bar is not None else "",
        text("journal.rule.previous") if rule.previous_handled else "",
    ]
    return "; ".join(part for part in parts if part) or text("journal.rule.nothing")


_READERS: Final[dict[tuple[str, str], Callable[[Any], str]]] = {
    ("attachment", "size"): lambda value: data_size(int(value)),
    ("catalogue_entry", "parent"): _parent,
    ("device", "revoked"): lambda _: text("audit.yes"),
    ("document_text", "section"): _section,
    ("finding", "severity"): _severity,
    ("round", "pass_rule"): _pass_rule,
    ("signer", "document_kind"): lambda value: label(DocumentKind(value)),
    ("statement", "value"): lambda value: number(Decimal(value)),
}
