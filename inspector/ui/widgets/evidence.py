"""Evidence (minh chứng) of anything: thumbnails, added by file, drop or paste, many at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from inspector.core import formats
from inspector.services import evidence
from inspector.ui import folders, icons
from inspector.ui.widgets.buttons import link
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.evidence_bytes import thumbnail
from inspector.ui.widgets.evidence_items import THUMBNAIL, EvidenceDelegate
from inspector.ui.widgets.evidence_viewer import EvidenceViewer
from inspector.ui.widgets.file_dialogs import open_dialog
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspector.services.evidence import EvidenceRow
    from inspector.ui.context import Context

_PURPOSE: Final = "evidence"
_TYPED_INTO: Final = (QLineEdit, QPlainTextEdit)
_PICTURES: Final = 200
"""Thumbnails kept in memory."""


class EvidencePane(Card):
    """The evidence of one owner; adding and taking away are saved at once and can be undone."""

    counted = Signal(int)
    """How many pieces the owner has."""

    def __init__(self, context: Context) -> None:
        self._add = link(self.tr("Add photos, files"))
        super().__init__(aside=self._add, padding=12)
        self._add.clicked.connect(self.choose_files)
        self._context = context
        self._owner = ("", "")
        self._answer_to: tuple[str, str] | None = None
        self._read_only = False
        self._whole: QWidget = self
        self._rows: list[EvidenceRow] = []
        self._waiting: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []
        self._pictures: dict[str, QPixmap] = {}
        self._list = _List(self)
        self._list.setItemDelegate(EvidenceDelegate(self._list))
        self._list.setAccessibleName(self.tr("Evidence"))
        self._hint = wrapped("", "small")
        self.add(self._hint)
        self.add(self._list, stretch=1)
        # Without it the title would stand in the middle of a card that has nothing below it.
        self.body.addStretch(0)
        self.setAcceptDrops(True)
        self._connect()
        self._show([])

    def _connect(self) -> None:
        self._list.itemActivated.connect(self._open)
        self._list.removal_asked.connect(self._remove)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)

    # --- What pages ask ---

    def set_owner(self, owner_type: str, owner_id: str, answer_to: tuple[str, str] | None = None) -> None:
        """Show the evidence of another owner; ``answer_to`` names inspection and criterion where that is an answer."""
        self._answer_to = answer_to
        if (owner_type, owner_id) != self._owner:
            waiting = self._waiting if self._owner == (owner_type, "") else []
            self._owner, self._waiting = (owner_type, owner_id), []
            self._show([])
            for function, args in waiting:
                self._write(function, *args)
        self.reload()

    def paste_from(self, whole: QWidget) -> None:
        """Take Ctrl+V anywhere in ``whole``; where something is typed only for what is no text."""
        self._whole = whole
        QApplication.instance().focusChanged.connect(self._watch_paste)  # type: ignore[union-attr]
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), whole)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)

    def set_read_only(self, read_only: bool) -> None:
        """Let evidence be looked at only."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        self.setAcceptDrops(not read_only)
        self._show_hint()

    @Slot()
    def reload(self) -> None:
        """Load the list again."""
        if self._owner[1]:
            self._context.read(evidence.evidence, self._owner[1], done=self._came, latest=f"evidence.{id(self)}")
        else:
            self._show([])

    @Slot()
    def choose_files(self) -> None:
        """Ask for files to add."""
        start = folders.last_used(self._context.settings, _PURPOSE, folders.pictures())
        dialog = open_dialog(self, self.tr("Add evidence"), start, many=True)
        dialog.filesSelected.connect(self._add_names)
        dialog.open()

    @Slot()
    def paste(self) -> None:
        """Add what lies on the clipboard: files, or a picture."""
        if not self.add_mime(QApplication.clipboard().mimeData()) and not self._read_only:
            self._context.say(self.tr("There is no picture and no file to paste: copy one first."))

    def add_mime(self, mime: QMimeData) -> bool:
        """Add dropped or pasted files or a picture; False when there is neither."""
        if self._read_only:
            return False
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.add_paths(paths)
            return True
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            self._write(evidence.attach_bytes, self.tr("Pasted picture") + ".png", _png(image))
            return True
        return False

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files."""
        self._write(evidence.attach_files, tuple(paths))

    # --- Drag and drop ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if acceptable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them."""
        if self.add_mime(event.mimeData()):
            event.acceptProposedAction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field keeps Ctrl+V to itself for text; a picture or a file cannot go there and comes here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self._read_only:
            mime = QApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and acceptable(mime) and not _is_text(mime):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    # --- Slots ---

    @Slot(QWidget, QWidget)
    def _watch_paste(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, _TYPED_INTO) and self._whole.isAncestorOf(new):
            new.installEventFilter(self)

    @Slot(list)
    def _add_names(self, names: list[str]) -> None:
        folders.remember(self._context.settings, _PURPOSE, Path(names[0]))
        self._context.save_settings()
        self.add_paths([Path(name) for name in names])

    @Slot(object)
    def _came(self, rows: Sequence[EvidenceRow]) -> None:
        self._show(rows)

    @Slot(object)
    def _added(self, _changed: object) -> None:
        self.reload()

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        viewer = EvidenceViewer(self._context, self._rows, self._list.row(item), self, read_only=self._read_only)
        viewer.changed.connect(self.reload)
        viewer.open()

    @Slot()
    def _remove(self) -> None:
        line = self._list.currentRow()
        if 0 <= line < len(self._rows) and not self._read_only:
            self._context.write(evidence.detach, self._rows[line].link_id, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: object) -> None:
        self._context.say(self.tr("The evidence was taken away."), undo=True)
        self.reload()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        item = self._list.itemAt(place)
        if item is None:
            return
        self._list.setCurrentItem(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = QAction(self.tr("Look at it, write a caption"), menu)
        look.triggered.connect(self._open_current)
        icons.put(look, "eye")
        menu.addAction(look)
        if not self._read_only:
            icons.put(menu.addAction(self.tr("Take away"), self._remove), "trash-2")
        menu.popup(self._list.viewport().mapToGlobal(place))

    @Slot()
    def _open_current(self) -> None:
        self._open(self._list.currentItem())

    @Slot(object)
    def _show_picture(self, picture: tuple[str, QImage | None]) -> None:
        sha256, image = picture
        if image is None:
            return
        if len(self._pictures) > _PICTURES:
            self._pictures.clear()
        self._pictures[sha256] = QPixmap.fromImage(image)
        for line, row in enumerate(self._rows):
            if row.sha256 == sha256:
                self._list.item(line).setData(Qt.ItemDataRole.DecorationRole, self._pictures[sha256])

    # --- How it is shown ---

    def _show(self, rows: Sequence[EvidenceRow]) -> None:
        self._rows = list(rows)
        self.set_title(self.tr("Evidence ({count})").replace("{count}", formats.small_count(len(rows))))
        self._show_hint()
        self._list.setVisible(bool(rows))
        chosen = self._list.currentRow()
        self._list.clear()
        for row in self._rows:
            self._add_item(row)
        self._list.setCurrentRow(min(chosen, len(rows) - 1))
        self.counted.emit(len(rows))

    def _show_hint(self) -> None:
        words = self.tr("Drop photos or files here, or paste them with Ctrl+V.")
        if self._waiting:
            count = sum(len(args[0]) if function is evidence.attach_files else 1 for function, args in self._waiting)
            words = self.tr("{count} files are added as soon as this is recorded.").replace(
                "{count}", formats.small_count(count)
            )
        self._hint.setText(words)
        self._hint.setVisible(not self._rows and not self._read_only)

    def _add_item(self, row: EvidenceRow) -> None:
        item = QListWidgetItem(row.caption or row.name)
        item.setData(Qt.ItemDataRole.UserRole, row)
        gone = self.tr("The file is not on this computer.")
        item.setToolTip(f"{row.name}\n{gone}" if row.missing else row.name)
        known = self._pictures.get(row.sha256)
        if known is not None:
            item.setData(Qt.ItemDataRole.DecorationRole, known)
        elif row.is_image and not row.missing:
            self._context.read(thumbnail, row, THUMBNAIL * 2, done=self._show_picture)
        self._list.addItem(item)

    def _write(self, function: Callable[..., Any], *args: Any) -> None:
        if self._read_only:
            return
        if not self._owner[1]:
            # The owner is not recorded yet; what was added goes along when it is.
            self._waiting.append((function, args))
            self._show_hint()
            return
        self._context.write(function, *self._owner, *args, self._answer_to, done=self._added)


class _List(QListWidget):
    removal_asked = Signal()

    def __init__(self, pane: EvidencePane) -> None:
        super().__init__(pane)
        self.setProperty("role", "plain")
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def sizeHint(self) -> QSize:
        return QSize(200, THUMBNAIL.height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, THUMBNAIL.height() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)


def acceptable(mime: QMimeData) -> bool:
    """Whether there is something to add: local files or a picture."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def _is_text(mime: QMimeData) -> bool:
    """Whether a field would take it as text; what file managers copy says its paths as text, too."""
    return mime.hasText() and not any(url.isLocalFile() for url in mime.urls())


# --- On the database thread ---


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
