"""What the documentation says of store and journal is held against them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from inspector.core import messages
from inspector.store import schema
from inspector.store.journal.body import COMMAS_LIMIT, CONTAINERS_LIMIT, OPERATIONS_LIMIT, Kind
from inspector.store.journal.limits import BODY_BYTES, VALUES_BYTES
from inspector.store.media import LIMIT_BYTES

ROOT = Path(__file__).resolve().parents[2]
TECHNICAL = ROOT / "docs" / "technical"
CODE = re.compile(r'"(store\.(?!db")[a-z_.]+)"')


def test_every_kind_of_operation_is_described() -> None:
    described = (TECHNICAL / "journal.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", described, re.MULTILINE)) == set(Kind)


def test_every_table_of_the_store_is_named() -> None:
    described = (TECHNICAL / "store.md").read_text(encoding="utf-8")
    tables = re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", "\n".join((*schema.JOURNAL, *schema.SEARCH)))
    assert not [table for table in tables if f"`{table}`" not in described]


def test_the_limits_are_those_of_the_code() -> None:
    assert OPERATIONS_LIMIT == 2**20
    assert LIMIT_BYTES == 64 * 2**20
    assert BODY_BYTES == 16 * 2**20
    assert VALUES_BYTES == 32 * 2**20
    assert CONTAINERS_LIMIT == COMMAS_LIMIT == 250_000


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_refusal_of_the_store_has_its_words(language: str) -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in ROOT.glob("inspector/store/**/*.py"))
    codes = {code for code in CODE.findall(sources) if not code.endswith(".")}
    assert codes
    assert not codes - set(messages.catalogue(language))
