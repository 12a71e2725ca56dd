"""The key slots of a protected workspace (``keys.json``): each holds the same store key, wrapped in another way.

The store's key is 32 random bytes and never changes; who knows the passphrase, has the printed recovery code or the
organisation's age identity unwraps it. A copy of the file lies among the backups, because without a slot nothing can
ever be read again.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspector.core import paper_code
from inspector.core.errors import Refused
from inspector.core.ids import SystemEntropy
from inspector.core.text import nfc
from inspector.store.layout import BACKUPS, KEYS
from inspector.store.media import sync_folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.core.ids import Entropy

FORMAT: Final = 1
KEY_BYTES: Final = 32
CODE_BYTES: Final = paper_code.UNLOCKING_BYTES
"""What a recovery code holds: 128 random bits need no slow derivation."""
SHORTEST: Final = 10
"""Characters of a passphrase."""
_NONCE_BYTES: Final = 12
_SALT_BYTES: Final = 16
_FILE_LIMIT: Final = 1 << 16
_IDENTITY: Final = "AGE-SECRET-KEY-"
_ENTROPY: Final = SystemEntropy()


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs (Argon2id); stored in the slot, so that later versions may ask for more."""

    memory_kib: int = 65536
    iterations: int = 3
    lanes: int = 4

    def bearable(self) -> bool:
        """Whether deriving a key at this cost ends soon: a changed file must not make the laptop stand still."""
        return 8 * self.lanes <= self.memory_kib <= 1 << 20 and 1 <= self.iterations <= 16 and 1 <= self.lanes <= 16


USUAL_COST: Final = Cost()
"""The second recommended choice of RFC 9106: about a third of a second on an office laptop."""


@dataclass(frozen=True)
class Slot:
    """One way to the key. Which fields matter depends on ``kind``."""

    kind: str
    """``passphrase``, ``recovery`` or ``organisation``."""
    wrapped: bytes
    salt: bytes = b""
    cost: Cost = USUAL_COST
    recipient: str = ""
    """The organisation's age public key."""


@dataclass(frozen=True)
class Unlocked:
    """A vault with its key in hand."""

    vault: Vault
    key: bytes


