"""The annexes of a report: units and outcomes, scores by block, findings, requests; each with its own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from inspector.core.official import number, small_count
from inspector.core.sentences import sentence_start
from inspector.reports.figures import NOTHING, day, fraction, marked, percent, points
from inspector.reports.inputs import BlockLine, FindingLine, RecommendationLine, ReplacementLine, UnitLine
from inspector.reports.numbering import REPORT, roman
from inspector.reports.parts import MARK, Column, Paragraph, Part, Row, Run, Section, Table, plain
from inspector.reports.sections.context import ReportContext
from inspector.reports.sections.frame import annex_title
from inspector.reports.wording import phrase

_Columns = list[tuple[str, str, Column]]


def annexes(context: ReportContext) -> list[Section]:
    """All annexes the data call for."""
    makers = {"units": _units, "scores": _scores, "findings": _findings, "requests": _requests}
    return [_section(context, name, makers[name](context)) for name in context.annexes()]


def _section(context: ReportContext, name: str, parts: Sequence[Part]) -> Section:
    frame = context.frame
    roman_number = context.annex_number(name)
    key = "annex.scores_title_bands" if name == "scores" and context.has_bands else f"annex.{name}_title"
    title = phrase(key, topic=context.data.topic, when=context.when)
    flat = title.replace("\n", " ")
    bookmark = "annex.bookmark" if roman_number else "annex.bookmark_single"
    head = annex_title(frame, REPORT, phrase("report.kind"), roman_number, title)
    return Section(
        parts=(head, *parts),
        footnote=frame.annex_footnote or frame.footnote,
        note=frame.note,
        name=phrase(bookmark, number=roman_number, title=flat),
    )


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a column of units says that its values are illustrations: in its head when all are, else cell by cell."""

    units: tuple[UnitLine, ...]

    def head(self, text: str, name: str) -> str:
        return text + MARK if self._whole(name) else text

    def cell(self, text: str, unit: UnitLine, name: str) -> str:
        return marked(text, illustrative=name in unit.illustrative and not self._whole(name))

    def _whole(self, name: str) -> bool:
        filled = [unit for unit in self.units if getattr(unit, name, None) not in (None, "", "none")]
        return bool(filled) and all(name in unit.illustrative for unit in filled)


def _units(context: ReportContext) -> list[Part]:
    data = context.data
    if not data.units:
        return [Paragraph(plain(phrase("annex.units_none")))]
    marks = _Marks(data.units)
    kinds = _unit_columns(context)
    head = tuple(marks.head(phrase(key), name) for name, key, _ in kinds)
    rows = [*_unit_rows(context, marks, kinds), _units_total(context, kinds)]
    table = Table(tuple(column for _, _, column in kinds), (Row(head),), tuple(rows), keep_with_next=True)
    return [table, *_replacements(context), _units_summary(context)]


def _replacements(context: ReportContext) -> Iterator[Paragraph]:
    """Which units left the scope, and which ones stand in the table instead of them."""
    lines = context.data.replacements
    if lines:
        listed = "; ".join(_replacement(line, by_round=context.by_round) for line in lines)
        yield Paragraph((Run(phrase("annex.replaced_label"), italic=True), Run(f" {listed}.")))


def _replacement(line: ReplacementLine, *, by_round: bool) -> str:
    ordinal = phrase("annex.replaced_round", ordinal=line.round_ordinal) if by_round and line.round_ordinal else ""
    key = "annex.replaced" if line.successor else "annex.replaced_unknown"
    reason = phrase("annex.replaced_reason", reason=line.reason.rstrip(". ")) if line.reason else ""
    words = phrase(key, unit=line.unit, successor=line.successor, round=ordinal, reason=reason)
    return marked(words, illustrative=line.illustrative)


def _unit_columns(context: ReportContext) -> _Columns:
    """Field, heading and shape of the columns; rounds and reasons only where there are any."""
    units = context.data.units
    noted = any(unit.note for unit in units)
    columns = [
        ("place", "report.column_number", Column(10, "center")),
        ("name", "annex.column_unit", Column(51 if context.by_round else 64)),
        ("round_ordinal", "annex.column_round", Column(13, "center")),
        ("inspected_on", "annex.column_day", Column(24, "center")),
        ("outcome", "annex.column_outcome", Column(19, "center")),
        ("recommendations", "annex.column_requests", Column(15, "center")),
        ("reason", "annex.column_reason_note" if noted else "annex.column_reason", Column(33)),
    ]
    absent = set() if context.by_round else {"round_ordinal"}
    if not context.left and not any(unit.reason or unit.note for unit in units):
        absent.add("reason")
    return [column for column in columns if column[0] not in absent]


