"""The frame of a document from the workspace's data: who issues it, to whom, on what basis, who signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from inspector.core.clock import VIETNAM, today
from inspector.core.text import fold
from inspector.domain.document import DocumentKind
from inspector.domain.inspection import Side
from inspector.domain.person_name import is_person_name
from inspector.domain.plan import Plan
from inspector.domain.round import TeamRole
from inspector.reports.inputs import Frame, Issuer, Signer
from inspector.reports.numbering import padded
from inspector.reports.wording import phrase
from inspector.services.documents.report_data import label_of
from inspector.services.plans import bases_of, documents_by_id
from inspector.services.teams import teams_of
from inspector.store.queries import papers, periods
from inspector.store.queries.journal_state import stand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

    from inspector.domain.inspection import Participant
    from inspector.domain.organisation import Organisation
    from inspector.domain.organisation import Signer as SignerRecord
    from inspector.services.documents.owners import VisitOwner
    from inspector.services.plans import DocumentRow
    from inspector.services.progress import Progress
    from inspector.services.workspace import Workspace
    from inspector.store.queries.visits import RoundRow


_COMMITTEE = ("Ủy ban nhân dân", "UBND")
"""Decree 30/2020 lets the superior body of a letterhead be abbreviated."""
_COMMITTEES = tuple(f"UBND {level}".split(" ") for level in ("xã", "phường", "thị trấn", "đặc khu"))


_FOR_HEAD: Final = "kt."
"""Ký thay: the signer's own position stands right under the head's (Decree 30/2020), not under the signature space."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person decides when a document is made."""

    number: str | None = None
    dated_on: date | None = None
    draft: bool = False

    def __post_init__(self) -> None:
        """The register says the number as the letterhead prints it."""
        object.__setattr__(self, "number", padded((self.number or "").strip()) or None)


PLAIN: Final = Options()
"""Nothing decided yet: dots for the number and the date, no draft mark."""


def report_frame(
    workspace: Workspace,
    session: Session,
    kind: DocumentKind,
    progress: Progress,
    options: Options,
    recipients: tuple[str, ...],
) -> Frame:
    """The frame of a round's or a year's report."""
    illustrative = any(row.illustrative for row in progress.visits)
    body = papers.organisation(session)
    state = stand(workspace.store)
    made_at = state.saved_at or workspace.clock.now()
    issuer = issuer_of(body)
    return Frame(
        issuer=issuer,
        year=made_at.astimezone(VIETNAM).year,
        made_at=made_at,
        signers=(report_signer(session, kind, progress, options.dated_on or today(workspace.clock)),),
        recipients=recipients or default_recipients(body),
        addressees=(body.name,) if body and body.name else (),
        addressee_short=_without_place(body),
        bases=_bases(session, progress.rounds, progress.year),
        number=options.number or "",
        issued_on=options.dated_on,
        journal_no=state.number,
        journal_mark=mark_of(state.digest),
        draft=options.draft,
        footnote=phrase("defaults.footnote") if illustrative else "",
        annex_footnote=phrase("defaults.annex_footnote") if illustrative else "",
    )


def minutes_frame(
    workspace: Workspace,
    session: Session,
    owner: VisitOwner,
    people: Sequence[Participant],
    options: Options,
    recipients: tuple[str, ...],
) -> Frame:
    """The frame of minutes: the round's bases, three signers side by side, no addressee, no place and date line."""
    body = papers.organisation(session)
    state = stand(workspace.store)
    return Frame(
        issuer=issuer_of(body),
        year=owner.round.year,
        made_at=state.saved_at or workspace.clock.now(),
        signers=_minutes_signers(people, owner.visit.name, _signing(session, owner, options, workspace)),
        recipients=recipients or default_minutes_recipients(body, owner.visit.name),
        bases=_bases(session, (owner.round,), owner.round.year),
        number=options.number or "",
        issued_on=options.dated_on,
        journal_no=state.number,
        journal_mark=mark_of(state.digest),
        draft=options.draft,
        note=phrase("defaults.minutes_note") if owner.visit.illustrative else "",
    )


