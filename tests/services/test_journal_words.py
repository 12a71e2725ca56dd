"""Every field of every record as the journal shows it: labelled, and in words instead of codes and ids."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import product

import pytest
from sqlmodel import col, select

from inspector.core import messages
from inspector.domain.base import CodeType
from inspector.domain.document import DocumentKind
from inspector.domain.finding import HIGHEST_SEVERITY, Subject
from inspector.domain.passing import PassRule
from inspector.domain.registry import BY_NAME, RECORDS, record_name
from inspector.domain.unit import CatalogueEntry
from inspector.services.documents.making import RECIPIENTS
from inspector.services.journal_words import in_words, is_hidden, shown
from inspector.services.workspace import Workspace
from inspector.store.failures import field_words
from inspector.store.queries.titles import REFERENCES, Titles

SHOWN = [
    (record_name(record), column.name, column.type)
    for record in RECORDS
    for column in record.__table__.columns  # type: ignore[attr-defined]
    if column.name not in ("id", "deleted") and not is_hidden(record_name(record), column.name)
]
SECTIONS = (
    *("scope", "method", "contents", "areas_other", "strengths", "limits", "causes", "scoring", "discipline"),
    *("closing", "introduction", "opinion", "further", "recommendations", RECIPIENTS, "area.I", "reason.x"),
)


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> object:
    before = messages.current_language()
    messages.set_language(request.param)
    yield request.param
    messages.set_language(before)


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, field, _ in SHOWN])
def test_every_field_has_a_label(kind: str, field: str, language: str) -> None:
    assert field_words(kind, field) != field


def test_the_office_of_a_person_is_told_and_no_place_in_an_order() -> None:
    told = {kind for kind, field, _ in SHOWN if field == "position"}
    assert told == {"person"}


def test_every_reference_names_a_kind_of_record() -> None:
    references = {field for _, field, _ in SHOWN if field.endswith("_id")}
    assert references <= set(REFERENCES)
    assert set(REFERENCES.values()) <= set(BY_NAME)


@pytest.mark.parametrize(
    ("kind", "field", "stored_as"), [one for one in SHOWN if isinstance(one[2], CodeType)], ids=str
)
def test_no_enumeration_is_shown_by_its_codes(kind: str, field: str, stored_as: CodeType, language: str) -> None:
    for member in stored_as.enumeration:
        assert shown(kind, field, member.value) == messages.label(member) != member.value


def test_no_entry_of_a_catalogue_is_shown_by_its_code(workspace: Workspace, language: str) -> None:
    with workspace.read() as session:
        titles = Titles(session)
        found = session.execute(select(CatalogueEntry)).scalars().all()
        by_catalogue = {
            name: [entry for entry in found if entry.catalogue == name] for name in ("act", "block", "unit_kind")
        }
        assert all(by_catalogue.values())
        fields = {("finding", "act_code"): "act", ("unit", "block"): "block", ("unit", "kind"): "unit_kind"}
        for (kind, field), name in fields.items():
            for entry in by_catalogue[name]:
                words = in_words(titles, kind, field, entry.code)
                assert words
                assert (entry.name or "").startswith(words.rstrip("…"))
        kinds = by_catalogue["unit_kind"][:2]
        assert in_words(titles, "checklist", "unit_kinds", json.dumps([one.code for one in kinds])) == "; ".join(
            one.name or "" for one in kinds
        )
        blocks = {entry.code: entry.name for entry in by_catalogue["block"]}
        subjects = {str(one): messages.label(one) for one in Subject}
        parents = session.execute(select(CatalogueEntry.parent).where(col(CatalogueEntry.parent).is_not(None)))
        for parent in parents.scalars():
            assert in_words(titles, "catalogue_entry", "parent", parent) == (blocks | subjects)[parent]


def test_codes_that_no_column_declares_are_shown_in_words(language: str) -> None:
    for kind in DocumentKind:
        assert shown("signer", "document_kind", str(kind)) == messages.label(kind)
    for severity in range(HIGHEST_SEVERITY + 1):
        assert shown("finding", "severity", severity).startswith(f"{severity} – ")
    for section in SECTIONS:
        assert shown("document_text", "section", section) not in ("", section)
    assert shown("document_text", "section", "area.IV").endswith(" IV")
    assert shown("device", "revoked", '{"a": 3}') == messages.text("audit.yes")


@pytest.mark.parametrize(
    "rule",
    [
        PassRule(total, area, severity, previous)
        for total, area, severity, previous in product(
            (None, Decimal(70)), (None, Decimal(50)), (None, 3), (False, True)
        )
    ],
)
def test_a_pass_rule_is_said_in_words(rule: PassRule, language: str) -> None:
    words = shown("round", "pass_rule", json.dumps(rule.to_data()))
    assert words
    assert not any(name in words for name in rule.to_data())
    assert ("70" in words) == (rule.minimum_total is not None)
    assert ("50%" in words) == (rule.minimum_area is not None)
    assert ("3" in words) == (rule.severity_bar is not None)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("catalogue_entry", "parent", "of a newer version"),
        ("document_text", "section", "of a newer version"),
        ("finding", "severity", 99),
        ("round", "pass_rule", '{"minimum_total":"a lot"}'),
        ("round", "pass_rule", '{"minimum_total":"900"}'),
        ("signer", "document_kind", "of a newer version"),
        ("statement", "value", "a lot"),
    ],
)
def test_what_this_version_cannot_read_stands_as_it_is_stored(kind: str, field: str, value: object) -> None:
    assert shown(kind, field, value) == str(value)
