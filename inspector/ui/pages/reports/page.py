"""Choose a document, write its prose, see what is missing, look at the paper, issue it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar

from inspector.core import messages
from inspector.core.file_names import file_name, free
from inspector.core.formats import date_short, small_count
from inspector.services import documents
from inspector.services.documents import DocumentChoice, DocumentKind
from inspector.ui import folders
from inspector.ui.models.columns import Column
from inspector.ui.page import Page
from inspector.ui.pages.reports.checks import Checks
from inspector.ui.pages.reports.issue_dialog import IssueDialog, Terms, ask_about_number, read_terms
from inspector.ui.pages.reports.issued import IssuedPart
from inspector.ui.pages.reports.paper import Paper
from inspector.ui.pages.reports.sections import Sections
from inspector.ui.pages.reports.signing import Signing
from inspector.ui.pages.reports.verify_dialog import dropped_pdf
from inspector.ui.pages.reports.withdraw_dialog import WithdrawDocumentDialog
from inspector.ui.widgets import Card, PageHeader, Table, button, primary, row
from inspector.ui.widgets.file_dialogs import save_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from inspector.core.errors import Refused
    from inspector.domain.problem import Problem
    from inspector.services.documents import Issued, IssuedRow, Options, Rendered, SectionText
    from inspector.ui.context import Context

_LIST, _LIST_WIDE, _PAPER = 236, 360, 430
_LIST_NARROW, _PAPER_NARROW = 160, 376
_CLOSE_TABS = "QTabBar { font-size: 11px; } QTabBar::tab { padding-left: 3px; padding-right: 3px; }"
_NARROW = 1100
"""A page of less width is narrow: a laptop's at 150 %."""
_PAUSE = 250
"""Milliseconds between the last change and the new preview, so that typing does not wait for it."""
_INCOMPLETE = "documents.incomplete"
_SECTIONS, _CHECKS, _ISSUED = range(3)


