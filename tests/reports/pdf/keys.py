"""Certificates for tests, made anew each time: an authority, and a signer it vouches for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "mật khẩu thử"
SIGNER = "Trưởng đoàn kiểm tra"
BODY = "Ủy ban nhân dân huyện Khánh Vĩnh"
DAY = datetime(2020, 3, 12, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """A key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate as text."""
        return self.certificate.public_bytes(Encoding.PEM)


def certificate(name: str, key: rsa.RSAPrivateKey, issuer: Holder | None, *, days: int = 900) -> Holder:
    """A certificate for a key; without an issuer it vouches for itself, as an authority."""
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, BODY),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    authority = issuer is None
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(DAY - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=days) if days > 0 else DAY + timedelta(hours=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=not authority,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=authority,
                crl_sign=authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    return Holder(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))


@cache
def authority() -> Holder:
    """An authority."""
    return certificate("Cơ quan chứng thực thử", rsa.generate_private_key(65537, 2048), None)


@cache
def signer() -> Holder:
    """A signer the authority vouches for."""
    return certificate(SIGNER, rsa.generate_private_key(65537, 2048), authority())


def key_file(folder: Path, holder: Holder | None = None) -> Path:
    """The signer's key as a PKCS#12 file."""
    holder = holder or signer()
    path = folder / "ký số.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"signer",
            holder.key,
            holder.certificate,
            [authority().certificate],
            BestAvailableEncryption(PASSWORD.encode()),
        )
    )
    return path
