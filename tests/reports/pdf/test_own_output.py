from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from inspector.reports import compose_minutes, render_pdf
from inspector.reports.pdf.own_output import is_output_of
from tests.reports.khanh_trung import minutes


def test_what_was_written_of_the_same_document_is_known_again(tmp_path: Path) -> None:
    document, file = compose_minutes(minutes()), tmp_path / "a.pdf"
    render_pdf(document, file)
    assert is_output_of(file, document)
    assert is_output_of(file, replace(document, made_at=document.made_at + timedelta(days=3)))
    assert not is_output_of(file, replace(document, title=f"{document.title} (khác)"))


def test_what_somebody_added_to_is_theirs(tmp_path: Path) -> None:
    document, file = compose_minutes(minutes()), tmp_path / "a.pdf"
    render_pdf(document, file)
    file.write_bytes(file.read_bytes() + b"\nstartxref\n0\n%%EOF\n")
    assert not is_output_of(file, document)


def test_any_other_file_is_none(tmp_path: Path) -> None:
    document, letter = compose_minutes(minutes()), tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4\nstartxref\n0\n%%EOF\n")
    assert not any(is_output_of(path, document) for path in (letter, tmp_path, tmp_path / "none.pdf"))
