"""Language, colours and size of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from inspector.ui.pages.settings.part import Part
from inspector.ui.widgets import Card, ChoiceField, Form, button, row, small

if TYPE_CHECKING:
    from inspector.ui.context import Context

_WIDTH = 460
_SCALES = (100, 110, 125, 150, 175, 200)


class LooksPart(Part):
    """Tab of what the window looks like; kept on this laptop, not in the workspace."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form = Form(columns=1)
        languages = [("vi", "Tiếng Việt"), ("en", "English")]
        themes = [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        scales = [(scale, f"{scale}%") for scale in _SCALES]
        self._form.add("language", self.tr("Language of the window"), ChoiceField(languages))
        self._form.add("theme", self.tr("Colours"), ChoiceField(themes))
        self._form.add("scale", self.tr("Size of everything"), ChoiceField(scales))
        self._restart = button(self.tr("Start again now"), self._start_again, icon="refresh-cw")
        self._hint = small(self.tr("The size changes when the program is started again."))
        self._form.committed.connect(self._change)
        card = Card(self.tr("Window"))
        card.setFixedWidth(_WIDTH)
        card.add(self._form)
        card.body.addLayout(row(self._hint, None, self._restart, spacing=8))
        self.body.addLayout(row(card, None))
        self.body.addStretch(1)
        self._show_restart(needed=False)

    def refresh(self) -> None:
        """Show what is chosen."""
        chosen = self.context.settings
        self._form.set_values({"language": chosen.language, "theme": chosen.theme, "scale": chosen.scale})
        self._show_restart(needed=chosen.scale != self.context.started_scale)

    @Slot(str, object)
    def _change(self, name: str, value: object) -> None:
        setattr(self.context.settings, name, value)
        self.context.save_settings()
        if name == "language":
            self.context.act("rebuild")
        elif name == "theme":
            self.context.theme.choose(str(value))
        else:
            self._show_restart(needed=value != self.context.started_scale)

    @Slot()
    def _start_again(self) -> None:
        self.context.act("restart")

    def _show_restart(self, *, needed: bool) -> None:
        self._hint.setVisible(needed)
        self._restart.setVisible(needed)