def mark_of(digest: str) -> str:
    """A digest as it is printed and read aloud, all of it in groups of four: "1a2b 3c4d …"."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def issuer_of(body: Organisation | None) -> Issuer:
    """The team as the body that issues the document; usual words where the settings are blank."""
    team = (body.team_name if body else None) or phrase("defaults.team_name")
    return Issuer(
        superior=(body.short_name or (body.name or "").replace(*_COMMITTEE)) if body else "",
        name=team,
        short_name=phrase("defaults.team_short"),
        place=place_of(body),
        symbol=(body.team_symbol if body else None) or phrase("defaults.team_symbol"),
        standing_office=(body.standing_body or "") if body else "",
    )


def place_of(body: Organisation | None) -> str:
    """Địa danh before the date: as set, else what follows the level in the body's name, else dots."""
    if body is not None and body.place:
        return body.place
    name = (body.name or "") if body else ""
    found = re.search(rf"\b(?:{phrase('defaults.levels')})\s+(?P<place>\S.*)$", name, re.IGNORECASE)
    return found["place"] if found else phrase("defaults.blank_place")


def default_recipients(body: Organisation | None) -> tuple[str, ...]:
    """Nơi nhận of a report while nobody wrote it."""
    members = phrase("defaults.members", team=phrase("defaults.team_short"))
    archive = _archive(body)
    last = phrase("defaults.archive_at", symbol=archive) if archive else phrase("defaults.archive")
    return (phrase("defaults.as_above"), phrase("defaults.units_in_scope"), members, last)


def _archive(body: Organisation | None) -> str:
    """The units that keep a copy beside the registry (VT), which has one anyway: "NV" of "VT, NV"."""
    words = (body.archive_symbol or "") if body else ""
    parts = (part.strip(" .") for part in re.split("[,;]", re.sub(r"^\s*lưu\s*:", "", words, flags=re.IGNORECASE)))
    return ", ".join(part for part in parts if part and part.upper() != phrase("defaults.registry"))


def default_minutes_recipients(body: Organisation | None, unit: str) -> tuple[str, ...]:
    """Nơi nhận of minutes while nobody wrote it."""
    members = phrase("defaults.members", team=phrase("defaults.team_short"))
    archive = _archive(body)
    last = phrase("defaults.archive_file_at", symbol=archive) if archive else phrase("defaults.archive_file")
    return (unit, members, last)


def report_signer(session: Session, kind: DocumentKind, progress: Progress, day: date) -> Signer:
    """Who signs a report: as the settings say; a leader without a name there is the one who leads all its rounds."""
    found = papers.signers(session, kind, day)
    leads = phrase("defaults.leader")
    signer = signed_by(found[0]) if found else Signer(authority=(phrase("defaults.for_team"), leads))
    if signer.name or fold(leads) not in map(fold, signer.authority):
        return signer
    return replace(signer, name=_leader(session, progress))


def _leader(session: Session, progress: Progress) -> str:
    """The name of whoever leads the teams of all rounds; blank where they are several, or none.

    A person kept under the position instead of a name has none to be printed.
    """
    teams = [team for row in progress.rounds for team in teams_of(session, row.id) if team.parent_id is None]
    leaders = [member for team in teams for member in team.members if member.role == TeamRole.LEADER]
    names = {"" if fold(one.name) == fold(one.position or "") else one.name for one in leaders}
    return names.pop() if len(names) == 1 else ""


def signed_by(record: SignerRecord) -> Signer:
    """A signing formula as it is printed: under the signature only where the team uses the agency's stamp."""
    lines = tuple(line for line in (record.authority, record.capacity) if line)
    position, name = record.agency_position or "", record.person_name or ""
    if position and any(fold(line).startswith(_FOR_HEAD) for line in lines):
        return Signer(authority=(*lines, position), name=name)
    return Signer(authority=lines, position=position, name=name)


def _signing(session: Session, owner: VisitOwner, options: Options, workspace: Workspace) -> list[SignerRecord]:
    day = options.dated_on or owner.visit.inspected_on or today(workspace.clock)
    return papers.signers(session, DocumentKind.MINUTES, day)


