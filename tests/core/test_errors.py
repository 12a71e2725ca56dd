"""Refusals: those of the disk are told from those of the value."""

from __future__ import annotations

import pytest

from inspector.core.errors import Refused


@pytest.mark.parametrize(("code", "of_environment"), [("store.disk_full", True), ("score.above_maximum", False)])
def test_what_the_disk_refuses_may_be_right_and_is_given_again(code: str, of_environment: bool) -> None:
    assert Refused(code).of_environment is of_environment
