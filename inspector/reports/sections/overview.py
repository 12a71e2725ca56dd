"""I. KHÁI QUÁT CUỘC KIỂM TRA: scope, period, method, contents, and how far the plan was carried out."""

from __future__ import annotations

from collections.abc import Iterator

from inspector.core.formats import date_long
from inspector.core.official import number, small_count
from inspector.core.sentences import within_sentence
from inspector.reports.figures import even_percents, fraction, marked, percent
from inspector.reports.inputs import BlockLine, ReportData
from inspector.reports.numbering import lettered
from inspector.reports.parts import Caption, Column, Heading, Part, Row, Table
from inspector.reports.sections.context import ReportContext, RoundSummary, text
from inspector.reports.wording import phrase

_NAMED: int = 10
"""Unfinished units named in the text; more are left to the annex."""


def overview(context: ReportContext) -> Iterator[Part]:
    """Section I."""
    prose = context.data.prose
    yield Heading(1, "I.", phrase("report.I"))
    yield Heading(2, "1.", phrase("report.I.1"))
    yield from map(text, prose.scope or (default_scope(context),))
    yield from map(text, prose.method or (context.method,))
    yield Heading(2, "2.", phrase("report.I.2"))
    yield from map(text, lettered(prose.contents or (default_contents(context),)))
    yield Heading(2, "3.", phrase("report.I.3"))
    table = context.next_table() if _has_summary(context) else 0
    yield from map(text, lettered(list(_completion(context, table))))
    if table:
        yield Caption(phrase("report.table", number=table, title=phrase("report.summary_title")))
        rows = even_percents(list(_summary_rows(context)), _INSPECTED_RATE, _PASSING_RATE)
        yield Table(_SUMMARY_COLUMNS, (_summary_head(),), rows, size=13)


def default_scope(context: ReportContext) -> str:
    """How many units are in scope, and of which period."""
    data = context.data
    count = marked(small_count(data.counts.in_scope), illustrative=context.is_illustrative("in_scope"))
    words = phrase("report.scope" if data.counts.in_scope else "report.scope_none", count=count, when=context.when)
    if data.period_from and data.period_to:
        words += phrase("report.period", start=date_long(data.period_from), end=date_long(data.period_to))
    return words


def minuted(data: ReportData) -> str:
    """How visits are put on record, and how many minutes still lack their signatures."""
    if not data.unsigned:
        return phrase("report.minuted")
    return phrase("report.minuted_unsigned", count=small_count(data.unsigned))


def default_contents(context: ReportContext) -> str:
    """The contents of the plan, else the areas of the checklist, and what the stress lies on."""
    data = context.data
    if data.plan.contents:
        count, listed = len(data.plan.contents), "; ".join(map(within_sentence, data.plan.contents))
        words = phrase("report.contents_planned", count=small_count(count), names=listed)
    elif data.areas:
        names = "; ".join(within_sentence(area.name) for area in data.areas)
        words = phrase("report.contents", count=small_count(len(data.areas)), names=names)
    else:
        words = phrase("report.contents_plain", topic=data.topic_short)
    return words + (phrase("report.focus", focus=data.focus.rstrip(". ")) if data.focus else "")


def _completion(context: ReportContext, table: int) -> Iterator[str]:
    yield _coverage(context)
    yield _result(context)
    yield from _declared(context)
    yield from _left_out(context)
    yield from _unfinished(context)
    if table:
        yield phrase("report.summary_intro", by=phrase(f"report.{_divided(context)}"), number=table)


def _coverage(context: ReportContext) -> str:
    counts = context.data.counts
    if not counts.in_scope:
        return phrase("report.coverage_none")
    rate = fraction(counts.inspected, counts.in_scope)
    share = marked(percent(counts.inspected, counts.in_scope), illustrative=context.is_illustrative("inspected"))
    words = phrase("report.coverage", team=context.team, rate=rate, percent=share)
    if context.left:
        words += phrase("report.coverage_left", count=small_count(context.left), annex=context.annex("units"))
    return words + _target(context)


def _target(context: ReportContext) -> str:
    """Whether the share that the plan asks for was reached."""
    counts, plan = context.data.counts, context.data.plan
    if plan.target is None:
        return ""
    key = "report.target_met" if counts.inspected * 100 >= plan.target * counts.in_scope else "report.target_missed"
    return phrase(key, target=marked(f"{plan.target}%", illustrative=plan.illustrative))


def _left_out(context: ReportContext) -> Iterator[str]:
    """The units that the plan scheduled and that came into no round."""
    names = context.data.plan.left_out
    if names:
        more = phrase("report.and_more", count=small_count(len(names) - _NAMED)) if len(names) > _NAMED else ""
        listed = "; ".join(names[:_NAMED]) + more
        key = "report.left_out" if context.by_round else "report.left_out_round"
        yield phrase(key, count=small_count(len(names)), names=listed)


