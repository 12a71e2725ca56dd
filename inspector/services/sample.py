"""The sample workspace, Khánh Vĩnh 2019: source figures as declared, everything else marked illustrative.

Ids, clock and keys are fixed, so the sample's journal is the same each time it is made.
"""

from __future__ import annotations

import json
import os
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from inspector.core.clock import VIETNAM, FixedClock
from inspector.core.ids import SeededEntropy, SystemEntropy, stable_id
from inspector.core.paths import resource
from inspector.domain.inspection import InspectionState
from inspector.domain.legal_document import Basis, Implements, LegalDocument, LegalDocumentDraft
from inspector.domain.organisation import OrganisationDraft, Person, PersonDraft, Signer, SignerDraft
from inspector.domain.passing import PassRule
from inspector.domain.plan import Plan, PlanDraft, PlanEntry
from inspector.domain.round import Member, Round, RoundDraft, RoundState, Team, TeamRole
from inspector.domain.statement import Statement, StatementDraft
from inspector.domain.unit import Unit, UnitDraft
from inspector.services import sample_visits
from inspector.services.workspace import SAMPLE_MARK, clear, create_workspace, open_workspace, organisation_id
from inspector.store.founding import renew_epoch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Writing

Data = dict[str, Any]

_FILE: Final = "khanh_vinh_2019.json"
_STEP: Final = timedelta(milliseconds=1)
_OPENING: Final = time(7, 30)
_CLOSING: Final = time(17)


def make_sample(folder: Path) -> Workspace:
    """Make the Khánh Vĩnh 2019 sample in a new or empty folder and open it; on a failure nothing is left behind."""
    data: Data = json.loads(resource("samples", _FILE).read_text(encoding="utf-8"))
    clock = FixedClock(datetime.fromisoformat(data["moments"]["start"]), _STEP)
    leader = PersonDraft(**_without(data["people"][0], "key"))
    organisation = OrganisationDraft(**data["organisation"])
    existed = os.path.lexists(folder)
    workspace = create_workspace(folder, organisation, leader, clock=clock, entropy=SeededEntropy(data["title"]))
    try:
        try:
            _Maker(workspace, clock, data).make()
        finally:
            workspace.close()
        # Two samples on one laptop go on as two, although they begin alike to the last byte.
        renew_epoch(folder, SystemEntropy())
    except BaseException:
        clear(folder, itself=not existed)
        raise
    return open_workspace(folder)


