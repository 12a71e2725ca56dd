"""Where in the window a problem is put right."""

from __future__ import annotations

from typing import get_args

import pytest

from inspector.domain.problem import Page, Target
from inspector.ui.navigation import PAGES
from inspector.ui.problem_places import place_of


@pytest.mark.parametrize("page", get_args(Page))
def test_every_place_is_on_a_page_of_the_window(page: Page) -> None:
    key, argument = place_of(Target(page, "id"))
    assert key in {spec.key for spec in PAGES}
    assert argument == "id"


def test_a_part_is_asked_for_together_with_what_it_is_part_of() -> None:
    assert place_of(Target("inspection", "id", "team")) == ("field", {"inspection": "id", "part": "team"})
    assert place_of(Target("settings")) == ("settings", None)
