"""VI. KIẾN NGHỊ, and the sentence that ends a report."""

from __future__ import annotations

from collections.abc import Iterator

from inspector.core.formats import date_long
from inspector.core.official import small_count
from inspector.reports.figures import marked
from inspector.reports.inputs import RecommendationGroup
from inspector.reports.numbering import lettered
from inspector.reports.parts import Heading, Part
from inspector.reports.sections.context import ReportContext, text
from inspector.reports.sections.results import has_differences
from inspector.reports.wording import phrase


def requests(context: ReportContext) -> Iterator[Part]:
    """Section VI: how many requests the minutes hold, how the open ones stand, and what the team asks of whom."""
    yield Heading(1, "VI.", phrase("report.VI"))
    if context.data.actions.open:
        yield text(_actions(context))
    groups = context.data.prose.recommendations or tuple(default_groups(context))
    if not groups:
        yield text(phrase("report.requests_none", team=context.team))
        return
    yield text(_introduction(context))
    number = 0
    for group in groups:
        if group.heading:
            number += 1
            yield Heading(2, f"{number}.", group.heading)
        yield from map(text, lettered(group.paragraphs))


def ending(context: ReportContext) -> Iterator[Part]:
    """The last paragraphs of the text, ended by ``./.``."""
    *others, last = context.data.prose.closing or (default_ending(context),)
    yield from map(text, others)
    yield text(f"{last.rstrip('./ ')}./.")


def default_ending(context: ReportContext) -> str:
    """The sentence a report ends with."""
    return phrase(
        "report.closing" if context.addressee else "report.closing_plain",
        topic=context.data.topic_short,
        when=context.when,
        team=context.team,
        addressee=context.addressee,
    )


def _introduction(context: ReportContext) -> str:
    count = sum(unit.recommendations or 0 for unit in context.data.units)
    if not count:
        return phrase("report.requests_plain", team=context.team)
    return phrase(
        "report.requests",
        count=marked(small_count(count), illustrative=context.is_illustrative("recommendations")),
        annex=_annexes(context),
        team=context.team,
    )


def _annexes(context: ReportContext) -> str:
    counted = context.annex("units")
    if not context.data.recommendations:
        return phrase("report.requests_counted", annex=counted)
    return phrase("report.requests_listed", annex=counted, list=context.annex("requests"))


def _actions(context: ReportContext) -> str:
    actions = context.data.actions
    day = actions.as_of or context.frame.made_at.date()
    return phrase(
        "report.actions" if actions.overdue else "report.actions_in_time",
        day=date_long(day),
        open=marked(small_count(actions.open), illustrative=context.is_illustrative("recommendations")),
        overdue=small_count(actions.overdue),
    )


def _to_left(context: ReportContext) -> str:
    """The units not inspected yet, without those whose visit was called off."""
    key = "report.to_left" if context.to_come == context.left else "report.to_left_others"
    return phrase(key, count=small_count(context.to_come))


def default_groups(context: ReportContext) -> Iterator[RecommendationGroup]:
    """What follows from the data for whom it is addressed to, for the units inspected and for those left."""
    office = context.frame.issuer.standing_office
    heading = phrase("report.to_addressee", addressee=context.addressee) if context.addressee else ""
    conclude = phrase("report.conclude_office" if office else "report.conclude", office=office)
    review = (phrase("report.review_figures"),) if has_differences(context) else ()
    asked = (*review, conclude) if context.data.counts.inspected else review
    if asked:
        yield RecommendationGroup(heading=heading or phrase("report.to_superior"), paragraphs=asked)
    if context.data.counts.inspected:
        yield RecommendationGroup(
            heading=phrase("report.to_inspected"), paragraphs=(phrase("report.remedy", team=context.team),)
        )
    if context.to_come:
        words = phrase(
            "report.self_inspect_office" if office else "report.self_inspect", office=office, team=context.team
        )
        yield RecommendationGroup(heading=_to_left(context), paragraphs=(words,))
