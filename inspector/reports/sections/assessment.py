"""III. ĐÁNH GIÁ CHUNG, IV. KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG and V. KỶ LUẬT, KỶ CƯƠNG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from inspector.core.formats import half_up
from inspector.core.official import small_count
from inspector.core.sentences import within_sentence
from inspector.reports.figures import even_percents, fraction, marked, percent, points
from inspector.reports.inputs import AreaLine, Paragraphs
from inspector.reports.numbering import lettered
from inspector.reports.parts import Caption, Column, Heading, Part, Row, Table
from inspector.reports.sections.context import ReportContext, text
from inspector.reports.sections.results import common_base
from inspector.reports.wording import phrase

_NAMED_AREAS: Final = 3
_NAMED: Final = 10
"""Units scored in part that are named in the text, and those whose causes are told; more are left to other papers."""
_LONGEST_CAUSE: Final = 240
"""Letters of a unit's causes; the minutes have the rest."""


def assessment(context: ReportContext) -> Iterator[Part]:
    """Section III: people's prose, or the areas with the highest and the lowest share of their points."""
    prose = context.data.prose
    yield Heading(1, "III.", phrase("report.III"))
    if not context.data.counts.inspected and not (prose.strengths or prose.limits or prose.causes):
        yield text(phrase("report.assessment_none"))
        return
    defaults = default_assessment(context)
    parts = zip((prose.strengths, prose.limits, prose.causes), defaults, strict=True)
    for number, (paragraphs, default) in enumerate(parts, start=1):
        yield Heading(2, f"{number}.", phrase(f"report.III.{number}"))
        yield from map(text, lettered(paragraphs or default))


def default_assessment(context: ReportContext) -> tuple[Paragraphs, Paragraphs, Paragraphs]:
    """Strengths and limits as far as the points tell them, and the causes that were written down."""
    ranked = sorted((area for area in context.data.areas if _share(area) is not None), key=_sorting, reverse=True)
    high, low = _halves(ranked)
    told = context.data.recorded
    strengths = _named("report.strengths", high) or _recorded("strengths", told.strengths, told.units)
    limits = f"{_named('report.limits', low)} {_recorded('limits', told.limits, told.units)}".lstrip()
    return (strengths,), (limits,), default_causes(context)


def _recorded(name: str, count: int, units: int) -> str:
    """That the minutes of the units tell something: of all of them, of some, or of none."""
    if not count:
        return phrase(f"report.{name}_none")
    return phrase(f"report.{name}_told" if count >= units else f"report.{name}_told_some", count=small_count(count))


def default_causes(context: ReportContext) -> Paragraphs:
    """The causes that minutes tell, in short, a paragraph a unit; where none is recorded, that is said."""
    of_unit: dict[str, list[str]] = {}
    for line in context.data.causes:
        of_unit.setdefault(line.unit, []).extend(line.causes)
    if not of_unit:
        return (phrase("report.causes_none", team=context.team),)
    told = [phrase("report.cause", unit=unit, text=_in_short(causes)) for unit, causes in of_unit.items()]
    more = len(told) - _NAMED
    rest = (phrase("report.causes_more", count=small_count(more)),) if more > 0 else ()
    return (*told[:_NAMED], *rest)


def _in_short(causes: Sequence[str]) -> str:
    """Causes as they go on inside a sentence; a long text is left off after a whole word."""
    words = "; ".join(within_sentence(cause.rstrip(".;, ")) for cause in dict.fromkeys(causes))
    if len(words) <= _LONGEST_CAUSE:
        return words
    begun = words[: _LONGEST_CAUSE + 1].rpartition(" ")[0] or words[:_LONGEST_CAUSE]
    return begun.rstrip(".;, ") + phrase("report.cause_left_off")


def scoring(context: ReportContext) -> Iterator[Part]:
    """Section IV."""
    prose = context.data.prose
    yield Heading(1, "IV.", scoring_title(context))
    yield from map(text, prose.scoring or (default_scoring(context),))
    areas = [area for area in context.data.areas if area.average is not None]
    if areas:
        number = context.next_table()
        yield text(phrase("report.averages_intro", number=number))
        title = phrase("report.table", number=number, title=phrase("report.averages_title"))
        yield Caption(title, phrase("report.measure_points"))
        yield _averages(areas, _average_score(context))
        rescaled = context.data.rescaled_units
        if rescaled:
            yield text(phrase("report.rescaled", count=small_count(rescaled)))


def scoring_title(context: ReportContext) -> str:
    """What section IV is called: bands (xếp loại) are promised only where there are any."""
    return phrase("report.IV_bands" if context.has_bands else "report.IV")


def discipline(context: ReportContext) -> Iterator[Part]:
    """Section V: what was checked, and either the sentence that nothing was found or the counts of what was."""
    yield Heading(1, "V.", phrase("report.V"))
    yield from map(text, context.data.prose.discipline)
    counts = [one for one in context.data.findings.by_severity if one.count]
    if counts:
        listed = "; ".join(
            phrase("report.severity", label=within_sentence(one.label), count=small_count(one.count)) for one in counts
        )
        yield text(phrase("report.severities", counts=listed))
    yield text(_violations(context))


def _named(key: str, areas: Sequence[AreaLine]) -> str:
    if not areas:
        return ""
    base = common_base(areas)
    names = "; ".join(f"{within_sentence(area.name)} ({_share_text(area, told=base)})" for area in areas)
    told = phrase("report.shares_base", rate=fraction(base[0], sum(base))) if base else ""
    return phrase(key, areas=names, base=told)


