from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from inspector.reports import compose_minutes, compose_year_report, render_pdf
from inspector.reports.parts import Document, Heading, Paragraph, Section, plain
from tests.reports import khanh_trung, khanh_vinh

HANOI = timezone(timedelta(hours=7))


@pytest.fixture(scope="module")
def year() -> Document:
    return compose_year_report(khanh_vinh.year_report())


def rendered(document: Document) -> bytes:
    target = io.BytesIO()
    render_pdf(document, target)
    return target.getvalue()


def small(*texts: str) -> Document:
    parts = tuple(Paragraph(plain(text)) for text in texts)
    return Document(
        title="Thử",
        author="Đoàn",
        subject="",
        made_at=datetime(2020, 1, 6, 8, 30, tzinfo=HANOI),
        body=Section(parts=parts),
    )


def test_the_same_document_gives_the_same_bytes(year: Document) -> None:
    assert rendered(year) == rendered(year)


def test_documents_made_at_the_same_time_do_not_mix(year: Document) -> None:
    other = compose_minutes(khanh_trung.minutes())
    expected = [rendered(document) for document in (year, other)] * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rendered, [year, other] * 4)) == expected


def test_the_same_bytes_in_another_process(year: Document, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.reports import khanh_vinh; from inspector.reports import *;"
        "print(render_pdf(compose_year_report(khanh_vinh.year_report()), Path(sys.argv[1])).sha256)"
    )
    command = [sys.executable, "-X", "hash_seed=7", "-c", script, str(tmp_path / "a.pdf")]
    root = Path(__file__).parents[3]
    printed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()
    assert printed == hashlib.sha256(rendered(year)).hexdigest()


def test_the_result_tells_pages_and_digest_of_the_file(year: Document, tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.pdf"
    result = render_pdf(year, target)
    assert result.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    with pdfplumber.open(target) as pdf:
        assert len(pdf.pages) == result.pages
    assert list(tmp_path.iterdir()) == [target]


def test_another_moment_gives_another_file() -> None:
    document = small("Một.")
    assert rendered(document) != rendered(replace(document, made_at=datetime(2020, 1, 7, tzinfo=HANOI)))


def test_a_failed_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "no" / "report.pdf"
    with pytest.raises(FileNotFoundError):
        render_pdf(small("Một."), target)
    assert not target.parent.exists()


def test_every_font_is_an_embedded_subset(year: Document) -> None:
    with pdfplumber.open(io.BytesIO(rendered(year))) as pdf:
        fonts = {}
        for page in pdf.pages:
            for reference in resolve1(page.page_obj.resources["Font"]).values():
                font = resolve1(reference)
                fonts[str(font["BaseFont"])] = font
    names = {name.split("+")[1].strip("'") for name in fonts}
    assert names <= {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"}
    for font in fonts.values():
        descriptor = resolve1(font["FontDescriptor"])
        assert "FontFile2" in descriptor
        assert "ToUnicode" in font


def test_the_file_says_what_it_is(year: Document) -> None:
    data = rendered(year)
    assert data.startswith(b"%PDF-1.4")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert pdf.metadata["Title"] == "Báo cáo kết quả kiểm tra công tác cải cách hành chính năm 2019"
        assert pdf.metadata["Author"] == "Đoàn kiểm tra công tác cải cách hành chính"
        assert pdf.metadata["Subject"].startswith("Kết quả kiểm tra công tác cải cách hành chính năm 2019 của")
        assert pdf.metadata["Keywords"] == "công tác CCHC, 2019"
        assert pdf.metadata["Creator"] == "Kiểm tra CCHC"
        assert pdf.metadata["CreationDate"] == "D:20200106013000+00'00'"
        assert bytes(pdf.doc.catalog["Lang"]) == b"vi-VN"


def test_the_creation_date_keeps_its_zone() -> None:
    with pdfplumber.open(io.BytesIO(rendered(small("Một.")))) as pdf:
        assert pdf.metadata["CreationDate"] == "D:20200106083000+07'00'"


def test_headings_and_annexes_are_bookmarks(year: Document) -> None:
    with pdfplumber.open(io.BytesIO(rendered(year))) as pdf:
        outline = [(level, title) for level, title, *_ in pdf.doc.get_outlines()]
    assert (1, "I. KHÁI QUÁT CUỘC KIỂM TRA") in outline
    assert (2, "3. Mức độ hoàn thành kế hoạch kiểm tra") in outline
    assert outline[-1][1].startswith("Phụ lục II. Kết quả chấm điểm")
    assert outline[-1][0] == 1


def test_a_deep_heading_first_is_no_error() -> None:
    parts = (Heading(2, "1.", "Đoàn"), Heading(1, "I.", "Kết quả"), Paragraph(plain("Một.")))
    document = replace(small(), body=Section(parts=parts))
    with pdfplumber.open(io.BytesIO(rendered(document))) as pdf:
        assert [level for level, *_ in pdf.doc.get_outlines()] == [1, 1]


def test_text_can_be_read_and_searched() -> None:
    words = "Ủy ban nhân dân huyện Khánh Vĩnh: ẩn, ễnh, ứng, ỹ; Ẵ Ỡ Ữ “ngoặc” – gạch " * 3
    with pdfplumber.open(io.BytesIO(rendered(small(words)))) as pdf:
        said = " ".join(pdf.pages[0].extract_text().split())
    assert said == " ".join(words.split())


def test_more_letters_than_one_subset_holds() -> None:
    alphabet = "".join(chr(code) for code in range(0x1EA0, 0x1EFA)) + "".join(chr(code) for code in range(0xC0, 0x180))
    with pdfplumber.open(io.BytesIO(rendered(small(" ".join(alphabet))))) as pdf:
        said = "".join(pdf.pages[0].extract_text().split())
    assert said == alphabet


def test_a_letter_the_font_lacks_is_no_error() -> None:
    assert rendered(small("Chữ 漢 và 😀 trong văn bản.")).startswith(b"%PDF")


def test_minutes_render_too() -> None:
    assert render_pdf(compose_minutes(khanh_trung.minutes()), io.BytesIO()).pages == 3
