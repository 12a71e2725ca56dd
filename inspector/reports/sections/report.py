"""The whole report from its sections, as Decree 30/2020 orders them."""

from __future__ import annotations

from inspector.reports.numbering import REPORT
from inspector.reports.parts import Addressee, Bases, Document, Paragraph, Part, Title
from inspector.reports.sections.annexes import annexes
from inspector.reports.sections.assessment import assessment, discipline, scoring
from inspector.reports.sections.context import ReportContext, text
from inspector.reports.sections.frame import closing, document, letterhead
from inspector.reports.sections.overview import overview
from inspector.reports.sections.requests import ending, requests
from inspector.reports.sections.results import results
from inspector.reports.wording import phrase


def compose(context: ReportContext, keywords: tuple[str, ...]) -> Document:
    """The report as a document of parts."""
    frame, data = context.frame, context.data
    title = phrase("report.title", topic=data.topic, when=context.when)
    parts: list[Part] = [letterhead(frame, REPORT), Title(phrase("report.kind"), title)]
    if frame.addressees:
        parts.append(Addressee(frame.addressees))
    if frame.bases:
        parts.append(Bases(frame.bases))
    parts.append(_opening(context))
    for section in (overview, results, assessment, scoring, discipline, requests, ending):
        parts += section(context)
    parts.append(closing(frame))
    return document(
        frame,
        title=f"{phrase('report.kind')} {title[:1].lower()}{title[1:]}",
        subject=phrase("report.subject", topic=data.topic, when=context.when, issuer=frame.issuer.name),
        keywords=(data.topic_short, *keywords),
        parts=parts,
        annexes=annexes(context),
    )


def _opening(context: ReportContext) -> Paragraph:
    frame, data = context.frame, context.data
    issuer = frame.issuer
    short = phrase("report.called", name=issuer.short_name) if issuer.short_name not in ("", issuer.name) else ""
    first = frame.addressees[0] if frame.addressees else ""
    known = frame.addressee_short in ("", first)
    words = phrase(
        "report.opening" if first else "report.opening_plain",
        issuer=issuer.name,
        short=short,
        addressee=first,
        abbreviation="" if known else phrase("report.abbreviated", name=frame.addressee_short),
        topic=_topic(data.topic, data.topic_short),
        when=context.when,
    )
    return text(words)


def _topic(topic: str, short: str) -> str:
    """The topic with its abbreviation after it: "công tác cải cách hành chính (CCHC)"."""
    abbreviation = short.rsplit(" ", 1)[-1]
    return f"{topic} ({abbreviation})" if abbreviation.isupper() and abbreviation not in topic else topic