class _Maker:
    """Writes the sample action by action, as the people of its year would have."""

    def __init__(self, workspace: Workspace, clock: FixedClock, data: Data) -> None:
        self._workspace = workspace
        self._clock = clock
        self._data = data
        self._units: dict[str, str] = {}
        self._people = {data["people"][0]["key"]: workspace.person_id}
        self._documents: dict[str, str] = {}
        self._rounds: dict[int, str] = {}
        self._teams: dict[tuple[int, str], str] = {}
        self._numbered = 0

    def make(self) -> None:
        """All of it, in the order of time."""
        self._write_people()
        self._write_units()
        self._write_documents()
        self._write_plan()
        for one in self._data["rounds"]:
            self._write_round(one)
            self._write_visits(one)
        self._write_follow_up()
        self._write_statements()

    def _write_people(self) -> None:
        owner = organisation_id(self._workspace)
        with self._workspace.action("sample.people") as writing:
            for one in self._data["people"][1:]:
                person = Person(id=writing.new_id(), **PersonDraft(**_without(one, "key")).given())
                self._people[one["key"]] = writing.add(person).id
            for one in self._data["signers"]:
                draft = SignerDraft(organisation_id=owner, **one)
                writing.add(Signer(id=writing.new_id(), **draft.given()))

    def _write_units(self) -> None:
        with self._workspace.action("sample.units") as writing:
            for one in self._data["units"]:
                unit = Unit(id=writing.new_id(), **UnitDraft(**_without(one, "reception")).given())
                self._units[one["code"]] = writing.add(unit).id

    def _write_documents(self) -> None:
        with self._workspace.action("sample.documents") as writing:
            for one in self._data["documents"]:
                draft = LegalDocumentDraft(**_without(one, "key", "implements"))
                self._documents[one["key"]] = writing.add(LegalDocument(id=writing.new_id(), **draft.given())).id
            for one in self._data["documents"]:
                for target in one.get("implements", ()):
                    pair = (self._documents[one["key"]], self._documents[target])
                    writing.put(Implements, stable_id("implements", *pair), document_id=pair[0], target_id=pair[1])

    def _write_plan(self) -> None:
        data = self._data["plan"]
        with self._workspace.action("sample.plan") as writing:
            draft = PlanDraft(contents="\n".join(data["contents"]), **_without(data, "contents", "bases"))
            plan = writing.add(Plan(id=writing.new_id(), **draft.given()))
            self._write_bases(writing, plan.id, data["bases"])
            for one in self._data["inspections"]:
                self._write_schedule(writing, plan.id, one)
        self._plan_id = plan.id

    def _write_schedule(self, writing: Writing, plan_id: str, one: Data) -> None:
        unit_id, ordinal = self._units[one["unit"]], one["round"]
        round_data = next(entry for entry in self._data["rounds"] if entry["ordinal"] == ordinal)
        writing.put(
            PlanEntry,
            stable_id("plan_entry", plan_id, unit_id, str(ordinal)),
            plan_id=plan_id,
            unit_id=unit_id,
            round_ordinal=ordinal,
            starts_on=date.fromisoformat(one.get("on", round_data["starts_on"])),
            ends_on=date.fromisoformat(one.get("on", round_data["ends_on"])),
            form=self._data["visit"]["form"],
        )

    def _write_bases(self, writing: Writing, owner: str, keys: list[str]) -> None:
        for position, key in enumerate(keys, start=1):
            document = self._documents[key]
            basis = stable_id("basis", owner, document)
            writing.put(Basis, basis, owner_id=owner, document_id=document, position=position)

    def _write_round(self, one: Data) -> None:
        common = self._data["round_common"]
        self._clock.set(
            datetime.combine(date.fromisoformat(one["starts_on"]), time(7, 30), VIETNAM) - timedelta(days=3)
        )
        with self._workspace.action("sample.round") as writing:
            draft = RoundDraft(year=self._data["plan"]["year"], **_without(one, "closed_on"))
            record = Round(
                id=writing.new_id(),
                plan_id=self._plan_id,
                decision_id=self._documents[common["decision"]],
                checklist_id=stable_id("checklist", "default", "1"),
                pass_rule=PassRule().to_data(),
                focus=common["focus"],
                state=RoundState.OPEN,
                illustrative=common["illustrative"],
                **draft.given(),
            )
            self._rounds[one["ordinal"]] = writing.add(record).id
            self._write_bases(writing, record.id, common["bases"])
            for team in self._data["teams"]:
                self._write_team(writing, one["ordinal"], team)

    def _write_team(self, writing: Writing, ordinal: int, data: Data) -> None:
        parent = self._teams.get((ordinal, data.get("parent", "")))
        team = Team(id=writing.new_id(), round_id=self._rounds[ordinal], parent_id=parent, name=data["name"])
        self._teams[ordinal, data["key"]] = writing.add(team).id
        for position, (person, role, task) in enumerate(data["members"], start=1):
            pair = (team.id, self._people[person])
            place = {"role": TeamRole(role), "task": task, "position": position}
            writing.put(Member, stable_id("member", *pair), team_id=pair[0], person_id=pair[1], **place)

    def _write_visits(self, round_data: Data) -> None:
        """The round's scope first, then visit by visit, then the end of the round where it has one."""
        context = sample_visits.Context(self._data, self._units, self._people, self._rounds, self._teams)
        context.numbered = self._numbered
        own = [one for one in self._data["inspections"] if one["round"] == round_data["ordinal"]]
        with self._workspace.action("sample.scope") as writing:
            for one in own:
                if one["state"] != InspectionState.INSPECTED:
                    sample_visits.write_scope(writing, context, one)
        visits = [one for one in own if one["state"] == InspectionState.INSPECTED]
        for one in sorted(visits, key=lambda visit: str(visit["on"])):
            self._clock.set(datetime.combine(date.fromisoformat(one["on"]), time.fromisoformat(one["ends"]), VIETNAM))
            with self._workspace.action("sample.visit") as writing:
                sample_visits.write_visit(writing, context, one, self._workspace.prefix)
        self._numbered = context.numbered
        if "closed_on" in round_data:
            self._close(round_data)

    def _close(self, round_data: Data) -> None:
        day = date.fromisoformat(round_data["closed_on"])
        self._clock.set(datetime.combine(day, _CLOSING, VIETNAM))
        with self._workspace.action("round.close") as writing:
            record = writing.get(Round, self._rounds[round_data["ordinal"]])
            writing.change(record, {"state": RoundState.CLOSED, "closed_on": day})

    def _write_follow_up(self) -> None:
        self._clock.set(datetime.fromisoformat(self._data["moments"]["follow_up"]))
        with self._workspace.action("sample.follow_up") as writing:
            sample_visits.write_actions(writing, self._data["visit"]["action"])

    def _write_statements(self) -> None:
        self._clock.set(datetime.fromisoformat(self._data["moments"]["statements"]))
        year = self._data["plan"]["year"]
        with self._workspace.action("sample.statements") as writing:
            for position, one in enumerate(self._data["statements"], start=1):
                draft = StatementDraft(year=year, source=self._data["source"], position=position, **one)
                writing.add(Statement(id=writing.new_id(), **draft.given()))
            sample_visits.write_texts(writing, year, self._data["texts"])
            mark = self._data["mark"] | {"value": self._data["as_of"], "year": year}
            writing.put(Statement, SAMPLE_MARK, illustrative=True, **mark)


def _without(data: Mapping[str, Any], *names: str) -> Data:
    return {name: value for name, value in data.items() if name not in names}
