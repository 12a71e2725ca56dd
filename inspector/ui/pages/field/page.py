"""Inspection at the unit (kiểm tra tại đơn vị): choose a unit, then work in its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from inspector.core.formats import small_count
from inspector.services import inspections
from inspector.ui.page import Page
from inspector.ui.pages.field.chooser import Chooser
from inspector.ui.pages.field.sheet_state import SheetState
from inspector.ui.pages.field.sheet_view import SheetView
from inspector.ui.widgets.pdf_preview import PdfDialog

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context

_NOTED: Final = 5
"""Lines above the minutes: more would leave no room for the pages."""


class FieldPage(Page):
    """Two views: the year's inspections, and the sheet of one.

    Arguments: an inspection's id; or a mapping with ``inspection`` and ``part`` (an area's id, ``visit``,
    ``findings``, ``recommendations``); or a filter of the list with ``state``, ``round``, ``block``.
    """

    kinds = frozenset(
        {
            "inspection",
            "answer",
            "finding",
            "no_violation",
            "participant",
            "recommendation",
            "supplement",
            "action",
            "attachment_link",
            "round",
            "team",
            "member",
            "person",
            "unit",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.state = SheetState(context, self)
        self.chooser = Chooser(context)
        self._sheet: SheetView | None = None
        self._views = QStackedWidget()
        self._views.addWidget(self.chooser)
        self.body.addWidget(self._views)
        self.chooser.opened.connect(self.open_inspection)
        self.state.gone.connect(self.show_list)
        # The sheet of another year would be taken for one of this year.
        context.year_changed.connect(self.show_list)

    @property
    def sheet(self) -> SheetView:
        """The sheet, built when the first inspection is opened."""
        if self._sheet is None:
            self._sheet = SheetView(self.state)
            self._sheet.back_asked.connect(self.show_list)
            self._sheet.minutes_asked.connect(self._show_minutes)
            self._views.addWidget(self._sheet)
        return self._sheet

    def show_argument(self, argument: object) -> None:
        """Open an inspection or the list."""
        if isinstance(argument, str) and argument:
            self._open(argument)
        elif isinstance(argument, Mapping) and "inspection" in argument:
            self.sheet.want(str(argument.get("part", "")))
            self._open(str(argument["inspection"]))
        else:
            self.chooser.show_filter(argument if isinstance(argument, Mapping) else {})
            self._views.setCurrentWidget(self.chooser)

    def begin_anew(self) -> None:
        """Go back to the list."""
        self.show_list()

    def refresh(self) -> None:
        """Load the sheet shown, or the list."""
        if self._views.currentWidget() is self._sheet:
            self.state.load()
        else:
            self.chooser.load()

    @Slot(str)
    def open_inspection(self, inspection_id: str) -> None:
        """Open the sheet of an inspection."""
        self._open(inspection_id)
        self.refresh()

    @Slot()
    def show_list(self) -> None:
        """Go back to the list."""
        if self._sheet is not None:
            self._sheet.commit()
        self._views.setCurrentWidget(self.chooser)
        self.refresh()

    def _open(self, inspection_id: str) -> None:
        self.sheet.commit()
        self.state.open(inspection_id)
        self._views.setCurrentWidget(self.sheet)

    @Slot(str)
    def _show_minutes(self, inspection_id: str) -> None:
        self.context.read(_minutes, inspection_id, done=self._preview)

    @Slot(object)
    def _preview(self, minutes: Minutes) -> None:
        title, content, name = self.tr("Minutes of the inspection"), minutes.content, minutes.file_name
        PdfDialog(title, content, name, self.window(), tuple(self._notes(minutes))).open()

    def _notes(self, minutes: Minutes) -> Iterator[str]:
        """What to mind before the minutes are printed, as the reports page lists it: what they lack comes first."""
        lines = [*minutes.lacks, *minutes.doubts]
        if minutes.lacks:
            yield self.tr("Marked as a draft, because something is still missing. Look at this before printing:")
        elif lines:
            yield self.tr("Look at this before printing:")
        yield from (f"• {line}" for line in lines[:_NOTED])
        if len(lines) > _NOTED:
            rest = self.tr("and {count} more, on the page of reports.")
            yield rest.replace("{count}", small_count(len(lines) - _NOTED))


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as a PDF, what they lack to be official, and what else to mind."""

    content: bytes
    file_name: str
    lacks: tuple[str, ...]
    doubts: tuple[str, ...]
    """What does not keep them from being official and should be looked at."""


def _minutes(workspace: Workspace, inspection_id: str) -> Minutes:
    """The minutes, or while they are being put right the supplementary ones."""
    # The documents bring the PDF library: loaded when somebody wants one, away from the window's thread.
    from inspector.services import documents
    from inspector.services.documents import DocumentKind, Options

    inspection = inspections.sheet(workspace, inspection_id).inspection
    kind, owner = DocumentKind.MINUTES, inspection_id
    if inspection.supplement_id:
        kind, owner = DocumentKind.SUPPLEMENT, inspection.supplement_id
    problems = documents.problems(workspace, kind, owner)
    lacks = tuple(problem.message for problem in problems if problem.level == "error")
    doubts = tuple(problem.message for problem in problems if problem.level == "warning")
    content = documents.preview_bytes(workspace, kind, owner, Options(draft=bool(lacks)))
    return Minutes(content, documents.copy_name(documents.document_title(workspace, kind, owner)), lacks, doubts)
