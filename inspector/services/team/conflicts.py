"""Conflicts (mâu thuẫn): looking at them, and deciding, which the lead does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Integer

from inspector.core.errors import Refused
from inspector.core.messages import current_language
from inspector.core.parsing import parse_count, parse_date, parse_points
from inspector.core.text import clean_prose
from inspector.domain.base import CodeType, DateType, PointsType
from inspector.domain.inspection import Inspection
from inspector.domain.registry import BY_NAME
from inspector.domain.round import Round
from inspector.services.team import at_odds, conflict_reading
from inspector.services.team.conflict_views import LATEST, SIGNED, ConflictKind, ConflictView, VersionView, Writer
from inspector.services.team.late_moments import ACTION, ACTION_LATE
from inspector.services.team.roster import find_laptop, this_device
from inspector.services.writing import Changed
from inspector.store.journal import decisions
from inspector.store.journal.heads import Registers
from inspector.store.journal.kin import Kin
from inspector.store.queries import team as queries
from inspector.store.queries.inspections import most_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.writer import Draft, Written
    from inspector.store.journal.writer import Writer as JournalWriter

__all__ = [
    "LATEST",
    "SIGNED",
    "ConflictKind",
    "ConflictView",
    "VersionView",
    "conflicts",
    "count",
    "find",
    "keep",
    "source_of",
    "take",
    "take_all",
    "write",
]

SEEN: Final = "team.seen"
_KEPT: Final[WeakKeyDictionary[Workspace, tuple[object, tuple[ConflictView, ...]]]] = WeakKeyDictionary()
"""What was read last: it depends on the journal alone, and lists and badges ask for it often."""
_POINTS: Final = frozenset({"self_points", "assessed_points"})


def conflicts(workspace: Workspace, round_id: str | None = None) -> tuple[ConflictView, ...]:
    """The open conflicts, of one round or all, by round and unit."""
    with workspace.store.reading() as connection, workspace.read() as session:
        stamp = queries.journal_stamp(connection), current_language()
        kept = _KEPT.get(workspace)
        if kept is None or kept[0] != stamp:
            records = workspace.store.records
            kept = stamp, conflict_reading.read(connection, session, this_device(workspace), records)
            _KEPT[workspace] = kept
    return tuple(one for one in kept[1] if round_id is None or one.round_id == round_id)


def count(workspace: Workspace) -> int:
    """How many conflicts are open."""
    return len(conflicts(workspace))


def find(workspace: Workspace, entity: str, field: str) -> ConflictView:
    """The conflict about a field of a record: ``entity`` is its id, with its kind before it or not."""
    record = entity.replace(":", "/").rpartition("/")[2]
    found = [one for one in conflicts(workspace) if one.record_id == record and one.field == field]
    if not found:
        raise Refused("team.no_conflict", entity=entity, field=field)
    return found[0]


def take(workspace: Workspace, conflict: ConflictView, index: int) -> Changed:
    """Decide for one of the versions, by its index from 1. Only a lead may.

    Of a record that was deleted and changed, the first version lets it go, any other keeps it. What was one decision
    with the version (``VersionView.goes_with``) stands as it was there, too. Raises ``Refused`` where
    there is no such version, where it cannot be decided so, and where it has changed meanwhile.
    """
    if not 1 <= index <= len(conflict.versions):
        raise Refused("team.no_version", index=index, count=len(conflict.versions))
    return _decide(workspace, [_taken(conflict, conflict.versions[index - 1])])


def write(workspace: Workspace, conflict: ConflictView, words: str) -> Changed:
    """Decide for another value than those of the versions, typed as on the screens."""
    if conflict.kind not in (ConflictKind.VALUE, ConflictKind.CONCLUDED):
        raise Refused("team.cannot_write")
    return _decide(workspace, [_Decision(conflict, _stored(workspace, conflict, words))])


def take_all(workspace: Workspace, chosen: Sequence[ConflictView], whose: str = LATEST) -> Changed:
    """Decide many at once: for a device or one branch of it (``VersionView.source``), for what is latest or signed.

    Those it says nothing about stay. Raises ``Refused`` for a device whose branches are at odds: one of them is meant.
    """
    _require_one_branch(chosen, whose)
    found = [(one, one.version_for(whose)) for one in chosen]
    decided = [_taken(one, version) for one, version in found if version is not None]
    if not decided:
        raise Refused("team.nothing_to_decide")
    return _decide(workspace, decided)


def source_of(workspace: Workspace, word: str) -> str:
    """What ``take_all`` is told for what was typed: ``latest``, ``signed``, a laptop or one of its branches.

    A laptop is named as :func:`find_laptop` knows it, a branch as the list of conflicts does, in short or in words.
    Raises ``Refused`` for what names none.
    """
    if word in (LATEST, SIGNED):
        return word
    branched = [one for one in _writers(conflicts(workspace)) if one.branch_id]
    meant = [one for one in branched if one.named_by(word)]
    sources = {one.source for one in meant}
    if len(sources) == 1:
        return sources.pop()
    if "/" in word:
        laptop = word.partition("/")[0]
        meant += [one for one in branched if one.named_by(f"{laptop}/{one.branch_id}")]
    if meant:
        raise _which_branch(branched, meant[0].device)
    return find_laptop(workspace.store.roster(), word).device


def _require_one_branch(chosen: Sequence[ConflictView], whose: str) -> None:
    for one in chosen:
        own = [version for version in one.versions if version.is_of(whose)] if one.can_take else []
        branches = {writer.source for version in own for writer in version.writers if writer.device == whose}
        if len({version.value for version in own}) > 1 and len(branches) > 1:
            raise _which_branch(_writers(chosen), whose)


def _writers(found: Iterable[ConflictView]) -> list[Writer]:
    """Who wrote what can be chosen."""
    return [writer for one in found if one.can_take for version in one.versions for writer in version.writers]


def _which_branch(writers: Sequence[Writer], device: str) -> Refused:
    """The branches of a laptop, one of which has to be named."""
    own = [one for one in writers if one.device == device and one.branch_id]
    choices = sorted({f"{one.branch_name} ({one.branch})" for one in own})
    return Refused("team.which_branch", member=own[0].laptop or device, choices="; ".join(choices))


def keep(workspace: Workspace, conflict: ConflictView) -> Changed:
    """Say that what came to signed minutes or to a closed round was looked at and stays as it is. Only a lead may.

    Everybody sees it with the next package. Raises ``Refused`` where more has come since it was shown.
    """
    workspace.require_lead()
    if not conflict.can_keep:
        raise Refused("team.cannot_keep")
    kind: type[Inspection | Round] = Inspection if conflict.entity == "inspection" else Round
    with workspace.action(SEEN) as writing:
        with workspace.store.reading() as connection:
            found = {one.key: one.writes for one in at_odds.late(connection, workspace.store.records)}
        if not found.get(conflict.key, frozenset()) <= conflict.writes:
            raise Refused("team.conflict_changed", title=conflict.unit or conflict.title)
        writing.change(writing.get(kind, conflict.record_id), {"late_seen": writing.seen()})
    return writing.changed(conflict.record_id)


@dataclass(frozen=True, slots=True)
class _Decision:
    conflict: ConflictView
    value: Value
    goes_with: tuple[tuple[str, Value], ...] = ()


def _taken(conflict: ConflictView, version: VersionView) -> _Decision:
    return _Decision(conflict, version.value, version.goes_with)


def _decide(workspace: Workspace, decided: Sequence[_Decision]) -> Changed:
    workspace.require_lead()
    if workspace.read_only:
        raise Refused("workspace.read_only")
    for one in decided:
        if not one.conflict.can_take:
            raise Refused("team.look_there", advice=one.conflict.advice)

    action = ACTION_LATE if any(one.conflict.warning for one in decided) else ACTION

    def act(connection: Connection, writer: JournalWriter) -> Written | None:
        registers = Registers(connection)
        together = [draft for one in decided for draft in _together(registers, one)]
        settled = {(draft.type, draft.record, field) for draft in together for field in draft.writes}
        drafts = [
            draft
            for one in decided
            for draft in _drafts(workspace, connection, registers, one.conflict, one.value)
            if (one.conflict.entity, one.conflict.record_id, one.conflict.field) not in settled
        ]
        return writer.apply(connection, action, registers, [*drafts, *together])

    written = workspace.store.writing(act, remember=True)
    changed = written.changed if written else frozenset()
    kinds, ids = frozenset(kind for kind, _ in changed), frozenset(record for _, record in changed)
    return Changed(action, kinds, ids, written.number if written else 0, decided[0].conflict.record_id)


def _together(registers: Registers, decision: _Decision) -> Iterator[Draft]:
    """The operations for what goes with a decision, as far as something else stands there."""
    key = decision.conflict.entity, decision.conflict.record_id
    for field, value in decision.goes_with:
        heads = registers.fields(*key).get(field, {})
        if any(head.value != value for head in heads.values()):
            yield decisions.resolve(registers, *key, field, value)


def _drafts(
    workspace: Workspace, connection: Connection, registers: Registers, conflict: ConflictView, value: Value
) -> list[Draft]:
    """The operations of one decision; refused where what was shown is no longer all there is."""
    key = conflict.entity, conflict.record_id
    fields = registers.fields(*key)
    concerned = [fields.get(conflict.field, {})]
    if conflict.kind == ConflictKind.DELETED:
        below = Kin(connection, workspace.store.records).going_with(key)
        concerned = [register for one in (key, *below) for register in registers.fields(*one).values()]
    here = {registers.reference(op) for register in concerned for op in register}
    if not all(version.reference in here for version in conflict.versions):
        raise Refused("team.conflict_changed", title=conflict.title)
    if conflict.kind != ConflictKind.DELETED:
        return [decisions.resolve(registers, *key, conflict.field, value)]
    if value == conflict_reading.KEPT:
        return [decisions.keep(registers, *key)]
    return decisions.drop(connection, registers, workspace.store.records, *key)


def _stored(workspace: Workspace, conflict: ConflictView, words: str) -> Value:
    """What was typed, in stored form."""
    column = BY_NAME[conflict.entity].__table__.columns[conflict.field].type  # type: ignore[attr-defined]
    plain = clean_prose(words)
    if not plain:
        return None
    if isinstance(column, PointsType):
        points = parse_points(plain, mark="both")
        with workspace.read() as session:
            most = most_points(session, conflict.record_id) if conflict.field in _POINTS else None
        if most is not None and points > most:
            raise Refused("score.above_maximum", value=points, maximum=most)
        return int(points * 100)
    if isinstance(column, DateType):
        return parse_date(plain).isoformat()
    if isinstance(column, CodeType):
        if plain not in set(column.enumeration):
            raise Refused("team.unknown_code", value=plain, codes=", ".join(sorted(column.enumeration)))
        return plain
    if not conflict.can_write:
        raise Refused("team.cannot_write")
    return parse_count(plain) if isinstance(column, Integer) else plain
