"""One unit's sheet: head, parts at the left, the part chosen, sums at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from inspector.core import formats
from inspector.domain.problem import SUPPLEMENT
from inspector.services import inspections
from inspector.ui import metrics
from inspector.ui.pages.field.banner import Banner
from inspector.ui.pages.field.contents import Contents, Entry, area_entry
from inspector.ui.pages.field.recommendations import RecommendationsView
from inspector.ui.pages.field.scoring import Scoring
from inspector.ui.pages.field.sheet_findings import SheetFindings
from inspector.ui.pages.field.sheet_head import SheetHead
from inspector.ui.pages.field.shortcuts import ShortcutsDialog
from inspector.ui.pages.field.totals_bar import TotalsBar
from inspector.ui.pages.field.visit import PLACES, VisitView
from inspector.ui.widgets import Card, column, row, small
from inspector.ui.widgets.evidence import acceptable
from inspector.ui.widgets.finding_editor import FindingDialog
from inspector.ui.widgets.own_height import OwnHeight

if TYPE_CHECKING:
    from inspector.services.inspections import Missing, Sheet
    from inspector.services.workspace import Changed
    from inspector.ui.pages.field.sheet_state import SheetState

VISIT: Final = "visit"
FINDINGS: Final = "findings"
RECOMMENDATIONS: Final = "recommendations"
_RECORDED: Final = {"day": "inspected_on", "opinion": "unit_opinion", "team_twice": "team", "hosts_twice": "hosts"}
"""Where on the visit's part something missing is recorded, where it is called otherwise."""
_CONTENTS_WIDTH: Final = 206
_CONTENTS_NARROW: Final = 152
_NARROW: Final = 980
"""Below this width the window is enlarged, or on a small screen."""


