"""Files that were issued: telling what a file is, and signing one."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.cli.arguments import Usage
from inspector.cli.commands.opening import is_there, opened, passphrase_of
from inspector.cli.commands.targets import require_free
from inspector.cli.output import Answer, columns
from inspector.core.errors import Refused
from inspector.core.formats import moment_short
from inspector.core.messages import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from inspector.services.documents.signing import KeySource, Signable
    from inspector.services.integrity import SignatureView, Verification
    from inspector.services.workspace import Workspace


def verify(arguments: Namespace) -> Answer:
    """``inspector verify FILE.pdf``; status 1 where it is not what was issued, or a signature in it does not hold.

    It is held against the workspace named or opened last; without any only its signatures are told.
    """
    from inspector.services import integrity

    file = Path(arguments.file)
    if is_there(arguments):
        with opened(arguments) as workspace:
            found = integrity.verify(workspace, file)
    else:
        found = integrity.verify(None, file)
    return Answer(_data(found), tuple(_lines(found)), 0 if found.genuine else 1)


def sign(arguments: Namespace) -> Answer:
    """``inspector sign FILE.pdf --key FILE.p12 | --token LIBRARY``: append a signature and record it.

    ``--place N`` names the signature block from 1, 0 a signature that is not seen; else it is the first free one.
    """
    from inspector.services.documents import signing

    file = Path(arguments.file)
    target = Path(arguments.output) if arguments.output else None
    if bool(arguments.key) == bool(arguments.token):
        raise Usage(text("cli.sign.key_or_token"))
    if target is not None and not (file.exists() and target.exists() and target.samefile(file)):
        require_free(target)
    with opened(arguments, writing=True) as workspace:
        known = signing.signable(workspace, file)
        room = _room(known, arguments.place)
        made = signing.sign(workspace, file, _key(arguments), room, target)
    data: dict[str, Any] = {
        "file": str(made.path),
        "before": made.before,
        "after": made.after,
        "signer": made.signer,
        "place": 0 if room is None else room + 1,
    }
    where = known.rooms[room].who if room is not None else text("cli.sign.unseen")
    return Answer(data, (text("cli.sign.done", path=made.path, signer=made.signer, place=where),))


def trust(arguments: Namespace) -> Answer:
    """``inspector trust [FILE.cer | --remove FINGERPRINT]``: the certification authorities that the team trusts."""
    from inspector.services import authorities

    writing = bool(arguments.certificate or arguments.remove)
    with opened(arguments, writing=writing) as workspace:
        if arguments.certificate:
            authorities.trust(workspace, authorities.read_authority(Path(arguments.certificate)))
        if arguments.remove:
            authorities.distrust(workspace, _authority(workspace, arguments.remove))
        rows = authorities.authorities(workspace)
    data = [{"name": one.name, "sha256": one.sha256, "valid_to": one.valid_to.isoformat()} for one in rows]
    shown = columns([(one.name, one.sha256) for one in rows])
    return Answer(data, (text("cli.trust.list", count=len(rows)), *shown))


def withdraw(arguments: Namespace) -> Answer:
    """``inspector withdraw NUMBER|FILE.pdf --reason WORDS``: withdraw a document that was issued."""
    from inspector.services import documents

    with opened(arguments, writing=True) as workspace:
        number, title, issued_id = _withdrawn(workspace, arguments.document)
        documents.withdraw(workspace, issued_id, arguments.reason)
    data = {"id": issued_id, "number": number, "title": title, "withdrawn": True, "reason": arguments.reason}
    return Answer(data, (text("cli.withdraw.done", number=number, title=title),))


def _withdrawn(workspace: Workspace, word: str) -> tuple[str, str, str]:
    """Number with symbol, title and id of the document meant: that of an issued file, or the one of a number."""
    from inspector.services import documents, integrity

    if not word.lower().endswith(".pdf"):
        row = documents.issued_as(workspace, word)
        return f"{row.number}/{row.symbol}", row.title, row.id
    found = integrity.verify(workspace, Path(word)).document
    if found is None:
        raise Refused("cli.withdraw.unknown", path=word)
    return found.called, found.title, found.id


def _authority(workspace: Workspace, fingerprint: str) -> str:
    from inspector.services.authorities import authorities

    wanted = fingerprint.replace(":", "").replace(" ", "").lower()
    found = [one.id for one in authorities(workspace) if wanted and one.sha256.startswith(wanted)]
    if len(found) != 1:
        raise Refused("cli.trust.unknown", fingerprint=fingerprint)
    return found[0]


def _room(known: Signable, word: str | None) -> int | None:
    if word is None:
        return known.next_room
    if not word.isdecimal():
        raise Usage(text("cli.bad_value", names="--place", value=word))
    return int(word) - 1 if int(word) else None


def _key(arguments: Namespace) -> KeySource:
    from inspector.services.documents.signing import CertificateFile, Token

    if arguments.key:
        return CertificateFile(Path(arguments.key), _secret(arguments, "cli.sign.password"))
    return Token(_library(arguments.token), _secret(arguments, "cli.sign.pin"), arguments.certificate or "")


def _library(word: str) -> Path:
    """The library that was named; ``auto`` is the one that is installed."""
    from inspector.services.documents.signing import installed_libraries

    if word != "auto":
        return Path(word)
    found = installed_libraries()
    if len(found) != 1:
        raise Refused("cli.sign.libraries", libraries="; ".join(map(str, found)) or "–")
    return found[0]


def _secret(arguments: Namespace, code: str) -> str:
    """Password or PIN: of ``--secret-file``, else asked for; never an argument that others could see."""
    if arguments.secret_file:
        return passphrase_of(Path(arguments.secret_file))
    if not sys.stdin.isatty():
        raise Refused("cli.sign.secret_needed")
    return getpass(f"{text(code)} ")


def _lines(found: Verification) -> Iterator[str]:
    yield found.headline
    yield from columns(found.details)
    for number, one in enumerate(found.signatures, 1):
        at = moment_short(one.signed_at) if one.signed_at else "–"
        body = f", {one.organisation}" if one.organisation else ""
        yield text("cli.verify.signature", number=number, signer=one.signer + body, at=at)
        yield from (f"  {words}" for words in one.words)
    yield from found.notes


def _data(found: Verification) -> dict[str, Any]:
    document = found.document
    return {
        "file": str(found.path),
        "verdict": str(found.verdict),
        "genuine": found.genuine,
        "message": found.headline,
        "sha256": found.sha256,
        "document": {
            "title": document.title,
            "number": document.number,
            "symbol": document.symbol,
            "dated_on": document.dated_on.isoformat() if document.dated_on else None,
            "issued_at": document.issued_at.isoformat() if document.issued_at else None,
            "issued_by": document.issued_by,
            "journal_number": document.journal_number,
            "journal_digest": document.journal_digest,
            "withdrawn": document.withdrawn,
            "withdrawn_reason": document.withdrawn_reason,
        }
        if document
        else None,
        "signatures": [_signature(one) for one in found.signatures],
        "notes": list(found.notes),
    }


def _signature(one: SignatureView) -> dict[str, Any]:
    return {
        "signer": one.signer,
        "organisation": one.organisation,
        "issuer": one.issuer,
        "signed_at": one.signed_at.isoformat() if one.signed_at else None,
        "sound": one.sound,
        "certificate_valid": one.in_validity,
        "trusted": one.trusted,
    }
