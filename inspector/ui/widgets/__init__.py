"""The window's own small parts; a page is built from these and nothing else."""

from __future__ import annotations

from inspector.ui.widgets.badge import Avatar, Badge
from inspector.ui.widgets.bars import BlockBars, BlockLine, ThinBar
from inspector.ui.widgets.buttons import button, icon_button, link, menu_button, primary
from inspector.ui.widgets.card import Card, FactRow
from inspector.ui.widgets.columns_chart import ScoreBar, ScoreColumns
from inspector.ui.widgets.dialogs import ConfirmDialog, Dialog, FormDialog
from inspector.ui.widgets.empty import EmptyState
from inspector.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    FlagField,
    LineField,
    NumberField,
    PointsField,
    TextField,
    TimeField,
)
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.header import PageHeader
from inspector.ui.widgets.key_figure import KeyFigure
from inspector.ui.widgets.labels import elided, heading, icon_label, label, muted, small, wrapped
from inspector.ui.widgets.layouts import column, grid, row, scroll
from inspector.ui.widgets.message_bar import MessageBar
from inspector.ui.widgets.side_panel import SidePanel
from inspector.ui.widgets.table import Table

__all__ = [
    "Avatar",
    "Badge",
    "BlockBars",
    "BlockLine",
    "Card",
    "ChoiceField",
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
