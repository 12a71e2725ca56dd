"""A second reader of packages, written from docs/technical/package-format.md and age's own specification alone.

It shares no code with the program; that it reads what the program writes shows that the page says enough. It reads
sound packages only and holds everything in memory.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 64 * 1024


@dataclass
class Read:
    """What a package holds."""

    id: str
    signer: bytes
    manifest: dict[str, Any]
    contents: dict[str, Any] = field(default_factory=dict)
    transactions: list[tuple[bytes, bytes, list[dict[str, Any]]]] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)
    """Plain bytes by their SHA-256."""


def read(file: Path, seed: bytes) -> Read:
    """Read a package as the device whose signing key has this seed."""
    data = file.read_bytes()
    magic, major, _minor, signer, length = struct.unpack_from(">8sHH32sQ", data)
    signature, payload = data[52:116], data[116:]
    assert (magic, major, length) == (b"CCHC\r\n\x1a\n", 1, len(payload))
    digest = hashlib.sha512(payload).digest()
    message = b"reform-inspector package 1\0" + data[:52] + digest
    Ed25519PublicKey.from_public_bytes(signer).verify(signature, message)
    archive = zipfile.ZipFile(io.BytesIO(payload))
    found = Read(digest[:32].hex(), signer, json.loads(archive.read("manifest.json")))
    if found.manifest["kind"] == "work":
        secret = _hkdf(seed, b"", b"reform-inspector recipient 1")
        rest = zlib.decompress(_unaged(archive.read("journal.age"), secret))
        contents, rest = _counted(rest)
        found.contents = json.loads(contents)
        while rest:
            transaction, rest = _transaction(rest)
            found.transactions.append(transaction)
        for line in found.contents["photos"]:
            blob = archive.read("b/" + line["blob"])
            plain = _unaged(blob, secret)
            assert hashlib.sha256(blob).hexdigest() == line["blob"]
            assert (hashlib.sha256(plain).hexdigest(), len(plain)) == (line["sha256"], line["size"])
            found.photos[line["sha256"]] = plain
    return found


def vouched(found: Read) -> dict[str, list[dict[str, Any]]]:
    """The values of each transaction by its name: signed by its device, of the hashes in its body; else it fails."""
    keys = {found.contents["root"]: ""}
    bodies = {hashlib.sha256(body).hexdigest(): json.loads(body) for body, _, _ in found.transactions}
    values: dict[str, list[dict[str, Any]]] = {}
    for body, _, beside in found.transactions:
        plain = json.loads(body)
        assert json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == body
        pairs = list(zip(plain["ops"], beside, strict=True))
        values[hashlib.sha256(body).hexdigest()] = [_believed(one, given) for one, given in pairs]
        keys |= {one["entity"][1]: given["signing_key"][1] for one, given in pairs if "signing_key" in given}
    for body, signature, _ in found.transactions:
        plain, name = json.loads(body), hashlib.sha256(body).digest()
        device, _, _ = plain["stream"].partition(".")
        public = bytes.fromhex(keys[device])
        assert hashlib.sha256(public).hexdigest()[:16] == device
        Ed25519PublicKey.from_public_bytes(public).verify(signature, b"reform-inspector transaction 1\0" + name)
        assert not plain["prev"] or plain["prev"] in bodies
    return values


def written_at(body: bytes) -> datetime:
    """When a transaction was written, by the clock of the laptop that wrote it."""
    plain = json.loads(body)
    wall = plain["at"] if "at" in plain else int(plain["hlc"][:15])
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=wall)


def _believed(operation: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    values = {}
    for name, (salt, value) in given.items():
        plain = json.dumps(value, ensure_ascii=False).encode()
        assert hashlib.sha256(bytes.fromhex(salt) + plain).hexdigest() == operation["set"][name][0]
        values[name] = value
    return values


def _counted(rest: bytes) -> tuple[bytes, bytes]:
    (length,) = struct.unpack_from(">I", rest)
    return rest[4 : 4 + length], rest[4 + length :]


def _transaction(rest: bytes) -> tuple[tuple[bytes, bytes, list[dict[str, Any]]], bytes]:
    body, rest = _counted(rest)
    signature, rest = rest[:64], rest[64:]
    (count,) = struct.unpack_from(">I", rest)
    rest = rest[4:]
    values = []
    for _ in range(count):
        one, rest = _counted(rest)
        values.append(json.loads(one) if one else {})
    return (body, signature, values), rest


def _unaged(data: bytes, secret: bytes) -> bytes:
    """An age file's plain bytes."""
    end = data.index(b"\n--- ") + 5
    mac_end = data.index(b"\n", end)
    file_key = _file_key(data[: end - 5].decode().split("\n")[1:], secret)
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), data[: end - 1], "sha256")
    assert mac == _base64(data[end:mac_end].decode())
    nonce, body = data[mac_end + 1 : mac_end + 17], data[mac_end + 17 :]
    cipher, plain, size = ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload")), [], CHUNK + 16
    pieces = [body[place : place + size] for place in range(0, len(body), size)]
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        plain.append(cipher.decrypt(number.to_bytes(11) + bytes([last]), piece, None))
    return b"".join(plain)


def _file_key(lines: list[str], secret: bytes) -> bytes:
    """The key of the file, from the one stanza that is for us."""
    private = X25519PrivateKey.from_private_bytes(secret)
    ours = private.public_key().public_bytes_raw()
    for number, line in enumerate(lines):
        if line.startswith("-> X25519 "):
            share = _base64(line.split(" ")[2])
            shared = private.exchange(X25519PublicKey.from_public_bytes(share))
            key = _hkdf(shared, share + ours, b"age-encryption.org/v1/X25519")
            try:
                return ChaCha20Poly1305(key).decrypt(bytes(12), _base64(lines[number + 1]), None)
            except Exception:  # noqa: BLE001 - another laptop's stanza
                continue
    raise AssertionError("not for us")


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=info).derive(secret)


def _base64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
