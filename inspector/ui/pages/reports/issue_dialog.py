"""The step before an official copy is written: number, symbol and date, and what will be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot

from inspector.core.clock import today
from inspector.core.formats import date_short
from inspector.services import documents
from inspector.services.documents import Options
from inspector.ui.widgets import ConfirmDialog, DateField, Form, FormDialog, LineField, heading, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from inspector.services.documents import DocumentKind
    from inspector.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Terms:
    """What an official copy bears and may bear."""

    symbol: str
    earliest: date | None
    """Day of the last visit that it tells of."""
    latest: date
    """Today."""
    doubts: tuple[str, ...] = ()
    """What speaks against the number that was given."""


def read_terms(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options) -> Terms:
    """The terms of a document that can be issued; refused where it cannot. On the database thread."""
    documents.require_issuable(workspace, kind, owner_id, options)
    earliest = documents.earliest_day(workspace, kind, owner_id)
    doubts = documents.number_doubts(workspace, kind, owner_id, options)
    return Terms(documents.document_symbol(workspace, kind), earliest, today(workspace.clock), doubts)


class NumberQuestion(ConfirmDialog):
    """Asks whether a number is meant that nothing forbids and something speaks against."""

    def __init__(self, terms: Terms, parent: QWidget) -> None:
        title, yes = self.tr("Issue under this number?"), self.tr("Issue under this number")
        super().__init__(title, " ".join(terms.doubts), yes, parent)


def ask_about_number(terms: Terms, parent: QWidget, go_on: Callable[[], None]) -> None:
    """Go on at once, or after the person has said that the number is meant."""
    if not terms.doubts:
        go_on()
        return
    question = NumberQuestion(terms, parent)
    question.confirmed.connect(go_on)
    question.open()


class IssueDialog(FormDialog):
    """Asks for number and date, and says in words what the copy will bear and what the list will keep."""

    chosen = Signal(object)
    """The options to issue with."""

    def __init__(self, title: str, terms: Terms, options: Options, parent: QWidget) -> None:
        form = Form(3)
        super().__init__(self.tr("Issue the document"), form, self.tr("Choose the file…"), parent, 520)
        self._terms = terms
        self._words = wrapped("")
        symbol_field = LineField()
        form.add_part(heading(title))
        form.add("number", self.tr("Number"), LineField())
        form.add("symbol", self.tr("Symbol"), symbol_field)
        form.add("dated_on", self.tr("Date"), DateField())
        symbol_field.set_read_only(True)
        # Nothing is typed there: Tab goes from the number to the date. A click still lets it be copied.
        symbol_field.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        form.set_values({"number": options.number, "symbol": terms.symbol, "dated_on": options.dated_on})
        form.add_part(self._words)
        form.add_part(
            wrapped(
                self.tr(
                    "Recorded in the list of issued documents: number, symbol, date, file name, the file's hash and the"
                    " number of the journal it was made from. The text itself can still be changed and issued anew."
                ),
                "muted",
            )
        )
        form.committed.connect(self._tell)
        self.submitted.connect(self._choose)
        self._tell()

    def options(self) -> Options:
        """What is typed now."""
        values = self.form.values()
        return Options(values["number"], values["dated_on"])

    @Slot()
    def _tell(self) -> None:
        options = self.options()
        number = options.number or self.tr("(blank)")
        day = date_short(options.dated_on) if options.dated_on else self.tr("(blank)")
        words = self.tr("The copy will bear No. {number}/{symbol}, dated {day}.")
        sentences = [words.format(number=number, symbol=self._terms.symbol, day=day)]
        if not (options.number and options.dated_on):
            sentences.append(self.tr("Issue it as it is only if what is blank is written on the paper by hand."))
        self._words.setText(" ".join(sentences))

    @Slot(object)
    def _choose(self, _values: dict[str, Any]) -> None:
        unfit = documents.unfit_day(self.options().dated_on, self._terms.earliest, self._terms.latest)
        if unfit is not None:
            self.refuse(unfit)
            return
        self.accept()
        self.chosen.emit(self.options())
