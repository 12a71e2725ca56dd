"""Taking back the issuing or signing of a document withdraws it: asked for first, whatever key was pressed."""

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
        title, words = self._words(asked)
        sentence = words.replace("{title}", asked.title)
        yes = self.tr("Withdraw it") if asked.what == "issued" else self.tr("Take it back")
        dialog = ConfirmDialog(title, sentence, yes, self._window, danger=True)
        dialog.confirmed.connect(self._withdraw)
        dialog.open()

    def _words(self, asked: Withdrawal) -> tuple[str, str]:
        """What is asked, and what withdrawing means."""
        if asked.what == "signed":
            return self.tr("Withdraw the electronic signature?"), self.tr(
                "To undo means to withdraw the record of the signature on: {title}. The signed file stays where it was "
                "written; who checks it is told that it is not a recorded copy."
            )
        if asked.what == "minutes":
            return self.tr("Withdraw that the minutes are signed?"), self.tr(
                "To undo means that the minutes count as not signed and can be changed again: {title}. What was really "
                "signed is put right by supplementary minutes instead."
            )
        return self.tr("Withdraw the issued document?"), self.tr(
            "To undo means to withdraw: {title}. The file stays where it was written, and the document in the list of "
            "issued ones, as withdrawn; who checks the file is told so."
        )

    @Slot()
    def _withdraw(self) -> None:
        self._keeper.undo(self._number)
