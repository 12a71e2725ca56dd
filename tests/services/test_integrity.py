"""What a file is: the issued one, a signed copy, one with signatures added elsewhere, a changed one, a stranger's."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.domain.device import Role
from inspector.domain.document import IssuedDocument
from inspector.reports.pdf.certificates import read_authority
from inspector.reports.pdf.signing import CertificateFile, sign_pdf
from inspector.services.authorities import authorities, distrust, trust
from inspector.services.documents import DocumentKind, Options, issue, render, year_owner
from inspector.services.documents.framing import mark_of
from inspector.services.documents.signing import sign
from inspector.services.integrity import Verdict, verify
from inspector.services.workspace import Workspace
from inspector.store.queries.journal_state import stand
from tests.reports.pdf.keys import BODY, SIGNER, authority, signer
from tests.services.acts import refused

YEAR = year_owner(2019)
NOW = datetime(2020, 3, 16, 2, 0, tzinfo=UTC)


def test_the_issued_file_is_known_with_all_that_was_recorded(sample: Workspace, tmp_path: Path) -> None:
    digest = stand(sample.store).digest
    path = issue(sample, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "bao-cao.pdf", Options("15")).path
    renamed = path.rename(tmp_path / "gửi lại.pdf")
    found = verify(sample, renamed)
    assert (found.verdict, found.genuine, found.headline) == (
        Verdict.ISSUED,
        True,
        "Đúng bản đã phát hành, số 15/BC-ĐKT.",
    )
    assert found.document is not None
    assert found.document.title == "Báo cáo kết quả kiểm tra năm 2019"
    assert found.document.journal_digest == digest
    assert ("Mã đối chiếu", mark_of(digest)) in found.details
    assert found.signatures == ()


def test_a_signed_copy_is_known_and_its_signature_told(sample: Workspace, report: Path, key: CertificateFile) -> None:
    found = verify(sample, sign(sample, report, key, 0).path)
    assert (found.verdict, found.genuine) == (Verdict.SIGNED, True)
    (one,) = found.signatures
    assert (one.signer, one.organisation, one.sound, one.in_validity) == (SIGNER, BODY, True, True)
    assert (one.trusted, one.good) == (False, False)
    assert verify(sample, report).verdict == Verdict.ISSUED, "the file before is still the issued one"


def test_signatures_added_elsewhere_leave_the_content_as_issued(
    sample: Workspace, report: Path, key: CertificateFile, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "đóng dấu.pdf"
    sign_pdf(report, elsewhere, key, None, NOW)
    sign_pdf(elsewhere, elsewhere, key, None, NOW)
    found = verify(sample, elsewhere)
    assert (found.verdict, found.genuine, len(found.signatures)) == (Verdict.APPENDED, True, 2)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.floats(0.01, 0.98), bit=st.integers(0, 7))
def test_a_changed_bit_anywhere_is_found(sample: Workspace, report: Path, place: float, bit: int) -> None:
    data = bytearray(report.read_bytes())
    data[int(len(data) * place)] ^= 1 << bit
    changed = report.with_name("đổi.pdf")
    changed.write_bytes(data)
    found = verify(sample, changed)
    assert (found.verdict, found.genuine) == (Verdict.CHANGED, False)
    assert "15/BC-ĐKT" in found.headline


def test_of_a_broken_signature_nothing_is_said_about_whom_the_team_trusts(
    sample: Workspace, report: Path, key: CertificateFile, tmp_path: Path
) -> None:
    copy = sign(sample, report, key).path
    data = bytearray(copy.read_bytes())
    data[1000] ^= 1
    changed = tmp_path / "đổi.pdf"
    changed.write_bytes(data)
    [signature] = verify(sample, changed).signatures
    assert not signature.good
    assert "không xét tổ chức chứng thực" in " ".join(signature.words)
    assert "chưa được đoàn ghi nhận" not in " ".join(signature.words)


@pytest.mark.parametrize("tail", [b"%", b"\n%%EOF\n", b"1 0 obj <<>> endobj\n%%EOF\n"])
@pytest.mark.parametrize("signed", [False, True])
def test_what_is_appended_and_no_signature_is_a_change(
    sample: Workspace, report: Path, key: CertificateFile, tail: bytes, signed: bool
) -> None:
    path = sign(sample, report, key, 0).path if signed else report
    path.write_bytes(path.read_bytes() + tail)
    assert (verify(sample, path).verdict, verify(sample, path).genuine) == (Verdict.CHANGED, False)


def test_a_copy_that_another_program_wrote_anew_is_known_as_changed(sample: Workspace, report: Path) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    with report.open("rb") as source:
        writer = copy_into_new_writer(PdfFileReader(source))
        with report.with_name("in lại.pdf").open("wb") as target:
            writer.write(target)  # type: ignore[no-untyped-call]
    found = verify(sample, report.with_name("in lại.pdf"))
    assert found.verdict in (Verdict.CHANGED, Verdict.UNKNOWN)
    assert not found.genuine


def test_what_was_never_issued_is_not_known(sample: Workspace, report: Path, tmp_path: Path) -> None:
    draft = render(sample, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "nhap.pdf", Options(draft=True)).path
    found = verify(sample, draft)
    assert (found.verdict, found.genuine, found.document) == (Verdict.UNKNOWN, False, None)
    assert not any("gói" in note for note in found.notes), "who works alone waits for no package"


def test_a_document_that_was_taken_back_is_said_to_be(sample: Workspace, report: Path) -> None:
    found = verify(sample, report)
    assert found.document is not None
    with sample.action("documents.withdraw") as writing:
        writing.remove(writing.get(IssuedDocument, found.document.id))
    found = verify(sample, report)
    assert (found.verdict, found.genuine) == (Verdict.ISSUED, False)
    assert found.headline.startswith("Đã rút phát hành, không dùng nữa"), "what matters most comes first"


def test_without_a_workspace_the_signatures_are_told(report: Path, key: CertificateFile, sample: Workspace) -> None:
    signed = sign(sample, report, key, 0).path
    found = verify(None, signed)
    assert (found.verdict, found.genuine, [one.sound for one in found.signatures]) == (Verdict.ALONE, False, [True])


def test_an_authority_is_trusted_until_it_is_not(
    sample: Workspace, report: Path, key: CertificateFile, tmp_path: Path
) -> None:
    signed = sign(sample, report, key, 0).path
    (tmp_path / "ca.cer").write_bytes(authority().pem)
    certificate = read_authority(tmp_path / "ca.cer")
    trust(sample, certificate)
    trust(sample, certificate)
    (row,) = authorities(sample)
    assert (row.name, row.sha256) == ("Cơ quan chứng thực thử", certificate.sha256)
    (one,) = verify(sample, signed).signatures
    assert one.good
    distrust(sample, row.id)
    assert authorities(sample) == ()
    assert not verify(sample, signed).signatures[0].trusted
    trust(sample, certificate)
    assert [one.id for one in authorities(sample)] == [row.id]


def test_only_an_authoritys_certificate_can_be_trusted(tmp_path: Path) -> None:
    path = tmp_path / "người ký.cer"
    path.write_bytes(signer().pem)
    with pytest.raises(Refused, match=SIGNER):
        read_authority(path)
    path.write_bytes(b"no certificate")
    with pytest.raises(Refused, match="không phải chứng thư số"):
        read_authority(path)
    with pytest.raises(Refused, match="Không đọc được tệp"):
        read_authority(tmp_path / "không có.cer")


def test_what_is_no_pdf_is_refused(sample: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.pdf"
    path.write_bytes(b"\x89PNG")
    with refused(sample, "signing.no_pdf"):
        verify(sample, path)
    with refused(sample, "signing.unreadable"):
        verify(sample, tmp_path / "không có.pdf")


def test_only_the_lead_decides_whom_to_trust(sample: Workspace, tmp_path: Path) -> None:
    (tmp_path / "ca.cer").write_bytes(authority().pem)
    certificate = read_authority(tmp_path / "ca.cer")
    sample.role = Role.INSPECTOR
    with refused(sample, "workspace.lead_only"):
        trust(sample, certificate)
    with refused(sample, "workspace.lead_only"):
        distrust(sample, "none")


def test_the_library_of_signatures_is_not_imported_before_it_is_needed() -> None:
    """It costs a third of a second that no start should wait for."""
    code = (
        "import sys, inspector.cli.commands, inspector.services.integrity, inspector.services.documents.signing;"
        "sys.exit(bool({'pyhanko', 'pkcs11', 'asn1crypto'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
