"""What one action changed, beside the list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from inspector.services.journal import AuditChange, AuditEntry
from inspector.ui.pages.journal.details import Details
from inspector.ui.theme import Theme


@pytest.mark.parametrize("value", ["67fa5238883ffd8b" * 4, "Quyết định số 88/QĐ-UBND " * 8, "/kho/" + "thu-muc/" * 20])
def test_a_long_value_is_broken_and_never_scrolled_sideways(qtbot: QtBot, theme: Theme, value: str) -> None:
    made = Details()
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    change = AuditChange("issued_document", "Văn bản", "a", "Báo cáo", "Mã kiểm tra tệp", "", value)
    made.show_entry(AuditEntry(1, datetime(2026, 11, 22, tzinfo=UTC), "", "documents.issue", "Phát hành", 1, (change,)))
    area = made.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() >= 0 and area.isVisible())
    assert area.horizontalScrollBar().maximum() == 0
    shown = [label.text().replace("\u200b", "") for label in made.findChildren(QLabel)]
    assert value in shown, "nothing of it is left out"
