"""Biên bản kiểm tra: the minutes of one visit, read out and signed on the spot (Decree 30/2020, form 1.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time
from decimal import Decimal

from inspector.core.formats import date_long, time_long
from inspector.core.official import small_count
from inspector.core.sentences import sentence_start, within_sentence
from inspector.reports.figures import fraction, marked, period, points
from inspector.reports.inputs import RecommendationLine
from inspector.reports.layout.binding import NBSP
from inspector.reports.minutes_input import AreaResult, CriterionResult, MinutesInput, Participant
from inspector.reports.numbering import MINUTES, lettered, numbered
from inspector.reports.parts import PAGES, Bases, Column, Document, Heading, Paragraph, Part, Row, Run, Table, Title
from inspector.reports.sections.annexes import deadline
from inspector.reports.sections.context import text
from inspector.reports.sections.frame import closing, document, letterhead
from inspector.reports.wording import phrase


def compose_minutes(source: MinutesInput) -> Document:
    """The minutes of one visit."""
    frame = source.frame
    key = "minutes.title_surprise" if source.surprise else "minutes.title"
    parts: list[Part] = [
        letterhead(frame, MINUTES, dated=False),
        Title(phrase("minutes.kind"), phrase(key, topic=source.topic, unit=source.unit_name)),
    ]
    if frame.bases:
        parts.append(Bases(frame.bases))
    for section in (_opening, _results, _judgement, _requests, _ending):
        parts += section(source)
    parts.append(closing(frame))
    subject = phrase("minutes.subject", topic=source.topic, unit=source.unit_name)
    return document(
        frame, title=subject, subject=subject, keywords=(source.topic, source.unit_name), parts=parts, annexes=[]
    )


def _unit(source: MinutesInput) -> str:
    return source.unit_short or source.unit_name


def say(source: MinutesInput, key: str, **values: object) -> str:
    """A sentence of minutes with the team and the unit in it."""
    issuer = source.frame.issuer
    named = {"team": issuer.short_name or issuer.name, "unit": _unit(source), **values}
    return sentence_start(phrase(key, **named))


def _opening(source: MinutesInput) -> Iterator[Part]:
    yield from meeting(source)
    yield from map(text, source.introduction or default_introduction(source))


def meeting(source: MinutesInput) -> Iterator[Part]:
    """When, where and between whom."""
    yield text(phrase("minutes.start", time=_time(source.started_at), day=_day(source)))
    yield text(phrase("minutes.place", place=source.place or phrase("minutes.blank_place")))
    yield Paragraph((Run(phrase("minutes.people")),), keep_with_next=True)
    yield Heading(2, "1.", source.frame.issuer.name)
    yield from _people(source.team)
    yield Heading(2, "2.", source.unit_name)
    yield from _people(source.unit_people)
    if source.chair:
        yield _line(phrase("minutes.chair", person=_somebody(source.chair)))
    if source.secretary:
        yield _line(phrase("minutes.secretary", person=_somebody(source.secretary)))


def _people(people: Sequence[Participant]) -> Iterator[Part]:
    """One a line, ended by semicolons; nobody known yet leaves a dotted line."""
    for place, person in enumerate(people or (Participant(position=phrase("minutes.blank")),), start=1):
        roles = ", ".join(part for part in (person.position, person.role) if part) or phrase("minutes.blank")
        key = "minutes.person_named" if person.name else "minutes.person"
        words = phrase(key, name=person.name or phrase("minutes.blank"), position=roles)
        yield _line(words + ("." if place >= len(people) else ";"))


def _somebody(person: Participant) -> str:
    roles = ", ".join(part for part in (person.position, person.role) if part)
    if person.name:
        return ", ".join(part for part in (person.name, roles) if part)
    return phrase("minutes.somebody", name=phrase("minutes.blank"), position=roles)


def _line(words: str) -> Paragraph:
    """A line with a blank in it: never stretched."""
    return Paragraph((Run(words),), align="left")


def default_introduction(source: MinutesInput) -> Iterator[str]:
    """What was done and how."""
    kind = "minutes.contents_surprise" if source.surprise else "minutes.contents"
    # Without a self score nobody recorded that the unit inspected itself: then no report on it is told of.
    heard = not source.surprise and any(area.self_score is not None for area in source.areas)
    values = {"heard": say(source, "minutes.heard") if heard else ""}
    if source.decision:
        yield say(source, kind, decision=phrase("minutes.decision", text=source.decision), **values)
    else:
        yield say(source, f"{kind}_plain", **values)
    if source.areas:
        start, end = source.period_from, source.period_to
        yield phrase(
            "minutes.scope",
            count=small_count(len(source.areas)),
            period=phrase("minutes.period", period=period(start, end)) if start and end else "",
            sample=phrase("minutes.sample", text=source.sample.rstrip(". ")) if source.sample else "",
        )


def _results(source: MinutesInput) -> Iterator[Part]:
    yield Heading(1, "I.", phrase("minutes.I"))
    texts = [(phrase("minutes.discipline"), source.discipline)] if source.discipline else []
    texts += [(area.name, area.prose) for area in source.areas if area.prose]
    if source.findings:
        texts.append((phrase("minutes.findings"), tuple(lettered(source.findings))))
    place = 0
    for place, (name, paragraphs) in enumerate(texts, start=1):
        yield Heading(2, f"{place}.", name)
        yield from map(text, paragraphs)
    if any(area.score is not None for area in source.areas):
        yield Heading(2, f"{place + 1}.", phrase("minutes.scores"))
        if any(area.criteria for area in source.areas):
            yield replace(text(phrase("minutes.scores_criteria")), keep_with_next=True)
        yield _scores(source)
        yield text(total_sentence(source))
        yield from _own_total(source)
        yield from _unscored(source)
    elif not texts:
        yield text(phrase("minutes.results_none"))
    yield from _conclusion(source)


def _scores(source: MinutesInput) -> Table:
    """The areas' points, under each the criteria that tell why.

    They are summed once all areas are scored, so that no sum of some stands below the whole maximum.
    """
    head = [phrase(f"report.column_{name}") for name in ("number", "content", "maximum", "self", "assessed")]
    columns = (
        Column(12, "center"),
        Column(56),
        *(Column(16, "right", 1), Column(16, "right", 1), Column(16, "right", 1)),
        Column(49),
    )
    told = any(area.criteria for area in source.areas)
    rows = [
        row
        for place, area in enumerate(source.areas, start=1)
        for row in (_score_row(str(place), area, bold=told), *map(_criterion_row, area.criteria))
    ]
    scored = [area for area in source.areas if area.score is not None]
    own = _sum(source.areas, "self_score") if all(map(_own_complete, source.areas)) else None
    maximum, score = _sum(source.areas, "max_points"), _sum(scored, "score")
    total = ("", phrase("report.total"), points(maximum), points(own), points(score), "")
    head_row = Row((*head, phrase("minutes.column_reason")))
    if len(scored) == len(source.areas):
        rows.append(Row(total, bold=True))
    return Table(columns, (head_row,), tuple(rows))


def _score_row(place: str, area: AreaResult, *, bold: bool) -> Row:
    own = area.self_score if _own_complete(area) else None
    figures = (points(area.max_points), points(own), points(area.score))
    return Row((place, area.name, *figures, ""), bold=bold, keep_with_next=bool(area.criteria))


def _criterion_row(one: CriterionResult) -> Row:
    """A criterion under its area; one that does not apply has neither points nor a maximum that counts."""
    maximum = None if one.score is None else one.max_points
    figures = (points(maximum), points(one.self_score), points(one.score))
    return Row((one.code, one.name, *figures, "\n".join(one.remarks)))


def total_sentence(source: MinutesInput) -> str:
    """The assessed points and what they are out of."""
    scored = [area for area in source.areas if area.score is not None]
    whole = source.rescaled_total
    whole_sheet = len(scored) == len(source.areas) and not any(area.unscored for area in scored)
    return phrase(
        "minutes.total" if whole_sheet else "minutes.total_partial",
        score=points(_sum(scored, "score")),
        maximum=points(_sum(scored, "max_points")),
        rescaled=phrase("minutes.rescaled", points=points(whole)) if whole is not None else "",
    )


def _own_total(source: MinutesInput) -> Iterator[Part]:
    """What the unit's own points are out of, where it did not score everything itself."""
    own = [area for area in source.areas if area.self_score is not None]
    maximum = sum((area.max_points if area.self_maximum is None else area.self_maximum for area in own), Decimal(0))
    if own and not all(map(_own_complete, source.areas)):
        yield text(phrase("minutes.total_own", score=points(_sum(own, "self_score")), maximum=points(maximum)))


