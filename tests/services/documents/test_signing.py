"""Signing what was issued: each in his own room, both hashes recorded, nothing else ever signed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pdfplumber
import pytest

from inspector.core.errors import Refused
from inspector.domain.document import IssuedDocument, SignedCopy
from inspector.services.documents import DocumentKind, Options, issue, issued, render, year_owner
from inspector.services.documents.signing import CertificateFile, newest_name, sign, signable, suggested_copy
from inspector.services.lookup import find_inspection
from inspector.services.workspace import Workspace
from inspector.store.queries import papers
from tests.reports.pdf.keys import BODY, SIGNER
from tests.services.acts import refused

YEAR = year_owner(2019)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copies(sample: Workspace) -> list[SignedCopy]:
    with sample.read() as session:
        (document,) = papers.issued(session)
        return papers.copies_of(session, document.id)


def test_both_hashes_are_recorded_and_the_original_stays(sample: Workspace, report: Path, key: CertificateFile) -> None:
    before = digest(report)
    made = sign(sample, report, key, 0)
    assert (made.path.name, made.before, made.after) == ("bao-cao-da-ky.pdf", before, digest(made.path))
    assert digest(report) == before
    (copy,) = copies(sample)
    assert (copy.before, copy.sha256, copy.block, copy.file_name) == (before, made.after, 0, made.path.name)
    assert (copy.signer, copy.organisation, copy.signed_at) == (SIGNER, BODY, made.signed_at)
    assert made.changed.kinds == {"signed_copy"}
    assert [row.signed for row in issued(sample)] == [1]
    assert list(report.parent.glob(".*")) == []


def test_the_file_signed_last_is_offered_next(sample: Workspace, report: Path, key: CertificateFile) -> None:
    [document] = issued(sample)
    assert newest_name(sample, document.id) == report.name
    made = sign(sample, report, key)
    assert newest_name(sample, document.id) == made.path.name == "bao-cao-da-ky.pdf"


def test_the_three_of_minutes_sign_one_after_the_other_each_in_his_room(
    sample: Workspace, tmp_path: Path, key: CertificateFile
) -> None:
    visit = find_inspection(sample, "UBND xã Cầu Bà", 2019, None)
    path = issue(sample, DocumentKind.MINUTES, visit, tmp_path / "bien-ban.pdf").path
    for at in (2, 0, 1):
        path = sign(sample, path, key, at).path
    found = signable(sample, path)
    assert "TRƯỞNG ĐOÀN" in found.rooms[2].who, "as printed"
    assert [one.signer for one in found.rooms] == [SIGNER] * 3
    assert (found.next_room, len(found.signers), path.name) == (None, 3, "bien-ban-da-ky-3.pdf")
    with pdfplumber.open(path) as pdf:
        marks = [mark for page in pdf.pages for mark in page.annots]
    assert len({round(mark["x0"]) for mark in marks}) == 3, "beside each other"
    assert len({round(mark["top"]) for mark in marks}) == 1


def test_a_file_signed_in_place_is_replaced_when_all_is_recorded(
    sample: Workspace, report: Path, key: CertificateFile
) -> None:
    before = digest(report)
    made = sign(sample, report, key, None, report)
    assert (made.before, digest(report)) == (before, made.after)
    assert signable(sample, report).signers == (SIGNER,)


def test_a_room_is_signed_in_once(sample: Workspace, report: Path, key: CertificateFile) -> None:
    signed = sign(sample, report, key, 0).path
    with refused(sample, "signing.room"):
        sign(sample, signed, key, 0)
    with refused(sample, "signing.room"):
        sign(sample, signed, key, 1)
    assert len(copies(sample)) == 1


def test_what_was_not_issued_or_was_changed_is_not_signed(
    sample: Workspace, report: Path, key: CertificateFile, tmp_path: Path
) -> None:
    other = render(sample, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "nhap.pdf", Options(draft=True)).path
    report.write_bytes(report.read_bytes() + b"\n")
    for path in (other, report):
        with refused(sample, "signing.not_issued"):
            sign(sample, path, key)
    with refused(sample, "signing.unreadable"):
        sign(sample, tmp_path / "khong-co.pdf", key)
    assert copies(sample) == []


def test_a_key_that_cannot_be_used_leaves_no_file_and_no_record(
    sample: Workspace, report: Path, key: CertificateFile
) -> None:
    names = sorted(path.name for path in report.parent.iterdir())
    with pytest.raises(Refused, match="mật khẩu"):
        sign(sample, report, CertificateFile(key.path, "sai"), 0)
    assert sorted(path.name for path in report.parent.iterdir()) == names
    assert copies(sample) == []


def test_a_document_that_was_taken_back_is_not_signed(sample: Workspace, report: Path, key: CertificateFile) -> None:
    (row,) = issued(sample)
    with sample.action("documents.withdraw") as writing:
        writing.remove(writing.get(IssuedDocument, row.id))
    with refused(sample, "signing.withdrawn"):
        sign(sample, report, key)


@pytest.mark.parametrize(
    ("name", "there", "suggested"),
    [
        ("a.pdf", (), "a-da-ky.pdf"),
        ("a-da-ky.pdf", ("a-da-ky.pdf",), "a-da-ky-2.pdf"),
        ("a-da-ky-2.pdf", ("a-da-ky.pdf", "a-da-ky-2.pdf"), "a-da-ky-3.pdf"),
    ],
)
def test_signed_copies_are_numbered(tmp_path: Path, name: str, there: tuple[str, ...], suggested: str) -> None:
    for one in there:
        (tmp_path / one).write_bytes(b"")
    assert suggested_copy(tmp_path / name).name == suggested
