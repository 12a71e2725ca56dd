"""The sample: Khánh Vĩnh 2019, the same bytes of data each time."""

from __future__ import annotations

import hashlib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from inspector.core.errors import Refused
from inspector.domain.checklist import Answer, Criterion
from inspector.domain.document import DocumentText
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection, Participant, Side
from inspector.domain.legal_document import LegalDocument
from inspector.domain.recommendation import Recommendation
from inspector.domain.round import Round
from inspector.domain.statement import Statement
from inspector.domain.unit import Unit
from inspector.services.overview import overview
from inspector.services.sample import make_sample
from inspector.services.units import UnitDraft, change_unit, units
from inspector.services.workspace import Workspace, open_workspace, status
from tests.store.full_disk import files_no_longer_than


def journal_digest(workspace: Workspace) -> str:
    """SHA-256 over the ids of all transactions: over everything that was ever written."""
    with workspace.store.reading() as connection:
        rows = connection.execute("SELECT id FROM journal ORDER BY number").fetchall()
    return hashlib.sha256("".join(row[0] for row in rows).encode()).hexdigest()


def test_the_sample_is_the_same_each_time_and_goes_on_with_the_real_clock(made_sample: Path, tmp_path: Path) -> None:
    first = open_workspace(made_sample, read_only=True)
    second = make_sample(tmp_path / "again")
    assert journal_digest(first) == journal_digest(second)
    assert first.id == second.id
    assert second.today.year > 2020, "what a person enters later is not dated back"
    first.close()
    second.close()


def test_the_sample_is_sound_and_marked_as_one(sample_folder: Path) -> None:
    workspace = open_workspace(sample_folder)
    assert status(workspace).is_sample
    assert workspace.store.check(rebuild=True).ok
    workspace.close()


def test_two_samples_on_one_laptop_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    for turn in ("first", "second"):
        make_sample(tmp_path / turn).close()
    for turn in ("first", "second", "first"):
        workspace = open_workspace(tmp_path / turn)
        assert status(workspace).branch is None
        unit = units(workspace)[0]
        change_unit(workspace, unit.id, UnitDraft(staff=(unit.staff or 20) + 1))
        assert workspace.store.check(rebuild=True).ok
        workspace.close()


def test_a_folder_in_use_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("thư", encoding="utf-8")
    with pytest.raises(Refused):
        make_sample(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("existed", [False, True])
def test_a_disk_that_fills_up_on_the_way_leaves_nothing_behind(tmp_path: Path, existed: bool) -> None:
    folder = tmp_path / "mẫu"
    if existed:
        folder.mkdir()
    with pytest.raises(Refused), files_no_longer_than(2_000_000):
        make_sample(folder)
    assert [path.name for path in tmp_path.rglob("*")] == (["mẫu"] if existed else [])


def test_29_of_34_units_are_inspected_and_pass(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    seen = overview(workspace)
    assert seen.year == 2019
    assert (seen.counts.in_scope, seen.counts.inspected, seen.counts.passing, seen.counts.visits) == (34, 29, 29, 29)
    assert seen.inspected_rate.percent == "85.29"
    assert [(one.code, one.reason) for one in seen.not_inspected] == [
        ("KV16", "Cơ quan thường trực của Đoàn"),
        ("KV27", "Chuyển sang kế hoạch năm 2020"),
        ("KV30", "Chuyển sang kế hoạch năm 2020"),
        ("KV32", "Cấp trên đã kiểm tra trong năm"),
        ("KV34", "Cấp trên đã kiểm tra trong năm"),
    ]
    assert [(line.counts.in_scope, line.counts.inspected) for line in seen.blocks] == [
        (14, 14),
        (13, 11),
        (3, 2),
        (4, 2),
    ]
    assert [(line.counts.in_scope, line.counts.inspected) for line in seen.rounds] == [(17, 15), (17, 14)]
    workspace.close()


def test_every_inspected_unit_is_wholly_scored_and_above_the_threshold(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    seen = overview(workspace)
    assert len(seen.scores) == 29
    assert seen.threshold == 70
    assert all(Decimal(70) < score.total < Decimal(97) for score in seen.scores)
    assert len({score.total for score in seen.scores}) == 29
    assert seen.no_violation
    assert not seen.unfinished
    workspace.close()


def test_what_the_source_does_not_give_is_marked(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    with workspace.read() as session:
        for kind in (Inspection, Answer, Recommendation, Round):
            marks = session.execute(select(col(kind.illustrative))).scalars().all()
            assert marks
            assert all(marks), kind.__name__
        statements = session.execute(select(Statement).where(col(Statement.topic) != "sample")).scalars().all()
        assert not any(one.illustrative for one in statements)
        assert all(one.source and "12/03/2020" in one.source for one in statements)
        documents = session.execute(select(LegalDocument).where(col(LegalDocument.illustrative).is_(None))).scalars()
        assert {f"{one.number}" for one in documents} >= {"1182", "1202", "1715", "12", "14", "92", "199"}
    workspace.close()


def test_no_person_is_named_and_nobody_is_blamed(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    with workspace.read() as session:
        assert not session.execute(select(Finding)).all()
        participants = session.execute(select(Participant)).scalars().all()
        assert sum(one.side == Side.TEAM for one in participants) == 3 * 29
        assert not any(one.name for one in participants)
    workspace.close()


def test_recommendations_and_declared_figures_are_those_of_the_source(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    with workspace.read() as session:
        numbers = session.execute(select(col(Recommendation.number))).scalars().all()
        assert sorted(str(number) for number in numbers) == [f"KN-A01-{place:04d}" for place in range(1, 44)]
        declared = {(one.topic, one.key): one.declared for one in session.execute(select(Statement)).scalars()}
        assert declared["dossiers", "received"] == "12.781"
        assert declared["dossiers", "to_handle"] == "13.555"
        assert declared["coverage", "rate"] == "70,5%"
        assert declared["index", "khanh_vinh"] == "92,08 điểm"
        assert declared["residence", "days_saved"] == "253 ngày"
        kinds = Counter(session.execute(select(col(Unit.kind))).scalars().all())
        assert kinds["commune"] == 13
        assert kinds["township"] == 1
    workspace.close()


def test_what_the_sample_writes_of_its_scores_is_what_was_scored(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    with workspace.read() as session:
        own = session.execute(
            select(col(Answer.assessed_points), col(Criterion.max_points))
            .join(Criterion, col(Criterion.id) == col(Answer.criterion_id))
            .where(col(Criterion.code) == "1.5")
        ).all()
        written = session.execute(
            select(col(DocumentText.content)).where(col(DocumentText.section) == "area.I")
        ).scalar()
    workspace.close()
    full = sum(points == maximum for points, maximum in own)
    assert f"Có {full}/{len(own)} đơn vị(*) đã phân công" in (written or "")