def _halves(ranked: Sequence[AreaLine]) -> tuple[Sequence[AreaLine], Sequence[AreaLine]]:
    """The areas with high shares and those with lower ones: full points are high, what is all alike is neither."""
    shares = [half_up(_sorting(area) * 100, 1) for area in ranked]
    size = min(_NAMED_AREAS, len(ranked) // 2)
    placed = list(zip(ranked, shares, strict=True))
    high = [area for area, share in placed[:size] if share == 100 or share > shares[-1]]
    low = [area for area, share in placed[len(ranked) - size :] if share < min(shares[0], Decimal(100))]
    return high, low


def _share(area: AreaLine) -> Decimal | None:
    return area.average / area.max_points if area.average is not None and area.max_points else None


def _sorting(area: AreaLine) -> Decimal:
    return _share(area) or Decimal(0)


def _share_text(area: AreaLine, *, told: tuple[int, int] | None) -> str:
    share = marked(percent(area.average or 0, area.max_points or 0), illustrative=area.illustrative)
    if area.short and not told:
        share += phrase("report.share_base", rate=fraction(area.scored, area.scored + area.short))
    return share


def default_scoring(context: ReportContext) -> str:
    """How many units were scored, their average and range, and their bands."""
    units = context.scored
    if not units:
        none = phrase("report.scored_none_whole" if context.partial else "report.scored_none")
        return none + _partial(context) + _scores_annex(context)
    scores = [unit.score for unit in units if unit.score is not None]
    average = _average_score(context)
    illustrative = any("score" in unit.illustrative for unit in units)
    words = phrase(
        "report.scored" if len(scores) > 1 else "report.scored_one",
        count=small_count(len(scores)),
        average=marked(points(average), illustrative=illustrative),
        highest=marked(points(max(scores)), illustrative=illustrative),
        lowest=marked(points(min(scores)), illustrative=illustrative),
    )
    bands = Counter(unit.band for unit in units if unit.band)
    if bands:
        listed = "; ".join(
            phrase(
                "report.band",
                name=name,
                rate=fraction(count, len(units)),
                percent=marked(percent(count, len(units)), illustrative=illustrative),
            )
            for name, count in bands.most_common()
        )
        words += phrase("report.bands", bands=listed)
    return words + _partial(context) + _scores_annex(context)


def _partial(context: ReportContext) -> str:
    """Which units are scored by some criteria only: such points are no result to be compared."""
    units = context.partial
    if not units:
        return ""
    named = "; ".join(
        phrase("report.partial_unit", unit=unit.name, rate=fraction(*unit.partial or (0, 0))) for unit in units[:_NAMED]
    )
    more = phrase("report.and_more", count=small_count(len(units) - _NAMED)) if len(units) > _NAMED else ""
    return phrase("report.partial", count=small_count(len(units)), names=named + more)


def _scores_annex(context: ReportContext) -> str:
    return phrase("report.scores_annex", annex=context.annex("scores")) if context.scored or context.partial else ""


def _average_score(context: ReportContext) -> Decimal | None:
    scores = [unit.score for unit in context.scored if unit.score is not None]
    return half_up(sum(scores, Decimal(0)) / len(scores), 2) if scores else None


def _averages(areas: Sequence[AreaLine], average_score: Decimal | None) -> Table:
    """The areas' averages; their sum only where it is the average of the totals and not another figure beside it."""
    names = ("number", "content", "maximum", "self", "assessed", "share")
    head = Row(tuple(phrase(f"report.column_{name}") for name in names))
    columns = (
        Column(12, "center"),
        Column(71),
        *(Column(20, "right", 4), Column(20, "right", 4), Column(22, "right", 5), Column(20, "right", 3)),
    )
    rows = [_averages_row(str(number), area) for number, area in enumerate(areas, start=1)]
    if _printed_sum(area.average for area in areas) == average_score:
        rows.append(_averages_total(areas))
    return Table(columns, (head,), even_percents(rows, len(names) - 1), size=13)


def _averages_row(number: str, area: AreaLine) -> Row:
    cells = (
        number,
        marked(area.name, illustrative=area.illustrative),
        points(area.max_points),
        points(area.self_average),
        points(area.average),
        percent(area.average or 0, area.max_points or 0),
    )
    return Row(cells)


def _averages_total(areas: Sequence[AreaLine]) -> Row:
    maximum = sum((area.max_points or Decimal(0) for area in areas), Decimal(0))
    exact = sum((area.average or Decimal(0) for area in areas), Decimal(0))
    known = all(area.self_average is not None for area in areas)
    own = _printed_sum(area.self_average for area in areas) if known else None
    average = _printed_sum(area.average for area in areas)
    cells = (points(maximum), points(own), points(average), percent(exact, maximum))
    return Row(("", phrase("report.total"), *cells), bold=True)


def _printed_sum(values: Iterable[Decimal | None]) -> Decimal:
    """The sum of the values as they are printed, so that a reader who adds them up meets it."""
    return sum((half_up(value or Decimal(0), 2) for value in values), Decimal(0))


def _violations(context: ReportContext) -> str:
    findings = context.data.findings
    if findings.no_violation:
        count = marked(small_count(findings.unconcluded), illustrative=context.is_illustrative("visits"))
        grounds = phrase("report.no_violation_grounds", count=count)
        return phrase("report.no_violation") + (f" {grounds}" if findings.unconcluded else "")
    total = findings.party + findings.collective + findings.individual
    if total:
        return phrase(
            "report.violations" if findings.lines else "report.violations_plain",
            count=small_count(total),
            party=small_count(findings.party),
            collective=small_count(findings.collective),
            individual=small_count(findings.individual),
            annex=context.annex("findings") if findings.lines else "",
        )
    if not context.data.counts.inspected:
        return phrase("report.none_inspected")
    unfinished = len(context.unfinished)
    key = "report.not_yet" if unfinished else "report.not_concluded"
    return phrase(key, count=small_count(unfinished), team=context.team)
