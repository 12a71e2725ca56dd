"""What packages bring, as lines of a list, and what each line has to tell; conflicts have lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.formats import NOTHING, small_count
from inspector.core.messages import text
from inspector.services.team.branches import typed_twice
from inspector.services.team.packages import Verdict
from inspector.ui.pages.sync.explanation import Explained
from inspector.ui.pages.sync.merge_summary import TONES, erased, shift_words
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets.sign_list import SignLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.services.team.packages import Merge, UnitChange
    from inspector.services.team.views import DecisionView, KindChange, Shift
    from inspector.ui.theme import Tone

Told = tuple[SignLine, Explained]


def troubles(merge: Merge) -> list[Told]:
    """A role that is lost, what counts no longer; packages that were refused, or of which not all went in."""
    return [*_lost_lead(merge), *_shifts(merge), *_refused(merge)]


def _lost_lead(merge: Merge) -> Iterator[Told]:
    if merge.lost_lead is not None:
        title, sign = text("syncpage.lost_lead"), text("syncpage.sign.lost_lead")
        sentences = (merge.lost_lead.told, merge.lost_lead.may)
        line = SignLine("lost_lead", title, merge.lost_lead.told, sign, "bad")
        yield line, Explained(title, sentences, badge=sign, tone="bad")


def _shifts(merge: Merge) -> Iterator[Told]:
    for place, one in enumerate(merge.shifts):
        sign, tone = text("syncpage.sign.shift"), _shift_tone(one)
        facts = [
            (text(f"syncpage.shift.fact_{name}"), "\n".join(acts))
            for name, acts in (("withdrawn", one.withdrawn_acts), ("released", one.released_acts))
            if acts
        ]
        line = SignLine(f"shift:{place}", one.person, "; ".join(shift_words(one)), sign, tone)
        yield line, Explained(one.person, _shift_told(one), tuple(facts), sign, tone)


def _shift_tone(one: Shift) -> Tone:
    return "bad" if one.loses else "warning"


def _shift_told(one: Shift) -> tuple[str, ...]:
    changed = (f"{one.role_words}.",) if one.handed_to or one.replaced else ()
    if one.was != one.now and not changed:
        changed = (text("syncpage.shift.role_told", was=one.was, now=one.now),)
    counts = (("withdrawn", one.withdrawn), ("released", one.released))
    told_ = (text(f"syncpage.shift.{name}_told", count=small_count(count)) for name, count in counts if count)
    return (*changed, *told_)


def told(merge: Merge) -> list[Told]:
    """What the packages bring, then what is lacking or set aside."""
    return [
        *_acts(merge),
        *_decided("decided", "decision", merge.decided),
        *_decided("settled", "settled", merge.settled),
        *_units(merge),
        *_rest(merge),
        *_set_aside(merge),
        *_branches(merge),
        *_orphans(merge),
        *_known(merge),
    ]


def _refused(merge: Merge) -> Iterator[Told]:
    for place, one in enumerate(merge.packages):
        if not one.reason:
            continue
        whole, tone = one.verdict == Verdict.REFUSED, TONES[one.verdict]
        sign = text("syncpage.sign.refused" if whole else "syncpage.sign.partial")
        line = SignLine(f"package:{place}", one.file.name, one.reason, sign, tone)
        kept = text("syncpage.refused.kept" if whole else "syncpage.partial.kept")
        facts = (
            (text("syncpage.fact.file"), str(one.file)),
            (text("syncpage.fact.person"), one.person or NOTHING),
            (text("syncpage.fact.made"), moment(one.made_at)),
        )
        yield line, Explained(one.file.name, (one.reason, kept), facts, sign, tone)


def _acts(merge: Merge) -> Iterator[Told]:
    if merge.acts:
        title, sign = text("syncpage.act.title"), text("syncpage.sign.new")
        detail = text("syncpage.act.detail", count=small_count(len(merge.acts)))
        facts = tuple((text("syncpage.done_by", person=one.person, at=moment(one.at)), str(one)) for one in merge.acts)
        sentences = (text("syncpage.act.all"), *erased(merge))
        yield SignLine("acts", title, detail, sign, "accent"), Explained(title, sentences, facts, sign, "accent")


def _decided(key: str, code: str, found: Sequence[DecisionView]) -> Iterator[Told]:
    """What was decided elsewhere, or here while the packages were looked at."""
    if found:
        title, sign = text(f"syncpage.{code}.title"), text("syncpage.decision.sign")
        detail = text("syncpage.decision.detail", count=small_count(len(found)))
        facts = tuple((text("syncpage.done_by", person=one.person, at=moment(one.at)), str(one)) for one in found)
        line = SignLine(key, title, detail, sign, "accent")
        yield line, Explained(title, (text(f"syncpage.{code}.all"),), facts, sign, "accent")


def _units(merge: Merge) -> Iterator[Told]:
    for place, one in enumerate(merge.units):
        lacking = one.photos_missing
        sign = text("syncpage.sign.photos" if lacking else "syncpage.sign.new")
        detail = _summary(one)
        line = SignLine(f"unit:{place}", one.unit, detail, sign, "warning" if lacking else "accent")
        facts = [(text("syncpage.fact.round"), one.round_title)] if one.round_title else []
        facts += [
            (text("syncpage.fact.brings"), one.summary or NOTHING),
            (text("syncpage.fact.records"), small_count(one.new)),
        ]
        if one.conflicts:
            facts.append((text("syncpage.fact.conflicts"), small_count(one.conflicts)))
        if lacking:
            facts.append((text("syncpage.fact.photos_missing"), small_count(lacking)))
        sentences = (text("syncpage.unit.photos"),) if lacking else ()
        yield line, Explained(one.unit, sentences, tuple(facts), sign, "warning" if lacking else "accent")


def _summary(one: UnitChange) -> str:
    lacking = text("syncpage.unit.lacking", count=small_count(one.photos_missing)) if one.photos_missing else ""
    return " · ".join(part for part in (one.summary, lacking) if part) or one.round_title


def _counted(one: KindChange) -> str:
    """``03: Đợt 1, Đợt 2…``."""
    names = ", ".join(one.names) + ("…" if len(one.names) < one.count else "")
    return f"{small_count(one.count)}: {names}" if one.names else small_count(one.count)


def _rest(merge: Merge) -> Iterator[Told]:
    if merge.other:
        title, sign = text("syncpage.other"), text("syncpage.sign.new")
        detail = text("syncpage.other.detail", count=small_count(merge.other))
        facts = tuple((one.words, _counted(one)) for one in merge.others)
        told_ = Explained(title, (text("syncpage.other.told"), detail), facts)
        yield SignLine("other", title, detail, sign, "accent"), told_
    if merge.people:
        title = text("syncpage.people")
        facts = tuple((one.named, text("syncpage.merge.new", count=small_count(one.new))) for one in merge.people)
        detail = ", ".join(f"{one.prefix or one.person}: {small_count(one.new)}" for one in merge.people)
        yield SignLine("people", title, detail), Explained(title, (text("syncpage.people.told"),), facts)
    if merge.photos_missing:
        title, sign = text("syncpage.photos"), text("syncpage.sign.photos")
        detail = text("syncpage.unit.lacking", count=small_count(merge.photos_missing))
        shown = Explained(title, (detail, text("syncpage.photos.told")), (), sign, "warning")
        yield SignLine("photos", title, detail, sign, "warning"), shown


def _set_aside(merge: Merge) -> Iterator[Told]:
    for place, one in enumerate(merge.quarantined):
        sign = text("syncpage.sign.held")
        detail = text("syncpage.held.detail", count=small_count(one.count), words=one.words)
        sentences = (detail, text(f"syncpage.held.{one.reason}"))
        facts = ((text("syncpage.fact.last"), moment(one.last_at)),)
        told_ = Explained(one.person, sentences, facts, sign, "warning")
        yield SignLine(f"held:{place}", one.person, detail, sign, "warning"), told_
    if merge.newer:
        title, sign = text("syncpage.newer"), text("syncpage.sign.newer")
        detail = text("syncpage.newer.detail", count=small_count(merge.newer))
        yield (
            SignLine("newer", title, detail, sign, "warning"),
            Explained(title, (detail, text("syncpage.newer.told")), (), sign, "warning"),
        )


def _branches(merge: Merge) -> Iterator[Told]:
    for place, fork in enumerate(merge.forks):
        sign, person = text("syncpage.sign.fork"), fork.person or fork.device
        detail = typed_twice(fork) if fork.typed else text("syncpage.fork.detail", count=small_count(fork.branches))
        sentences = (detail,) if fork.typed else (detail, text("syncpage.fork.told"))
        facts = ((text("syncpage.fact.parted"), moment(fork.at)),)
        yield (
            SignLine(f"fork:{place}", person, detail, sign, "warning"),
            Explained(person, sentences, facts, sign, "warning"),
        )
    for place, gap in enumerate(merge.gaps):
        sign, person = text("syncpage.sign.gap"), gap.person or gap.device
        detail = text("syncpage.gap.detail", count=small_count(gap.missing))
        yield (
            SignLine(f"gap:{place}", person, detail, sign, "warning"),
            Explained(person, (detail, text("syncpage.gap.told")), (), sign, "warning"),
        )


def _orphans(merge: Merge) -> Iterator[Told]:
    if merge.orphans:
        title, sign = text("syncpage.orphans"), text("syncpage.sign.gap")
        detail = text("syncpage.orphans.detail", count=small_count(sum(one.count for one in merge.orphans)))
        facts = tuple((one.words, _counted(one)) for one in merge.orphans)
        told_ = Explained(title, (detail, text("syncpage.orphans.told")), facts, sign, "warning")
        yield SignLine("orphans", title, detail, sign, "warning"), told_


def _known(merge: Merge) -> Iterator[Told]:
    if merge.known:
        title, sign = text("syncpage.known"), text("syncpage.sign.known")
        detail = text("syncpage.known.detail", count=small_count(merge.known))
        yield SignLine("known", title, detail, sign), Explained(title, (detail, text("syncpage.known.told")), (), sign)
