"""Abbreviations are spelled out where a text uses them for the first time: "thủ tục hành chính (TTHC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspector.core.sentences import sentence_start
from inspector.reports.parts import Caption, Heading, Paragraph, Part, Table, Title, text_of
from inspector.reports.wording import catalogue

_OPENING = r"(?:^|[.:] |^(?:-|\d+\.|[a-zđ]\)) )$"
"""What stands before the first word of a sentence."""


def introduced(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with each abbreviation of the catalogue that they use spelled out once, where it is first needed.

    The long form that comes first gets the abbreviation behind it, else the first abbreviation its long form before it.
    An abbreviation that the text itself explains in brackets, or that the title needs already (as in the name of a
    unit), stays as it is. Titles and tables are left alone.
    """
    result = list(parts)
    for short, long in catalogue("abbreviations").items():
        _introduce(result, short, long)
    return result


def _introduce(parts: list[Part], short: str, long: str) -> None:
    used = re.compile(rf"(?<!\w){short}(?!\w)")
    if any(isinstance(part, Title) and used.search(part.abstract) for part in parts):
        return
    uses = [place for place, part in enumerate(parts) for text in _texts(part) for _ in used.finditer(text)]
    if not uses:
        return
    explained = re.compile(rf"\((?:sau đây [^()]*{short}[^()]*|{short})\)")
    spelled = re.compile(rf"(?<!\w){long}(?!\w)", re.IGNORECASE)
    for place, part in enumerate(parts):
        changed = None
        for number, text in enumerate(_running(part)):
            if explained.search(text):
                return
            if changed is None and (found := spelled.search(text)):
                changed = _with_text(part, number, f"{text[: found.end()]} ({short}){text[found.end() :]}")
            elif changed is None and place >= uses[0] and (found := used.search(text)):
                full = _spelled_out(text[: found.start()], short if len(uses) > 1 else "", long)
                changed = _with_text(part, number, text[: found.start()] + full + text[found.end() :])
        if changed is not None:
            parts[place] = changed
            return


def _spelled_out(before: str, short: str, long: str) -> str:
    """The long form, with a capital where a sentence starts, and behind it the abbreviation if it is used again."""
    full = sentence_start(long) if re.search(_OPENING, before) else long
    return f"{full} ({short})" if short else full


def _texts(part: Part) -> Iterator[str]:
    """Every text of the body in which an abbreviation may be used."""
    match part:
        case Paragraph():
            yield text_of(part.runs)
        case Heading() | Caption():
            yield part.text
        case Table():
            yield from (cell for row in (*part.header, *part.rows) for cell in row.cells)


def _running(part: Part) -> Iterator[str]:
    """The texts that an abbreviation may be explained in: paragraphs, and headings that are not in capitals."""
    if isinstance(part, Paragraph):
        yield from (run.text for run in part.runs)
    elif isinstance(part, Heading) and part.level > 1:
        yield part.text


def _with_text(part: Part, number: int, text: str) -> Part:
    if isinstance(part, Paragraph):
        runs = list(part.runs)
        runs[number] = replace(runs[number], text=text)
        return replace(part, runs=tuple(runs))
    if isinstance(part, Heading):
        return replace(part, text=text)
    raise TypeError(part)
