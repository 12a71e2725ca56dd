"""A merge at a glance: what packages would bring, or what was done with them; the same words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team.branches import went_on_twice
from inspector.services.team.packages import Verdict
from inspector.ui.pages.sync.explanation import Explained
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets.sign_list import SignLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.team.packages import Merge, PackageOutcome
    from inspector.services.team.views import Shift
    from inspector.ui.theme import Tone

SUMMARY: Final = "summary"
_NAMED: Final = 8
"""So many units, and decisions, are named in a summary; all of them have lines of their own."""
_TONE_OF_ALARM: Final[Tone] = "bad"
TONES: Final[dict[Verdict, Tone]] = {Verdict.MERGED: "good", Verdict.PARTIAL: "warning", Verdict.REFUSED: "bad"}


def preview(merge: Merge) -> tuple[SignLine, Explained]:
    """What the packages would bring."""
    title = text("syncpage.summary")
    alarm = (text("syncpage.shift.alarm"),) if merge.alarming else ()
    facts = (*_shifted(merge), *_facts(merge, len(merge.conflicts)))
    sign, tone = (text("syncpage.sign.shift"), _TONE_OF_ALARM) if alarm else ("", "neutral")
    line = SignLine(SUMMARY, title, _brought(merge), sign, tone)
    return line, Explained(
        title, (*alarm, text("syncpage.summary.told"), *erased(merge), *merge.clocks), facts, sign, tone
    )


def receipt(merge: Merge, left: int, now: int, *, may_decide: bool) -> tuple[SignLine, Explained]:
    """What was done with them, how many conflicts were ``left`` to be decided then, and how many are ``now``."""
    title, verdict = text("syncpage.receipt"), _verdict(merge)
    sign, tone = text(f"syncpage.verdict.{verdict.value}"), TONES[verdict]
    facts = [*_shifted(merge), *_facts(merge, left)]
    if merge.backup is not None:
        facts.append((text("syncpage.fact.backup"), text("syncpage.backup_found", at=moment(merge.backup_at))))
    action = f"syncpage.receipt.{'decide' if may_decide else 'look'}" if now else ""
    return (
        SignLine(SUMMARY, title, _brought(merge), sign, tone),
        Explained(
            title,
            (*_told(merge, verdict), *erased(merge, done=True), *merge.clocks),
            tuple(facts),
            sign,
            tone,
            text(action, count=small_count(now)) if action else "",
            text("syncpage.fact.conflicts") if left else "",
        ),
    )


def _told(merge: Merge, verdict: Verdict) -> tuple[str, ...]:
    """What of the packages is here now: nothing of one that was refused."""
    if verdict == Verdict.REFUSED:
        return (text("syncpage.receipt.nothing"),)
    refused = (text("syncpage.receipt.but_refused", count=small_count(_refused(merge))),) if merge.refused else ()
    return (*refused, text("syncpage.receipt.told_partly" if refused else "syncpage.receipt.told"))


def erased(merge: Merge, *, done: bool = False) -> tuple[str, ...]:
    """That something is erased by law, and what of this laptop's still holds it."""
    count = sum(one.erases for one in merge.acts)
    code = "syncpage.erased_here" if done else "syncpage.erased"
    return (text(code, count=small_count(count)),) if count else ()


def content(new: int, known: int, held: int, photos: int, *, photos_missing: int = 0, forged: int = 0) -> str:
    """What one package held: ``54 thay đổi mới, 49 đã có, 02 tạm giữ, 06 ảnh mới``."""
    parts = [text("syncpage.merge.new", count=small_count(new)), text("syncpage.merge.known", count=small_count(known))]
    for code, count in (("held", held), ("forged", forged), ("photos", photos), ("lacking", photos_missing)):
        if count:
            parts.append(text(f"syncpage.content.{code}", count=small_count(count)))
    return ", ".join(parts)


def shift_words(one: Shift) -> Iterator[str]:
    """What becomes of a laptop's role and of what it had done, a phrase for each."""
    if one.role_words:
        yield one.role_words
    if one.withdrawn:
        yield text("syncpage.shift.withdrawn", count=small_count(one.withdrawn))
    if one.released:
        yield text("syncpage.shift.released", count=small_count(one.released))


def _shifted(merge: Merge) -> Iterator[tuple[str, str]]:
    """First of all: whose role changes, and what that was done counts no longer, or counts again."""
    if merge.shifts:
        named = (_shift(one) for one in merge.shifts)
        yield text("syncpage.shift.section"), "\n".join(named)


def _shift(one: Shift) -> str:
    words = "; ".join(shift_words(one))
    return words if one.was != one.now else f"{one.person}: {words}"


def _brought(merge: Merge) -> str:
    return " · ".join((text("syncpage.merge.new", count=small_count(merge.new)), *_apart(merge), *_rejudged(merge)))


