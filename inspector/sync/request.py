"""Asking to be admitted: a signed file with a name and two public keys, readable by everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.store.journal.recipient import recipient_of
from inspector.sync import age, container, manifest
from inspector.sync.fingerprint import Fingerprint, fingerprint
from inspector.sync.manifest import Manifest, PackageKind, Requester
from inspector.sync.refusals import PackagePart
from inspector.sync.writing import creating
from inspector.sync.zip_subset import MANIFEST

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.store.journal.keys import DeviceKey


@dataclass(frozen=True)
class JoinRequest:
    """Somebody asks to be admitted. That the keys are theirs is only known once the fingerprints were compared."""

    person_id: str
    person_name: str
    device: str
    signing_key: str
    """Public Ed25519 key, hexadecimal."""
    recipient: str
    """Public key of age, ``age1…``."""
    made_at: datetime
    """Aware, UTC; by their clock."""
    program: str

    @property
    def fingerprint(self) -> Fingerprint:
        """What both sides compare."""
        return fingerprint(self.signing_key, self.recipient)


def write_request(
    target: Path, key: DeviceKey, *, person_id: str, person_name: str, made_at: datetime, program: str
) -> JoinRequest:
    """Write a request of the device with ``key``; raises ``Refused`` where the file exists or cannot be written."""
    one = Requester(person_id, person_name, key.public, recipient_of(key.private))
    card = Manifest(PackageKind.REQUEST, "", key.device, made_at.replace(microsecond=0), program, one)
    with creating(target, key) as draft:
        draft.add(MANIFEST, lambda sink: sink.write(manifest.to_bytes(card)))
    return _of(card, one)


def read_request(path: Path) -> JoinRequest:
    """The request in a file; raises ``Refused`` for what is none, or was changed after it was signed."""
    with container.opened(path) as shell:
        card = shell.manifest
        if card.requester is None or len(shell.entries) != 1:
            raise Refused("package.not_request", file=path.name)
        if not age.is_recipient(card.requester.recipient):
            raise Refused("package.malformed", file=path.name, part=PackagePart.MANIFEST)
        return _of(card, card.requester)


def _of(card: Manifest, one: Requester) -> JoinRequest:
    return JoinRequest(
        one.person_id, one.person_name, card.device, one.signing_key, one.recipient, card.made_at, card.program
    )
