"""The headings under which lists of units keep their columns, folded (see ``tables.heading_key``)."""

from __future__ import annotations

from typing import Final

from inspector.sheets.tables import Column

POSITION: Final = "position"
"""Key of a column of the heads' positions of its own, beside the one of the heads."""
PLAIN_POSITION: Final = frozenset({"chuc vu", "chuc danh", "position"})
"""Whose position such a column gives is told only by the column of the heads near by."""

COLUMNS: Final = (
    Column(
        "code",
        frozenset({"ma", "ma so", "ma don vi", "ma dv", "ma co quan", "ma so don vi", "ma co quan don vi", "code"}),
    ),
    Column(
        "name",
        frozenset(
            {
                "ten don vi",
                "ten dv",
                "ten",
                "don vi",
                "ten co quan",
                "co quan don vi",
                "ten co quan don vi",
                "ten don vi dia phuong",
                "don vi dia phuong",
                "co quan don vi dia phuong",
                "ten co quan don vi dia phuong",
                "ten cac co quan don vi dia phuong",
                "ten co quan to chuc",
                "ten co quan to chuc don vi",
                "ten xa",
                "xa thi tran",
                "ten xa thi tran",
                "xa phuong thi tran",
                "ten xa phuong thi tran",
                "ten phong ban",
                "phong ban",
                "don vi duoc kiem tra",
                "ten don vi duoc kiem tra",
                "co quan don vi duoc kiem tra",
                "unit",
                "unit name",
                "name",
            }
        ),
    ),
    Column(
        "kind",
        frozenset({"loai", "loai don vi", "loai hinh", "loai hinh don vi", "loai co quan", "phan loai don vi", "kind"}),
    ),
    Column("block", frozenset({"khoi", "khoi don vi", "thuoc khoi", "nhom", "nhom don vi", "khoi thi dua", "block"})),
    Column(
        "valid_from",
        frozenset(
            {
                "tu ngay",
                "tu",
                "hieu luc tu",
                "hieu luc tu ngay",
                "co hieu luc tu ngay",
                "ngay hieu luc",
                "ngay thanh lap",
                "thanh lap",
                "ngay bat dau",
                "valid from",
            }
        ),
    ),
    Column(
        "valid_to",
        frozenset(
            {
                "den ngay",
                "den",
                "hieu luc den",
                "hieu luc den ngay",
                "het hieu luc",
                "ngay het hieu luc",
                "ngay giai the",
                "ngay ket thuc",
                "valid to",
            }
        ),
    ),
    Column(
        "staff",
        frozenset(
            {
                "bien che",
                "so bien che",
                "bien che giao",
                "bien che duoc giao",
                "so bien che duoc giao",
                "tong bien che",
                "tong so bien che",
                "staff",
            }
        ),
    ),
    Column(
        "head",
        frozenset(
            {
                "nguoi dung dau",
                "nguoi dung dau don vi",
                "nguoi dung dau co quan don vi",
                "ho ten nguoi dung dau",
                "ho va ten nguoi dung dau",
                "thu truong",
                "thu truong don vi",
                "thu truong co quan don vi",
                "lanh dao don vi",
                "head",
            }
        ),
    ),
    Column(
        POSITION,
        frozenset(
            {
                "chuc vu nguoi dung dau",
                "chuc vu nguoi dung dau don vi",
                "chuc vu cua nguoi dung dau",
                "chuc vu thu truong",
                "chuc vu lanh dao",
                "chuc danh nguoi dung dau",
                "nguoi dung dau chuc vu",
                "position of the head",
                *PLAIN_POSITION,
            }
        ),
    ),
    Column("note", frozenset({"ghi chu", "chu thich", "note", "notes"})),
)
"""The columns of a list of units and every heading each is known by."""
