"""What a merge tells, and what packages are, as window and command line show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services.team.conflict_views import ConflictView
from inspector.services.team.fingerprints import FingerprintView
from inspector.services.writing import Changed


class Verdict(StrEnum):
    """What became of a package."""

    MERGED = "merged"
    PARTIAL = "partial"
    """What it holds is here, but some of it is set aside or could not be read."""
    REFUSED = "refused"
    """Nothing of it is here."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written."""

    file: Path
    size: int
    """Bytes."""
    transactions: int
    photos: int
    left_out: int
    """Photos that found no room: they come in a further package."""
    damaged: int
    """Photos that are no longer sound on this laptop, and are not in it."""
    for_whom: tuple[str, ...]
    """``Nguyễn Văn A (A02)``: whose laptops can read it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is, before anything is done with it."""

    kind: str
    """``request`` or ``work``."""
    workspace: str
    """Id of the workspace; empty for a request."""
    ours: bool
    """Whether it belongs to the workspace it was looked at from."""
    person: str
    device: str
    made_at: datetime
    """Aware, UTC; by the sender's clock."""
    program: str
    """Version of the program that wrote it."""
    fingerprint: FingerprintView | None
    """Of a request: what is compared before it is admitted."""
    readable: bool
    """Whether this laptop can read all of it."""
    transactions: int = 0
    photos: int = 0
    left_out: int = 0
    """Photos that found no room in it: they come in a further package."""


@dataclass(frozen=True, slots=True)
class PackageOutcome:
    """What became of one package."""

    file: Path
    verdict: Verdict
    code: str
    """Of the refusal, or of what is said about a partial one; empty for one that went in whole."""
    reason: str
    """The sentence for it."""
    person: str
    device: str
    made_at: datetime | None
    new: int
    """Transactions that are applied here now."""
    known: int
    quarantined: int
    """Transactions that are kept and not applied: of strangers, of revoked laptops, beyond a role."""
    forged: int
    """Transactions that their device did not sign: not kept."""
    photos_new: int
    photos_missing: int
    values: tuple[tuple[str, Any], ...] = ()
    """Of the refusal."""

    def refusal(self) -> Refused:
        """The refusal, to be raised again."""
        return Refused(self.code, **dict(self.values))


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What packages bring about one unit in one round, or about the unit itself: then without a round."""

    unit_id: str
    unit: str
    round_id: str
    round_title: str
    summary: str
    """``19 tiêu chí, 02 phát hiện``."""
    new: int
    """Records that are new or changed."""
    conflicts: int
    photos_missing: int


@dataclass(frozen=True, slots=True)
class KindChange:
    """Of a kind of record, what packages bring that belongs to no unit, or what lacks that which it belongs to."""

    kind: str
    words: str
    """``Đợt kiểm tra``."""
    count: int
    """Records that are new or changed."""
    names: tuple[str, ...]
    """Of the first of them, as far as they have names."""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What packages bring from one laptop."""

    person: str
    device: str
    prefix: str
    """Empty for a recovery sheet."""
    new: int
    """Transactions."""

    @property
    def named(self) -> str:
        """``Nguyễn Văn A (A02)``."""
        return f"{self.person} ({self.prefix})" if self.prefix else self.person


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One field of one record, as a lead who decided a conflict wrote it."""

    kind: str
    record_id: str
    title: str
    """``8.1 · UBND xã A · Đợt 1 năm 2019``."""
    field: str
    old: str
    """What was at odds, as people read it: ``7,00 / 5,00``."""
    new: str
    person: str
    at: datetime
    """When it was decided; aware, UTC."""

    def __str__(self) -> str:
        """``8.1 · UBND xã A · Đợt 1 năm 2019, Điểm thẩm định: 7,00 / 5,00; quyết định: 6,50``."""
        code = "team.decision" if self.old else "team.decision.bare"
        return text(code, title=self.title, field=self.field, old=self.old, new=self.new or text("team.blank"))


@dataclass(frozen=True, slots=True)
class ActView:
    """An act that concerns everybody: a round closed, a document issued, minutes signed, data erased by law."""

    label: str
    """``Kết thúc đợt kiểm tra``."""
    about: str
    """``Đợt 1 năm 2019``."""
    person: str
    at: datetime
    """Aware, UTC."""
    erases: bool = False

    def __str__(self) -> str:
        """``Kết thúc đợt kiểm tra: Đợt 1 năm 2019``."""
        return text("team.act", label=self.label, about=self.about) if self.about else self.label


@dataclass(frozen=True, slots=True)
class ForkView:
    """A laptop that went on from a copy or an old backup: both branches are kept."""

    device: str
    person: str
    at: datetime | None
    """When the branches parted."""
    branches: int
    typed: tuple[str, ...] = ()
    """Of a recovery sheet: the laptops on which its code was typed."""
    leads: tuple[str, ...] = ()
    """Of a recovery sheet: who leads now."""


@dataclass(frozen=True, slots=True)
class GapView:
    """Transactions that others name and nobody has brought yet."""

    device: str
    person: str
    missing: int


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """Transactions of a device that are kept and not applied."""

    device: str
    person: str
    reason: str
    """``stranger``, ``revoked``, ``role``; ``recovery`` of a sheet that was no longer in force; ``roster`` of other
    changes of who may do what, by somebody who was no lead."""
    words: str
    """Why, for a sentence."""
    count: int
    last_at: datetime
    can_release: bool
    """Whether the lead can let them count: a stranger is admitted instead, the roster is written anew."""


class Loss(StrEnum):
    """How the lead's role, or all of a laptop's standing, was lost."""

    REVOKED = "revoked"
    HANDED_OVER = "handed_over"
    """By this laptop itself."""
    LOWERED = "lowered"
    """By another lead."""
    VOID = "void"
    """It was taken with a recovery sheet that was no longer in force."""
    WITHDRAWN = "withdrawn"
    """It was given by a laptop that was no lead by then, as it turned out."""
    APART = "apart"
    """Another laptop makes packages that this one cannot read, so it takes it to be revoked."""


@dataclass(frozen=True, slots=True)
class LostLead:
    """What a person at this laptop must know."""

    loss: Loss
    key: str
    """Names this one loss, so that it is put aside only once it was read."""
    told: str
    """Who did what, when, and who leads now."""
    may: str
    """What this laptop may still do."""

    @property
    def lasting(self) -> bool:
        """Whether it holds on and cannot be put aside."""
        return self.loss == Loss.REVOKED


@dataclass(frozen=True, slots=True)
class Shift:
    """What a merge makes of a laptop's standing and of what it had done before, or of a recovery sheet's."""

    device: str
    person: str
    """``Nguyễn Văn A (A02)``."""
    own: bool
    """This laptop."""
    was: str
    now: str
    """Its role before and afterwards, in words."""
    led: bool
    leads: bool
    """Whether it was a lead before, and is one afterwards."""
    withdrawn: int
    """Transactions of it that were applied before and are held afterwards."""
    withdrawn_acts: tuple[str, ...]
    """``02 × Chấm điểm tiêu chí``."""
    released: int
    """Transactions of it that were held before and are applied afterwards."""
    released_acts: tuple[str, ...]
    handed_to: str = ""
    """To whom that very laptop gave the lead's role when it gave it up; empty where it did not."""
    replaced: bool = False
    """A sheet in whose place whoever leads now has made a new one."""

    @property
    def loses(self) -> bool:
        """Whether a lead is so no longer and did not hand it on, or something that was done does not count any more."""
        orderly = bool(self.handed_to) or self.replaced
        return bool(self.withdrawn) or (self.led and not self.leads and not orderly)

    @property
    def role_words(self) -> str:
        """``Nguyễn Văn A (A02): từ Thành viên đoàn thành Người xem``; empty where the standing is the same."""
        if self.was == self.now:
            return ""
        if self.handed_to:
            return text("syncpage.shift.handed", person=self.person, to=self.handed_to)
        code = "syncpage.shift.replaced" if self.replaced else "syncpage.shift.role"
        return text(code, person=self.person, was=self.was, now=self.now)


