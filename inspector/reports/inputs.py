"""What every document is made from: frozen plain data, filled by the services.

Numbers stay numbers and dates stay dates here; wording and formatting happen in the compose functions.
A text may contain the mark ``(*)``: it is set as a superscript and calls the footnote of its part of the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Outcome = Literal["passing", "failing", "open", "running", "none"]
"""đạt · không đạt · đã kiểm tra, chưa kết luận · đang kiểm tra · chưa kiểm tra."""

Subject = Literal["party", "collective", "individual"]
"""tổ chức đảng · tập thể · cá nhân."""

Paragraphs = tuple[str, ...]
"""Prose a person may have edited, one text a paragraph; empty means: write the default from the data."""

Figure = Decimal | int | str | None
"""A figure of a comparison: a number is formatted, a text is printed as declared, None is a dash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The body that issues the document (cơ quan ban hành) and how the text calls it."""

    superior: str
    """Cơ quan chủ quản, e.g. "UBND huyện Khánh Vĩnh"; empty when there is none."""
    name: str
    """In full: "Đoàn kiểm tra công tác cải cách hành chính"."""
    short_name: str
    """After the first mention: "Đoàn kiểm tra"."""
    place: str
    """Địa danh: "Khánh Vĩnh"."""
    symbol: str
    """Abbreviation in document symbols: "ĐKT" gives "/BC-ĐKT"."""
    standing_office: str = ""
    """Cơ quan thường trực, follows the remedies: "Phòng Nội vụ"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One signature (Decree 30/2020, Annex I: quyền hạn, chức vụ, họ tên)."""

    authority: tuple[str, ...]
    """Lines such as "TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN"; printed in capitals."""
    position: str = ""
    """Position in the agency whose stamp is used, above the name: "Trưởng phòng Nội vụ"; may be empty."""
    name: str = ""
    """Empty leaves a dotted blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the text: letterhead, number, addressees, bases, signatures, recipients, marks."""

    issuer: Issuer
    year: int
    """Year of the place-and-date line while the date is blank."""
    made_at: datetime
    """Creation date of the file: part of the data, so that the same input gives the same bytes."""
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    """Lines of Nơi nhận without dash and end mark; the last one is the archive line ("Lưu: VT, NV")."""
    addressees: tuple[str, ...] = ()
    """Kính gửi, in full: "Ủy ban nhân dân huyện Khánh Vĩnh"."""
    addressee_short: str = ""
    """How the text calls the first addressee: "UBND huyện"."""
    bases: tuple[str, ...] = ()
    """Căn cứ, full citations in order, without "Căn cứ" and without end mark."""
    number: str = ""
    """Số: empty leaves the width of a number blank."""
    issued_on: date | None = None
    """None leaves the widths of day and month blank."""
    journal_no: int | None = None
    """Number of the journal transaction the data were read at; 8 pt in the bottom margin."""
    journal_mark: str = ""
    """Digest of all streams' last transactions, in groups; printed after the number."""
    draft: bool = False
    """Prints DỰ THẢO; a blank number or date alone never does."""
    footnote: str = ""
    """Text of the mark (*) in the body; empty when nothing is marked."""
    annex_footnote: str = ""
    """Text of the mark (*) in the annexes; empty repeats `footnote`."""
    note: str = ""
    """A remark at the foot of every page ("Ghi chú: …"), independent of marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The four counts that are never mixed."""

    in_scope: int
    """thuộc diện"""
    inspected: int
    """đã kiểm tra"""
    passing: int
    """đạt"""
    visits: int
    """số lượt"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLine:
    """One block (khối) of units with its counts."""

    code: str
    name: str
    counts: Counts
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit in scope with the outcome of its latest visit."""

    code: str
    name: str
    block: str
    """Code of its `BlockLine`."""
    outcome: Outcome
    round_ordinal: int | None = None
    inspected_on: date | None = None
    visits: int = 0
    recommendations: int | None = None
    reason: str = ""
    """Why it was not inspected."""
    cancelled: bool = False
    """The visit was called off for good (hủy): nothing is left to prepare for."""
    note: str = ""
    """E.g. the reason of an outcome a person decided against the rule."""
    self_score: Decimal | None = None
    score: Decimal | None = None
    raw: Decimal | None = None
    raw_maximum: Decimal | None = None
    """Assessed points and their maximum by the criteria that count for the unit, before they were rescaled; of a unit
    that is not scored by all of them, those and their maximum that it has points by."""
    partial: tuple[int, int] | None = None
    """Criteria answered and all there are, where some are not: such a unit has no score and no rank."""
    band: str = ""
    """xếp loại"""
    rank: int | None = None
    """thứ hạng in the block"""
    illustrative: frozenset[str] = frozenset()
    """Names of the fields above whose values are illustrations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacementLine:
    """One unit that left the scope because another one takes its place (được thay bằng)."""

    unit: str
    successor: str = ""
    """Blank where it was not recorded."""
    reason: str = ""
    round_ordinal: int | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """One criterion (tiêu chí): how many units were scored by it, and how many of them reached its maximum."""

    name: str
    scored: int
    full: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLine:
    """One area (lĩnh vực) of the checklist: how the inspected units were scored in it, and the prose about it."""

    code: str
    name: str
    max_points: Decimal | None = None
    self_average: Decimal | None = None
    """Only where all scored units scored themselves by all criteria."""
    self_scored: int = 0
    """Units that did so."""
    average: Decimal | None = None
    """Exact; rounded where it is printed, so that its share of the maximum is that of the points themselves."""
    scored: int = 0
    """Units scored in this area by all its criteria; what follows is counted over them."""
    short: int = 0
    """Inspected units that are not scored by all criteria of the area; no point of theirs counts as lost."""
    full: int = 0
    """Those of them that reached the maximum of all criteria that apply to them."""
    criteria: tuple[CriterionLine, ...] = ()
    prose: Paragraphs = ()
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One row of a comparison of declared and computed figures (đối chiếu số liệu)."""

    label: str
    number: str = ""
    declared: Figure = None
    computed: Figure = None
    difference: Figure = None
    bold: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTable:
    """A comparison ("Bảng 1. …"); stands under the area it belongs to, or after the areas."""

    title: str
    measure: str
    """Đơn vị tính; empty leaves the line out."""
    lines: tuple[StatementLine, ...]
    """Empty where the introduction says it all: then no table is printed."""
    area_code: str = ""
    introduction: Paragraphs = ()
    explanation: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredRate:
    """A published rate of inspected units, kept beside the computed one."""

    numerator: int
    denominator: int
    percent: str
    """As declared: "70,5%"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding (phát hiện, vi phạm); `who` is a position unless a name may be printed."""

    unit: str
    subject: Subject
    who: str
    act: str
    severity: int
    """0–4; from 3 on it must be dealt with (đến mức phải xử lý)."""
    severity_label: str = ""
    found_on: date | None = None
    legal_basis: str = ""
    handling: str = ""
    """Recommended handling; the team recommends, it does not discipline."""
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityCount:
    """How many findings there are of one severity."""

    severity: int
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The findings of a round or year and what may be concluded from them."""

    lines: tuple[FindingLine, ...] = ()
    by_severity: tuple[SeverityCount, ...] = ()
    party: int = 0
    """Findings of severity 3 and above against tổ chức đảng; likewise the next two."""
    collective: int = 0
    individual: int = 0
    no_violation: bool = False
    """True only when there is none of severity 3 and above and every inspected unit is finished."""
    unconcluded: int = 0
    """Visits that are over and whose minutes do not conclude in every area that there is no violation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseLine:
    """The causes (nguyên nhân) that were written down at one visit."""

    unit: str
    causes: Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Of how many inspected units the minutes tell strengths and shortcomings in words."""

    units: int = 0
    """Inspected units."""
    strengths: int = 0
    limits: int = 0
    """Shortcomings written down, or findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationLine:
    """One recommendation (kiến nghị) with its deadline and state."""

    text: str
    responsible: str = ""
    """Đơn vị thực hiện"""
    unit: str = ""
    """The inspected unit it was made to."""
    deadline: date | None = None
    working_days: int | None = None
    state: str = ""
    """Label of the state, e.g. "đang khắc phục"."""
    overdue: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """Remedies still open, and those past their deadline, as of a day."""

    open: int = 0
    overdue: int = 0
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationGroup:
    """Section VI: what is recommended to whom ("Đối với UBND huyện")."""

    heading: str
    paragraphs: Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The editable text of a report; an empty part gets a neutral default written from the data."""

    scope: Paragraphs = ()
    method: Paragraphs = ()
    contents: Paragraphs = ()
    areas_other: Paragraphs = ()
    """Further results that belong to no area."""
    strengths: Paragraphs = ()
    limits: Paragraphs = ()
    causes: Paragraphs = ()
    scoring: Paragraphs = ()
    discipline: Paragraphs = ()
    recommendations: tuple[RecommendationGroup, ...] = ()
    closing: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """What the year's plan (kế hoạch kiểm tra năm) asked for, as far as a report tells it."""

    contents: Paragraphs = ()
    """Contents of inspection; empty takes the areas of the checklist."""
    target: int | None = None
    """Share of the units in scope that is to be inspected, percent."""
    left_out: tuple[str, ...] = ()
    """Names of scheduled units that are in no round; in a round's report: that are not in it."""
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """What a round's and a year's report share."""

    counts: Counts
    blocks: tuple[BlockLine, ...]
    units: tuple[UnitLine, ...]
    """In the order of print; numbered through in that order."""
    replacements: tuple[ReplacementLine, ...] = ()
    """Units that are not among ``units`` any more."""
    areas: tuple[AreaLine, ...] = ()
    period_from: date | None = None
    period_to: date | None = None
    """Thời kỳ kiểm tra và lấy số liệu."""
    focus: str = ""
    """Trọng tâm, e.g. "việc giải quyết TTHC trên Trung tâm Dịch vụ Hành chính công trực tuyến"."""
    topic: str = "công tác cải cách hành chính"
    topic_short: str = "công tác CCHC"
    declared_rate: DeclaredRate | None = None
    statements: tuple[StatementTable, ...] = ()
    findings: Findings = Findings()
    recorded: Recorded = Recorded()
    causes: tuple[CauseLine, ...] = ()
    """In the order of the visits; a unit that was visited twice may stand there twice."""
    plan: PlanLine = PlanLine()
    recommendations: tuple[RecommendationLine, ...] = ()
    actions: Actions = Actions()
    prose: Prose = Prose()
    unsigned: int = 0
    """Visits that are over and whose minutes are not signed."""
    rescaled_units: int = 0
    """Units scored by fewer criteria than the checklist has, whose points were brought to the full maximum."""
    illustrative_counts: frozenset[str] = frozenset()
    """Names among "in_scope", "inspected", "passing", "visits", "recommendations" that are illustrations."""
