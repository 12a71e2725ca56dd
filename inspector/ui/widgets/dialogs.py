"""Dialogs: opened without blocking, freed when they are closed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypedDict

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from inspector.ui import metrics
from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import column, row, scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMoveEvent, QShowEvent

    from inspector.core.errors import Refused
    from inspector.ui.widgets.form import Form

_GROWTH: Final = 24
"""A dialog grows by so much when it has something to say."""
_IN_FRAME: Final = QPoint()
"""X11 first tells the place of a window within its new frame, then that on the screen: to be brought into sight from
there would leave it in the corner of the screen."""
_TICKS: Final = (QCheckBox, QRadioButton)
_EDITORS: Final = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, *_TICKS)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(QDialog):
    """Base of all dialogs: a body, and below it the buttons, the primary one last.

    Work begins in its first editor; when it closes, the widget it was opened from has the focus again.
    """

    def __init__(self, title: str, parent: QWidget | None, width: int = 460) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.setModal(parent is not None)
        self.body: QVBoxLayout = column(spacing=10)
        """Where the content goes."""
        self._buttons = row(None, spacing=8)
        self._inside = QWidget()
        self._inside.setLayout(self.body)
        self._scrolled: QScrollArea | None = None
        self._outer = column(self._inside, self._buttons, spacing=14)
        self._outer.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.PADDING)
        self._outer.setStretch(0, 1)
        self.setLayout(self._outer)
        self._openers = _with_ancestors(QApplication.focusWidget())
        self._was_shown = False
        self._lowest = 0
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def setVisible(self, visible: bool) -> None:
        """Fit into the screen before it is seen: what is shown already must not change its place in the window."""
        if visible and not self._was_shown:
            self.ensurePolished()
            self._lowest = self.minimumHeight()
            self._fit(self.screen().availableGeometry())
        super().setVisible(visible)

    def sizeHint(self) -> QSize:
        """As high as its sentences are at its width: Qt would measure them at the width they like best."""
        hint = super().sizeHint()
        width = max(hint.width(), self.minimumWidth())
        return QSize(width, self._outer.totalHeightForWidth(width)) if self._outer.hasHeightForWidth() else hint

    def event(self, event: QEvent) -> bool:
        """Grow when there is more to say."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and self._was_shown:
            self._hold()
        if event.type() == QEvent.Type.LayoutRequest and self._was_shown:
            self._come_into_sight()
        return handled

    def fit_again(self) -> None:
        """Shrink to what is left where most of the content has gone, once the layout knows of it."""
        QTimer.singleShot(0, self, self._shrink)

    @Slot()
    def _shrink(self) -> None:
        self._hold()
        self.adjustSize()

    @Slot()
    def _come_into_sight(self) -> None:
        """Neither its title nor its buttons may lie beyond the screen, where it opened or to which it has grown."""
        if self.geometry().topLeft() == _IN_FRAME:
            return
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        right, down = room.right() - frame.right(), room.bottom() - frame.bottom()
        inside = QPoint(max(frame.left() + min(right, 0), room.left()), max(frame.top() + min(down, 0), room.top()))
        if inside != frame.topLeft():
            self.move(inside)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Look again once its place on the screen is known."""
        super().moveEvent(event)
        if self._was_shown and event.oldPos() == _IN_FRAME:
            QTimer.singleShot(0, self, self._come_into_sight)

    def _hold(self) -> None:
        """No lower than the sentences are at this width: Qt would hold it at what they take in a narrow column."""
        outer, room = self._outer, self.screen().availableGeometry()
        least = outer.totalMinimumSize().height()
        needed = outer.totalMinimumHeightForWidth(self.width()) if outer.hasHeightForWidth() else least
        if needed > self.highest() and self._scrolled is None:
            # What came to be said later has no room left: the bottom of it would be cut off.
            self._let_scroll(room, self.width())
        else:
            self.setMinimumHeight(max(self._lowest, min(needed, room.height())))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first editor, or at the primary button where nothing is typed."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._begin()
            # The frame around it is known in the next turn.
            QTimer.singleShot(0, self, self._come_into_sight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; elsewhere the primary one."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QAbstractButton) and not isinstance(focused, _TICKS):
            focused.click()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; the focus goes back first, so that whoever hears of the end may still put it elsewhere."""
        openers, self._openers = self._openers, []
        opener = next((one for one in openers if isValid(one) and _can_have_focus(one)), None)
        if opener is not None:
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        parent = self.parentWidget()
        # Not every desktop makes the window below active by itself; the keys of its page wait for that.
        below = parent.window() if parent is not None and self.isActiveWindow() else None
        super().done(result)
        if below is not None:
            below.activateWindow()

    def _fit(self, room: QRect) -> None:
        """On a screen that is too small the content scrolls, and a size that was wished for gives way."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.size().boundedTo(QSize(room.width(), self.highest(room))))
        wanted = self.sizeHint()
        if wanted.height() + _GROWTH > self.highest(room):
            self._let_scroll(room, wanted.width())

    def highest(self, room: QRect | None = None) -> int:
        """How high a dialog may be on a screen with so much ``room``, else on that where it stands."""
        room = room or self.screen().availableGeometry()
        return room.height() - self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)

    def _let_scroll(self, room: QRect, width: int) -> None:
        """Let the content scroll in a dialog as high as the screen; the buttons stay in sight."""
        focused = self.focusWidget()
        self._scrolled = scroll(self._inside)
        bar = self._scrolled.verticalScrollBar().sizeHint().width()
        self._scrolled.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)
        self._outer.insertWidget(0, self._scrolled, 1)
        self.setMinimumHeight(self._lowest)
        self.resize(width + bar, self.highest(room))
        self.move(room.left() + (room.width() - self.width()) // 2, room.top())
        if focused is not None:
            # Only what is shown takes the focus, and the layout would show it in the next turn.
            self._scrolled.show()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is in sight."""
        if self._scrolled is not None and now is not None and self._scrolled.isAncestorOf(now):
            self._scrolled.ensureWidgetVisible(now)

    def _begin(self) -> None:
        focused: QWidget | None = self.focusWidget()
        if isinstance(focused, _EDITORS) and _can_have_focus(focused):
            return
        first = next((part for part in self._editors() if _can_be_edited(part)), None)
        target = first or next((one for one in self.findChildren(QPushButton) if one.autoDefault()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _editors(self) -> list[QWidget]:
        return [part for part in self.findChildren(QWidget) if isinstance(part, _EDITORS)]

    def add(self, *parts: QWidget, stretch: int = 0) -> None:
        """Put widgets into the body."""
        for part in parts:
            self.body.addWidget(part, stretch)

    def add_button(self, made: QPushButton) -> QPushButton:
        """Put a button at the right end; returns it."""
        self._buttons.addWidget(made)
        return made

    def add_cancel(self, words: str = "") -> QPushButton:
        """Put the button that closes without doing anything."""
        return self.add_button(button(words or self.tr("Cancel"), self.reject))


class ConfirmDialog(Dialog):
    """A question before something that is not undone easily; ``confirmed`` when the person says yes."""

    confirmed = Signal()

    def __init__(self, title: str, sentence: str, yes: str, parent: QWidget | None, *, danger: bool = False) -> None:
        super().__init__(title, parent, 400)
        self.add(wrapped(title, "heading"), wrapped(sentence))
        self.cancel = self.add_cancel()
        yes_button = button(yes, self._say_yes, role="danger" if danger else "primary")
        self.add_button(yes_button)
        self.accepted.connect(self.confirmed)

    @Slot()
    def _say_yes(self) -> None:
        self.accept()


class Answers(TypedDict):
    """The slots of a write, as :meth:`inspector.ui.context.Context.write` takes them."""

    done: Callable[[Any], object]
    failed: Callable[[Any], object]
    crashed: Callable[[Any], object]


class FormDialog(Dialog):
    """A form to fill in: ``submitted(values)`` when it can be read; stays open until :meth:`finish` or Cancel."""

    submitted = Signal(object)

    def __init__(self, title: str, form: Form, save: str, parent: QWidget | None, width: int = 560) -> None:
        super().__init__(title, parent, width)
        self.form = form
        form.keep_room_below()
        self.add(form)
        self.cancel = self.add_cancel()
        self._save = self.add_button(primary(save, self._submit))

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the fields with their buttons, then to the button that saves, last to the others."""
        stops = [*self.form.stops(), self._save]
        others = [one for one in self.findChildren(QPushButton) if one not in stops]
        for before, after in pairwise([*stops, *others]):
            QWidget.setTabOrder(before, after)
        super().showEvent(event)

    def _editors(self) -> list[QWidget]:
        return self.form.editors()

    @Slot()
    def finish(self) -> None:
        """Close: the write is done; give it (or a method that calls it) as ``done=``."""
        self.accept()

    @Slot(object)
    def done_with(self, _result: object) -> None:
        """Close whatever the write returned; give it as ``done=`` when nothing else follows."""
        self.accept()

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        """Stay open and say what was refused; give it as ``failed=``."""
        self.enable_again()
        self.form.refuse(error)

    @Slot(object)
    def enable_again(self, _error: object = None) -> None:
        """Stay open with what was typed, and let it be tried again; give it as ``crashed=``."""
        self._save.setEnabled(True)

    def answers(self, done: Callable[[Any], object] | None = None) -> Answers:
        """Whom a write tells what became of it: ``context.write(service, …, **dialog.answers())``."""
        return {"done": done or self.done_with, "failed": self.refuse, "crashed": self.enable_again}

    @Slot()
    def _submit(self) -> None:
        self.form.clear_errors()
        if self.form.commit() and self.form.complete():
            # Until the answer comes a second press would save twice.
            self._save.setEnabled(False)
            self.submitted.emit(self.form.values())


def _with_ancestors(widget: QWidget | None) -> list[QWidget]:
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _can_have_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _can_be_edited(widget: QWidget) -> bool:
    read_only = isinstance(widget, (QLineEdit, QPlainTextEdit)) and widget.isReadOnly()
    return not read_only and _can_have_focus(widget)