def _minutes_signers(
    people: Sequence[Participant], unit: str, signing: Sequence[SignerRecord] = ()
) -> tuple[Signer, ...]:
    secretary = next((one for one in people if one.side == Side.TEAM and one.takes_minutes), None)
    host = next((one for one in people if one.side == Side.UNIT and one.signs), None)
    leader = next((one for one in people if one.side == Side.TEAM and one.chairs), None)
    represents = (phrase("defaults.represents"), unit, _capacity(host, unit))
    return (
        Signer(authority=(phrase("defaults.secretary"),), name=name_of(secretary)),
        Signer(authority=tuple(line for line in represents if line), name=name_of(host)),
        _for_team(leader, signing),
    )


def _for_team(leader: Participant | None, signing: Sequence[SignerRecord]) -> Signer:
    """Who signs for the team on the spot: as the settings say of minutes, else whoever chaired, by place in the team.

    A formula for all kinds of documents that names somebody else is not for this visit: minutes are signed by those
    who were there.
    """
    name = name_of(leader)
    for record in signing:
        if record.document_kind or not name or fold(record.person_name or "") in ("", fold(name)):
            signer = signed_by(record)
            return replace(signer, name=signer.name or name)
    team, leads = phrase("defaults.for_team"), phrase("defaults.leader")
    if leader and fold(leader.capacity or "").endswith(fold(label_of("TeamRole", TeamRole.DEPUTY))):
        return Signer(authority=(team, phrase("defaults.for_leader"), phrase("defaults.deputy")), name=name)
    return Signer(authority=(team, leads), name=name)


def _capacity(host: Participant | None, unit: str) -> str:
    """What the unit's signer is, without the committee that stands in the line above it already."""
    words, short = as_position(host), called(unit)
    return words if short == unit else words.removesuffix(f" {short}")


def called(unit: str) -> str:
    """How running text calls a people's committee once it was named: "UBND xã"; other units keep their name."""
    words = unit.split(" ")
    kind = next((kind for kind in _COMMITTEES if words[: len(kind)] == kind and len(words) > len(kind)), words)
    return " ".join(kind)


def name_of(person: Participant | None) -> str:
    """The name of somebody present, in whichever of the two fields it was written."""
    if person is None or person.name:
        return (person.name or "") if person else ""
    return person.capacity or "" if is_person_name(person.capacity or "") else ""


def as_position(person: Participant | None) -> str:
    """The position of somebody present; a name that was written there is none."""
    words = (person.capacity or "") if person else ""
    return "" if is_person_name(words) else words


def _bases(session: Session, rounds: Sequence[RoundRow], year: int) -> tuple[str, ...]:
    """The bases as they are cited."""
    return tuple(dict.fromkeys(row.citation for row in basis_rows(session, rounds, year)))


def basis_rows(session: Session, rounds: Sequence[RoundRow], year: int) -> tuple[DocumentRow, ...]:
    """The rounds' bases, else the plan's, then the plan itself and the decisions that set up the teams; each once."""
    cited = [row for one in rounds for row in bases_of(session, one.id, year)]
    plan_id = periods.plan_id(session, year)
    if not cited and plan_id:
        cited = list(bases_of(session, plan_id, year))
    plan = session.get(Plan, plan_id) if plan_id else None
    if plan is not None:
        cited += documents_by_id(session, [plan.document_id], year).values()
    decisions = documents_by_id(session, [one.decision_id for one in rounds], year)
    cited += [decisions[one.decision_id] for one in rounds if one.decision_id in decisions]
    return tuple({row.id: row for row in cited}.values())


def _without_place(body: Organisation | None) -> str:
    """How the text calls the body once it was named in full: "UBND huyện" of "UBND huyện Khánh Vĩnh"."""
    if body is None or not body.short_name:
        return ""
    short, place = body.short_name, body.place or ""
    if place and fold(short).endswith(" " + fold(place)):
        return short[: -len(place)].strip()
    return short
