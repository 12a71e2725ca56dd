"""Every coded value and every field has its words in both languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from inspector.core import messages
from inspector.domain.checklist import CriterionType
from inspector.domain.device import Role
from inspector.domain.document import DocumentKind
from inspector.domain.finding import HIGHEST_SEVERITY, LegalClass, Subject
from inspector.domain.inspection import InspectionState, Outcome, Side
from inspector.domain.legal_document import Numbering
from inspector.domain.recommendation import ActionState
from inspector.domain.registry import RECORDS, record_name
from inspector.domain.round import RoundState, RoundType, TeamRole
from inspector.domain.unit import Catalogue

ENUMS: list[type[StrEnum]] = [
    ActionState,
    Catalogue,
    CriterionType,
    DocumentKind,
    InspectionState,
    LegalClass,
    Numbering,
    Outcome,
    Role,
    RoundState,
    RoundType,
    Side,
    Subject,
    TeamRole,
]
CODES = [
    *(f"label.{enum.__name__}.{member.value}" for enum in ENUMS for member in enum),
    *(f"label.Severity.{severity}" for severity in range(HIGHEST_SEVERITY + 1)),
    *(f"kind.{record_name(record)}" for record in RECORDS),
    *(f"field.{record_name(r)}.{name}" for r in RECORDS for name in r.model_fields if name not in ("id", "deleted")),
]


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_everything_has_words(language: str) -> None:
    assert not [code for code in CODES if not messages.text_in(language, code)]


def test_vietnamese_labels_are_not_the_english_ones() -> None:
    same = [c for c in CODES if messages.text_in("vi", c) == messages.text_in("en", c)]
    assert same == []
