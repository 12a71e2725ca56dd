"""II. KẾT QUẢ KIỂM TRA THEO NỘI DUNG: each area's prose or its average, and the comparison of declared figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from inspector.core.official import small_count
from inspector.core.sentences import within_sentence
from inspector.reports.figures import figure, fraction, marked, percent, points
from inspector.reports.inputs import AreaLine, CriterionLine, StatementLine, StatementTable
from inspector.reports.numbering import lettered
from inspector.reports.parts import MARK, Caption, Column, Heading, Part, Row, Table
from inspector.reports.sections.context import ReportContext, text
from inspector.reports.wording import phrase

_NAMED_FULL: Final = 2
_NAMED_BELOW: Final = 3
"""Criteria named of those all units reached the maximum of, and of those many stayed below."""


def results(context: ReportContext) -> Iterator[Part]:
    """Section II."""
    data = context.data
    yield Heading(1, "II.", phrase("report.II"))
    if not data.areas:
        yield text(phrase("report.areas_none"))
    base = common_base(data.areas)
    if base and not all(area.prose for area in data.areas):
        yield text(phrase("report.areas_base", count=small_count(base[0]), short=small_count(base[1])))
    number = 0
    codes = {area.code for area in data.areas}
    for number, area in enumerate(data.areas, start=1):
        yield Heading(2, f"{number}.", area.name)
        own = [table for table in data.statements if table.area_code == area.code]
        yield from _paragraphs(context, area.prose or (default_area(area, told=base),), own)
    others = [table for table in data.statements if table.area_code not in codes]
    if others:
        number += 1
        yield Heading(2, f"{number}.", phrase("report.statements"))
        yield from _paragraphs(context, (), others)
    if data.prose.areas_other:
        yield Heading(2, f"{number + 1}.", phrase("report.areas_other"))
        yield from map(text, lettered(data.prose.areas_other))


def has_differences(context: ReportContext) -> bool:
    """Whether a declared figure does not meet the computed one."""
    declared = context.data.declared_rate
    if declared and percent(declared.numerator, declared.denominator) != declared.percent.replace(" ", ""):
        return True
    return any(_differs(line) for table in context.data.statements for line in table.lines)


def common_base(areas: Sequence[AreaLine]) -> tuple[int, int] | None:
    """Units scored and not scored by all criteria of an area, where some are not and it is so in all areas alike."""
    bases = {(area.scored, area.short) for area in areas}
    base = bases.pop() if len(bases) == 1 and len(areas) > 1 else (0, 0)
    return base if all(base) else None


def default_area(area: AreaLine, *, told: tuple[int, int] | None = None) -> str:
    """How the units were scored in an area: averages, units at the maximum, and by which criteria they stayed below.

    Over which units that is stands here unless it was ``told`` of all areas before.
    """
    if area.average is None or not area.max_points:
        return phrase("report.area_none_whole" if area.short else "report.area_unscored")
    if area.full and area.full == area.scored:
        rate = marked(fraction(area.full, area.scored), illustrative=area.illustrative)
        words = phrase("report.area_all_full", rate=rate, maximum=points(area.max_points))
        return " ".join([words, *_base(area, told)])
    return " ".join([_averages(area), *_base(area, told), *_at_the_maximum(area), *_below_the_maximum(area)])


def _base(area: AreaLine, told: tuple[int, int] | None) -> Iterator[str]:
    """Over which units an area is told, where some are not scored by all its criteria."""
    if area.short and not told:
        yield phrase("report.area_base", count=small_count(area.scored), short=small_count(area.short))


def _at_the_maximum(area: AreaLine) -> Iterator[str]:
    rate = marked(fraction(area.full, area.scored), illustrative=area.illustrative)
    if area.full:
        yield phrase("report.area_full", rate=rate)
    reached = [one.name for one in area.criteria if one.full == one.scored]
    if reached:
        count = marked(fraction(len(reached), len(area.criteria)), illustrative=area.illustrative)
        key = "report.area_reached" if len(reached) <= _NAMED_FULL else "report.area_reached_among"
        who = phrase("report.all_whole" if area.short else "report.all_units")
        yield phrase(key, who=who, count=count, names=_listed(reached[:_NAMED_FULL]))


def _below_the_maximum(area: AreaLine) -> Iterator[str]:
    """The criteria by which most units stayed below the maximum; by number of units, then as the checklist has them."""
    below = sorted((one for one in area.criteria if one.full < one.scored), key=lambda one: one.full - one.scored)
    named = below[:_NAMED_BELOW]
    if below:
        mark = MARK if area.illustrative else ""
        if area.scored == 1:
            key = "report.area_below_one" if len(below) == len(named) else "report.area_below_one_among"
            yield phrase(key, mark=mark, names=_listed(one.name for one in named))
            return
        yield phrase(_below_key(below), mark=mark, names=_listed(map(_below, named)))


def _below_key(below: Sequence[CriterionLine]) -> str:
    """Many units stayed below is said of criteria where more than half of them did."""
    if len(below) <= _NAMED_BELOW:
        return "report.area_below"
    many = all(2 * (one.scored - one.full) > one.scored for one in below[:_NAMED_BELOW])
    return "report.area_below_most" if many else "report.area_below_among"


def _below(one: CriterionLine) -> str:
    return phrase("report.area_criterion", name=one.name.rstrip(". "), rate=fraction(one.scored - one.full, one.scored))


def _listed(names: Iterable[str]) -> str:
    return "; ".join(within_sentence(name.rstrip(". ")) for name in names)


def _averages(area: AreaLine) -> str:
    average, maximum = area.average or Decimal(0), area.max_points or Decimal(0)
    share = marked(percent(average, maximum), illustrative=area.illustrative)
    own = ""
    if area.self_average is not None:
        own = phrase("report.area_self", average=points(area.self_average))
    elif area.self_scored:
        own = phrase("report.area_self_some", rate=fraction(area.self_scored, area.scored))
    return phrase("report.area_average", average=points(average), maximum=points(maximum), percent=share, own=own)


def _paragraphs(context: ReportContext, prose: Sequence[str], tables: Sequence[StatementTable]) -> Iterator[Part]:
    """The prose, then each table between what leads to it and what explains it; lettered through when there are any."""
    if not tables:
        yield from map(text, prose)
        return
    texts = list(prose)
    after: dict[int, list[Part]] = {}
    for table in tables:
        if not table.lines:
            texts += (*table.introduction, *table.explanation)
            continue
        number = context.next_table()
        texts += table.introduction or (phrase("report.statement_intro", number=number),)
        after[len(texts)] = _comparison(table, number)
        texts += table.explanation or _explanation(context, table)
    for place, words in enumerate(lettered(texts), start=1):
        yield text(words)
        yield from after.get(place, [])


def _explanation(context: ReportContext, table: StatementTable) -> tuple[str, ...]:
    differing = [line for line in table.lines if _differs(line)]
    if not differing:
        return (phrase("report.statement_holds"),)
    sentences = [
        phrase(
            "report.statement_difference",
            label=line.label,
            declared=figure(line.declared),
            computed=figure(line.computed),
            difference=figure(line.difference),
        )
        for line in differing
    ]
    return (" ".join([*sentences, phrase("report.statement_handling", team=context.team)]),)


def _differs(line: StatementLine) -> bool:
    if isinstance(line.difference, str):
        return line.difference.strip() not in ("", "0", "–")
    return line.difference is not None and Decimal(line.difference) != 0


def _comparison(table: StatementTable, number: int) -> list[Part]:
    names = ("number", "content", "declared", "computed", "difference")
    head = Row(tuple(phrase(f"report.column_{name}") for name in names))
    columns = (Column(12, "center"), Column(62), Column(33, "right", 8), Column(29, "right", 7), Column(29, "right", 9))
    rows = tuple(_comparison_row(line) for line in table.lines)
    caption = phrase("report.table", number=number, title=table.title)
    return [Caption(caption, table.measure), Table(columns, (head,), rows, size=13)]


def _comparison_row(line: StatementLine) -> Row:
    values = (figure(line.declared), figure(line.computed), figure(line.difference))
    cells = (line.number, marked(line.label, illustrative=line.illustrative), *values)
    return Row(cells, bold=line.bold)