@dataclass(frozen=True)
class NewVault:
    """Key slots that are not in force yet, and the recovery code that is to be printed."""

    unlocked: Unlocked
    code: str
    """``XXXXX-XXXXX-…``."""
    made_at: datetime

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the code."""
        return paper_code.groups(self.code)

    def confirm(self, number: int, typed: str) -> None:
        """Raise ``Refused`` unless ``typed`` is the group of this number, counted from 1: was the code written down?"""
        if paper_code.tidy(typed) != self.groups[number - 1]:
            raise Refused("vault.group_wrong", number=number)


@dataclass(frozen=True)
class Vault:
    """The slots of one workspace; changing one gives a new vault, to be saved."""

    slots: tuple[Slot, ...]

    @classmethod
    def create(cls, passphrase: str, *, cost: Cost = USUAL_COST, entropy: Entropy = _ENTROPY) -> tuple[Unlocked, str]:
        """A new key behind a passphrase, and the recovery code of its second slot.

        Raises ``Refused`` for a passphrase that is too short.
        """
        key = entropy.random(KEY_BYTES)
        vault = cls((_passphrase_slot(key, passphrase, cost, entropy),))
        vault, code = vault.with_new_code(key, entropy=entropy)
        return Unlocked(vault, key), code

    def unlock(self, secret: str) -> bytes:
        """The key, by whatever was given: passphrase, recovery code or the organisation's age identity.

        Raises ``Refused`` where it opens nothing.
        """
        if secret.strip().startswith(_IDENTITY):
            return self.unlock_with_identity(secret)
        try:
            code = paper_code.decode(secret, CODE_BYTES)
        except Refused:
            return self._by_words(secret)
        return self._by_code(code)

    def _by_words(self, secret: str) -> bytes:
        """The key, by a passphrase; a mistyped code and the code of the team's paper are told from a wrong one."""
        try:
            return self.unlock_with_passphrase(secret)
        except Refused as error:
            if paper_code.looks_like(secret, paper_code.LEAD_BYTES):
                raise Refused("vault.code_of_team") from error
            if paper_code.is_slip(secret, CODE_BYTES):
                raise Refused("vault.code_mistyped") from error
            raise

    def unlock_with_passphrase(self, passphrase: str) -> bytes:
        """The key, by the passphrase."""
        slot = self._slot("passphrase")
        try:
            return _unwrap(slot, _stretched(passphrase, slot))
        except InvalidTag as error:
            raise Refused("vault.wrong_passphrase") from error

    def unlock_with_code(self, code: str) -> bytes:
        """The key, by the printed recovery code."""
        return self._by_code(paper_code.decode(code, CODE_BYTES))

    def _by_code(self, code: bytes) -> bytes:
        slot = self._slot("recovery")
        try:
            return _unwrap(slot, _drawn(code, slot))
        except InvalidTag as error:
            raise Refused("vault.wrong_code") from error

    def unlock_with_identity(self, identity: str) -> bytes:
        """The key, by the age identity (``AGE-SECRET-KEY-1…``) of the organisation."""
        slot = self._slot("organisation")
        try:
            return bytes(pyrage.decrypt(slot.wrapped, [pyrage.x25519.Identity.from_str(identity.strip())]))
        except (pyrage.IdentityError, pyrage.DecryptError, OSError) as error:
            raise Refused("vault.wrong_identity") from error

    def with_passphrase(
        self, key: bytes, passphrase: str, *, cost: Cost = USUAL_COST, entropy: Entropy = _ENTROPY
    ) -> Vault:
        """Another passphrase in place of the old one."""
        return self._with(_passphrase_slot(key, passphrase, cost, entropy))

    def with_new_code(self, key: bytes, *, entropy: Entropy = _ENTROPY) -> tuple[Vault, str]:
        """A new recovery code; the one printed before opens nothing from now on."""
        code, salt = entropy.random(CODE_BYTES), entropy.random(_SALT_BYTES)
        slot = Slot("recovery", b"", salt)
        slot = replace(slot, wrapped=_wrap(slot, _drawn(code, slot), key, entropy))
        return self._with(slot), paper_code.encode(code)

    def with_organisation(self, key: bytes, recipient: str) -> Vault:
        """Let the holder of an age identity open the workspace too; raises ``Refused`` for what is no age key."""
        try:
            public = pyrage.x25519.Recipient.from_str(recipient.strip())
        except pyrage.RecipientError as error:
            raise Refused("vault.bad_recipient") from error
        return self._with(Slot("organisation", pyrage.encrypt(key, [public]), recipient=str(public)))

    def without_organisation(self) -> Vault:
        """Take the organisation's slot away."""
        return Vault(tuple(slot for slot in self.slots if slot.kind != "organisation"))

    @property
    def organisation(self) -> str:
        """The organisation's age public key; blank where it has no slot."""
        return next((slot.recipient for slot in self.slots if slot.kind == "organisation"), "")

    def _slot(self, kind: str) -> Slot:
        for slot in self.slots:
            if slot.kind == kind:
                return slot
        raise Refused(f"vault.no_slot.{kind}")

    def _with(self, slot: Slot) -> Vault:
        kept = tuple(other for other in self.slots if other.kind != slot.kind)
        return Vault((*kept, slot))

    # --- The file ---

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The vault of a workspace folder, from its copy where the first is gone; raises ``Refused``."""
        found: Refused = Refused("vault.missing", path=folder)
        for path in (folder / KEYS, folder / BACKUPS / KEYS):
            try:
                return cls.read(path)
            except FileNotFoundError:
                continue
            except (ValueError, OSError):
                found = Refused("vault.damaged", path=path)
        raise found

    @classmethod
    def read(cls, path: Path) -> Self:
        """The vault in one file; raises ``ValueError`` for a damaged one, ``Refused`` for a newer version's."""
        with path.open("rb") as stream:
            return cls.parse(stream.read(_FILE_LIMIT), path)

    @classmethod
    def parse(cls, data: bytes, path: Path) -> Self:
        """The vault in the bytes of its file; ``path`` is only named where they are refused."""
        try:
            raw = json.loads(data)
            if int(raw["format"]) > FORMAT:
                raise Refused("vault.newer", path=path)
            slots = tuple(_slot_of(entry) for entry in raw["slots"])
            if raw["check"] != _check(raw["slots"]):
                raise ValueError("checksum")
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error
        return cls(slots)

    def dump(self) -> bytes:
        """The bytes of the file."""
        slots = [_entry(slot) for slot in self.slots]
        content = {"format": FORMAT, "slots": slots, "check": _check(slots)}
        return (json.dumps(content, indent=1) + "\n").encode()

    def save(self, folder: Path) -> None:
        """Write the file and its copy among the backups, each whole or not at all."""
        for path in (folder / KEYS, folder / BACKUPS / KEYS):
            write_keys(path, self.dump())

    def mend(self, folder: Path) -> None:
        """Bring file and copy to what this vault says, where one is missing, damaged or behind."""
        for path in (folder / KEYS, folder / BACKUPS / KEYS):
            if not path.is_file() or path.read_bytes() != self.dump():
                write_keys(path, self.dump())


