"""A conflict (mâu thuẫn) as window and command line show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from inspector.store.journal.body import Value

_NAMED_BY: Final = 6
"""So many figures of a branch's id tell it from the others of its laptop."""


class ConflictKind(StrEnum):
    """What is at odds with what."""

    VALUE = "value"
    """Two people wrote one field differently."""
    DELETED = "deleted"
    """One deleted a record while another changed it."""
    SIGNED = "signed"
    """Minutes were signed, and something they do not have came later, by somebody who did not know."""
    CLOSED = "closed"
    """A round was closed, and something in it came later, by somebody who did not know."""
    CONCLUDED = "concluded"
    """Two people concluded one unit."""
    DUPLICATE = "duplicate"
    """Two laptops gave one code to two units."""


class Written(StrEnum):
    """How a laptop's late changes stand to the signature or the closing."""

    BEFORE = "before"
    """By the clocks before it."""
    AFTER = "after"
    """By the clocks after it, by a laptop that had not heard of it."""
    ACROSS = "across"
    """Some before and some after."""
    OWN = "own"
    """By the very laptop that recorded it: after it, or on another of its branches."""
    DECIDED = "decided"
    """By a lead who decided conflicts and knew of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who wrote a version, on which laptop."""

    person: str
    device_prefix: str
    device: str
    branch_id: str = ""
    branch: str = ""
    """Which of a laptop's branches wrote it, in words; empty where the laptop went on in one way only."""

    @property
    def laptop(self) -> str:
        """``Nguyễn Văn A (A03)``: who wrote it, on which laptop."""
        return f"{self.person} ({self.device_prefix})" if self.person and self.device_prefix else self.person

    @property
    def who(self) -> str:
        """The same with which of the laptop's branches it was."""
        return ", ".join(part for part in (self.laptop, self.branch) if part)

    @property
    def branch_name(self) -> str:
        """``A03/5d0f21``: what the command line calls its branch, alike on all laptops; blank where it is on none."""
        return f"{self.device_prefix or self.device}/{self.branch_id[:_NAMED_BY]}" if self.branch_id else ""

    def named_by(self, typed: str) -> bool:
        """Whether ``typed`` names its branch: in the words of the screens, or by the beginning of the branch's id."""
        key = typed.strip().casefold()
        if not self.branch_id or key == self.who.casefold():
            return bool(self.branch_id)
        laptop, slash, beginning = key.rpartition("/")
        known = laptop in (self.device_prefix.casefold(), self.device, self.person.casefold())
        return bool(slash and beginning) and known and self.branch_id.startswith(beginning)

    @property
    def source(self) -> str:
        """What wrote it: a device, or one branch of it; what ``take_all`` is told."""
        return f"{self.device}/{self.branch_id}" if self.branch_id else self.device


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView(Writer):
    """One side of a conflict, with who wrote it."""

    index: int
    """From 1; what ``take`` is told."""
    value: Value
    """In stored form; for an existence the text ``deleted`` or ``kept``."""
    text: str
    """As the screens show it; of what came late, a line for each record."""
    at: datetime
    """Aware, UTC; by that laptop's clock."""
    stamp: str
    """Its place among the versions, by the journal's clock: the latest is the one that is shown meanwhile."""
    this_laptop: bool
    reference: str
    """Name of the operation, the same on all laptops."""
    also: tuple[Writer, ...] = ()
    """Who else wrote the same."""
    as_signed: bool = False
    """The minutes were signed with it."""
    goes_with: tuple[tuple[str, Value], ...] = ()
    """Other fields of the record that were one decision with it, such as the reason of a conclusion: taken together."""
    written: Written | None = None
    """Of what came to something signed or closed: how it stands to that, by what is recorded."""
    written_words: str = ""
    """The same in a sentence, with the moments."""

    @property
    def writers(self) -> tuple[Writer, ...]:
        """All who wrote it."""
        return (self, *self.also)

    def is_of(self, whose: str) -> bool:
        """Whether it is taken for ``LATEST``, ``SIGNED``, a device or one branch of it."""
        said = LATEST, *([SIGNED] if self.as_signed else [])
        return whose in said or any(whose in (one.device, one.source) for one in self.writers)


LATEST: Final = "latest"
SIGNED: Final = "signed"
"""What is taken of many conflicts at once, where it is not what one laptop wrote."""


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Something that a person decides."""

    kind: ConflictKind
    entity: str
    """Kind of record: a table name."""
    record_id: str
    unit_id: str
    unit: str
    round_id: str
    round_title: str
    inspection_id: str
    title: str
    """What the record is called."""
    field: str
    """Empty where it is about the record itself."""
    field_label: str
    versions: tuple[VersionView, ...]
    context: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Further fields of the record that help to decide: label, and a text for each version."""
    can_take: bool = True
    """Whether one of the versions can be chosen; else it is looked at and put right in its place."""
    can_write: bool = False
    """Whether another value can be written instead."""
    advice: str = ""
    """What to do, where nothing can be chosen."""
    is_points: bool = False
    """Whether the values are points: stored as hundredths."""
    can_keep: bool = False
    """Whether the lead can say that it was seen and stays as it is (``conflicts.keep``)."""
    warning: str = ""
    """What a decision would change that is closed or signed, said before it is made."""
    writes: frozenset[str] = frozenset()
    """Names of the operations it is about: others mean that something came since it was shown."""
    by_decision: bool = False
    """Of what came to something signed or closed: a lead decided it, knowing of that."""
    by_some_knowing: bool = False
    """Of the same: some of it was written by whoever knew of that, or on the laptop that recorded it."""
    new: bool = False
    """In a preview or a receipt: it was not open before these packages."""

    def version_for(self, whose: str) -> VersionView | None:
        """The version that is taken for ``LATEST``, ``SIGNED``, a device or one branch of it; nothing where none is."""
        found = [one for one in self.versions if one.is_of(whose)]
        return max(found, key=lambda one: (one.stamp, one.reference)) if found and self.can_take else None

    @property
    def within_one(self) -> bool:
        """Whether branches of one laptop are at odds, not two laptops."""
        writers = [one for version in self.versions for one in version.writers]
        return len({one.device for one in writers}) == 1 and any(one.branch_id for one in writers)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is the same conflict by."""
        return self.kind.value, self.entity, self.record_id, self.field
