"""The seeded checklist's rules say in data what their sentences say, and give every criterion its full points."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inspector.core.messages import LANGUAGES, text_in
from inspector.services.seeding import catalogue_resource
from inspector.services.workspace import Workspace
from tests.services.acts import living

D = Decimal
CHECKLIST: dict[str, Any] = catalogue_resource("checklist_default.json")
CRITERIA: list[dict[str, Any]] = [criterion for area in CHECKLIST["areas"] for criterion in area["criteria"]]
SERVICES = Path(__file__).parents[2] / "inspector" / "services"


def of_type(name: str) -> list[Any]:
    return [pytest.param(c, id=c["code"]) for c in CRITERIA if c["type"] == name]


def named(criterion: dict[str, Any], figure: str) -> bool:
    """Whether a figure stands in the rule's sentence, with a decimal comma."""
    return re.search(rf"(?<![\d,]){re.escape(figure.replace('.', ','))}(?![\d,])", criterion["rule_text"]) is not None


def test_eight_areas_of_56_criteria_make_100_points() -> None:
    assert [area["code"] for area in CHECKLIST["areas"]] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert len(CRITERIA) == len({criterion["code"] for criterion in CRITERIA}) == 56
    assert sum(D(criterion["max_points"]) for criterion in CRITERIA) == D(CHECKLIST["total"]) == 100


@pytest.mark.parametrize("criterion", of_type("BIN"))
def test_yes_gives_the_full_points(criterion: dict[str, Any]) -> None:
    assert D(criterion["rule"]["yes"]) == D(criterion["max_points"])


@pytest.mark.parametrize("criterion", of_type("TIER"))
def test_parts_make_up_the_full_points(criterion: dict[str, Any]) -> None:
    parts = criterion["rule"]["parts"]
    best = [max(D(option["points"]) for option in part.get("options", [part])) for part in parts]
    assert sum(best) == D(criterion["max_points"])
    points = [option["points"] for part in parts for option in part.get("options", [part])]
    assert all(named(criterion, figure) for figure in points)


@pytest.mark.parametrize("criterion", of_type("RATIO"))
def test_ratios_name_what_is_counted(criterion: dict[str, Any]) -> None:
    rule = criterion["rule"]
    assert rule["numerator"]
    assert rule["denominator"]
    assert rule["mode"] in ("proportional", "bands", "target")
    assert ("target" in rule) == (rule["mode"] == "target")
    assert (rule.get("none") == "full") == ("không" in criterion["rule_text"] and "= tối đa" in criterion["rule_text"])
    assert "floor" not in rule or named(criterion, rule["floor"])
    bands = [(D(band["from"]), D(band["points"])) for band in rule.get("bands", [])]
    assert bands == sorted(bands, reverse=True)
    assert not bands or bands[0][1] == D(criterion["max_points"])


@pytest.mark.parametrize("criterion", of_type("SAMPLE"))
def test_samples_have_the_size_that_is_written(criterion: dict[str, Any]) -> None:
    assert named(criterion, str(criterion["rule"]["size"]))
    assert criterion["rule"]["counted"] in ("errors", "matches")


@pytest.mark.parametrize("criterion", of_type("DEDUCT"))
def test_deductions_are_those_that_are_written(criterion: dict[str, Any]) -> None:
    penalties = [penalty["points"] for penalty in criterion["rule"]["penalties"]]
    assert penalties
    assert all(named(criterion, figure) for figure in penalties)


@pytest.mark.parametrize("criterion", of_type("SURVEY"))
def test_surveys_have_their_floor(criterion: dict[str, Any]) -> None:
    assert named(criterion, criterion["rule"]["floor"])


def test_every_kind_stands_in_a_block_and_every_alias_belongs_to_an_entry() -> None:
    entries = catalogue_resource("entries.json")
    codes = {name: [entry["code"] for entry in listed] for name, listed in entries.items()}
    assert all(len(listed) == len(set(listed)) for listed in codes.values())
    assert {entry["parent"] for entry in entries["unit_kind"]} <= set(codes["block"])
    assert {entry["parent"] for entry in entries["act"]} == {"party", "collective", "individual"}
    for name, aliases in catalogue_resource("aliases.json").items():
        assert set(aliases) <= set(codes[name])
        words = [word for listed in aliases.values() for word in listed]
        assert len(words) == len(set(words)), "an alias would mean two entries"


def test_everything_seeded_is_in_the_workspace(workspace: Workspace) -> None:
    rows = living(workspace)
    entries = catalogue_resource("entries.json")
    assert len(rows["catalogue_entry"]) == sum(map(len, entries.values()))
    assert (len(rows["checklist"]), len(rows["area"]), len(rows["criterion"])) == (1, 8, 56)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_a_name(language: str) -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in SERVICES.rglob("*.py"))
    actions = set(re.findall(r'workspace\.action\("([a-z_.]+)"\)', sources))
    assert len(actions) > 30
    assert all(text_in(language, f"action.{action}") for action in actions)