def _result(context: ReportContext) -> str:
    counts = context.data.counts
    if not counts.inspected:
        return phrase("report.pass_none")
    illustrative = context.is_illustrative("passing")
    words = phrase(
        "report.pass",
        of_inspected=fraction(counts.passing, counts.inspected),
        percent_inspected=percent(counts.passing, counts.inspected),
        of_scope=fraction(counts.passing, counts.in_scope),
        percent_scope=marked(percent(counts.passing, counts.in_scope), illustrative=illustrative),
    )
    failing = sum(unit.outcome == "failing" for unit in context.data.units)
    return words + (phrase("report.failing", count=small_count(failing)) if failing else "")


def _declared(context: ReportContext) -> Iterator[str]:
    declared = context.data.declared_rate
    if declared is None:
        return
    computed = percent(declared.numerator, declared.denominator)
    same = computed == declared.percent.replace(" ", "")
    yield phrase(
        "report.declared_rate_same" if same else "report.declared_rate",
        declared=declared.percent,
        rate=fraction(declared.numerator, declared.denominator),
        team=context.team,
        computed=computed,
    )


def _unfinished(context: ReportContext) -> Iterator[str]:
    units = context.unfinished
    if not units:
        return
    states = {unit.outcome for unit in units}
    state = phrase("report.state_both" if len(states) > 1 else f"report.state_{units[0].outcome}")
    yield phrase(
        "report.unfinished" if len(units) <= _NAMED else "report.unfinished_many",
        count=small_count(len(units)),
        state=state,
        names="; ".join(unit.name for unit in units),
        annex=context.annex("units"),
    )


def _has_summary(context: ReportContext) -> bool:
    """Whether there are parts to count: the four counts per round and per block, in one table."""
    return len(context.data.blocks) > 1 or len(context.rounds) > 1


def _divided(context: ReportContext) -> str:
    if len(context.data.blocks) < 2:
        return "by_round"
    return "by_both" if len(context.rounds) > 1 else "by_block"


_INSPECTED_RATE, _PASSING_RATE = 4, 6
"""Columns of rates."""
_SUMMARY_COLUMNS = (
    Column(10, "center"),
    Column(51),
    *(Column(17, "center"), Column(19, "center"), Column(19, "center")),
    *(Column(14, "center"), Column(20, "center"), Column(15, "center")),
)


def _summary_head() -> Row:
    names = ("number", "content", "scope", "inspected", "inspected_rate", "passing", "passing_rate", "visits")
    return Row(tuple(phrase(f"report.column_{name}") for name in names))


def _summary_rows(context: ReportContext) -> Iterator[Row]:
    counts, data = context.data.counts, context.data
    if len(context.rounds) > 1:
        yield Row(("I", phrase("report.summary_rounds")), bold=True, spans=(1, 7), keep_with_next=True)
        yield from (_summary_row(str(place), one) for place, one in enumerate(context.rounds, start=1))
    if len(context.rounds) > 1 and len(data.blocks) > 1:
        yield Row(("II", phrase("report.summary_blocks")), bold=True, spans=(1, 7), keep_with_next=True)
    if len(data.blocks) > 1:
        yield from (_summary_row(str(place), _of_block(block)) for place, block in enumerate(data.blocks, start=1))
    name = phrase("report.total_distinct" if len(context.rounds) > 1 else "report.total")
    whole = RoundSummary(
        name=name,
        in_scope=counts.in_scope,
        inspected=counts.inspected,
        passing=counts.passing,
        visits=counts.visits,
        illustrative=any(map(context.is_illustrative, ("in_scope", "inspected", "passing"))),
    )
    only_visits = context.is_illustrative("visits") and not whole.illustrative
    yield _summary_row("", whole, bold=True, mark_visits=only_visits)


def _of_block(block: BlockLine) -> RoundSummary:
    counts = block.counts
    return RoundSummary(
        name=block.name,
        in_scope=counts.in_scope,
        inspected=counts.inspected,
        passing=counts.passing,
        visits=counts.visits,
        illustrative=block.illustrative,
    )


def _summary_row(label: str, one: RoundSummary, *, bold: bool = False, mark_visits: bool = False) -> Row:
    """A line of the table; where all its counts are illustrations the name bears the mark."""
    cells = (
        label,
        marked(one.name, illustrative=one.illustrative),
        number(one.in_scope),
        number(one.inspected),
        percent(one.inspected, one.in_scope),
        number(one.passing),
        percent(one.passing, one.inspected),
        marked(number(one.visits), illustrative=mark_visits),
    )
    return Row(cells, bold=bold)