class SheetView(QWidget):
    """Everything about one inspection on one screen, reachable with the keyboard alone."""

    back_asked = Signal()
    minutes_asked = Signal(str)
    """Id of the inspection whose minutes are wanted."""

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._inspection_id = ""
        self._wanted = ""
        self.head = SheetHead(state)
        self._banner = Banner()
        self.contents = Contents()
        self._concluded = small("")
        self.scoring = Scoring(state)
        self._built: dict[str, VisitView | SheetFindings | RecommendationsView] = {}
        self._totals = TotalsBar()
        self._parts = QStackedWidget()
        self._lay_out()
        # Narrow until it is known to be wide: the other way round the page would first ask for too much room.
        self._set_narrow(True)
        self._connect()
        self._add_shortcuts()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        self._parts.addWidget(self.scoring)
        self._left = left = Card(padding=8)
        left.add(self.contents, stretch=1)
        below = OwnHeight()
        below.setLayout(column(self._concluded))
        left.add(below)
        middle = row(left, self._parts, spacing=metrics.GAP)
        middle.setStretch(1, 1)
        layout = column(self.head, self._banner, middle, self._totals, spacing=9)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._state.shown.connect(self._show)
        self._state.touched.connect(self._show_progress)
        self._state.sought.connect(self._seek)
        self._state.context.stepped.connect(self._go_to_undone)
        self.contents.opened.connect(self._open_part)
        self.contents.entered_part.connect(self._focus_part)
        self.contents.typed.connect(self._type)
        self.scoring.area_left.connect(self._leave_area)
        self.scoring.missing_asked.connect(self.go_to_missing)
        self.scoring.keys_asked.connect(self.show_keys)
        self.scoring.findings_asked.connect(self._show_findings)
        self.head.back_asked.connect(self._go_back)
        self.head.finding_asked.connect(self.raise_finding)
        self.head.minutes_asked.connect(self._ask_minutes)
        self.head.about_to_act.connect(self.commit)
        self._totals.keys_link.clicked.connect(self.show_keys)
        self._banner.mistake_asked.connect(self.head.withdraw_signature)
        self._banner.supplement_asked.connect(self.head.supplement)
        self._banner.round_asked.connect(self.head.go_to_round)

    def _add_shortcuts(self) -> None:
        keys = {
            "Ctrl+Return": self.go_to_unsettled,
            "Ctrl+Enter": self.go_to_unsettled,
            "Alt+Up": self._part_before,
            "Alt+Down": self._part_after,
            "F6": self._next_pane,
            "F7": self.scoring.ask_no_violation,
            "F8": self.raise_finding,
            "F9": self.head.do_next,
            "Ctrl+P": self._ask_minutes,
            "?": self.show_keys,
        }
        for key, slot in keys.items():
            # Of the whole window while the sheet is seen: also when the page was just chosen in the side bar.
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    # --- What the page asks ---

    def commit(self) -> None:
        """Take what is being typed anywhere in the sheet."""
        self.scoring.commit()
        for part in self._built.values():
            part.commit()

    def want(self, part: str) -> None:
        """Open at an area's id, ``visit`` or a place of it, ``findings``, ``recommendations``, ``supplement``."""
        self._wanted = part

    def part(self, key: str) -> VisitView | SheetFindings | RecommendationsView:
        """A part beside the criteria, built when it is first asked for."""
        if key not in self._built:
            made = self._make_part(key)
            self._built[key] = made
            self._parts.addWidget(made)
            if self._state.sheet is not None:
                made.show_sheet(self._state.sheet)
        return self._built[key]

    def _make_part(self, key: str) -> VisitView | SheetFindings | RecommendationsView:
        if key == VISIT:
            return VisitView(self._state)
        if key == RECOMMENDATIONS:
            return RecommendationsView(self._state)
        made = SheetFindings(self._state)
        made.asked.connect(self.raise_finding)
        made.opened.connect(self._open_finding)
        return made

    # --- Showing ---

    @Slot(object)
    def _show(self, sheet: Sheet) -> None:
        another = sheet.inspection.id != self._inspection_id
        self._inspection_id = sheet.inspection.id
        self.head.show_sheet(sheet)
        self._banner.show_sheet(sheet)
        self._show_progress()
        for part in (self.scoring, *self._built.values()):
            part.show_sheet(sheet)
        if another:
            # How far the one before was scrolled says nothing about this one.
            for area in self.findChildren(QScrollArea):
                area.verticalScrollBar().setValue(0)
        if another or self._wanted or not self.contents.key():
            self._open_first(sheet)

    def _open_first(self, sheet: Sheet) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted in PLACES:
            self._go_to_visit(wanted)
            return
        unsettled = (area.id for area in sheet.areas if area.answered < area.count)
        first = next(unsettled, sheet.areas[0].id if sheet.areas else VISIT) if wanted in ("", SUPPLEMENT) else wanted
        if self.contents.key() == first:
            self._open_part(first)
        else:
            self.contents.choose(first)
        if wanted == SUPPLEMENT:
            self._banner.point_out()
        else:
            self.scoring.criteria.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_progress(self) -> None:
        sheet = self._state.sheet
        if sheet is None:
            return
        self._totals.show_totals(sheet.totals, read_only=sheet.read_only)
        self.contents.set_entries([*(area_entry(area) for area in sheet.areas), *self._other_entries(sheet)])
        recorded = sum(area.no_violation is not None for area in sheet.areas)
        count, whole = formats.small_count(recorded), formats.small_count(len(sheet.areas))
        words = self.tr("No violation found: recorded for {count}/{all} areas")
        self._concluded.setWordWrap(True)
        self._concluded.setText(words.replace("{count}", count).replace("{all}", whole))

    def _other_entries(self, sheet: Sheet) -> list[Entry]:
        return [
            Entry(VISIT, self.tr("The visit, minutes"), icon="calendar-days"),
            Entry(FINDINGS, self.tr("Findings"), _count(len(sheet.findings)), icon="flag"),
            Entry(RECOMMENDATIONS, self.tr("Recommendations"), _count(len(sheet.recommendations)), icon="list-checks"),
        ]

    # --- Going about ---

    @Slot(str)
    def _open_part(self, key: str) -> None:
        if key in (VISIT, FINDINGS, RECOMMENDATIONS):
            self.scoring.commit()
            self._parts.setCurrentWidget(self.part(key))
        else:
            self._parts.setCurrentWidget(self.scoring)
            self.scoring.show_area(key)

    @Slot(int)
    def _leave_area(self, step: int) -> None:
        sheet = self._state.sheet
        areas = [area.id for area in sheet.areas] if sheet else []
        place = areas.index(self.contents.key()) + step if self.contents.key() in areas else -1
        if 0 <= place < len(areas):
            self.contents.choose(areas[place])
            self.scoring.criteria.choose_end(step)
            self.scoring.criteria.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.contents.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def go_to_unsettled(self) -> None:
        """Save what is typed and go to the next criterion that is not settled."""
        self.commit()
        sheet = self._state.sheet
        if sheet is None:
            return
        criterion_id = inspections.next_unsettled(sheet, self.scoring.criterion_id())
        if criterion_id is None:
            self._state.context.say(self.tr("Every criterion is settled."), "good")
        else:
            self.go_to_criterion(criterion_id)

    @Slot(str)
    def _seek(self, criterion_id: str) -> None:
        if self._state.area_of(criterion_id) is not None:
            self.go_to_criterion(criterion_id)

    def go_to_criterion(self, criterion_id: str) -> None:
        """Show a criterion in its area."""
        area = self._state.area_of(criterion_id)
        if area is not None:
            self._go_to_part(area.id)
            self.scoring.choose(criterion_id)

    @Slot(object)
    def _go_to_undone(self, changed: Changed) -> None:
        """After an undo or a redo: to the score it was about, so that work goes on there."""
        sheet = self._state.sheet
        if sheet is None or not self.isVisible():
            return
        rows = (row for area in sheet.areas for row in area.criteria)
        touched = next((row.id for row in rows if row.answer_id in changed.ids), None)
        if touched is not None:
            self.go_to_criterion(touched)
        elif self._parts.currentWidget() is self.scoring:
            self._focus_part()

    @Slot(object)
    def go_to_missing(self, missing: Missing) -> None:
        """Go to where something is missing."""
        if missing.criterion_id:
            self.go_to_criterion(missing.criterion_id)
        elif missing.area_id:
            self._go_to_part(missing.area_id)
        elif missing.kind == "basis":
            self._go_to_part(FINDINGS)
        elif missing.kind in ("outcome", "overtaken"):
            (self._banner.point_out if self._state.read_only else self.head.conclude)()
        else:
            self._go_to_visit(_RECORDED.get(missing.kind, missing.kind))

    def _go_to_visit(self, place: str) -> None:
        self._go_to_part(VISIT)
        visit = self.part(VISIT)
        if isinstance(visit, VisitView):
            visit.go_to(place)

    def _go_to_part(self, key: str) -> None:
        if self.contents.key() != key:
            self.contents.choose(key)

    @Slot()
    def _show_findings(self) -> None:
        self._go_to_part(FINDINGS)

    @Slot()
    def _part_before(self) -> None:
        self.contents.step(-1)

    @Slot()
    def _part_after(self) -> None:
        self.contents.step(1)

    @Slot()
    def _next_pane(self) -> None:
        """From the parts to the criteria to the editors beside them, and round again."""
        if self.contents.hasFocus():
            self._focus_part()
        elif self.scoring.criteria.hasFocus():
            self.scoring.panel.edit_note()
        else:
            self.commit()
            self.contents.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _focus_part(self) -> None:
        shown = self._parts.currentWidget()
        if shown is self.scoring:
            self.scoring.criteria.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
            shown.focusNextChild()

    @Slot(str)
    def _type(self, words: str) -> None:
        """What is typed at the list of areas is meant for the criteria."""
        if self._parts.currentWidget() is self.scoring:
            self._focus_part()
            self.scoring.criteria.type_key(words)
        elif words == "?":
            self.show_keys()

    # --- Acting ---

    @Slot()
    def raise_finding(self) -> None:
        """Record a new finding at the criterion chosen."""
        sheet = self._state.sheet
        if sheet is None or sheet.read_only:
            return
        self.commit()
        at_criterion = self._parts.currentWidget() is self.scoring
        chosen = self._state.criterion(self.scoring.criterion_id()) if at_criterion else None
        where = f"{sheet.inspection.unit_name} · {chosen.code} {chosen.name}" if chosen else sheet.inspection.unit_name
        dialog = FindingDialog(self._state.context, self.window())
        dialog.start(sheet.inspection.id, chosen.id if chosen else None, where)
        dialog.open()

    @Slot(str)
    def _open_finding(self, finding_id: str) -> None:
        sheet = self._state.sheet
        if sheet is not None:
            dialog = FindingDialog(self._state.context, self.window(), read_only=sheet.read_only)
            dialog.show_finding(finding_id, sheet.inspection.unit_name)
            dialog.open()

    @Slot()
    def _ask_minutes(self) -> None:
        self.commit()
        if self._state.sheet is not None:
            self.minutes_asked.emit(self._state.inspection_id)

    @Slot()
    def _go_back(self) -> None:
        self.commit()
        self.back_asked.emit()

    @Slot()
    def show_keys(self) -> None:
        """Show the keys."""
        ShortcutsDialog(self.window()).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a narrow window."""
        super().resizeEvent(event)
        self._set_narrow(event.size().width() < _NARROW)

    def _set_narrow(self, narrow: bool) -> None:
        self._left.setFixedWidth(_CONTENTS_NARROW if narrow else _CONTENTS_WIDTH)
        self.head.set_narrow(narrow)
        self.scoring.set_narrow(narrow)

    # --- Files dropped anywhere on the sheet belong to the criterion chosen ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures while criteria are shown."""
        if self._parts.currentWidget() is self.scoring and acceptable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach them."""
        if self.scoring.evidence.add_mime(event.mimeData()):
            event.acceptProposedAction()


def _count(count: int) -> str:
    return formats.small_count(count) if count else ""
