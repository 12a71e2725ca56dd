"""A disk that takes no more, played by the system's limit for the size of a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

resource = pytest.importorskip("resource", reason="limits of POSIX stand in for a full disk")


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Writing a file beyond ``size`` bytes fails inside the block."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
