"""What of a laptop is kept apart, and what of it would be applied in the role that is chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from inspector.core.formats import small_count
from inspector.ui.widgets import column, scroll, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.services.team.held_contents import HeldLine
    from inspector.services.team.members import Role
    from inspector.services.team.role_change import RoleEffect

_FEW: Final = 6
"""So many lines of what is kept apart are shown as they are; more scroll."""
_HIGH: Final = 190


class HeldByRole(QWidget):
    """A sentence with the numbers, and the acts themselves."""

    def __init__(self, effect: RoleEffect) -> None:
        super().__init__()
        self._effect = effect
        self._sentence = wrapped("")
        self._lines = column(spacing=4)
        self.setLayout(column(self._sentence, self._lines, spacing=8))

    def show_role(self, role: Role) -> bool:
        """Show what the role does; whether it would have anything applied."""
        counted = self._effect.counted(role)
        left = len(self._effect.held) - len(counted)
        words = []
        if counted:
            words += [
                self.tr("{count} actions kept apart of this laptop are applied, the latest at the top."),
                self.tr("{left} stay kept apart.") if left else "",
                self.tr(
                    "If the laptop was stolen, somebody else may have written this: then admit its user with a new "
                    "workspace instead."
                ),
            ]
        elif left:
            words.append(self.tr("In this role all that is kept apart of this laptop ({left} actions) stays so."))
        told = " ".join(word for word in words if word).format(count=small_count(len(counted)), left=small_count(left))
        self._sentence.setText(told)
        self._sentence.setVisible(bool(told))
        clear(self._lines)
        if counted:
            self._lines.addWidget(self._listed(counted))
        return bool(counted)

    def _listed(self, counted: tuple[HeldLine, ...]) -> QWidget:
        listed = QWidget()
        parts = [
            part for line in counted for part in (wrapped(line.title), *(wrapped(one, "muted") for one in line.details))
        ]
        listed.setLayout(column(*parts, None, spacing=4))
        if len(parts) <= _FEW:
            return listed
        area = scroll(listed)
        area.setAccessibleName(self.tr("What would be applied"))
        area.setFixedHeight(_HIGH)
        return area
