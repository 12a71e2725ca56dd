"""Fingerprints on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.core.messages import text

if TYPE_CHECKING:
    from inspector.services.team.fingerprints import FingerprintView


def fingerprint_data(shown: FingerprintView) -> dict[str, Any]:
    """A fingerprint for ``--json``."""
    return {"words": list(shown.words), "groups": list(shown.groups)}


def fingerprint_lines(shown: FingerprintView) -> tuple[str, ...]:
    """A fingerprint to be read aloud, and to be read by eye."""
    return (
        text("cli.fingerprint.words", words=" ".join(shown.words)),
        text("cli.fingerprint.groups", groups=" ".join(shown.groups)),
    )
