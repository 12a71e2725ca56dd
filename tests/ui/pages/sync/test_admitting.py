"""From "join" to "admitted": the request, the comparison, the admission package, on both laptops' pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from inspector.services.team import joining, members, recovery
from inspector.services.team.members import Role
from inspector.ui.pages.sync.admitting import AdmitDialog
from inspector.ui.pages.sync.sheet_step import SheetStep
from inspector.ui.widgets.pdf_preview import PdfDialog
from tests.services.team.acts import code_of
from tests.services.team.laptops import Team, reopen
from tests.services.team.test_trust import this
from tests.store.vanishing import vanishing
from tests.ui.pages.sync.conftest import Desk, Sit


def opened(desk: Desk, file: Path) -> AdmitDialog:
    desk.page._admitter.open_request(str(file))
    desk.settle()
    return desk.page.findChildren(AdmitDialog)[-1]


def request_of(team: Team) -> Path:
    team.request("Chuyên viên Bốn", "member4")
    return team.folder / "stick" / f"de-nghi-{team.count}.cchc"


def test_nobody_is_admitted_without_comparison(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    dialog = opened(desk, request_of(team))
    target = team.file("ket-nap")
    dialog.form.set_values({"file": str(target)})
    tick, typed = dialog.form.field("compared").editor, dialog.form.field("typed").editor
    middles = [one.mapTo(dialog, one.rect().center()).y() for one in (tick, typed)]
    assert abs(middles[0] - middles[1]) <= 1, "the tick stands in line with the field beside it"
    height = dialog.sizeHint().height()
    dialog._submit()
    assert dialog.form.field("compared").error()
    assert dialog.form.field("compared").error_label.isVisible()
    assert dialog.sizeHint().height() == height, "nothing moves for the sentence"
    dialog.form.set_values({"typed": "mười từ khác hẳn với những từ trên màn hình kia"})
    dialog._submit()
    assert "không giống" in dialog.form.field("typed").error()
    desk.settle()
    assert not target.exists()
    assert len(members.members(team.lead)) == 3
    dialog.reject()


def test_where_the_stick_vanishes_the_admission_is_asked_again_with_what_was_chosen(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    stick = team.folder / "usb"
    stick.mkdir()
    dialog = opened(desk, request_of(team))
    dialog.form.set_values({"file": str(stick / "kết nạp.cchc"), "compared": True, "role": Role.READER})
    chosen = dialog.form.values()
    with vanishing(stick):
        dialog._submit()
        desk.settle()
    again = desk.page.findChildren(AdmitDialog)[-1]
    assert again is not dialog
    assert again.form.values() == chosen
    assert "đã bị rút hoặc không còn nữa" in again.form.field("file").error()
    again._submit()
    desk.settle()
    assert (stick / "kết nạp.cchc").exists()
    assert [one.prefix for one in members.members(team.lead)] == ["A01", "A02", "A03", "A04"], "admitted once"


def test_a_request_that_is_dropped_waits_for_the_sheet_that_comes_first(team: Team, sit: Sit) -> None:
    team.meet()
    one, file = team.members[0], request_of(team)
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    desk = sit(one)
    desk.page._receiver.request_found.emit(str(file))
    desk.settle()
    assert not desk.page.findChildren(AdmitDialog)
    step = desk.page.findChildren(SheetStep)[-1]
    step._ask_sheet()
    desk.settle()
    step.findChildren(PdfDialog)[-1].reject()
    step._kept.box.click()
    step._confirm()
    desk.settle()
    dialog = desk.page.findChildren(AdmitDialog)[-1]
    assert dialog.request.person == "Chuyên viên Bốn", "it need not be chosen once more"
    dialog.reject()


def test_a_member_admits_nobody_and_is_asked_for_no_sheet(team: Team, sit: Sit, qtbot: QtBot) -> None:
    desk = sit(team.members[0])
    with qtbot.waitSignal(desk.page.context.tasks.refused) as heard:
        desk.page._receiver.request_found.emit(str(request_of(team)))
    desk.settle()
    assert heard.args is not None
    assert heard.args[0].code == "workspace.lead_only"
    assert not desk.page.findChildren(AdmitDialog)
    assert not desk.page.findChildren(SheetStep)


def test_admitted_with_the_words_typed_and_opened_on_the_other_laptop(team: Team, sit: Sit, qtbot: QtBot) -> None:
    desk = sit(team.lead)
    dialog = opened(desk, request_of(team))
    target = team.file("ket-nap")
    words = " ".join(dialog.request.fingerprint.words)
    dialog.form.set_values({"file": str(target), "typed": words, "role": Role.READER})
    dialog._submit()
    desk.settle()
    assert "A04" in desk.said[-1].text
    assert members.find(team.lead, "A04").role == Role.READER
    assert desk.page._members._list.current() == members.find(team.lead, "A04").device, "the new laptop is chosen"
    desk.page.refresh()
    desk.page._members._list.choose(this(team.lead))
    desk.settle()
    assert desk.page._members._list.current() == this(team.lead), "once, not at every refresh"

    waiting = reopen(team.folder / "member4")
    team.members.append(waiting)
    other = sit(waiting)
    assert other.page._waiting.isVisible()
    assert "Chuyên viên Bốn" in other.page._waiting._title.text()
    with qtbot.waitSignal(other.page.context.renewed):
        other.look_at(target)
    assert not waiting.waiting
    assert (waiting.prefix, waiting.role) == ("A04", Role.READER)


def test_a_package_that_does_not_admit_is_refused_in_words(team: Team, sit: Sit) -> None:
    request_of(team)
    waiting = reopen(team.folder / "member4")
    team.members.append(waiting)
    desk = sit(waiting)
    desk.look_at(team.send(team.lead))
    assert desk.said[-1].tone == "bad"
    assert waiting.waiting
    waiting.close()
    team.members.remove(waiting)


def test_the_request_is_saved_once_more(team: Team, sit: Sit) -> None:
    first = joining.read_request(request_of(team))
    waiting = reopen(team.folder / "member4")
    desk = sit(waiting)
    again = team.file("lại")
    desk.page.save_request(str(again))
    desk.settle()
    assert joining.read_request(again).fingerprint == first.fingerprint
    assert again.name in desk.said[-1].text
    waiting.close()


def _drop(desk: Desk, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place, left = QPointF(300, 300), Qt.MouseButton.LeftButton
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    enter.ignore()
    desk.page.dragEnterEvent(enter)
    if enter.isAccepted():
        desk.page.dropEvent(QDropEvent(place, copy, data, left, none))
        desk.settle()


def test_packages_and_requests_are_dropped_onto_the_page(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    picture = team.folder / "ảnh.png"
    picture.touch()
    _drop(desk, picture)
    assert desk.page._merge.isHidden()
    _drop(desk, request_of(team))
    dialog = desk.page.findChildren(AdmitDialog)[-1]
    assert dialog.request.person == "Chuyên viên Bốn"
    dialog.reject()
    _drop(desk, picture, team.send(team.members[0]))
    assert desk.page._merge.isVisible()
    assert len(desk.page._merge.files) == 1


def test_no_files_no_preview(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    desk.look_at()
    assert desk.page._merge.isHidden()
