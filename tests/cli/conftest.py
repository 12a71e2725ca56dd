"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inspector.core.messages import set_language


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """``--lang`` sets the language of the whole process: put it back."""
    yield
    set_language("vi")
