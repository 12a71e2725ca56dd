"""Where in the window a problem is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from inspector.domain.problem import Page, Target

_PAGES: Final[dict[Page, str]] = {
    "inspection": "field",
    "rounds": "plan",
    "findings": "findings",
    "statements": "overview",
    "settings": "settings",
    "reports": "reports",
    "sync": "sync",
}


def place_of(target: Target) -> tuple[str, object]:
    """The page of the window, and the argument with which it opens at the target."""
    page, argument = _PAGES[target.page], target.id or None
    return page, {target.page: target.id, "part": target.part} if target.part else argument
