"""Taking back the issuing of a document withdraws it: asked for first, whatever key was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.ui.keeper import Keeper
    from inspector.ui.session import Withdrawal


class WithdrawalQuestion(QObject):
    """Names the document and asks whether its withdrawal is meant; then has the undo carried out."""

    def __init__(self, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._window = window
        self._number = 0
        keeper.withdrawal_asked.connect(self._ask)

    @Slot(object)
    def _ask(self, asked: Withdrawal) -> None:
        # The first paint need not wait for what is hardly ever shown.
        from inspector.ui.widgets import ConfirmDialog

        self._number = asked.number
        title = self.tr("Withdraw the issued document?")
        words = self.tr(
            "To undo means to withdraw: {title}. The file stays where it was written, and the document in the list of "
            "issued ones, as withdrawn; who checks the file is told so."
        ).replace("{title}", asked.title)
        dialog = ConfirmDialog(title, words, self.tr("Withdraw it"), self._window, danger=True)
        dialog.confirmed.connect(self._withdraw)
        dialog.open()

    @Slot()
    def _withdraw(self) -> None:
        self._keeper.undo(self._number)
