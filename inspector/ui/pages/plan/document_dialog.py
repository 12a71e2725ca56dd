"""A document that inspections rest on, with its citation as it will be printed; and the list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.core.formats import date_short
from inspector.domain.citation import Source, full_citation
from inspector.services import plans
from inspector.services.plans import DocumentRow, Numbering
from inspector.ui.models.columns import Column
from inspector.ui.widgets import (
    ChoiceField,
    DateField,
    Dialog,
    Form,
    FormDialog,
    LineField,
    Table,
    TextField,
    muted,
    primary,
    small,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context

_FIELDS = ("type_name", "numbering", "number", "symbol", "issued_on", "issuer", "abstract", "note")


class DocumentDialog(FormDialog):
    """Makes or changes a document; ``saved(id)`` when it is."""

    saved = Signal(str)

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        document: DocumentRow | None = None,
        *,
        type_name: str = "",
        issuer: str = "",
        year: int | None = None,
    ) -> None:
        title = self.tr("Document") if document else self.tr("New document")
        super().__init__(title, self._make_form(), self.tr("Save"), parent, 640)
        self._context = context
        self._id = document.id if document else ""
        self._year = year
        self._preview = wrapped("")
        self.form.add_part(small(self.tr("Cited as:")))
        self.form.add_part(self._preview)
        given = {name: getattr(document, name) for name in _FIELDS} if document else {}
        usual = {"type_name": type_name or None, "issuer": issuer or None, "numbering": Numbering.STATE}
        self.form.set_values({**usual, **given})
        self.form.committed.connect(self._show_citation)
        self.submitted.connect(self._save_document)
        self._show_citation()

    def _make_form(self) -> Form:
        form = Form(columns=4)
        numberings = [(one, messages.label(one)) for one in Numbering]
        form.add("type_name", _words("type_name"), LineField(placeholder=self.tr("Plan, decision…")), 2, required=True)
        form.add("numbering", _words("numbering"), ChoiceField(numberings), 2)
        form.add("number", _words("number"), LineField())
        form.add("symbol", _words("symbol"), LineField(placeholder="KH-UBND"))
        form.add("issued_on", _words("issued_on"), DateField(), 2)
        form.add("issuer", _words("issuer"), LineField(), 4)
        form.add("abstract", _words("abstract"), TextField(lines=2, placeholder=self.tr("about …")), 4)
        form.add("note", _words("note"), LineField(), 4)
        return form

    @Slot()
    def _show_citation(self) -> None:
        values = self.form.values()
        source = Source(
            type_name=values["type_name"] or "…",
            **{name: values[name] for name in ("number", "symbol", "issued_on", "issuer", "abstract", "numbering")},
            year=self._year,
        )
        self._preview.setText(full_citation(source))

    @Slot(object)
    def _save_document(self, values: dict[str, Any]) -> None:
        self._context.write(_save, self._id, values, **self.answers(self._done))

    @Slot(object)
    def _done(self, changed: Changed) -> None:
        self.accept()
        self.saved.emit(self._id or changed.subject)


class DocumentsDialog(Dialog):
    """The documents recorded so far, to choose some or one of them."""

    taken = Signal(object)
    """Ids of the documents chosen."""

    def __init__(self, context: Context, parent: QWidget, documents: Sequence[DocumentRow], *, many: bool) -> None:
        super().__init__(self.tr("Choose documents"), parent, 720)
        columns: list[Column[DocumentRow]] = [
            Column("short", self.tr("Document"), lambda one: one.short, 230, bold=True),
            Column("day", _words("issued_on"), _day, 96, order=lambda one: one.issued_on),
            Column("abstract", _words("abstract"), lambda one: one.abstract or "", stretch=True),
            Column("issuer", _words("issuer"), lambda one: one.issuer or "", 190, muted=True),
        ]
        self.table: Table[DocumentRow] = Table("documents", columns, lambda one: one.id, context.settings, many=many)
        self.table.set_rows(documents)
        self.table.opened.connect(self._take)
        self.table.selected.connect(self._may_go_on)
        if many:
            self.add(muted(self.tr("Ctrl+click selects several.")))
        self.add(self.table, stretch=1)
        self.add_cancel()
        self.go_on = self.add_button(primary(self.tr("Choose"), self._take))
        self.go_on.setEnabled(False)
        self.resize(820, 440)
        self.table.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _may_go_on(self, keys: Sequence[str]) -> None:
        self.go_on.setEnabled(bool(keys))

    @Slot()
    def _take(self) -> None:
        keys = self.table.selected_keys()
        self.accept()
        self.taken.emit(keys)


def _words(name: str) -> str:
    return messages.text(f"field.legal_document.{name}")


def _day(one: DocumentRow) -> str:
    return date_short(one.issued_on) if one.issued_on else ""


def _save(workspace: Workspace, document_id: str, values: dict[str, Any]) -> Changed:
    draft = plans.LegalDocumentDraft(**values)
    return plans.change_document(workspace, document_id, draft) if document_id else plans.add_document(workspace, draft)