def _own_complete(area: AreaResult) -> bool:
    """Whether the unit's own points are out of the same maximum as the assessed ones beside them."""
    return area.self_score is not None and area.self_maximum in (None, area.max_points)


def _unscored(source: MinutesInput) -> Iterator[Part]:
    codes = [code for area in source.areas if area.score is not None or area.finished for code in area.unscored]
    if codes:
        yield text(phrase("minutes.unscored", codes=", ".join(codes)))


def _sum(areas: Sequence[AreaResult], name: str) -> Decimal:
    return sum((getattr(area, name) or Decimal(0) for area in areas), Decimal(0))


def _conclusion(source: MinutesInput) -> Iterator[Part]:
    unfinished = [area.name for area in source.areas if not area.finished]
    if unfinished:
        names = "; ".join(within_sentence(name) for name in unfinished)
        yield text(phrase("minutes.unfinished", names=names))
    yield from map(text, _violations(source))
    yield text(outcome_sentence(source))


def _violations(source: MinutesInput) -> Iterator[str]:
    """What was found of violations: that there is none is said where that was concluded, and nowhere else."""
    if source.grave:
        yield phrase("minutes.grave", count=small_count(source.grave))
    elif source.findings:
        yield say(source, "minutes.minor_only" if source.no_violation else "minutes.minor")
    elif source.no_violation:
        yield phrase("report.no_violation")
    elif source.areas and not _unfinished(source):
        count = sum(area.concluded for area in source.areas)
        rate = fraction(count, len(source.areas))
        yield say(source, "minutes.not_concluded_some" if count else "report.not_concluded", rate=rate)


