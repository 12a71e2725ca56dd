"""What is kept and not applied, line by line, so that it can be looked at before it is let count."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.services.journal_words import HIDDEN, action_label, in_words
from inspector.store.failures import field_words, kind_words
from inspector.store.queries import verdicts
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.workspace import Workspace

_LISTED: Final = 100
"""So many acts are listed, the latest; more than that nobody reads before deciding."""
_LONG: Final = 160
"""Characters of a value."""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One act that is held."""

    title: str
    """``22/11/2026 20:40 · Chấm điểm tiêu chí``."""
    details: tuple[str, ...]
    """``UBND xã Sơn Thái, tiêu chí 1.2 – Điểm: 0,50``, as far as it is known."""


def held_contents(workspace: Workspace, device: str) -> tuple[HeldLine, ...]:
    """What is held of a laptop, the latest first: act, record, field and value as far as they are known here."""
    with workspace.store.reading() as connection:
        acts = verdicts.held_acts(connection, device, _LISTED)
    with workspace.read() as session:
        titles = Titles(session)
        return tuple(
            HeldLine(
                f"{moment_short(act.at)} · {action_label(act.action)}",
                tuple(line for kind, record, vals in act.operations for line in _lines(titles, kind, record, vals)),
            )
            for act in acts
        )


def _lines(titles: Titles, kind: str, record: str, vals: str) -> Iterator[str]:
    values: dict[str, Any] = {name: value for name, (_, value) in json.loads(vals).items()}
    what = titles.title(kind, record) or kind_words(kind)
    told = [
        text("team.held.value", field=field_words(kind, name), value=words[:_LONG])
        for name, value in values.items()
        if name not in HIDDEN and (words := in_words(titles, kind, name, value))
    ]
    yield f"{what} – {'; '.join(told)}" if told else what
