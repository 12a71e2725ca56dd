from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.reports.layout.surface import SignatureSpace
from inspector.reports.pdf.render import render_pdf
from inspector.reports.pdf.signing import CertificateFile, sign_pdf
from inspector.reports.pdf.validation import inspect_pdf
from inspector.reports.year_report import compose_year_report
from tests.reports.khanh_vinh import year_report
from tests.reports.pdf.keys import BODY, DAY, PASSWORD, SIGNER, authority, key_file


@pytest.fixture
def report(tmp_path: Path) -> tuple[Path, SignatureSpace]:
    path = tmp_path / "báo cáo.pdf"
    made = render_pdf(compose_year_report(year_report()), path)
    (space,) = made.spaces
    return path, space


@pytest.fixture(scope="module")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed report for tests that look at many damaged copies of it."""
    folder = tmp_path_factory.mktemp("signed")
    path = folder / "signed.pdf"
    (space,) = render_pdf(compose_year_report(year_report()), path).spaces
    sign_pdf(path, path, key(folder), space, DAY)
    return path


def key(folder: Path) -> CertificateFile:
    return CertificateFile(key_file(folder), PASSWORD)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_signature_is_appended_and_sound(report: tuple[Path, SignatureSpace], tmp_path: Path) -> None:
    path, space = report
    signed = sign_pdf(path, tmp_path / "signed.pdf", key(tmp_path), space, DAY, "Khánh Vĩnh")
    assert (signed.before, signed.after, signed.signer) == (digest(path), digest(tmp_path / "signed.pdf"), SIGNER)
    assert (tmp_path / "signed.pdf").read_bytes().startswith(path.read_bytes())
    found = inspect_pdf(tmp_path / "signed.pdf")
    assert (found.sha256, found.earlier, found.only_signed_since) == (signed.after, (signed.before,), True)
    (one,) = found.signatures
    assert (one.signer, one.organisation, one.issuer) == (SIGNER, BODY, "Cơ quan chứng thực thử")
    assert (one.intact, one.only_signed_since, one.in_validity, one.trusted) == (True, True, True, False)


def test_a_signature_is_trusted_by_an_authority_that_is_named(
    report: tuple[Path, SignatureSpace], tmp_path: Path
) -> None:
    path, space = report
    sign_pdf(path, path, key(tmp_path), space, DAY)
    (one,) = inspect_pdf(path, [authority().pem]).signatures
    assert one.trusted


def test_the_mark_stands_in_the_room_for_the_signature(report: tuple[Path, SignatureSpace], tmp_path: Path) -> None:
    path, space = report
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[space.page]
        room = page.crop((space.left, page.height - space.top, space.right, page.height - space.bottom))
        assert (room.extract_text() or "") == "", "nothing is printed where the mark will stand"
        above = page.crop((space.left, page.height - space.top - 30, space.right, page.height - space.top))
        assert "TRƯỞNG ĐOÀN" in above.extract_text()
    sign_pdf(path, path, key(tmp_path), space, DAY)
    with pdfplumber.open(path) as pdf:
        (field,) = pdf.pages[space.page].annots
        assert (field["x0"], field["x1"]) == pytest.approx((space.left, space.right), abs=1)
        assert (field["y0"], field["y1"]) == pytest.approx((space.bottom, space.top), abs=1)


def test_several_people_sign_one_file(report: tuple[Path, SignatureSpace], tmp_path: Path) -> None:
    path, space = report
    signed = [sign_pdf(path, path, key(tmp_path), place, DAY) for place in (space, None, None)]
    hashes = [signed[0].before, *(one.after for one in signed)]
    found = inspect_pdf(path)
    assert (*found.earlier, found.sha256) == tuple(hashes)
    assert [one.intact and one.only_signed_since for one in found.signatures] == [True] * 3


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_change_of_what_was_signed_is_told(report: tuple[Path, SignatureSpace], tmp_path: Path, place: float) -> None:
    path, space = report
    length = path.stat().st_size
    sign_pdf(path, path, key(tmp_path), space, DAY)
    data = bytearray(path.read_bytes())
    data[int(length * place)] ^= 1
    path.write_bytes(data)
    # Where the damage leaves no PDF it is said to be damaged, else the signature is said not to be sound.
    found = inspect_pdf(path)
    assert [one.intact for one in found.signatures] == ([False] if found.readable else [])


def test_what_stands_behind_the_last_signature_is_told(report: tuple[Path, SignatureSpace], tmp_path: Path) -> None:
    path, space = report
    sign_pdf(path, path, key(tmp_path), space, DAY)
    path.write_bytes(path.read_bytes() + b"% appended\n")
    assert not inspect_pdf(path).only_signed_since


def test_a_file_is_known_again_by_the_identifier_it_keeps(report: tuple[Path, SignatureSpace], tmp_path: Path) -> None:
    path, space = report
    before = inspect_pdf(path).file_id
    sign_pdf(path, path, key(tmp_path), space, DAY)
    assert (len(before), inspect_pdf(path).file_id) == (32, before)


def test_pages_changed_before_a_stranger_signed_are_told(report: tuple[Path, SignatureSpace], tmp_path: Path) -> None:
    from io import BytesIO

    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    path, _ = report
    issued = digest(path)
    writer = IncrementalPdfFileWriter(BytesIO(path.read_bytes()))
    page = writer.root["/Pages"]["/Kids"][0]
    content = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    page["/Contents"] = content
    writer.update_container(page)
    with path.open("wb") as target:
        writer.write(target)  # type: ignore[no-untyped-call]
    sign_pdf(path, path, key(tmp_path), None, DAY)
    found = inspect_pdf(path)
    assert found.earlier[0] == issued
    assert [one.intact for one in found.signatures] == [True]
    assert not found.only_signed_since


@pytest.mark.parametrize(
    ("source", "code"), [("sai mật khẩu", "signing.key_file"), ("không có", "signing.no_key_file")]
)
def test_a_key_that_cannot_be_used_changes_nothing(
    report: tuple[Path, SignatureSpace], tmp_path: Path, source: str, code: str
) -> None:
    path, space = report
    before = path.read_bytes()
    wrong = tmp_path / "none.p12" if code == "signing.no_key_file" else key_file(tmp_path)
    with pytest.raises(Refused) as refused:
        sign_pdf(path, path, CertificateFile(wrong, source), space, DAY)
    assert (refused.value.code, path.read_bytes()) == (code, before)
    assert sorted(tmp_path.glob(".*")) == []


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ghi chú.pdf"
    path.write_text("không phải PDF", encoding="utf-8")
    with pytest.raises(Refused, match="ghi chú"):
        sign_pdf(path, path, key(tmp_path), None, DAY)
    with pytest.raises(Refused, match="ghi chú"):
        inspect_pdf(path)


def test_a_plain_file_has_one_state_and_no_signature(report: tuple[Path, SignatureSpace]) -> None:
    found = inspect_pdf(report[0])
    assert (found.earlier, found.signatures, found.only_signed_since) == ((), (), True)


def test_different_documents_have_different_identifiers(tmp_path: Path) -> None:
    source = year_report()
    other = replace(source, frame=replace(source.frame, journal_no=1))
    first, second = (render_pdf(compose_year_report(one), tmp_path / "a.pdf").file_id for one in (source, other))
    assert first != second


def damaged(source: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """The file with bytes written over it at parts of its length; its first line stays."""
    data = bytearray(source)
    for place, words in changes:
        at = 9 + int((len(data) - 9) * place)
        data[at : at + len(words)] = words
    return bytes(data)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example(changes=[(0.984375, b"\0")])  # within the place of the signature, which it does not cover itself
@given(changes=st.lists(st.tuples(st.floats(0.5, 0.999), st.binary(min_size=1, max_size=20)), min_size=1, max_size=5))
def test_a_damaged_file_is_never_sound_and_never_a_fault(signed_once: Path, changes: list[tuple[float, bytes]]) -> None:
    source = signed_once.read_bytes()
    path = signed_once.with_name("damaged.pdf")
    path.write_bytes(damaged(source, changes))
    found = inspect_pdf(path)
    sound = found.only_signed_since and all(one.intact and one.only_signed_since for one in found.signatures)
    assert not (sound and found.signatures and path.read_bytes() != source)
