"""Sending a package from the page: the sheet first, then where to and which photos; told in one sentence."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QFileDialog

from inspector.services.team import ledger, packages, recovery
from inspector.services.workspace import Workspace
from inspector.ui.pages.sync.sending import SendDialog
from inspector.ui.pages.sync.sheet_step import SheetStep
from inspector.ui.widgets.path_field import PathField
from inspector.ui.widgets.pdf_preview import PdfDialog
from tests.services.acts import Case
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Desk, Sit


def asked(desk: Desk) -> SendDialog:
    desk.page._sender.start()
    desk.settle()
    return desk.page.findChildren(SendDialog)[-1]


def test_a_member_sends_and_is_told_what_for_whom_and_where(team: Team, sit: Sit) -> None:
    member = team.members[0]
    give(team, member, "0.5")
    desk = sit(member)
    dialog = asked(desk)
    target = team.file("đi")
    dialog.form.set_values({"file": str(target)})
    dialog._submit()
    desk.settle()
    said = desk.said[-1]
    assert said.tone == "good"
    assert all(part in said.text for part in (target.name, "kB", "(A01)"))
    assert packages.merge(team.lead, [target]).new >= 1
    assert desk.page._history._shown, "it stands in the history"


def test_of_a_long_path_the_name_of_the_file_is_seen(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    dialog = asked(desk)
    field = dialog.form.field("file")
    assert isinstance(field, PathField)
    target = team.folder / ("thư mục " * 30).strip() / Path(field.value()).name
    field.set_value(str(target))
    line = field.line
    assert line.fontMetrics().horizontalAdvance(line.text()) > line.width(), "there is no room for all of it"
    assert line.cursorPosition() == len(line.text())
    assert line.cursorRect().right() > line.width() // 2, "it is scrolled to its end"
    assert line.toolTip() == str(target)
    dialog.reject()


def test_the_next_package_goes_where_the_last_one_went_and_never_over_it(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    dialog = asked(desk)
    first = team.folder / "stick" / Path(dialog.form.field("file").value()).name
    dialog.form.set_values({"file": str(first)})
    dialog._submit()
    desk.settle()
    suggested = Path(asked(desk).form.field("file").value())
    assert suggested.parent == first.parent
    assert not suggested.exists()
    desk.page.findChildren(SendDialog)[-1].reject()


def test_a_stick_that_was_pulled_and_a_file_that_is_there_are_told_in_the_dialog(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    dialog = asked(desk)
    there = team.folder / "stick" / "có sẵn.cchc"
    there.write_bytes(b"other")
    dialog.form.set_values({"file": str(there)})
    dialog._submit()
    assert "có sẵn.cchc" in dialog.form.field("file").error()
    field = dialog.form.field("file")
    assert isinstance(field, PathField)
    field.take(str(team.folder / "usb" / "gói.cchc"))
    dialog._submit()
    desk.settle()
    assert dialog.isVisible()
    assert "usb" in dialog.form.field("file").error()
    assert there.read_bytes() == b"other"
    dialog.reject()


def test_what_could_not_be_written_is_asked_again_with_what_was_chosen(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    dialog = asked(desk)
    stick = team.folder / "usb"
    stick.mkdir()
    target = stick / "gói.cchc"
    dialog.form.set_values({"file": str(target), "photos": "all"})
    tasks, held = desk.page.context.tasks, Event()
    # The stick is pulled once the dialog has seen that it is there.
    tasks.run(held.wait)
    dialog._submit()
    stick.rmdir()
    held.set()
    desk.settle()
    again = desk.page.findChildren(SendDialog)[-1]
    assert again is not dialog
    assert again.isVisible()
    assert again.form.values() == {"file": str(target), "photos": "all"}
    assert again.form.field("file").error().startswith(f"Không tìm thấy thư mục {stick} nên chưa ghi được gói.cchc.")
    assert desk.said == []
    assert target.name not in {row.file for row in ledger.ledger(team.lead).sent}
    stick.mkdir()
    again._submit()
    desk.settle()
    assert target.exists()
    assert desk.said[-1].tone == "good"


def test_cancelled_on_the_way_nothing_is_left_behind(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    dialog = asked(desk)
    target = team.file("hủy")
    dialog.form.set_values({"file": str(target)})
    tasks, held = desk.page.context.tasks, Event()
    tasks.started.connect(lambda task: task.cancel.set())
    # The work begins once it was cancelled, however fast the thread is.
    tasks.run(held.wait)
    dialog._submit()
    held.set()
    desk.settle()
    assert not target.exists()
    assert not list(target.parent.glob("*.part"))
    assert desk.said == []
    assert target.name not in {row.file for row in ledger.ledger(team.lead).sent}


def test_the_sheet_comes_before_a_lead_sends(small_case: Case, sit: Sit, tmp_path: Path) -> None:
    lead: Workspace = small_case.workspace
    desk = sit(lead)
    assert desk.page._alone.isVisible()
    desk.page._admitter.start()
    desk.settle()
    step = desk.page.findChildren(SheetStep)[-1]
    assert not step._go_on.isEnabled()
    step._ask_sheet()
    desk.settle()
    assert step.findChildren(PdfDialog)[-1].preview.pages() == 1
    step.findChildren(PdfDialog)[-1].reject()
    assert recovery.state(lead).ready
    assert not list(lead.folder.rglob("*.pdf")), "the code stays on no disk"
    assert not step._go_on.isEnabled(), "not before it was put away"
    step._kept.box.click()
    assert step._go_on.isEnabled()
    step._confirm()
    desk.settle()
    dialog = desk.page.findChildren(QFileDialog)[-1]
    assert dialog.isVisible(), "now the request is asked for"
    dialog.reject()


def test_a_sheet_that_was_not_put_away_is_told(small_case: Case, sit: Sit) -> None:
    desk = sit(small_case.workspace)
    desk.page._alone._sheet.click()
    step = desk.page.findChildren(SheetStep)[-1]
    step._ask_sheet()
    desk.settle()
    step.findChildren(PdfDialog)[-1].reject()
    step.reject()
    assert desk.said[-1].tone == "warning"
    desk.page._admitter.start()
    desk.settle()
    again = desk.page.findChildren(SheetStep)[-1]
    assert again.isVisible(), "a sheet that nobody has put away counts as none"
    again.reject()
