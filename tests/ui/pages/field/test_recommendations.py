"""Recommendations: recorded with their first words, changed field by field, taken out and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspector.core import messages
from inspector.domain.inspection import Inspection
from inspector.domain.recommendation import ActionState
from inspector.ui.pages.field.recommendations import RecommendationsView
from inspector.ui.widgets import ChoiceField
from tests.ui.pages.field.bench import Bench


@pytest.fixture
def view(bench: Bench) -> RecommendationsView:
    bench.page.sheet.contents.choose("recommendations")
    part = bench.page.sheet.part("recommendations")
    assert isinstance(part, RecommendationsView)
    return part


def begin(view: RecommendationsView, words: str) -> None:
    view.start()
    content = view._form.field("content")
    content.text.setPlainText(words)  # type: ignore[attr-defined]
    content.commit()


def write(bench: Bench, view: RecommendationsView, words: str) -> None:
    begin(view, words)
    bench.settle()


def test_the_first_words_record_it_and_fields_follow(bench: Bench, view: RecommendationsView) -> None:
    write(bench, view, "Niêm yết đủ thủ tục hành chính")
    days = view._form.field("due_days")
    days.editor.setText("15")  # type: ignore[attr-defined]
    days.commit()
    (recorded,) = bench.stored().recommendations
    assert recorded.content == "Niêm yết đủ thủ tục hành chính"
    assert recorded.due_days == 15
    assert recorded.number.endswith("0001")


def test_one_that_is_being_recorded_is_new(bench: Bench, view: RecommendationsView) -> None:
    view.start()
    assert view._form.field("state").combo.currentText() == messages.label(ActionState.NEW)  # type: ignore[attr-defined]
    write(bench, view, "Niêm yết đủ thủ tục hành chính")
    assert bench.stored().recommendations[0].state is ActionState.NEW


def test_two_in_a_row_are_two(bench: Bench, view: RecommendationsView) -> None:
    write(bench, view, "Việc thứ nhất")
    write(bench, view, "Việc thứ hai")
    assert [one.content for one in bench.stored().recommendations] == ["Việc thứ nhất", "Việc thứ hai"]


def test_what_is_typed_while_it_is_being_recorded_is_its_own(bench: Bench, view: RecommendationsView) -> None:
    responsible = view._form.field("responsible")
    begin(view, "Việc thứ nhất")
    responsible.editor.setText("Văn phòng")  # type: ignore[attr-defined]
    responsible.commit()
    begin(view, "Việc thứ hai")
    first, second = bench.stored().recommendations
    assert (first.content, first.responsible) == ("Việc thứ nhất", "Văn phòng")
    assert (second.content, second.responsible) == ("Việc thứ hai", "")


def test_taken_out(bench: Bench, view: RecommendationsView) -> None:
    write(bench, view, "Việc thứ nhất")
    view._take_out()
    assert bench.stored().recommendations == ()


def test_impossible_days_are_said_under_the_field(bench: Bench, view: RecommendationsView) -> None:
    write(bench, view, "Việc thứ nhất")
    days = view._form.field("due_days")
    days.editor.setText("5000")  # type: ignore[attr-defined]
    days.commit()
    bench.settle()
    assert days.error()
    assert bench.stored().recommendations[0].due_days is None


def test_where_nothing_can_be_written_what_is_there_is_shown(bench: Bench, view: RecommendationsView) -> None:
    write(bench, view, "Niêm yết đủ thủ tục hành chính")
    view.reset()
    assert view._form.field("content").value() is None
    view.show_sheet(replace(bench.shown(), read_only=True))
    assert view._form.field("content").value() == "Niêm yết đủ thủ tục hành chính"


def test_how_far_it_is_goes_on_after_the_signature_and_nothing_else(bench: Bench, view: RecommendationsView) -> None:
    write(bench, view, "Niêm yết đủ thủ tục hành chính")
    workspace, visit = bench.case.workspace, bench.page.state.inspection_id
    with workspace.action("inspection.sign") as writing:
        writing.change(writing.get(Inspection, visit), {"minutes_signed_on": workspace.today})
    bench.page.refresh()
    bench.settle()
    assert bench.shown().read_only
    assert not view._new.isEnabled()
    assert view._form.field("content").editor.isReadOnly()  # type: ignore[attr-defined]
    state = view._form.field("state")
    assert state.editor.isEnabled()
    assert isinstance(state, ChoiceField)
    state.combo.setCurrentText(messages.label(ActionState.IN_PROGRESS))
    state.commit()
    bench.settle()
    assert bench.stored().recommendations[0].state is ActionState.IN_PROGRESS
    view.show_sheet(replace(bench.shown(), shut=True))
    assert not state.editor.isEnabled()
