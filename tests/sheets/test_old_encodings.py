from __future__ import annotations

import unicodedata

from inspector.core.legacy import Encoding
from inspector.sheets.book import Sheet
from inspector.sheets.old_encodings import CellConversion, OpenCell, modernise


def test_columns_are_judged_apart() -> None:
    sheet = Sheet("A", (("Phòng Nội vụ", "Phßng Néi vô", 5), ("Hà Nội", "mét", None), ("Tư pháp", "T­ ph¸p", None)))
    done = modernise(sheet)
    assert done.sheet.rows == (
        ("Phòng Nội vụ", "Phòng Nội vụ", 5),
        ("Hà Nội", "một", None),
        ("Tư pháp", "Tư pháp", None),
    )
    assert done.conversions[1] == CellConversion(1, "B2", "mét", "một", Encoding.TCVN3)
    assert [conversion.cell for conversion in done.conversions] == ["B1", "B2", "B3"]
    assert done.ambiguous == ()


def test_mixed_sheet_leaves_open_what_its_column_does_not_tell() -> None:
    sheet = Sheet("A", (("Phòng Nội vụ", "Phßng Néi vô", "Sè"), ("Tư pháp", "T­ ph¸p", None)))
    assert modernise(sheet).ambiguous == (OpenCell(0, "C1", "Sè"),)


def test_font_tells_what_the_text_does_not() -> None:
    sheet = Sheet("A", (("mét",), ("Phòng Nội vụ",)), fonts={(0, 0): ".VnTime"})
    assert modernise(sheet).sheet.rows == (("một",), ("Phòng Nội vụ",))


def test_sheet_without_any_sign_of_an_old_encoding_is_only_composed() -> None:
    done = modernise(Sheet("A", ((unicodedata.normalize("NFD", "Xã Khánh Vĩnh"), "mét"), ("Lê", "Sè"))))
    assert done.sheet.rows == (("Xã Khánh Vĩnh", "mét"), ("Lê", "Sè"))
    assert (done.conversions, done.ambiguous) == ((), ())
    assert modernise(Sheet("A", ())).sheet.rows == ()
