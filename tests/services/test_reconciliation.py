"""The year's declared figures beside the computed ones."""

from __future__ import annotations

from pathlib import Path

from inspector.services.overview import overview
from inspector.services.reconciliation import compared_tables
from inspector.services.workspace import Workspace, open_workspace


def test_the_sample_has_two_figures_that_do_not_meet(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    figures = overview(workspace).figures
    assert [(one.label, one.declared, one.computed, one.difference) for one in figures] == [
        ("Hồ sơ phải giải quyết", "13.555", "13.355", "200"),
        ("Tỷ lệ 29/34 đơn vị đạt", "70,5%", "85,3%", "14,8 điểm %"),
    ]
    workspace.close()


def test_tables_compute_what_they_can_and_keep_what_was_declared(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    with workspace.read() as session:
        dossiers, procedures = compared_tables(session, 2019)
    shown = {line.key: (line.declared, line.comparison.computed) for line in dossiers.lines}
    expected: dict[str, tuple[str | None, int | None]] = {
        "received": ("12.781", None),
        "carried_over": ("574", None),
        "to_handle": ("13.555", 13355),
        "handled": ("12.990", 12990),
        "early": ("99,69%", 12950),
        "on_time": ("0,02%", 2),
        "late": ("0,29%", 38),
        "pending": (None, 365),
    }
    assert shown == expected
    total, *fields = procedures.lines
    assert total.declared == "19"
    assert total.comparison.computed == 19
    assert [line.declared for line in fields] == ["5", "2", "2", "2", "1", "2", "1", "1", "2", "1"]
    workspace.close()


def test_a_year_without_declared_figures_has_no_tables(workspace: Workspace) -> None:
    with workspace.read() as session:
        assert compared_tables(session, 2019) == ()
