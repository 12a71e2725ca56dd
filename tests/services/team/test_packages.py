"""What is sent to whom, over several packages."""

from __future__ import annotations

import pytest

from inspector.services import evidence
from inspector.services.team import packages
from inspector.sync import limits
from tests.services.team.laptops import Team


def test_the_largest_photo_travels_though_one_receiver_never_answers(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, *_ = team.members
    for number, size in enumerate((30_000, 31_000, 90_000)):
        content = bytes([number]) * size
        evidence.attach_bytes(team.lead, "inspection", team.case.inspections[0], f"anh-{number}.jpg", content)
    monkeypatch.setattr(limits, "PHOTOS_BYTES", 160_000)
    lacking = []
    for _ in range(2):
        file = team.file()
        assert packages.export(team.lead, file).left_out
        lacking.append(packages.merge(one, [file]).photos_missing)
        packages.merge(team.lead, [team.send(one)])
    assert lacking == [1, 0]
