"""What every section of a report needs to know: the data, the frame, how period and annexes are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from inspector.reports.inputs import Frame, ReportData, UnitLine
from inspector.reports.numbering import roman
from inspector.reports.parts import Paragraph, plain
from inspector.reports.wording import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSummary:
    """One round in the summary of a year."""

    name: str
    in_scope: int
    inspected: int
    passing: int
    visits: int
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """One report being written."""

    frame: Frame
    data: ReportData
    when: str
    """"năm 2019" or "đợt 1 năm 2019"."""
    method: str
    """The default sentence on how the inspection went."""
    rounds: tuple[RoundSummary, ...] = ()
    """Empty in the report of a single round."""
    by_round: bool = False
    """The units come from several rounds: the annex names each one's."""
    _tables: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def team(self) -> str:
        """How the text calls the issuing body."""
        return self.frame.issuer.short_name or self.frame.issuer.name

    @property
    def addressee(self) -> str:
        """How the text calls the first addressee; empty when there is none."""
        names = self.frame.addressees
        return self.frame.addressee_short or (names[0] if names else "")

    @property
    def left(self) -> int:
        """Units in scope that were not inspected."""
        return self.data.counts.in_scope - self.data.counts.inspected

    @property
    def to_come(self) -> int:
        """Those of them whose visit was not called off."""
        return self.left - sum(unit.cancelled for unit in self.data.units)

    @property
    def unfinished(self) -> tuple[UnitLine, ...]:
        """Units whose inspection has begun and has no conclusion."""
        return tuple(unit for unit in self.data.units if unit.outcome in ("open", "running"))

    @property
    def scored(self) -> tuple[UnitLine, ...]:
        """Units scored by all criteria."""
        return tuple(unit for unit in self.data.units if unit.score is not None)

    @property
    def partial(self) -> tuple[UnitLine, ...]:
        """Units scored by some criteria only: neither in averages nor in ranks."""
        return tuple(unit for unit in self.data.units if unit.partial is not None)

    @property
    def has_bands(self) -> bool:
        """Whether any unit has its band (xếp loại)."""
        return any(unit.band for unit in self.scored)

    def next_table(self) -> int:
        """The number of the next table."""
        return next(self._tables)

    def annexes(self) -> list[str]:
        """Names of the annexes there will be, in order."""
        names = ["units"]
        if self.scored or self.partial:
            names.append("scores")
        if self.data.findings.lines:
            names.append("findings")
        if self.data.recommendations:
            names.append("requests")
        return names

    def annex_number(self, name: str) -> str:
        """The Roman number of an annex; empty when it is the only one."""
        names = self.annexes()
        return roman(names.index(name) + 1) if len(names) > 1 else ""

    def annex(self, name: str) -> str:
        """How the text refers to an annex: "Phụ lục I"."""
        number = self.annex_number(name)
        return phrase("annex.reference", number=number) if number else phrase("annex.reference_single")

    def is_illustrative(self, name: str) -> bool:
        """Whether the count ``name`` is an illustration."""
        return name in self.data.illustrative_counts


def text(words: str) -> Paragraph:
    """One paragraph of running text."""
    return Paragraph(plain(words))