@dataclass(frozen=True, slots=True)
class Merge:
    """A preview, or the receipt of a merge."""

    packages: tuple[PackageOutcome, ...]
    units: tuple[UnitChange, ...]
    people: tuple[PersonChange, ...]
    other: int
    """Records new or changed that belong to no unit and no unit's inspection."""
    conflicts: tuple[ConflictView, ...]
    """All that are open afterwards."""
    new_conflicts: int
    """Those of them that were not open before."""
    forks: tuple[ForkView, ...]
    """Laptops a branch of which came with these packages; what was known before was told then."""
    gaps: tuple[GapView, ...]
    quarantined: tuple[QuarantineRow, ...]
    newer: int
    """Operations of a later version: kept, passed on, shown once the program is updated."""
    photos_missing: int
    """Photos and files that records name and that are not here afterwards."""
    photos_asked: tuple[tuple[str, int], ...] = ()
    """Who is asked for those, and for how many: whoever attached them, whatever packages came this time."""
    others: tuple[KindChange, ...] = ()
    """Those records by kind."""
    orphans: tuple[KindChange, ...] = ()
    """Records here afterwards that belong to something that has not come, by kind."""
    decided: tuple[DecisionView, ...] = ()
    """What these packages bring of conflicts that were decided elsewhere."""
    settled: tuple[DecisionView, ...] = ()
    """What was decided here while these packages were looked at; empty before that is written."""
    acts: tuple[ActView, ...] = ()
    """What they bring of acts that concern everybody."""
    clocks: tuple[str, ...] = ()
    """Laptops whose clock and this one's do not agree, a sentence each."""
    backup: Path | None = None
    """The copy made before the merge."""
    backup_at: datetime | None = None
    """When it was made; aware, UTC."""
    lost_lead: LostLead | None = None
    """How this laptop loses the lead's role by it."""
    shifts: tuple[Shift, ...] = ()
    """Laptops whose role changes, or whose earlier acts no longer count or count again."""
    known: int = 0
    """Transactions in the packages that were here before, each counted once."""
    entries: tuple[str, ...] = ()
    """Under what the packages that went in stand in the ledger of this laptop; empty for a preview."""
    changed: Changed | None = None
    """What to refresh; nothing for a preview."""

    @property
    def withdrawn(self) -> int:
        """Transactions that were applied before and are held now."""
        return sum(one.withdrawn for one in self.shifts)

    @property
    def released(self) -> int:
        """Transactions that were held before and are applied now."""
        return sum(one.released for one in self.shifts)

    @property
    def quarantined_now(self) -> int:
        """Transactions that these packages bring and that are kept and not applied."""
        return sum(one.quarantined for one in self.packages)

    @property
    def alarming(self) -> bool:
        """Whether somebody loses by it what they had, and not by handing it over: a stolen laptop may be behind it."""
        handed = self.lost_lead is not None and self.lost_lead.loss == Loss.HANDED_OVER
        return self.withdrawn > 0 or any(one.loses and not (one.own and handed) for one in self.shifts)

    @property
    def new(self) -> int:
        """Transactions that are applied now and were not before."""
        return sum(one.new for one in self.packages)

    @property
    def refused(self) -> bool:
        """Whether any package was refused."""
        return any(one.verdict == Verdict.REFUSED for one in self.packages)
