"""Which words must stay on one line: a number with its unit, a day with its month, a label with its number."""

from __future__ import annotations

import re
from typing import Final

NBSP: Final = "\u00a0"

_BEFORE_NUMBER: Final = re.compile(
    r"\b(ngày|tháng|năm|số|quý|khóa|đợt|lúc|khoản|điểm|Điều|Bảng|Biểu|Phụ lục|Mục|Phần|hết ngày)"
    r" (?=[\d.…]|[IVXLC]+\b|[A-Z]\d)",
    re.IGNORECASE,
)
_AFTER_NUMBER: Final = re.compile(
    r"(?<=\d) (?=(?:đơn vị|hồ sơ|đợt|lượt|người|ngày|giờ|phút|điểm|kiến nghị|trường hợp|trang|bản|văn bản|nội dung|tỷ"
    r"|triệu|đồng|TTHC)\b)"
)
_DAY_AND_MONTH: Final = re.compile(r"(?<=\u00a0)(\d{1,2}) (?=tháng\u00a0\d)")
"""Of "ngày 29 tháng 9 năm 2019" only the year may stand on the next line."""
_COUNTED: Final = re.compile(r"\b(tổ chức đảng|tập thể|cá nhân) (?=\d)", re.IGNORECASE)
"""Whom something was counted of: "tổ chức đảng 03"."""
_DASH: Final = re.compile(r"(?<=\w) ([-–]) (?=\w)")
"""Within a name, as "Phòng Tài chính - Kế hoạch": no line begins with the dash."""
_RANGE: Final = re.compile(r"(?<=\d) ([-–]) (?=\d)")
"""From number to number: "giai đoạn 2021 - 2030"."""
_RATE: Final = re.compile(r"\b(tỷ) (?=lệ \d)", re.IGNORECASE)
_UNITS_WITHIN: Final = re.compile(r"(?<=\d\u00a0)(đơn|hồ|kiến|trường|văn|nội) (?=(vị|sơ|nghị|hợp|bản|dung)\b)")
_LABEL: Final = re.compile(r"^(-|\d{1,3}\.|[a-zđ]\)|[IVXLC]+\.) ")
_PARTY: Final = re.compile(r"\b(TM|KT|TL|TUQ|Q)\. ")
_END: Final = re.compile(r"\s*\./\.")


def bind(text: str) -> str:
    """``text`` with no-break spaces where a line must not end, and ``./.`` against its last word."""
    if " " not in text:
        return text
    text = _END.sub("./.", text)
    text = _LABEL.sub(rf"\1{NBSP}", text)
    text = _BEFORE_NUMBER.sub(_whole, text)
    text = _DAY_AND_MONTH.sub(rf"\1{NBSP}", text)
    text = _COUNTED.sub(_whole, text)
    text = _RANGE.sub(rf"{NBSP}\1{NBSP}", text)
    text = _RATE.sub(rf"\1{NBSP}", text)
    text = _AFTER_NUMBER.sub(NBSP, text)
    text = _UNITS_WITHIN.sub(rf"\1{NBSP}", text)
    text = _DASH.sub(rf"{NBSP}\1 ", text)
    return _PARTY.sub(rf"\1.{NBSP}", text)


def _whole(found: re.Match[str]) -> str:
    return found.group().replace(" ", NBSP)


_COMPOUNDS: Final = re.compile(
    r"\b(cải cách|hành chính|kiểm tra|công tác|kết quả|đơn vị|thuộc diện|danh mục|kiến nghị|tình hình|khắc phục"
    r"|chấm điểm|xếp loại|xếp hạng|nhân dân|ủy ban|cơ quan|địa phương|phát hiện)\b",
    re.IGNORECASE,
)


def bind_title(text: str) -> str:
    """``text`` of a title or an agency, with the compound words it is likely to hold kept whole."""
    return _COMPOUNDS.sub(_whole, bind(text))
