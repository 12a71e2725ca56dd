"""How what people type is received: the base of all drafts.

A draft is validated, a record is not (``table=True`` classes of SQLModel do not validate). A record takes its fields
from the draft of its noun, so a field is named once and there is no third class between the two.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from pydantic import ConfigDict, ValidationError, ValidationInfo, field_validator
from sqlmodel import SQLModel

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.core.text import clean, clean_prose

LONGEST_PROSE: Final = 200_000
LARGEST: Final = 10**12
"""No figure is larger: the journal keeps integers below 2**53, of points their hundredths."""
_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Fields(SQLModel):
    """Fields of a noun, all optional: a draft holds what is to be set, ``model_fields_set`` names it.

    Text is brought to NFC, no-break spaces and double spaces go, blank text becomes nothing.
    """

    # Fifty classes whose validators are made when the first draft comes: a tenth of a second less at the start.
    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            raise Refused("draft.invalid", field=name, label=self.label_of(name), value=first["input"]) from None

    # pydantic validates through a model's own __init__ unless it is told that this one only passes the values on.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @field_validator("*", mode="before")
    @classmethod
    def _receive(cls, value: Any, info: ValidationInfo) -> Any:
        figure = isinstance(value, int) or (isinstance(value, Decimal) and value.is_finite())
        if figure and abs(value) > LARGEST:
            name = info.field_name or ""
            raise Refused("draft.too_large", field=name, label=cls.label_of(name), limit=LARGEST)
        if not isinstance(value, str):
            return value
        received = clean_prose(value) if "\n" in value else clean(value)
        if len(received) > LONGEST_PROSE:
            raise Refused("draft.too_long", limit=LONGEST_PROSE)
        return received or None

    def given(self) -> dict[str, Any]:
        """What is to be set, by field."""
        return {name: getattr(self, name) for name in self.model_fields_set}

    def require(self, *names: str) -> None:
        """Refuse the draft when one of the fields is missing or blank; the sentence names the field in words."""
        for name in names:
            if getattr(self, name) is None:
                raise Refused("draft.missing", field=name, label=self.label_of(name))

    def keep(self, *names: str) -> None:
        """Refuse the draft when it would blank one of the fields; a field it does not set stays as it is."""
        self.require(*(name for name in names if name in self.model_fields_set))

    @classmethod
    def label_of(cls, name: str) -> str:
        """A field's name in words."""
        return messages.text(f"field.{cls.noun()}.{name}")

    @classmethod
    def noun(cls) -> str:
        """The noun this is a draft of, as words are filed under: ``LegalDocumentDraft`` gives ``legal_document``."""
        return _CAPITAL.sub("_", cls.__name__.removesuffix("Draft")).lower()


def within(name: str, value: int | None, first: int, last: int, code: str) -> None:
    """Refuse a number outside ``first`` to ``last``; the sentence of ``code`` names the bounds."""
    if value is not None and not first <= value <= last:
        raise Refused(code, field=name, value=value)


def ordered(first: Any, last: Any, code: str) -> None:
    """Refuse a period that ends before it begins."""
    if first is not None and last is not None and last < first:
        raise Refused(code, first=first, last=last)
