"""The keys of field mode, shown with ``?``."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.ui.widgets import Dialog, label, primary, wrapped


class ShortcutsDialog(Dialog):
    """Keys and what they do, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Keys of the scoring sheet"), parent, 620)
        lines = QGridLayout()
        lines.setHorizontalSpacing(18)
        lines.setVerticalSpacing(8)
        keys = self._keys()
        half = (len(keys) + 1) // 2
        for place, (key, words) in enumerate(keys):
            at_column, at_line = divmod(place, half)
            lines.addWidget(label(key, "heading"), at_line, at_column * 2)
            lines.addWidget(wrapped(words), at_line, at_column * 2 + 1)
        lines.setColumnStretch(1, 1)
        lines.setColumnStretch(3, 1)
        self.body.addLayout(lines)
        self.add_button(primary(self.tr("Close"), self.accept))

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("0–9", self.tr("type the score (comma or dot)")),
            ("M", self.tr("full points")),
            ("=", self.tr("as the unit scored itself")),
            ("K", self.tr("not applicable")),
            ("Delete", self.tr("clear the score")),
            ("Enter, Tab", self.tr("save, next criterion")),
            ("Shift+Tab", self.tr("previous criterion")),
            ("← →", self.tr("self score, assessed score")),
            ("Esc", self.tr("drop what was typed")),
            ("/", self.tr("reason or note; Enter comes back")),
            ("Ctrl+Enter", self.tr("next one not settled")),
            ("Alt+↑ ↓", self.tr("previous, next part")),
            ("F6", self.tr("from list to list")),
            ("F7", self.tr("no violation found in the area")),
            ("F8", self.tr("new finding")),
            ("Ctrl+V", self.tr("paste a photo as evidence")),
            ("Ctrl+P", self.tr("print the minutes")),
            ("F9", self.tr("next step: start, conclude, sign")),
            ("Ctrl+Z", self.tr("undo")),
            ("Ctrl+Shift+Z", self.tr("redo")),
        ]
