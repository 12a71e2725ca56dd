"""What packages bring, as lines of a list, and what each line has to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.formats import NOTHING, number, small_count
from inspector.core.messages import text
from inspector.services.team.packages import Verdict
from inspector.ui.pages.sync.explanation import Explained
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets.sign_list import SignLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.team.packages import Merge, PackageOutcome, UnitChange

Told = tuple[SignLine, Explained]
CONFLICT = "conflict:"


def conflict_line(place: int, conflict: ConflictView, *, decided: bool = False) -> SignLine:
    """The line of a conflict; its key holds the place among all."""
    title = conflict.unit or conflict.title
    detail = " – ".join(part for part in (conflict.field_label, _beside(conflict)) if part)
    if decided:
        return SignLine(f"{CONFLICT}{place}", title, detail, text("syncpage.sign.decided"), "good")
    return SignLine(f"{CONFLICT}{place}", title, detail, text("syncpage.sign.conflict"), "bad")


def _beside(conflict: ConflictView) -> str:
    """What the record is called, where its unit does not say so already."""
    return conflict.title if conflict.unit not in ("", conflict.title) else ""


def told(merge: Merge) -> list[Told]:
    """Everything but the conflicts: what was refused first, then what comes, then what is lacking or set aside."""
    return [*_refused(merge), *_units(merge), *_rest(merge), *_set_aside(merge), *_branches(merge), *_known(merge)]


def receipt(merge: Merge) -> Told:
    """What was taken in, in which files, and which copy was made before."""
    title, sign = text("syncpage.receipt"), text("syncpage.verdict.merged")
    facts = [
        (
            one.file.name,
            text(
                "syncpage.receipt.package", new=number(one.new), known=number(one.known), photos=number(one.photos_new)
            ),
        )
        for one in merge.packages
        if one.verdict != Verdict.REFUSED
    ]
    if merge.backup is not None:
        facts.append((text("syncpage.fact.backup"), merge.backup.name))
    detail = text("syncpage.merge.new", count=number(merge.new))
    sentences = (text("syncpage.receipt.told"),)
    return SignLine("receipt", title, detail, sign, "good"), Explained(title, sentences, tuple(facts), sign, "good")


def subtitle(merge: Merge) -> str:
    """Whose packages, how much is new, known and at odds."""
    people = sorted({_whose(one) for one in merge.packages if one.verdict != Verdict.REFUSED})
    parts = [text("syncpage.merge.from", people=", ".join(people))] if people else []
    parts.append(text("syncpage.merge.new", count=number(merge.new)))
    parts.append(text("syncpage.merge.known", count=number(sum(one.known for one in merge.packages))))
    if merge.new_conflicts:
        parts.append(text("syncpage.merge.conflicts", count=small_count(merge.new_conflicts)))
    refused = sum(1 for one in merge.packages if one.verdict == Verdict.REFUSED)
    if refused:
        parts.append(text("syncpage.merge.refused", count=small_count(refused)))
    return " · ".join(parts)


def _whose(one: PackageOutcome) -> str:
    return one.person or one.device or one.file.name


def _refused(merge: Merge) -> Iterator[Told]:
    for place, one in enumerate(merge.packages):
        if not one.reason:
            continue
        refused = one.verdict == Verdict.REFUSED
        sign = text("syncpage.sign.refused" if refused else "syncpage.sign.partial")
        tone = "bad" if refused else "warning"
        line = SignLine(f"package:{place}", one.file.name, one.reason, sign, "bad" if refused else "warning")
        kept = text("syncpage.refused.kept" if refused else "syncpage.partial.kept")
        facts = (
            (text("syncpage.fact.file"), str(one.file)),
            (text("syncpage.fact.person"), one.person or NOTHING),
            (text("syncpage.fact.made"), moment(one.made_at)),
        )
        yield line, Explained(one.file.name, (one.reason, kept), facts, sign, "bad" if tone == "bad" else "warning")


def _units(merge: Merge) -> Iterator[Told]:
    for place, one in enumerate(merge.units):
        lacking = one.photos_missing
        sign = text("syncpage.sign.photos" if lacking else "syncpage.sign.new")
        detail = _summary(one)
        line = SignLine(f"unit:{place}", one.unit, detail, sign, "warning" if lacking else "accent")
        facts = [
            (text("syncpage.fact.round"), one.round_title),
            (text("syncpage.fact.brings"), one.summary or NOTHING),
            (text("syncpage.fact.records"), number(one.new)),
        ]
        if one.conflicts:
            facts.append((text("syncpage.fact.conflicts"), number(one.conflicts)))
        if lacking:
            facts.append((text("syncpage.fact.photos_missing"), number(lacking)))
        sentences = (text("syncpage.unit.photos"),) if lacking else ()
        yield line, Explained(one.unit, sentences, tuple(facts), sign, "warning" if lacking else "accent")


def _summary(one: UnitChange) -> str:
    lacking = text("syncpage.unit.lacking", count=small_count(one.photos_missing)) if one.photos_missing else ""
    return " · ".join(part for part in (one.summary, lacking) if part) or one.round_title


def _rest(merge: Merge) -> Iterator[Told]:
    if merge.other:
        title, sign = text("syncpage.other"), text("syncpage.sign.new")
        detail = text("syncpage.other.detail", count=small_count(merge.other))
        yield SignLine("other", title, detail, sign, "accent"), Explained(title, (text("syncpage.other.told"), detail))
    if merge.people:
        title = text("syncpage.people")
        facts = tuple(
            (f"{one.person} ({one.prefix})", text("syncpage.merge.new", count=number(one.new))) for one in merge.people
        )
        detail = ", ".join(f"{one.prefix or one.person}: {number(one.new)}" for one in merge.people)
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
        detail = text("syncpage.fork.detail", count=small_count(fork.branches))
        facts = ((text("syncpage.fact.parted"), moment(fork.at)),)
        yield (
            SignLine(f"fork:{place}", person, detail, sign, "warning"),
            Explained(person, (detail, text("syncpage.fork.told")), facts, sign, "warning"),
        )
    for place, gap in enumerate(merge.gaps):
        sign, person = text("syncpage.sign.gap"), gap.person or gap.device
        detail = text("syncpage.gap.detail", count=small_count(gap.missing))
        yield (
            SignLine(f"gap:{place}", person, detail, sign, "warning"),
            Explained(person, (detail, text("syncpage.gap.told")), (), sign, "warning"),
        )


def _known(merge: Merge) -> Iterator[Told]:
    known = sum(one.known for one in merge.packages)
    if known:
        title, sign = text("syncpage.known"), text("syncpage.sign.known")
        detail = text("syncpage.known.detail", count=number(known))
        yield SignLine("known", title, detail, sign), Explained(title, (detail, text("syncpage.known.told")), (), sign)