def _apart(merge: Merge) -> Iterator[str]:
    """Beside the changes: photos and files, what is kept apart."""
    photos = sum(one.photos_new for one in merge.packages)
    if photos:
        yield text("syncpage.merge.photos", count=small_count(photos))
    if merge.quarantined_now:
        yield text("syncpage.content.held", count=small_count(merge.quarantined_now))


def _refused(merge: Merge) -> int:
    return sum(1 for one in merge.packages if one.verdict == Verdict.REFUSED)


def _rejudged(merge: Merge) -> Iterator[str]:
    for name, count in (("withdrawn", merge.withdrawn), ("released", merge.released)):
        if count:
            yield text(f"syncpage.shift.{name}", count=small_count(count))


def subtitle(merge: Merge, conflicts: int | None = None) -> str:
    """Whose packages, how much is new, known and at odds; ``conflicts``: so many are left of all."""
    people = sorted({_whose(one) for one in merge.packages if one.verdict != Verdict.REFUSED})
    parts = [text("syncpage.merge.from", people=", ".join(people))] if people else []
    parts.append(text("syncpage.merge.new", count=small_count(merge.new)))
    parts.append(text("syncpage.merge.known", count=small_count(merge.known)))
    parts += [*_apart(merge), *_rejudged(merge)]
    new = merge.new_conflicts if conflicts is None else min(merge.new_conflicts, conflicts)
    if new:
        parts.append(text("syncpage.merge.conflicts", count=small_count(new)))
    if merge.refused:
        parts.append(text("syncpage.merge.refused", count=small_count(_refused(merge))))
    return " · ".join(parts)


def _facts(merge: Merge, conflicts: int) -> Iterator[tuple[str, str]]:
    for one in merge.packages:
        yield one.file.name, _package(one)
    names = [f"{one.unit}: {one.summary}" if one.summary else one.unit for one in merge.units]
    if names:
        yield text("syncpage.fact.units", count=small_count(len(names))), _listed(names)
    if merge.acts:
        count = small_count(len(merge.acts))
        yield text("syncpage.fact.acts", count=count), _listed([*map(str, merge.acts)], "act")
    if merge.decided:
        count = small_count(len(merge.decided))
        yield text("syncpage.fact.decided", count=count), _listed([*map(str, merge.decided)], "decision")
    if merge.settled:
        count = small_count(len(merge.settled))
        yield text("syncpage.fact.settled", count=count), _listed([*map(str, merge.settled)], "settled")
    if merge.quarantined_now:
        yield text("syncpage.fact.held"), text("syncpage.summary.held", count=small_count(merge.quarantined_now))
    if merge.forks:
        yield text("syncpage.fact.forks"), "\n".join(map(went_on_twice, merge.forks))
    yield text("syncpage.fact.photos"), _photos(merge)
    yield text("syncpage.fact.conflicts"), _conflicts(merge, conflicts)


def _conflicts(merge: Merge, left: int) -> str:
    """How many are open; where none is, how many were decided together with the merge."""
    before, settled = max(left - merge.new_conflicts, 0), len(merge.conflicts) - left
    code = "conflicts" if left else "no_conflicts_left" if settled > 0 else "no_conflicts"
    words = text(f"syncpage.summary.{code}", new=small_count(left - before), before=small_count(before))
    if settled <= 0 or left:
        # Those that were decided have a list of their own; what leads to the others is one line, which does not break.
        return words
    return f"{text('syncpage.summary.settled', count=small_count(settled))}; {words}"


def _package(one: PackageOutcome) -> str:
    if one.verdict == Verdict.REFUSED:
        return one.reason
    who = ", ".join(part for part in (one.person, text("syncpage.made", at=moment(one.made_at))) if part)
    held = content(one.new, one.known, one.quarantined, one.photos_new, forged=one.forged)
    return f"{who}\n{held}"


def _photos(merge: Merge) -> str:
    came = sum(one.photos_new for one in merge.packages)
    if not merge.photos_missing:
        return text("syncpage.summary.photos" if came else "syncpage.summary.no_photos", count=small_count(came))
    whose = ", ".join(f"{who} ({small_count(count)})" for who, count in merge.photos_asked)
    code = "syncpage.summary.photos_of" if whose else "syncpage.summary.photos_lacking"
    return text(code, count=small_count(came), missing=small_count(merge.photos_missing), people=whose)


def _listed(names: list[str], kind: str = "summary") -> str:
    rest = len(names) - _NAMED
    # A line of the list holds all of them, under its own title; each unit has one of its own.
    where = "" if kind == "summary" else text(f"syncpage.{kind}.title")
    more = [text(f"syncpage.{kind}.more", count=small_count(rest), where=where)] if rest > 0 else []
    return "\n".join([*names[:_NAMED], *more])


def _verdict(merge: Merge) -> Verdict:
    verdicts = {one.verdict for one in merge.packages}
    return next(iter(verdicts)) if len(verdicts) == 1 else Verdict.PARTIAL


def _whose(one: PackageOutcome) -> str:
    return one.person or one.device or one.file.name
