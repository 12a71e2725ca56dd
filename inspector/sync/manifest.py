"""``manifest.json``: what everybody may read of a package. Everything else is encrypted."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from inspector.store.journal.keys import device_of
from inspector.sync import limits, strict_json
from inspector.sync.refusals import PackagePart, Unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

MAJOR: Final = 1
MINOR: Final = 0
"""Version of the format. A reader refuses another major one and reads every minor one."""

_DEVICE: Final = re.compile("[0-9a-f]{16}")
_KEY: Final = re.compile("[0-9a-f]{64}")


class PackageKind(StrEnum):
    """What a package is for."""

    REQUEST = "request"
    """Asks the team lead to be admitted."""
    WORK = "work"
    """Carries the journal and photos."""


@dataclass(frozen=True)
class Requester:
    """Who asks to be admitted, and with which keys."""

    person_id: str
    person_name: str
    signing_key: str
    """Public Ed25519 key, hexadecimal."""
    recipient: str
    """Public key of age, ``age1…``."""


@dataclass(frozen=True)
class Manifest:
    """What a package says about itself before it is decrypted."""

    kind: PackageKind
    workspace: str
    """Empty for a request: who asks does not know it yet."""
    device: str
    made_at: datetime
    """Aware, UTC; by the sender's clock."""
    program: str
    """Version of the program that wrote it."""
    requester: Requester | None = None
    version: tuple[int, int] = (MAJOR, MINOR)


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest as it lies in a package."""
    plain: dict[str, Any] = {
        "format": list(manifest.version),
        "kind": manifest.kind.value,
        "workspace": manifest.workspace,
        "device": manifest.device,
        "made_at": moment_text(manifest.made_at),
        "program": manifest.program,
    }
    if manifest.requester is not None:
        one = manifest.requester
        plain |= {
            "person": {"id": one.person_id, "name": readable(one.person_name)},
            "signing_key": one.signing_key,
            "recipient": one.recipient,
        }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def from_bytes(data: bytes, version: tuple[int, int], signer: str) -> Manifest:
    """The manifest of a package of this version, signed by the public key ``signer`` (hexadecimal); raises ``Unfit``.

    Keys it does not know belong to later minor versions and are passed over.
    """
    reading = Reading(PackagePart.MANIFEST, data, limits.MANIFEST_BYTES)
    plain = reading.mapping(reading.value)
    if plain.get("format") != list(version):
        raise Unfit(PackagePart.MANIFEST, "another version than the header's")
    kind = reading.text(plain, "kind")
    if kind not in set(PackageKind):
        raise Unfit(PackagePart.MANIFEST, f"kind {kind!r}")
    device = reading.text(plain, "device", _DEVICE)
    if device != device_of(signer):
        raise Unfit(PackagePart.MANIFEST, "signed by another device than it names")
    workspace, program = reading.text(plain, "workspace"), reading.text(plain, "program")
    requester = _requester(reading, plain, signer) if kind == PackageKind.REQUEST else None
    return Manifest(PackageKind(kind), workspace, device, reading.moment(plain, "made_at"), program, requester, version)


def _requester(reading: Reading, plain: Mapping[str, Any], signer: str) -> Requester:
    person = reading.mapping(plain.get("person"))
    key = reading.text(plain, "signing_key", _KEY)
    if key != signer:
        raise Unfit(PackagePart.MANIFEST, "asks for another key than it is signed with")
    return Requester(reading.text(person, "id"), reading.words(person, "name"), key, reading.text(plain, "recipient"))


def moment_text(moment: datetime) -> str:
    """A moment as packages write it: UTC, whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def readable(words: str) -> str:
    """Words as packages carry them and lists show them: without control characters and not too long."""
    return "".join(sign if sign.isprintable() else " " for sign in words)[: limits.TEXT_CHARACTERS]


class Reading:
    """Takes plain values out of JSON from a stranger; raises ``Unfit`` for those of another shape."""

    def __init__(self, part: PackagePart, data: bytes, limit: int) -> None:
        self._part = part
        try:
            self.value = strict_json.read(data, limit)
        except strict_json.NotStrict as error:
            raise Unfit(part, str(error)) from error

    def mapping(self, value: Any) -> dict[str, Any]:
        """An object."""
        if not isinstance(value, dict):
            raise Unfit(self._part, "not an object")
        return value

    def rows(self, plain: Mapping[str, Any], name: str, limit: int) -> list[Any]:
        """An array of at most ``limit`` members."""
        value = plain.get(name)
        if not isinstance(value, list) or len(value) > limit:
            raise Unfit(self._part, f"{name} is no array, or too long a one")
        return value

    def text(self, plain: Mapping[str, Any], name: str, shape: re.Pattern[str] | None = None) -> str:
        """A short text, of a certain shape where one is given; without characters that are not meant to be seen."""
        value = plain.get(name)
        if not isinstance(value, str) or len(value) > limits.TEXT_CHARACTERS or not value.isprintable():
            raise Unfit(self._part, f"{name} is no short text")
        if shape is not None and not shape.fullmatch(value):
            raise Unfit(self._part, f"{name} is of another shape")
        return value

    def words(self, plain: Mapping[str, Any], name: str) -> str:
        """Words for people: what is not meant to be seen is left out instead of refused."""
        value = plain.get(name)
        if not isinstance(value, str) or len(value) > limits.TEXT_CHARACTERS:
            raise Unfit(self._part, f"{name} is no short text")
        return readable(value)

    def whole(self, plain: Mapping[str, Any], name: str) -> int:
        """A whole number from zero on."""
        value = plain.get(name)
        if type(value) is not int or value < 0:
            raise Unfit(self._part, f"{name} is no whole number")
        return value

    def moment(self, plain: Mapping[str, Any], name: str) -> datetime:
        """A moment with its zone."""
        try:
            found = datetime.fromisoformat(self.text(plain, name))
            if found.tzinfo is None:
                raise Unfit(self._part, f"{name} has no zone")
            return found.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise Unfit(self._part, f"{name} is no moment") from error
