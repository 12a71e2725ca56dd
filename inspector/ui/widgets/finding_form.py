"""The fields of a finding, in the order an inspector is asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from inspector.core import messages
from inspector.domain.finding import DISCIPLINE_SEVERITY, HIGHEST_SEVERITY, LegalClass, Subject
from inspector.ui.widgets.date_field import DateField
from inspector.ui.widgets.fields import ChoiceField, ClockField, LineField
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.labels import heading
from inspector.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from inspector.services.units import CatalogueItem
    from inspector.ui.theme import Tone

_HALF = 2
"""Columns of a long field: half of a dialog, the whole of a side panel."""
_MOST = 8
"""Lines of a text that are seen at once; the form scrolls."""


def severity_words(severity: int | None) -> str:
    """A severity in words: ``1 – nhắc nhở, rút kinh nghiệm``."""
    return "" if severity is None else f"{severity} – {messages.text(f'label.Severity.{severity}')}"


def severity_tone(severity: int | None) -> Tone:
    """The tone of a severity."""
    if not severity:
        return "neutral"
    return "bad" if severity >= DISCIPLINE_SEVERITY else "warning"


class FindingForm(Form):
    """Everything that is recorded about a finding; ``columns`` is 4 in a dialog and 2 in a side panel."""

    act_chosen = Signal(object)
    """The :class:`CatalogueItem` of the act chosen."""

    def __init__(self, columns: int) -> None:
        super().__init__(columns)
        self._read_only = False
        self._acts: dict[str, CatalogueItem] = {}
        self._act = ChoiceField(optional=True)
        self._legal_class = ChoiceField([(one, messages.label(one)) for one in LegalClass], optional=True)
        self._criterion = ChoiceField(optional=True)
        self.add("criterion_id", self.tr("Criterion"), self._criterion, columns)
        self._add_who()
        self._add_what(columns)
        self._add_outcome()
        self._act.committed.connect(self._tell_act)
        self.field("subject").committed.connect(self._subject_chosen)

    def _add_who(self) -> None:
        severities = [(one, severity_words(one)) for one in range(HIGHEST_SEVERITY + 1)]
        subjects = [(one, messages.label(one)) for one in Subject]
        self.add("severity", self.tr("Severity"), ChoiceField(severities, optional=True), _HALF, required=True)
        self.add("act_code", self.tr("Act"), self._act, _HALF)
        self.add("subject", self.tr("Whom it is about"), ChoiceField(subjects, optional=True), required=True)
        self.add("legal_class", self.tr("Legal class"), self._legal_class)
        self.add("subject_position", self.tr("Position or office"), LineField(), _HALF)

    def _add_what(self, whole: int) -> None:
        self.add("description", self.tr("What was found"), TextField(lines=2, most=_MOST), whole, required=True)
        self.add("occurred_on", self.tr("Day"), DateField())
        self.add("occurred_at", self.tr("Time"), ClockField())
        self.add("found_at", self.tr("Where"), LineField(), _HALF)
        basis = TextField(placeholder=self.tr("Needed before minutes are signed and issued"), lines=2, most=_MOST)
        self.add("legal_basis", self.tr("Legal basis"), basis, _HALF)
        self.add("recommended_handling", self.tr("Recommended handling"), TextField(lines=2, most=_MOST), _HALF)
        self.add("explanation", self.tr("Explanation given"), TextField(lines=2, most=_MOST), _HALF)
        self.add("witness", self.tr("Witness"), LineField())
        self.add("subject_name", self.tr("Name (optional)"), LineField())

    def _add_outcome(self) -> None:
        self.add_part(heading(self.tr("Outcome, as the competent body decided")))
        self.add("outcome_body", self.tr("Body"), LineField())
        self.add("outcome_decision", self.tr("Decision number"), LineField())
        self.add("outcome_on", self.tr("Decided on"), DateField())
        self.add("outcome_form", self.tr("Form of discipline"), LineField())

    def set_acts(self, acts: Sequence[CatalogueItem]) -> None:
        """Offer the acts of the catalogue."""
        self._acts = {act.code: act for act in acts}
        self._act.set_choices([(act.code, f"{act.code}  {act.name}") for act in acts])

    def set_criteria(self, criteria: Sequence[tuple[str, str]]) -> None:
        """Offer the criteria of the sheet: ids and names."""
        self._criterion.set_choices(criteria)

    def usual_bases(self) -> frozenset[str]:
        """The legal bases the catalogue gives with its acts."""
        return frozenset(act.detail for act in self._acts.values() if act.detail)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put usual words into fields; unlike what was loaded they count as typed."""
        for name, value in values.items():
            self.field(name).set_value(value)
        if "subject" in values:
            self.show_subject(values["subject"])

    def set_read_only(self, read_only: bool, but: Collection[str] = ()) -> None:
        """Let all fields be read only, ``but`` these."""
        super().set_read_only(read_only)
        for name in but:
            self.field(name).set_read_only(False)
        self._read_only = read_only
        self.show_subject(self.field("subject").value())

    def show_subject(self, subject: Any) -> None:
        """The legal class is asked of individuals only."""
        self._legal_class.set_read_only(self._read_only or subject is not Subject.INDIVIDUAL)

    @Slot(object)
    def _tell_act(self, code: str | None) -> None:
        if code in self._acts:
            self.act_chosen.emit(self._acts[code])

    @Slot(object)
    def _subject_chosen(self, subject: Any) -> None:
        self.show_subject(subject)
