"""What a document says, as plain text: one line a paragraph, cells parted by bars; to compare with a golden file."""

from __future__ import annotations

from collections.abc import Iterator

from inspector.reports.parts import (
    Addressee,
    AnnexTitle,
    Bases,
    Caption,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Part,
    Row,
    Run,
    Section,
    Table,
    Title,
)


def spoken(document: Document) -> str:
    """All words of ``document``."""
    sections = (document.body, *document.annexes)
    return "\n".join(line for section in sections for line in _section(section)) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.name:
        yield f"=== {section.name}"
    for part in section.parts:
        yield from _part(part)
    for foot in (section.note, section.footnote):
        if foot:
            yield f"___ {foot}"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * (part.level + 1)} {part.label} {part.text}"
        case Paragraph():
            yield _runs(part.runs)
        case Caption():
            yield f"[{part.text}] {part.measure}".strip()
        case Table():
            yield from map(_row, (*part.header, *part.rows))
        case _:
            yield from _frame(part)


def _frame(part: Part) -> Iterator[str]:
    match part:
        case Letterhead():
            number = f"Số {part.number or '…'}/{part.symbol}"
            yield f"{part.superior} / {part.name} / {number} / {part.place} {part.day or '…'}"
        case Title():
            yield f"# {part.kind}: {part.abstract}"
        case Addressee():
            yield "Kính gửi: " + "; ".join(part.names)
        case Bases():
            yield from (f"Căn cứ {item}" for item in part.items)
        case Closing():
            yield from ("> " + " / ".join((*one.authority, one.position, one.name)) for one in part.signatures)
            yield "Nơi nhận: " + "; ".join(part.recipients)
        case AnnexTitle():
            yield f"# {part.label}: {part.title} {_runs(part.attachment)}".replace("\n", " ")


def _row(row: Row) -> str:
    return " | ".join(cell.replace("\n", " ") for cell in row.cells)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join("…" if run.blank else f"{{{run.field}}}" if run.field else run.text for run in runs)