def _unit_rows(context: ReportContext, marks: _Marks, kinds: _Columns) -> Iterator[Row]:
    place = 0
    for index, (block, units) in enumerate(_by_block(context), start=1):
        if block:
            counts = block.counts
            name = phrase(
                "annex.block",
                name=block.name,
                in_scope=number(counts.in_scope),
                inspected=number(counts.inspected),
                passing=number(counts.passing),
            )
            yield Row((roman(index), name), bold=True, spans=(1, len(kinds) - 1), keep_with_next=True)
        for unit in units:
            place += 1
            cells = _unit_cells(str(place), unit, marks)
            yield Row(tuple(cells[name] for name, _, _ in kinds))


def _unit_cells(place: str, unit: UnitLine, marks: _Marks) -> dict[str, str]:
    requests = NOTHING if unit.recommendations is None else number(unit.recommendations)
    ordinal = NOTHING if unit.round_ordinal is None else str(unit.round_ordinal)
    plain_cells = {
        "name": unit.name,
        "round_ordinal": ordinal,
        "inspected_on": day(unit.inspected_on),
        "outcome": phrase(f"annex.outcome_{unit.outcome}"),
        "recommendations": requests,
        "reason": unit.reason,
    }
    cells = {name: marks.cell(text, unit, name) for name, text in plain_cells.items()}
    cells["reason"] = "; ".join(text for text in (cells["reason"], unit.note) if text)
    return {"place": place, **cells}


def _units_total(context: ReportContext, kinds: _Columns) -> Row:
    counts = context.data.counts
    requests = sum(unit.recommendations or 0 for unit in context.data.units)
    cells = {
        "name": phrase("annex.total_units", count=small_count(counts.in_scope)),
        "inspected_on": phrase("annex.total_visits", count=small_count(counts.visits)),
        "outcome": phrase("annex.total_passing", count=small_count(counts.passing)),
        "recommendations": number(requests),
        "reason": phrase("annex.total_left", count=small_count(context.left)) if context.left else "",
    }
    return Row(tuple(cells.get(name, "") for name, _, _ in kinds), bold=True)


def _units_summary(context: ReportContext) -> Paragraph:
    counts = context.data.counts
    words = phrase(
        "annex.summary",
        in_scope=small_count(counts.in_scope),
        inspected=small_count(counts.inspected),
        rate_inspected=fraction(counts.inspected, counts.in_scope),
        percent_inspected=percent(counts.inspected, counts.in_scope),
        passing=small_count(counts.passing),
        rate_passing=fraction(counts.passing, counts.in_scope),
        percent_passing=percent(counts.passing, counts.in_scope),
        rate_of_inspected=fraction(counts.passing, counts.inspected),
        percent_of_inspected=percent(counts.passing, counts.inspected),
        visits=marked(small_count(counts.visits), illustrative=context.is_illustrative("visits")),
        left=phrase("annex.summary_left", count=small_count(context.left)) if context.left else "",
    )
    return Paragraph((Run(phrase("annex.summary_label"), italic=True), Run(words)))


def _by_block(context: ReportContext) -> Iterator[tuple[BlockLine | None, list[UnitLine]]]:
    """Units under their blocks, in the blocks' order; those of no known block come last, without a head."""
    known = {block.code for block in context.data.blocks}
    for block in context.data.blocks:
        yield block, [unit for unit in context.data.units if unit.block == block.code]
    others = [unit for unit in context.data.units if unit.block not in known]
    if others:
        yield None, others


def _scores(context: ReportContext) -> list[Part]:
    marks = _Marks(context.scored)
    kinds = _score_columns(context)
    head = tuple(marks.head(phrase(key), "score" if name in ("difference", "raw") else name) for name, key, _ in kinds)
    rows: list[Row] = []
    for block, units in _by_block(context):
        scored = [unit for unit in units if unit.raw is not None or unit.score is not None]
        if not scored:
            continue
        if block:
            whole = sum(unit.score is not None for unit in scored)
            name = phrase("annex.block_scored", name=block.name, count=small_count(whole))
            label = roman(1 + sum(len(row.spans) > 0 for row in rows))
            rows.append(Row((label, name), bold=True, spans=(1, len(kinds) - 1), keep_with_next=True))
        ordered = sorted(scored, key=lambda unit: (unit.rank is None, unit.rank or 0))
        listed = [_score_cells(str(place), unit, marks) for place, unit in enumerate(ordered, start=1)]
        rows += [Row(tuple(cells[name] for name, _, _ in kinds)) for cells in listed]
    table = Table(tuple(column for _, _, column in kinds), (Row(head),), tuple(rows), keep_with_next=True)
    rescaled = phrase("annex.scores_rescaled") if context.data.rescaled_units else ""
    failing = phrase("annex.scores_failing") if _failing(context) else ""
    partial = phrase("annex.scores_partial") if context.partial else ""
    return [table, Paragraph(plain(phrase("annex.scores_note", rescaled=rescaled, failing=failing, partial=partial)))]


def _failing(context: ReportContext) -> bool:
    """Whether a unit with points does not pass: ranks go by points alone, so its outcome stands beside them."""
    return any(unit.outcome == "failing" for unit in (*context.scored, *context.partial))


