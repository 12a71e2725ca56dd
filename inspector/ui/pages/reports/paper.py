"""The printed page beside the prose: number, date and draft mark at the top, the pages below."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from inspector.services.documents import IssuedRow, Options
from inspector.ui import theme
from inspector.ui.widgets import Card, DateField, FlagField, LineField, label, row, wrapped
from inspector.ui.widgets.pdf_preview import PdfPreview

_NUMBER, _DATE = 64, 128


class Paper(Card):
    """The preview with the fields for what is printed beside its content."""

    changed = Signal()
    """Number, date or draft mark was changed."""

    def __init__(self) -> None:
        super().__init__()
        self._number = LineField(self.tr("Number"))
        self._date = DateField(self.tr("Date"))
        self._draft = FlagField(self.tr("Draft"))
        self._number.setFixedWidth(_NUMBER)
        self._date.setFixedWidth(_DATE)
        self._issued = wrapped("", "small")
        self._issued.setProperty("tone", "good")
        self._issued.hide()
        self._issued_as = ""
        self._told: tuple[str, bool] = ("", False)
        """What was told of the issued copy last, and whether the pages differ from it."""
        self._warning = wrapped("", "error")
        self._warning.hide()
        self.preview = PdfPreview()
        self.body.addLayout(
            row(
                label(self.tr("No."), "label"),
                self._number,
                6,
                label(self.tr("Date"), "label"),
                self._date,
                6,
                self._draft,
                None,
                spacing=6,
            )
        )
        self.add(self._issued, self._warning)
        self.add(self.preview, stretch=1)
        for field in (self._number, self._date, self._draft):
            field.committed.connect(self._tell)

    def options(self) -> Options:
        """What is chosen now; number and date may stay blank, they come after signing."""
        return Options(self._number.value(), self._date.value(), bool(self._draft.value()))

    def set_number(self, options: Options) -> None:
        """Print this number and date."""
        self._number.set_value(options.number)
        self._date.set_value(options.dated_on)

    def show_issued(self, words: str) -> None:
        """Say above the pages that, and as what, the document was issued; no words where it was not."""
        if words != self._issued_as:
            # Else more is said already: while the same is asked anew, that it differs must not turn green.
            self._issued_as = words
            self.show_print(words)

    def show_print(self, words: str, *, differs: bool = False) -> None:
        """Say what the pages are to the issued copy: the same, or whether they ``differ``."""
        self._told = (words, differs)
        self._tell_issued(*self._told)

    @Slot(bool)
    def mark_writing(self, writing: bool) -> None:
        """While words are being written the pages are those before: nothing is called issued as it stands."""
        words, differs = self._told
        if writing and words:
            words, differs = self.tr("What is being written is not on the pages below yet."), True
        self._tell_issued(words, differs)

    def _tell_issued(self, words: str, differs: bool) -> None:
        self._issued.setText(words)
        theme.set_role(self._issued, tone="warning" if differs else "good")
        self._issued.setVisible(bool(words))

    def begin(self, made: IssuedRow | None, recorded: str = "") -> None:
        """Another document comes: it bears the number and date under which it was issued, where it was.

        Else the number that was ``recorded`` when it was signed.
        """
        self.show_issued("")
        self._number.set_value((made.number if made else recorded) or None)
        self._date.set_value(made.dated_on if made else None)

    def warn(self, words: str) -> None:
        """Say above the pages what is wrong with the print itself; nothing says nothing."""
        self._warning.setText(words)
        self._warning.setVisible(bool(words))

    def commit(self) -> bool:
        """Take over what is being typed; False when it cannot be read."""
        return all([self._number.commit(), self._date.commit()])

    @Slot(object)
    def _tell(self, _value: object) -> None:
        self.changed.emit()
