from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from inspector.core.errors import Refused
from inspector.reports.pdf.render import render_pdf
from inspector.reports.pdf.signing import sign_pdf
from inspector.reports.pdf.tokens import LIBRARIES, Token, certificates_on, installed_libraries
from inspector.reports.pdf.validation import inspect_pdf
from inspector.reports.year_report import compose_year_report
from tests.reports.khanh_vinh import year_report
from tests.reports.pdf.keys import BODY, DAY, SIGNER, authority, certificate, signer
from tests.reports.pdf.softhsm import PIN, library, make_token, needs_softhsm

SECOND = "Thư ký đoàn"


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A token with two people's keys."""
    folder = tmp_path_factory.mktemp("token")
    second = certificate(SECOND, rsa.generate_private_key(65537, 2048), authority())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        make_token(folder, {b"\x01": signer(), b"\x02": second}, authority())
        yield library()


@needs_softhsm
def test_the_certificates_with_a_key_are_listed_and_no_authority(token: Path) -> None:
    found = certificates_on(token, PIN)
    assert [(one.id, one.name, one.organisation, one.issuer) for one in found] == [
        ("02", SECOND, BODY, "Cơ quan chứng thực thử"),
        ("01", SIGNER, BODY, "Cơ quan chứng thực thử"),
    ]


@needs_softhsm
@pytest.mark.parametrize(("wanted", "name"), [("01", SIGNER), (SECOND, SECOND)])
def test_a_token_signs_with_the_certificate_that_was_chosen(
    token: Path, tmp_path: Path, wanted: str, name: str
) -> None:
    path = tmp_path / "báo cáo.pdf"
    (space,) = render_pdf(compose_year_report(year_report()), path).spaces
    assert sign_pdf(path, path, Token(token, PIN, wanted), space, DAY).signer == name
    (one,) = inspect_pdf(path, [authority().pem]).signatures
    assert (one.signer, one.intact, one.trusted) == (name, True, True)


@needs_softhsm
@pytest.mark.parametrize(
    ("pin", "wanted", "code"),
    [("000000", "01", "signing.pin"), (PIN, "", "signing.which"), (PIN, "7", "signing.which")],
)
def test_a_token_that_cannot_sign_changes_nothing(
    token: Path, tmp_path: Path, pin: str, wanted: str, code: str
) -> None:
    path = tmp_path / "báo cáo.pdf"
    render_pdf(compose_year_report(year_report()), path)
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        sign_pdf(path, path, Token(token, pin, wanted), None, DAY)
    assert (refused.value.code, path.read_bytes()) == (code, before)


@pytest.mark.parametrize("content", [None, b"no library"])
def test_what_is_no_library_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "vendor.so"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused, match=r"vendor\.so"):
        certificates_on(path, PIN)


def test_the_libraries_that_are_there_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    first, second = LIBRARIES["Windows"][:2]
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / first).write_bytes(b"")
    (tmp_path / second).write_bytes(b"")
    (tmp_path / "b" / second).write_bytes(b"")
    assert installed_libraries([tmp_path, tmp_path / "b"]) == (tmp_path / "b" / first, tmp_path / second)
