"""The inspecting body: what a letterhead needs, and who signs what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from inspector.core import messages
from inspector.core.formats import date_range
from inspector.services import organisation as service
from inspector.services.documents import DocumentKind
from inspector.ui.models.columns import Column
from inspector.ui.pages.settings.entry_dialog import EntryDialog
from inspector.ui.pages.settings.entry_list import EntryList
from inspector.ui.pages.settings.part import Part, words
from inspector.ui.widgets import (
    Card,
    ChoiceField,
    DateField,
    Form,
    LineField,
    Table,
)
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from inspector.services.organisation import OrganisationView, SignerView
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.ui.context import Context

_BODY = "organisation"
_WHOLE = ("name", "team_name")
_FIELDS = (
    *("name", "short_name", "symbol"),
    *("superior", "place", "standing_body"),
    *("team_name", "team_symbol", "archive_symbol"),
)


def change(workspace: Workspace, _body: str, values: dict[str, Any]) -> Changed:
    """Set fields of the body, of which a workspace has one."""
    return service.change_organisation(workspace, service.OrganisationDraft(**values))


def save_signer(workspace: Workspace, values: dict[str, Any], signer_id: str) -> Changed:
    """Make or change a signer."""
    return service.save_signer(workspace, service.SignerDraft(**values), signer_id or None)


class BodyPart(Part):
    """Tab of the inspecting body."""

    kinds: ClassVar[frozenset[str]] = frozenset({"organisation", "signer"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form = Form(columns=4)
        for field in _FIELDS:
            span = 2 if field in _WHOLE or field == "superior" else 1
            self._form.add(field, words("organisation", field), LineField(), span, required=field == "name")
        self._saving = SavedForm(context, self._form, change)
        self._form.committed.connect(self._change)
        # Empty fields that can be typed into would look as if nothing had been entered yet.
        self._form.setEnabled(False)
        letterhead = Card(self.tr("Letterhead and symbols of documents"))
        letterhead.add(self._form)
        self.signers = EntryList(self._make_table(), self.tr("Add a signer"), self._dialog_for)
        self.signers.set_empty(
            "pencil",
            self.tr("Nobody signs yet"),
            self.tr("Add who signs reports and minutes: authority, capacity, position."),
            self.tr("Add the first signer"),
        )
        signers = Card(self.tr("Who signs"))
        signers.add(self.signers, stretch=1)
        self.body.addWidget(letterhead)
        self.body.addWidget(signers, 1)
        self.signers.removal_asked.connect(self._remove)

    def refresh(self) -> None:
        """Load the body and its signers."""
        self.context.read(service.organisation, done=self._show, latest="settings.body")

    def _make_table(self) -> Table[SignerView]:
        columns: list[Column[SignerView]] = [
            Column("kind", words("signer", "document_kind"), self._kind, 220),
            Column("authority", words("signer", "authority"), lambda signer: signer.authority or "–", 170),
            Column("capacity", words("signer", "capacity"), lambda signer: signer.capacity or "–", 130),
            Column(
                "position",
                words("signer", "agency_position"),
                lambda signer: signer.agency_position or "–",
                190,
                stretch=True,
            ),
            Column("name", words("signer", "person_name"), lambda signer: signer.person_name or "–", 130),
            Column("valid", self.tr("Valid"), self._valid, 170),
        ]
        return Table("signers", columns, lambda signer: signer.id, self.context.settings, many=False, finder=False)

    def _kind(self, signer: SignerView) -> str:
        if not signer.document_kind:
            return self.tr("All kinds")
        return messages.text(f"label.DocumentKind.{signer.document_kind}")

    def _valid(self, signer: SignerView) -> str:
        return date_range(signer.valid_from, signer.valid_to) or self.tr("Without limit")

    @Slot(object)
    def _show(self, body: OrganisationView) -> None:
        self._saving.show(_BODY, {field: getattr(body, field) for field in _FIELDS})
        self._form.setEnabled(True)
        self.signers.table.set_rows(body.signers)

    @Slot(str, object)
    def _change(self, field: str, value: object) -> None:
        self._saving.put({field: value})

    def _dialog_for(self, _signer_id: str) -> EntryDialog:
        form = Form(columns=2)
        kinds = [(one.value, messages.label(one)) for one in DocumentKind]
        form.add(
            "document_kind",
            words("signer", "document_kind"),
            ChoiceField(kinds, optional=True, nothing=self.tr("All kinds")),
            2,
        )
        examples = {
            "authority": self.tr("for example: KT. CHỦ TỊCH"),
            "capacity": self.tr("for example: TRƯỞNG ĐOÀN"),
            "agency_position": self.tr("for example: PHÓ CHỦ TỊCH"),
        }
        for field in ("authority", "capacity", "agency_position", "person_name"):
            form.add(field, words("signer", field), LineField(placeholder=examples.get(field, "")))
        form.add("valid_from", words("signer", "valid_from"), DateField())
        form.add("valid_to", words("signer", "valid_to"), DateField())
        form.in_order("valid_from", "valid_to", "unit.period_reversed")
        return EntryDialog(self.context, self.tr("Signer"), form, save_signer, self)

    @Slot(object)
    def _remove(self, ids: tuple[str, ...]) -> None:
        self.context.write(service.remove_signer, *ids, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: Changed) -> None:
        self.context.say(self.tr("The signer was removed."), undo=True)
