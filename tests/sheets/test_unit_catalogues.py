"""What a list of units may name, and what is offered instead of a name nobody knows."""

from __future__ import annotations

from inspector.sheets.units import Catalogues, read_units
from tests.sheets.conftest import Write


def test_a_name_no_catalogue_knows_is_refused_with_those_in_force(write: Write, catalogues: Catalogues) -> None:
    units = read_units(
        write([["Tên đơn vị", "Loại"], ["Xã Cầu Bà", "Hợp tác xã"], ["Khánh Vĩnh", "Thị trấn"]]), catalogues
    )
    assert [row.kind for row in units.rows] == ["town"], "an older list may name what has ended"
    assert units.refused[0].values["allowed"] == "Xã; Phòng; Đơn vị sự nghiệp; Cơ quan ngành dọc"
