"""A sentence above the sheet that stays: signed, closed, or assigned to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from inspector.core import messages
from inspector.core.formats import date_short
from inspector.ui import theme
from inspector.ui.pages.field.sheet_state import OUT
from inspector.ui.widgets import icon_label, link, row, wrapped
from inspector.ui.widgets.own_height import OwnHeight

if TYPE_CHECKING:
    from inspector.services.inspections import InspectionView, Sheet
    from inspector.ui.theme import Tone


class Banner(OwnHeight):
    """An icon, a sentence, and what can be done about it."""

    mistake_asked = Signal()
    """The signature was recorded by mistake."""
    supplement_asked = Signal()
    """Something in signed minutes has to be put right, or is being put right."""
    round_asked = Signal()
    """The closed round is wanted, where it can be reopened."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self._icon = icon_label("info", "accent", 16)
        self._text = wrapped()
        self._shown: tuple[str, Tone] = ("", "neutral")
        self._mistake = link(self.tr("Recorded by mistake…"), self._ask_mistake)
        self._supplement = link(self.tr("Supplementary minutes…"), self._ask_supplement)
        self._round = link(self.tr("Go to the round"), self._ask_round)
        self._round.setToolTip(self.tr("To where the round is reopened; the team lead may"))
        layout = row(self._icon, self._text, self._supplement, self._mistake, self._round, spacing=10)
        layout.setContentsMargins(12, 4, 10, 4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_sheet(self, sheet: Sheet) -> None:
        """Say why a sheet cannot be written, or what becomes of what is written."""
        inspection = sheet.inspection
        free = inspection.signed and not inspection.round_closed
        self._supplement.setVisible(free)
        self._mistake.setVisible(free and not inspection.supplement_id)
        self._round.setVisible(inspection.round_closed)
        if inspection.signed:
            day = date_short(inspection.minutes_signed_on) if inspection.minutes_signed_on else ""
            self.show_words(
                self._signed(inspection).replace("{day}", day), "warning" if not sheet.read_only else "accent"
            )
        elif inspection.round_closed:
            self.show_words(self.tr("The round is closed: the sheet is read only until the round is reopened."))
        elif inspection.state in OUT:
            words = self.tr("{state}: the unit is not inspected in this round, so nothing is recorded here.")
            self.show_words(words.replace("{state}", messages.label(inspection.state)))
        else:
            self.show_words(sheet.warning or "", "warning")

    def _signed(self, inspection: InspectionView) -> str:
        if inspection.round_closed:
            return self.tr(
                "The minutes were signed on {day} and the round is closed, so this can only be read; to put something"
                " right, the team lead reopens the round, then supplementary minutes are made."
            )
        if inspection.supplement_id:
            return self.tr(
                "The minutes signed on {day} are being put right: what you change goes into supplementary minutes."
            )
        return self.tr(
            "The minutes were signed on {day}: the sheet is read only. Corrections go into supplementary minutes."
        )

    def point_out(self) -> None:
        """Put the keyboard on what can be done about a sheet that is read only."""
        steps = (self._supplement, self._round)
        first = next((step for step in steps if step.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_words(self, text: str, tone: Tone = "accent") -> None:
        """Say ``text``; nothing hides the banner."""
        self.setVisible(bool(text))
        if (text, tone) == self._shown:
            return
        self._shown = (text, tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._icon.set_icon("triangle-alert" if tone == "warning" else "lock", tone)
        theme.set_role(self, tone=tone)

    @Slot()
    def _ask_mistake(self) -> None:
        self.mistake_asked.emit()

    @Slot()
    def _ask_supplement(self) -> None:
        self.supplement_asked.emit()

    @Slot()
    def _ask_round(self) -> None:
        self.round_asked.emit()