def outcome_sentence(source: MinutesInput) -> str:
    """Whether the unit passes, with the reason where a person gave one."""
    decided = source.outcome if source.outcome in ("passing", "failing") else "open"
    partial = "_partial" if decided != "open" and source.areas and _unfinished(source) else ""
    words = say(source, f"minutes.outcome_{decided}{partial}", unit=source.unit_name)
    reason = source.outcome_reason.rstrip(". ")
    return words + (phrase("minutes.outcome_reason", reason=reason) if reason else "")


def _judgement(source: MinutesInput) -> Iterator[Part]:
    """II to IV: strengths, limits, and what the unit says to them."""
    yield Heading(1, "II.", phrase("minutes.II"))
    yield from map(text, numbered(source.strengths or (default_strengths(source),)))
    yield Heading(1, "III.", phrase("minutes.III"))
    yield from map(text, _limits(source))
    yield Heading(1, "IV.", phrase("minutes.IV"))
    yield from unit_opinion(source)


def unit_opinion(source: MinutesInput) -> Iterator[Part]:
    """What the unit says; dotted lines while nothing is written."""
    blank = phrase("minutes.opinion_blank")
    yield from map(text, source.opinion or (blank, blank))


def default_strengths(source: MinutesInput) -> str:
    """The sentence under Ưu điểm while nobody wrote any."""
    return say(source, "minutes.strengths_open" if _undecided(source) else "minutes.strengths_none")


