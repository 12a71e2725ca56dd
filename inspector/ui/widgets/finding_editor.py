"""One finding (phát hiện): its fields save themselves; a new one is recorded once it has what it must have."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.domain.finding import FindingDraft, Subject
from inspector.domain.unit import Catalogue
from inspector.services import findings, inspections, units
from inspector.ui import metrics
from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.evidence import EvidencePane
from inspector.ui.widgets.finding_form import FindingForm
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import column, row, scroll
from inspector.ui.widgets.new_record import NewRecord
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.findings import FindingRow
    from inspector.services.units import CatalogueItem
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context

OWNER = "finding"
_HEIGHT = 760
"""Of the dialog, where the screen has room for it: then nothing of an empty form has to be scrolled."""
_REQUIRED = ("subject", "description", "severity")


class FindingEditor(QWidget):
    """Form and evidence of a finding; ``wide`` puts the evidence beside the form instead of below it."""

    led = Signal(object)
    """The editor in which to go on, after the finding was opened at a field."""

    def __init__(self, context: Context, *, wide: bool) -> None:
        super().__init__()
        self.context = context
        self._id = ""
        self._target: dict[str, Any] = {}
        self._shown = ""
        self._at = ""
        self._read_only = False
        self.new = NewRecord(context, _change, self)
        self.form = FindingForm(4 if wide else 2)
        self.saving = SavedForm(context, self.form, _change)
        self._evidence = EvidencePane(context)
        self._evidence.paste_from(self)
        self._lacking = wrapped("", "error")
        self._lacking.setProperty("tone", "warning")
        self._lacking.hide()
        self._lay_out(wide=wide)
        self.form.committed.connect(self._save)
        self.new.made.connect(self._made)
        self.new.refused.connect(self.saving.refuse_new)
        self.saving.saved.connect(self._saved)
        self.form.act_chosen.connect(self._fill_usual)
        self._evidence.counted.connect(self._evidence_counted)
        context.read(units.catalogue, Catalogue.ACT, done=self._show_acts)

    def _lay_out(self, *, wide: bool) -> None:
        if wide:
            self._evidence.setFixedWidth(250)
            layout = row(column(self.form, self._lacking, None), self._evidence, spacing=14)
            layout.setStretch(0, 1)
            self.setLayout(layout)
        else:
            self._evidence.setMinimumHeight(120)
            self.setLayout(column(self.form, self._lacking, self._evidence, None, spacing=10))

    # --- What pages ask ---

    @property
    def finding_id(self) -> str:
        """The finding shown; empty for a new one that nothing has been said about yet."""
        return self._id

    def start(self, inspection_id: str, criterion_id: str | None = None, **values: Any) -> None:
        """Begin a new finding at a unit; it is recorded once its required fields are there."""
        self.new.leave()
        self.saving.leave()
        self._id, self._target = "", {"inspection_id": inspection_id, **values}
        self._offer_criteria(inspection_id)
        begun = {"severity": 1, "criterion_id": criterion_id}
        self.form.set_values(dict.fromkeys(self.form.values()) | begun | values)
        self.form.show_subject(values.get("subject"))
        self._evidence.set_owner(OWNER, "")
        self._evidence.set_read_only(False)
        self.form.field("act_code").editor.setFocus()
        self._lacking.hide()

    def open(self, finding_id: str, at: str = "") -> None:
        """Show a finding; ``at`` is the field in which to go on."""
        self.new.leave()
        self._at = at
        self._id = finding_id
        self.reload()

    @property
    def refused(self) -> bool:
        """Whether a new finding was not taken."""
        return not self._id and bool(self.form.changes())

    @Slot()
    def reload(self) -> None:
        """Load the finding again."""
        if self._id:
            self.context.read(findings.finding, self._id, done=self._show, latest=f"finding.{id(self)}")

    def set_read_only(self, read_only: bool) -> None:
        """Let the finding be read only."""
        self._read_only = read_only
        self._lock(read_only)

    def _lock(self, locked: bool) -> None:
        self.form.set_read_only(locked)
        self._evidence.set_read_only(locked)

    def commit(self) -> bool:
        """Take what is being typed; False when it cannot be read, or is too little to be recorded yet."""
        if not self.form.commit():
            return False
        if self._id or self.new.making or not self.form.changes():
            return True
        self._add()
        return False

    # --- Showing ---

    @Slot(object)
    def _show_acts(self, acts: tuple[CatalogueItem, ...]) -> None:
        self.form.set_acts(acts)

    def _offer_criteria(self, inspection_id: str) -> None:
        self.context.read(_criteria, inspection_id, done=self._show_criteria, latest=f"finding.criteria.{id(self)}")

    @Slot(object)
    def _show_criteria(self, criteria: list[tuple[str, str]]) -> None:
        self.form.set_criteria(criteria)

    @Slot(object)
    def _show(self, found: FindingRow) -> None:
        if found.id != self._id:
            return
        names = tuple(self.form.values())
        if found.id != self._shown:
            self._offer_criteria(found.inspection_id)
        self._shown = found.id
        self.saving.show(found.id, dict(zip(names, attrgetter(*names)(found), strict=True)))
        self.form.show_subject(found.subject)
        self._lock(self._read_only or found.deleted)
        if found.locked and not self._read_only and not found.deleted:
            # Signed or closed: other bodies' decisions are all that is still recorded.
            self._evidence.set_read_only(True)
            self.form.set_read_only(True, but=findings.AFTERWARDS)
        self._evidence.set_owner(OWNER, found.id)
        at, self._at = self._at, ""
        if at:
            editor = self.form.field(at).editor
            editor.setFocus()
            self.led.emit(editor)

    @Slot(int)
    def _evidence_counted(self, count: int) -> None:
        values = self.form.values()
        lacks = []
        if values["severity"] and not values["legal_basis"]:
            lacks.append(self.tr("legal basis"))
        if values["severity"] and not count:
            lacks.append(self.tr("evidence"))
        words = self.tr("Not complete yet: {list} missing. The finding is kept all the same.")
        self._lacking.setText(words.replace("{list}", ", ".join(lacks)))
        self._lacking.setVisible(bool(lacks and self._id))

    # --- Saving ---

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        self._put({name: value})

    @Slot(object)
    def _fill_usual(self, act: CatalogueItem) -> None:
        """Fill in what usually goes with an act, where nothing has been said yet."""
        usual: dict[str, Any] = {}
        basis = self.form.field("legal_basis").value()
        # The words of the act chosen before go with that act; what somebody wrote stays.
        if act.detail != basis and (not basis or basis in self.form.usual_bases()):
            usual["legal_basis"] = act.detail or None
        if act.parent in tuple(Subject) and self.form.field("subject").value() is None:
            usual["subject"] = Subject(act.parent)
        if usual:
            self.form.fill(usual)
            self._put(usual)

    def _put(self, values: Mapping[str, Any]) -> None:
        if self.new.making:
            self.new.follow(values)
        elif self._id:
            self.saving.put(values)
        elif all(self.form.field(name).value() is not None for name in _REQUIRED):
            self._add()

    def _add(self) -> None:
        given = {name: value for name, value in self.form.values().items() if value is not None}
        self.new.add(_add, self._target | given)

    @Slot(str)
    def _made(self, finding_id: str) -> None:
        self._id = finding_id
        self.saving.begin(finding_id)
        self._evidence.set_owner(OWNER, self._id)
        self._evidence_counted(0)

    @Slot(object)
    def _saved(self, _changed: Changed) -> None:
        self._evidence.reload()


class FindingDialog(Dialog):
    """A finding in a dialog: a new one at a criterion, or one to look at."""

    def __init__(self, context: Context, parent: QWidget | None, *, read_only: bool = False) -> None:
        super().__init__(self.tr("Finding"), parent, 900)
        self.editor = FindingEditor(context, wide=True)
        self.editor.set_read_only(read_only)
        self._where = label("", "muted")
        self.add(self._where)
        # Beside the bar that scrolls there is a gap.
        self.editor.setContentsMargins(0, 0, metrics.GAP, 0)
        self.add(scroll(self.editor), stretch=1)
        self._finishing = False
        for came in (self.editor.saving.ended, self.editor.new.made, self.editor.new.refused):
            came.connect(self._go_on)
        self._drop = self.add_button(button(self.tr("Do not record"), self._leave_out))
        self._drop.hide()
        self.add_button(primary(self.tr("Done"), self._finish))
        self.resize(980, min(_HEIGHT, self.highest()))

    def start(self, inspection_id: str, criterion_id: str | None, where: str) -> None:
        """Begin a new finding; ``where`` names the unit and the criterion."""
        self._where.setText(where)
        self._drop.show()
        self.editor.start(inspection_id, criterion_id)

    def show_finding(self, finding_id: str, where: str) -> None:
        """Open a finding that was recorded before."""
        self._where.setText(where)
        self.editor.open(finding_id)

    @Slot()
    def _leave_out(self) -> None:
        """A new finding is not wanted after all; what has been recorded of it goes into the bin."""
        if self.editor.finding_id:
            self.editor.context.write(findings.remove_findings, (self.editor.finding_id,))
            self.editor.context.say(self.tr("The finding is in the bin."), undo=True)
        self.reject()

    @Slot()
    def _finish(self) -> None:
        """Close as soon as all is saved; what is refused keeps the dialog open, with what was typed."""
        if self.editor.commit():
            self.editor.saving.give_again()
            self._finishing = True
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        editor = self.editor
        if not self._finishing or editor.new.making or editor.saving.busy:
            return
        self._finishing = False
        if not editor.saving.unsaved and not editor.refused:
            self.accept()


# --- On the database thread ---


def _criteria(workspace: Workspace, inspection_id: str) -> list[tuple[str, str]]:
    areas = inspections.sheet(workspace, inspection_id).areas
    return [(row.id, f"{row.code}  {row.name}") for area in areas for row in area.criteria]


def _add(workspace: Workspace, values: dict[str, Any]) -> Changed:
    return findings.add_finding(workspace, FindingDraft(**values))


def _change(workspace: Workspace, finding_id: str, values: dict[str, Any]) -> Changed:
    return findings.change_finding(workspace, finding_id, FindingDraft(**values))