class ReportsPage(Page):
    """The documents of the year."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._choices: dict[str, DocumentChoice] = {}
        self._wanted: object = None
        self._chosen: DocumentChoice | None = None
        self._refusal = ("", 0)
        """Why it was not issued when that was tried last, and how many errors were in the way then."""
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_preview)
        self._table.selected.connect(self._select)
        self.context.unsaved_sought.connect(self._seek)
        self._checks.asked.connect(self.context.put_right)
        self._sections.writing.connect(self._paper.mark_writing)
        self._paper.changed.connect(self._pause.start)
        self._paper.changed.connect(self._unsay_refusal)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._issued.asked_to_sign.connect(self._signing.ask_to_sign)
        self._issued.asked_to_verify.connect(self._signing.ask_to_verify)
        self._issued.asked_to_withdraw.connect(self._ask_to_withdraw)
        self.setAcceptDrops(True)

    def show_argument(self, argument: object) -> None:
        """Open a document: (kind, owner), or the id of the round or the inspection it is about."""
        self._wanted = argument

    def refresh(self) -> None:
        """Load the documents of the year, and what is shown of the chosen one."""
        # First what was issued: a document that is opened bears its number.
        issued = partial(documents.issued, withdrawn=True)
        self.context.read(issued, done=self._show_issued, latest="reports.issued")
        read = partial(documents.document_choices, year=self.context.year)
        self.context.read(read, done=self._show_choices, latest="reports.choices")

    @Slot()
    def print_paper(self) -> None:
        """Print what the preview shows."""
        if self._paper.preview.pages():
            self._paper.preview.ask_to_print()

    @Slot()
    def ask_to_save(self) -> None:
        """Ask where to and write the PDF; nothing is recorded."""
        if self._chosen is not None:
            name = documents.copy_name(self._chosen.title)
            self._ask_path(self.tr("Save as PDF"), folders.documents() / name, self.save)

    @Slot()
    def ask_to_issue(self) -> None:
        """See whether an official copy can be made; ask for number and date, then where to, and write and record it."""
        self._if_issuable(self._ask_number)

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the document to ``path``."""
        if self._chosen is not None and self._paper.commit():
            what = (self._chosen.kind, self._chosen.owner_id, Path(path), self._paper.options())
            self.context.read(documents.render, *what, done=self._saved)

    @Slot(str)
    def issue(self, path: str) -> None:
        """Write and record the official copy at ``path``."""
        if self._chosen is not None and self._paper.commit():
            what = (self._chosen.kind, self._chosen.owner_id, Path(path), self._paper.options())
            self.context.write(documents.issue, *what, done=self._issued_now)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A PDF file may be dropped anywhere on the page."""
        if dropped_pdf(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        event.acceptProposedAction()
        self._signing.verify(dropped_pdf(event))

    # --- What is shown ---

    def _build(self) -> None:
        self._header = PageHeader(
            self.tr("Reports"),
            button(self.tr("Print…"), self.print_paper, icon="printer"),
            button(self.tr("Save as PDF…"), self.ask_to_save, icon="file-down"),
            primary(self.tr("Issue…"), self.ask_to_issue, icon="gavel"),
        )
        columns = [
            Column[DocumentChoice](
                "title", self.tr("Document"), _subject, 160, stretch=True, order=_order, detail=self._kind, bold=True
            )
        ]
        self._table = Table("documents", columns, _key, self.context.settings, tall=True, many=False)
        self._table.finder.setMinimumWidth(120)
        self._list = choices = Card()
        choices.setMinimumWidth(_LIST)
        choices.add(self._table, stretch=1)
        self._sections, self._checks = Sections(self.context), Checks()
        self._issued = IssuedPart(self.context.settings)
        self._signing = Signing(self.context, self)
        self._tabs, self._stack = QTabBar(), QStackedWidget()
        self._tabs.setDrawBase(False)
        self._sections.tabbed_after = self._tabs
        self._tabs.setExpanding(False)
        # Arrows would lie over the last title: rather is each cut a little.
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        titles = (self.tr("Text"), self.tr("What is missing"), self.tr("Issued"))
        for title, part in zip(titles, (self._sections, self._checks, self._issued), strict=True):
            self._tabs.setTabToolTip(self._tabs.addTab(title), title)
            self._stack.addWidget(part)
        middle = Card()
        middle.add(self._tabs)
        middle.add(self._stack, stretch=1)
        self._paper = Paper()
        self._paper.setFixedWidth(_PAPER)
        parts = row(choices, middle, self._paper, spacing=12)
        for place in (0, 1):
            parts.setStretch(place, 1)
        self.body.addWidget(self._header)
        self.body.addLayout(parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a narrow window, so that nothing to press lies outside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        # So that the units' names are not cut beside room that nobody needs.
        wide = min(max(event.size().width() * 26 // 100, _LIST), _LIST_WIDE)
        self._list.setMinimumWidth(_LIST_NARROW if narrow else _LIST)
        self._list.setMaximumWidth(_LIST_NARROW if narrow else wide)
        self._table.finder.setMinimumWidth(60 if narrow else 120)
        self._paper.setFixedWidth(_PAPER_NARROW if narrow else _PAPER)
        self._tabs.setStyleSheet(_CLOSE_TABS if narrow else "")

    @Slot(object)
    def _show_choices(self, choices: tuple[DocumentChoice, ...]) -> None:
        self._choices = {_key(choice): choice for choice in choices}
        self._table.set_rows(choices)
        wanted = self._find(self._wanted) or self._chosen
        self._wanted = None
        known = wanted is not None and _key(wanted) in self._choices
        target = wanted if known else next(iter(choices), None)
        if target is not None:
            self._table.select([_key(target)])
            self._open(self._choices[_key(target)])

    def _find(self, wanted: object) -> DocumentChoice | None:
        for choice in self._choices.values():
            if wanted in (choice.owner_id, (choice.kind, choice.owner_id)):
                return choice
        return None

    @Slot(object)
    def _select(self, keys: tuple[str, ...]) -> None:
        if keys and keys[0] in self._choices and self._choices[keys[0]] != self._chosen:
            self._open(self._choices[keys[0]])

    def _open(self, choice: DocumentChoice) -> None:
        if choice != self._chosen:
            self._unsay_refusal()
            self._sections.open((choice.kind, choice.owner_id))
            self._paper.begin(self._issued.latest(choice.kind, choice.owner_id), choice.number)
            self._paper.preview.show_waiting(self.tr("The document is being prepared…"))
        self._chosen = choice
        self._mark_issued()
        self._header.set_title(self.tr("Reports"), choice.title)
        owner, kind = choice.owner_id, choice.kind
        self.context.read(documents.section_texts, owner, kind, done=self._show_texts, latest="reports.texts")
        self._ask_preview()

    @Slot(object)
    def _seek(self, owner: object) -> None:
        """Show the text that is not saved, before the cursor is put there."""
        document = self._sections.document_of(owner)
        choice = next((one for one in self._choices.values() if (one.kind, one.owner_id) == document), None)
        if choice is not None:
            self._tabs.setCurrentIndex(_SECTIONS)
            self._table.select([_key(choice)])
            self._open(choice)

    @Slot()
    def _ask_preview(self) -> None:
        if self._chosen is not None:
            what = (self._chosen.kind, self._chosen.owner_id, self._paper.options())
            shown = self._paper.preview.show_pdf
            self.context.read(documents.problems, *what, done=self._show_problems, latest="reports.problems")
            failed = self._show_unprepared
            self.context.read(documents.preview_bytes, *what, done=shown, failed=failed, latest="reports.preview")
            self._ask_reprint()

    def _ask_reprint(self) -> None:
        """Ask whether what is shown still says what was issued."""
        if self._chosen is not None and self._issued.latest(self._chosen.kind, self._chosen.owner_id) is not None:
            what = (self._chosen.kind, self._chosen.owner_id, self._paper.options())
            self.context.read(documents.reprint_note, *what, done=self._show_reprint, latest="reports.reprint")

    @Slot(object)
    def _show_reprint(self, note: str) -> None:
        made = self._issued.latest(self._chosen.kind, self._chosen.owner_id) if self._chosen else None
        options = self._paper.options()
        if made is None:
            return
        words = self.tr("{issued}. What is shown here says the same.")
        if note:
            words = self.tr("{issued}. What is shown here differs from it: every page of a print says so.")
        elif options.draft or options.number not in (None, made.number):
            # A draft, or what bears another number, is not taken for the document that was issued.
            words = "{issued}"
        self._paper.show_print(words.replace("{issued}", self._issued_words(made)), differs=bool(note))

    @Slot(object)
    def _show_unprepared(self, error: Refused) -> None:
        self._paper.preview.show_waiting(self.tr("The document cannot be shown."))
        self.context.say(str(error), "bad")

    @Slot(object)
    def _show_texts(self, texts: tuple[SectionText, ...]) -> None:
        self._sections.show_texts(texts)

    @Slot(object)
    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._checks.show_problems(problems)
        on_paper = (documents.UNPRINTABLE, documents.DATED_EARLY)
        boxes = [problem.message for problem in problems if problem.code in on_paper]
        self._paper.warn(boxes[0] if boxes else "")
        errors = sum(problem.level == "error" for problem in problems)
        if errors != self._refusal[1]:
            self._unsay_refusal()
        words = self.tr("What is missing ({count})").format(count=small_count(len(problems)))
        words = words if problems else self.tr("Complete")
        self._tabs.setTabText(_CHECKS, words)
        state = self.tr("{count} errors").format(count=small_count(errors)) if errors else ""
        self._header.set_badge(state, "bad")

    @Slot(object)
    def _show_issued(self, made: tuple[IssuedRow, ...]) -> None:
        self._issued.show_issued(made)
        self._mark_issued()

    def _mark_issued(self) -> None:
        """Say of the document shown under which number it was issued."""
        made = self._issued.latest(self._chosen.kind, self._chosen.owner_id) if self._chosen else None
        self._paper.show_issued(self._issued_words(made) if made else "")

    def _issued_words(self, made: IssuedRow) -> str:
        words = self.tr("Issued under No. {number}").replace("{number}", made.called)
        if not made.number:
            words = self.tr("Issued without a number")
        if not made.dated_on:
            return self.tr("{issued}, without a date").replace("{issued}", words)
        return self.tr("{issued}, dated {day}").replace("{issued}", words).replace("{day}", date_short(made.dated_on))

    def _kind(self, choice: DocumentChoice) -> str:
        kind = messages.label(choice.kind)
        if self._issued.latest(choice.kind, choice.owner_id) is not None:
            kind = self.tr("Issued · {kind}").replace("{kind}", kind)
        return f"{choice.round} · {kind}" if choice.round else kind

    # --- What is done ---

    def _if_issuable(self, go_on: Callable[[Terms], None]) -> None:
        self._unsay_refusal()
        if self._chosen is not None and self._paper.commit():
            what = (self._chosen.kind, self._chosen.owner_id, self._paper.options())
            self.context.read(read_terms, *what, done=go_on, failed=self._show_in_the_way)

    @Slot(object)
    def _ask_number(self, terms: Terms) -> None:
        if self._chosen is not None:
            dialog = IssueDialog(self._chosen.title, terms, self._paper.options(), self.window())
            dialog.chosen.connect(self._take_number)
            dialog.open()

    @Slot(object)
    def _take_number(self, options: Options) -> None:
        """Number and date stand on the paper from now on; whether they may is asked before a file is."""
        self._paper.set_number(options)
        self._pause.start()
        self._if_issuable(self._ask_doubts)

    @Slot(object)
    def _ask_doubts(self, terms: Terms) -> None:
        ask_about_number(terms, self.window(), self._ask_issue_path)

    @Slot()
    def _ask_issue_path(self) -> None:
        if self._chosen is not None:
            folder = folders.last_used(self.context.settings, folders.ISSUED, folders.documents())
            path = free(folder, file_name(self._chosen.title), ".pdf")
            self._ask_path(self.tr("Issue the document as"), path, self.issue)

    @Slot(object)
    def _show_in_the_way(self, error: Refused) -> None:
        words, errors = str(error), 0
        if error.code == _INCOMPLETE:
            self._tabs.setCurrentIndex(_CHECKS)
            errors = int(str(error.values["count"]))
            words = self.tr("Not issued yet: put right the {count} errors listed here first.").format(count=errors)
        self._refusal = (words, errors)
        self.context.say(words, "bad")

    @Slot()
    def _unsay_refusal(self) -> None:
        """What was in the way has changed since it was told."""
        words, self._refusal = self._refusal[0], ("", 0)
        if words:
            self.context.unsay(words)

    @Slot(object)
    def _ask_to_withdraw(self, made: IssuedRow) -> None:
        WithdrawDocumentDialog(self.context, made, self.window()).open()

    def _ask_path(self, title: str, suggested: Path, chosen: object) -> None:
        dialog = save_dialog(self, title, suggested, "PDF")
        dialog.fileSelected.connect(chosen)
        dialog.open()

    @Slot(object)
    def _saved(self, made: Rendered) -> None:
        words = self.tr("Saved: {path} ({pages} pages). Nothing was recorded.")
        self.context.say(words.format(path=made.path, pages=made.pages), "good")

    @Slot(object)
    def _issued_now(self, made: Issued) -> None:
        folders.remember(self.context.settings, folders.ISSUED, made.path)
        options = self._paper.options()
        if options.number:
            words = self.tr("Issued under No. {number} and recorded: {path}")
        else:
            words = self.tr("Issued without a number and recorded: {path}")
        self.context.say(words.format(number=options.number, path=made.path), "good")
        self._tabs.setCurrentIndex(_ISSUED)


def _key(choice: DocumentChoice) -> str:
    return f"{choice.kind}/{choice.owner_id}"


def _order(choice: DocumentChoice) -> tuple[int, str]:
    return (list(DocumentKind).index(choice.kind), choice.title)


def _subject(choice: DocumentChoice) -> str:
    return choice.subject
