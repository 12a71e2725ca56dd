"""The window's own small parts; a page is built from these and nothing else.

They are imported when a page first asks for them: the window needs few of them to be painted.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from inspector.ui.widgets.badge import Avatar, Badge
    from inspector.ui.widgets.bars import BlockBars, BlockLine, ThinBar
    from inspector.ui.widgets.buttons import button, icon_button, link, menu_button, primary
    from inspector.ui.widgets.card import Card, FactRow
    from inspector.ui.widgets.columns_chart import ScoreBar, ScoreColumns
    from inspector.ui.widgets.date_field import DateField
    from inspector.ui.widgets.dialogs import ConfirmDialog, Dialog, FormDialog
    from inspector.ui.widgets.empty import EmptyState
    from inspector.ui.widgets.fields import (
        ChoiceField,
        ClockField,
        Field,
        FlagField,
        LineField,
        NumberField,
        PointsField,
        TimeField,
    )
    from inspector.ui.widgets.form import Form
    from inspector.ui.widgets.header import PageHeader
    from inspector.ui.widgets.key_figure import KeyFigure
    from inspector.ui.widgets.labels import breakable, elided, heading, icon_label, label, muted, small, wrapped
    from inspector.ui.widgets.layouts import column, grid, row, scroll
    from inspector.ui.widgets.message_bar import MessageBar
    from inspector.ui.widgets.side_panel import SidePanel
    from inspector.ui.widgets.table import Table
    from inspector.ui.widgets.text_field import TextField

_HOMES: Final = {
    "badge": (
        "Avatar",
        "Badge",
    ),
    "bars": (
        "BlockBars",
        "BlockLine",
        "ThinBar",
    ),
    "buttons": (
        "button",
        "icon_button",
        "link",
        "menu_button",
        "primary",
    ),
    "card": (
        "Card",
        "FactRow",
    ),
    "columns_chart": (
        "ScoreBar",
        "ScoreColumns",
    ),
    "date_field": ("DateField",),
    "dialogs": (
        "ConfirmDialog",
        "Dialog",
        "FormDialog",
    ),
    "empty": ("EmptyState",),
    "fields": (
        "ChoiceField",
        "ClockField",
        "Field",
        "FlagField",
        "LineField",
        "NumberField",
        "PointsField",
        "TimeField",
    ),
    "form": ("Form",),
    "header": ("PageHeader",),
    "key_figure": ("KeyFigure",),
    "labels": (
        "breakable",
        "elided",
        "heading",
        "icon_label",
        "label",
        "muted",
        "small",
        "wrapped",
    ),
    "layouts": (
        "column",
        "grid",
        "row",
        "scroll",
    ),
    "message_bar": ("MessageBar",),
    "side_panel": ("SidePanel",),
    "table": ("Table",),
    "text_field": ("TextField",),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Avatar",
    "Badge",
    "BlockBars",
    "BlockLine",
    "Card",
    "ChoiceField",
    "ClockField",
    "ConfirmDialog",
    "DateField",
    "Dialog",
    "EmptyState",
    "FactRow",
    "Field",
    "FlagField",
    "Form",
    "FormDialog",
    "KeyFigure",
    "LineField",
    "MessageBar",
    "NumberField",
    "PageHeader",
    "PointsField",
    "ScoreBar",
    "ScoreColumns",
    "SidePanel",
    "Table",
    "TextField",
    "ThinBar",
    "TimeField",
    "breakable",
    "button",
    "column",
    "elided",
    "grid",
    "heading",
    "icon_button",
    "icon_label",
    "label",
    "link",
    "menu_button",
    "muted",
    "primary",
    "row",
    "scroll",
    "small",
    "wrapped",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(name)
    value = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