def _unfinished(source: MinutesInput) -> bool:
    return not source.areas or any(not area.finished for area in source.areas)


def _undecided(source: MinutesInput) -> bool:
    """Whether the visit goes on: nothing is told as if it were over, and what is still to come can be written in."""
    return _unfinished(source) and source.outcome not in ("passing", "failing")


def _limits(source: MinutesInput) -> Iterator[str]:
    """The shortcomings, numbered, then their causes: a cause is no further shortcoming."""
    mark = phrase("defaults.cause", text="")
    written = source.limits or (default_limits(source),)
    yield from numbered([words for words in written if not words.startswith(mark)])
    yield from (words for words in written if words.startswith(mark))


def default_limits(source: MinutesInput) -> str:
    """The sentence under Tồn tại, hạn chế while nobody wrote any: it never denies what the minutes say elsewhere."""
    lost = sum(one.below for area in source.areas for one in area.criteria)
    if source.findings:
        key = "limits_findings_points" if lost else "limits_findings"
    elif _unfinished(source) and source.outcome != "failing":
        key = "limits_open_points" if lost else "limits_open"
    elif source.outcome == "failing" or source.recommendations:
        key = "limits_points" if lost else "opinion_blank"
    else:
        key = "limits_others" if lost else "limits_none"
    return say(source, f"minutes.{key}", count=small_count(lost))


def _requests(source: MinutesInput) -> Iterator[Part]:
    yield Heading(1, "V.", phrase("minutes.V"))
    if not source.recommendations:
        blank = source.findings or source.outcome == "failing" or _undecided(source)
        yield text(say(source, "minutes.opinion_blank" if blank else "minutes.requests_none"))
        return
    names = ("request", "responsible", "deadline")
    head = Row((phrase("report.column_number"), *(phrase(f"annex.column_{name}") for name in names)))
    columns = (Column(12, "center"), Column(67), Column(45, "center"), Column(41, "center"))
    rows = tuple(_request_row(str(place), line, source) for place, line in enumerate(source.recommendations, start=1))
    yield Table(columns, (head,), rows, size=13)
    if source.report_back_by:
        office = source.frame.issuer.standing_office
        key = "minutes.report_back_office" if office else "minutes.report_back"
        yield text(say(source, key, office=office, day=date_long(source.report_back_by)))


def _request_row(place: str, line: RecommendationLine, source: MinutesInput) -> Row:
    words = marked(line.text, illustrative=line.illustrative)
    return Row((place, words, line.responsible or _unit(source), deadline(line)))


def _ending(source: MinutesInput) -> Iterator[Part]:
    yield copies(source)
    yield end(source, "minutes.end")


def copies(source: MinutesInput) -> Part:
    """How many pages and copies there are (Decree 30/2020 wants minutes read out before they are signed)."""
    before, after = say(
        source,
        "minutes.copies",
        pages=NBSP * 2,
        copies=small_count(source.copies),
        kept=small_count(source.copies_team),
        unit=source.unit_name,
        others=small_count(source.copies - source.copies_team),
    ).split(NBSP * 2)
    runs = (Run(before.rstrip() + NBSP), Run(field=PAGES), Run(NBSP + after.lstrip()))
    # Signatures that go overleaf take these lines along: a page with signatures alone could be put to anything.
    return Paragraph(runs, keep_with_next=True)


def end(source: MinutesInput, key: str) -> Part:
    """When it ended, by the sentence ``key``."""
    return text(phrase(key, time=_time(source.ended_at), day=_day(source)))


def _time(moment: time | None) -> str:
    return time_long(moment) if moment else phrase("minutes.blank_time")


def _day(source: MinutesInput) -> str:
    day = source.visited_on
    return date_long(day) if day else phrase("minutes.blank_day", year=source.frame.year)