def _score_columns(context: ReportContext) -> _Columns:
    """Self scores, bands and ranks only where there are any, outcomes where one of them is not what ranks suggest."""
    columns = [
        ("place", "report.column_number", Column(10, "center")),
        ("name", "annex.column_unit", Column(59)),
        ("self_score", "annex.column_self", Column(18, "right", 3)),
        ("raw", "annex.column_raw", Column(26, "center")),
        ("score", "annex.column_score", Column(18, "right", 3)),
        ("difference", "annex.column_difference", Column(18, "right", 3)),
        ("band", "annex.column_band", Column(22, "center")),
        ("rank", "annex.column_rank", Column(20, "center")),
        ("outcome", "annex.column_outcome", Column(19, "center")),
    ]
    units = context.scored
    absent = {name for name in ("self_score", "band", "rank") if not any(getattr(unit, name) for unit in units)}
    absent |= {"difference"} if "self_score" in absent else set()
    absent |= set() if context.data.rescaled_units or context.partial else {"raw"}
    absent |= set() if _failing(context) else {"outcome"}
    return [column for column in columns if column[0] not in absent]


def _score_cells(place: str, unit: UnitLine, marks: _Marks) -> dict[str, str]:
    return {
        "place": place,
        "name": unit.name + (phrase("annex.partial", rate=fraction(*unit.partial)) if unit.partial else ""),
        "self_score": marks.cell(points(unit.self_score), unit, "self_score"),
        "score": marks.cell(points(unit.score), unit, "score"),
        "raw": NOTHING if unit.raw is None else f"{points(unit.raw)}/{points(unit.raw_maximum)}",
        "difference": _signed(unit.score, unit.self_score),
        "band": marks.cell(unit.band, unit, "band"),
        "rank": NOTHING if unit.rank is None else marks.cell(str(unit.rank), unit, "rank"),
        "outcome": phrase(f"annex.outcome_{unit.outcome}"),
    }


def _signed(score: Decimal | None, own: Decimal | None) -> str:
    if score is None or own is None:
        return NOTHING
    difference = score - own
    sign = "+" if difference > 0 else "–" if difference < 0 else ""
    return sign + points(abs(difference))


def _findings(context: ReportContext) -> list[Part]:
    names = ("subject", "act", "severity", "basis", "handling")
    head = Row(
        (
            phrase("report.column_number"),
            phrase("annex.column_unit_short"),
            *(phrase(f"annex.column_{name}") for name in names),
        )
    )
    columns = (
        Column(9, "center"),
        Column(25),
        Column(20),
        Column(30),
        # As wide as the number of a circular and a day are long: "số 02/2017/TT-VPCP" is not to be broken.
        *(Column(17, "center"), Column(40), Column(24)),
    )
    lines = context.data.findings.lines
    rows = tuple(_finding_row(str(place), line) for place, line in enumerate(lines, start=1))
    return [Table(columns, (head,), rows, keep_with_next=True), _end(len(lines))]


def _finding_row(place: str, line: FindingLine) -> Row:
    subject = phrase(f"annex.subject_{line.subject}")
    who = f"{subject}: {line.who}" if line.who else subject
    cells = (
        place,
        line.unit,
        who,
        marked(line.act, illustrative=line.illustrative),
        sentence_start(line.severity_label) or str(line.severity),
        line.legal_basis or NOTHING,
        sentence_start(line.handling) or NOTHING,
    )
    return Row(cells)


def _requests(context: ReportContext) -> list[Part]:
    head = (
        phrase("report.column_number"),
        phrase("annex.column_unit_short"),
        phrase("annex.column_request"),
        phrase("annex.column_responsible"),
        phrase("annex.column_deadline"),
        phrase("annex.column_state"),
    )
    columns = (Column(9, "center"), Column(31), Column(51), Column(27), Column(26, "center"), Column(21, "center"))
    lines = context.data.recommendations
    rows = tuple(_request_row(str(place), line) for place, line in enumerate(lines, start=1))
    return [Table(columns, (Row(head),), rows, keep_with_next=True), _end(len(lines))]


def _request_row(place: str, line: RecommendationLine) -> Row:
    cells = (
        place,
        line.unit,
        marked(line.text, illustrative=line.illustrative),
        line.responsible or NOTHING,
        deadline(replace(line, working_days=None)) if line.deadline else deadline(line),
        _state(line),
    )
    return Row(cells)


def deadline(line: RecommendationLine) -> str:
    """The day, under it the working days it was reckoned from."""
    days = phrase("annex.working_days", days=small_count(line.working_days)) if line.working_days else ""
    if line.deadline is None:
        return days.strip("()") or NOTHING
    return f"{day(line.deadline)}\n{days}".strip()


def _state(line: RecommendationLine) -> str:
    if not line.overdue:
        return line.state or NOTHING
    return phrase("annex.overdue", state=line.state) if line.state else phrase("annex.overdue_plain")


def _end(count: int) -> Paragraph:
    return Paragraph(plain(phrase("annex.end", count=small_count(count))))
