"""What a PDF file is: readable at a glance, with all that is known about it below; files are dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short
from inspector.services.integrity import Verdict
from inspector.ui import metrics
from inspector.ui.widgets import Dialog, button, column, icon_label, label, muted, primary, row, scroll, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from inspector.core.errors import Refused
    from inspector.services.integrity import SignatureView, Verification
    from inspector.ui.theme import Tone

_CAPTION: Final = 164
_SIGN: Final = 28
_SMALL_SIGN: Final = 18
_SIGNS: Final[dict[Tone, str]] = {
    "good": "circle-check",
    "warning": "circle-alert",
    "bad": "circle-x",
    "neutral": "file-text",
}
_INK: Final[dict[Tone, str]] = {"good": "good", "warning": "warning", "bad": "bad", "neutral": "muted"}


class VerifyDialog(Dialog):
    """Shows one verification after the other; ``file_chosen`` when another file is dropped or asked for."""

    asked_for_file = Signal()
    dropped = Signal(str)
    asked_for_authorities = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Check a file"), parent, 640)
        self.setMinimumHeight(580)
        self.setAcceptDrops(True)
        self._content = column(spacing=12)
        self._content.setContentsMargins(0, 0, metrics.GAP, 0)
        holder = QWidget()
        holder.setLayout(self._content)
        self.add(scroll(holder), stretch=1)
        self.add_button(button(self.tr("Trusted authorities…"), self.asked_for_authorities.emit))
        self.add_button(button(self.tr("Choose another file…"), self.asked_for_file.emit))
        self.add_button(primary(self.tr("Close"), self.accept))
        self.path: Path | None = None
        """The file that was looked at last."""

    @Slot(object)
    def show_result(self, found: Verification) -> None:
        """Tell what a file is."""
        self.path = found.path
        clear(self._content)
        self._head(found.headline, found.path.name, tone_of(found))
        for sentence in found.notes:
            self._content.addWidget(wrapped(sentence, "muted"))
        for number, one in enumerate(found.signatures, 1):
            self._content.addWidget(_line())
            self._content.addWidget(self._signature(number, one))
        self._content.addWidget(_line())
        facts = column(spacing=5)
        for name, value in found.details:
            facts.addWidget(_fact(name, value))
        self._content.addLayout(facts)
        self._content.addStretch(1)

    @Slot(object)
    def show_refused(self, error: Refused) -> None:
        """Tell why a file cannot be looked at."""
        clear(self._content)
        self._head(str(error), "", "bad")
        self._content.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """PDF files may be dropped."""
        if dropped_pdf(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file that was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(dropped_pdf(event))

    def _head(self, words: str, name: str, tone: Tone) -> None:
        title = wrapped(words, "heading")
        title.setProperty("tone", tone)
        said = column(title, muted(name), spacing=2) if name else column(title)
        self._content.addLayout(_beside(tone, _SIGN, said))
        # Read aloud as soon as it stands there.
        self.setAccessibleDescription(words)

    def _signature(self, number: int, one: SignatureView) -> QWidget:
        words = self.tr("Signature {number}: {signer}").replace("{number}", str(number)).replace("{signer}", one.signer)
        at = self.tr("on {moment}").replace("{moment}", _moment(one)) if one.signed_at else ""
        lines = column(label(words, "heading"), spacing=3)
        under = " · ".join(part for part in (one.organisation, at) if part)
        if under:
            lines.addWidget(wrapped(under, "muted"))
        for sentence in one.words:
            lines.addWidget(wrapped(sentence))
        tone: Tone = "good" if one.good else "warning" if one.sound else "bad"
        holder = QWidget()
        holder.setLayout(_beside(tone, _SMALL_SIGN, lines))
        return holder


def tone_of(found: Verification) -> Tone:
    """How the answer looks: green only where the file is what was issued and still stands."""
    if found.genuine:
        return "good"
    if found.verdict == Verdict.CHANGED or not all(one.sound for one in found.signatures):
        return "bad"
    return "neutral" if found.verdict == Verdict.ALONE else "warning"


def dropped_pdf(event: QDropEvent) -> str:
    """The first PDF file that is being dropped; empty for none."""
    names = [url.toLocalFile() for url in event.mimeData().urls()]
    return next((name for name in names if name.lower().endswith(".pdf")), "")


def _beside(tone: Tone, size: int, words: QVBoxLayout) -> QHBoxLayout:
    """The sign of a tone beside the first of its words."""
    sign = icon_label(_SIGNS[tone], _INK[tone], size)
    made = row(sign, words, spacing=12)
    made.setStretch(1, 1)
    made.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return made


def _moment(one: SignatureView) -> str:
    assert one.signed_at is not None
    local = one.signed_at.astimezone(VIETNAM)
    return f"{date_short(local)} {local:%H:%M}"


def _line() -> QFrame:
    made = QFrame()
    made.setProperty("role", "line")
    return made


def _fact(name: str, value: str) -> QWidget:
    holder = QWidget()
    caption: QLabel = label(name, "muted")
    caption.setFixedWidth(_CAPTION)
    words = wrapped(_breakable(value))
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout = row(caption, words, spacing=10)
    layout.setStretch(1, 1)
    layout.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder


def _breakable(value: str) -> str:
    """A hash in groups, so that it takes two lines in a narrow window."""
    if len(value) == 64 and all(letter in "0123456789abcdef" for letter in value):
        return " ".join(value[at : at + 8] for at in range(0, 64, 8))
    return value