def write_keys(path: Path, data: bytes) -> None:
    """Write a key file, synced before it gets its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
    sync_folder(path.parent)


def has_keys(folder: Path) -> bool:
    """Whether a folder has key slots, or their copy."""
    return (folder / KEYS).is_file() or (folder / BACKUPS / KEYS).is_file()


def keys_alike(folder: Path) -> bool:
    """Whether key slots and their copy are there, sound and the same."""
    try:
        return Vault.read(folder / KEYS) == Vault.read(folder / BACKUPS / KEYS)
    except (OSError, ValueError, Refused):
        return False


def _passphrase_slot(key: bytes, passphrase: str, cost: Cost, entropy: Entropy) -> Slot:
    if len(nfc(passphrase).strip()) < SHORTEST:
        raise Refused("vault.short_passphrase", shortest=SHORTEST)
    slot = Slot("passphrase", b"", entropy.random(_SALT_BYTES), cost)
    return replace(slot, wrapped=_wrap(slot, _stretched(passphrase, slot), key, entropy))


def _stretched(passphrase: str, slot: Slot) -> bytes:
    """The slot's key from a passphrase; one way of writing it, whichever keyboard composed it."""
    cost = slot.cost
    derivation = Argon2id(
        salt=slot.salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(nfc(passphrase).strip().encode())


def _drawn(code: bytes, slot: Slot) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, slot.salt, b"reform-inspector recovery code 1").derive(code)


def _wrap(slot: Slot, wrapping: bytes, key: bytes, entropy: Entropy) -> bytes:
    nonce = entropy.random(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(wrapping).encrypt(nonce, key, _bound(slot))


def _unwrap(slot: Slot, wrapping: bytes) -> bytes:
    nonce, sealed = slot.wrapped[:_NONCE_BYTES], slot.wrapped[_NONCE_BYTES:]
    return ChaCha20Poly1305(wrapping).decrypt(nonce, sealed, _bound(slot))


def _bound(slot: Slot) -> bytes:
    return f"reform-inspector key slot 1 {slot.kind}".encode()


def _entry(slot: Slot) -> dict[str, Any]:
    entry: dict[str, Any] = {"kind": slot.kind, "wrapped": slot.wrapped.hex()}
    entry |= {"salt": slot.salt.hex()} if slot.salt else {}
    entry |= {"recipient": slot.recipient} if slot.recipient else {}
    if slot.kind == "passphrase":
        cost = slot.cost
        entry |= {"memory_kib": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes}
    return entry


def _slot_of(entry: dict[str, Any]) -> Slot:
    names = ("memory_kib", "iterations", "lanes")
    cost = Cost(*(int(entry[name]) for name in names)) if entry["kind"] == "passphrase" else USUAL_COST
    if not cost.bearable():
        raise ValueError("cost")
    salt, wrapped = bytes.fromhex(entry.get("salt", "")), bytes.fromhex(entry["wrapped"])
    return Slot(str(entry["kind"]), wrapped, salt, cost, str(entry.get("recipient", "")))


def _check(slots: list[dict[str, Any]]) -> str:
    """Tells a damaged file from a wrong passphrase; it keeps nobody from changing the file on purpose."""
    return hashlib.sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()
