from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.legacy import Encoding, common_encoding, convert, font_encoding, plausible, survey
from inspector.core.text import nfc

SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
# The code of each of these letters in the two old encodings, as the fonts' character tables list them.
TCVN3 = dict(
    zip(
        SMALL,
        "\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xc6\xa9\xc7\xc8\xc9\xca\xcb\xae\xcc\xce\xcf\xd0\xd1\xaa\xd2\xd3\xd4\xd5"
        "\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xab\xe5\xe6\xe7\xe8\xe9\xac\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4"
        "\xad\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe",
        strict=True,
    )
)
VNI_CODES = (
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ "
    "oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î"
)
VNI = dict(zip(SMALL, VNI_CODES.split(), strict=True))
NAMES = [
    *("Thị trấn Khánh Vĩnh", "Xã Cầu Bà", "Xã Giang Ly", "Xã Khánh Bình", "Xã Khánh Đông", "Xã Khánh Hiệp"),
    *("Xã Khánh Nam", "Xã Khánh Phú", "Xã Khánh Thành", "Xã Khánh Thượng", "Xã Khánh Trung", "Xã Liên Sang"),
    *("Xã Sông Cầu", "Xã Sơn Thái", "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính – Kế hoạch", "Thanh tra huyện"),
    *("Phòng Lao động – Thương binh và Xã hội", "Chi nhánh Trung tâm Phát triển quỹ đất", "Kho bạc Nhà nước"),
    *("Trung tâm Văn hóa – Thông tin và Thể thao", "Ban Quản lý dự án đầu tư xây dựng", "Bảo hiểm xã hội huyện"),
]


def tcvn3(string: str) -> str:
    return "".join(TCVN3.get(letter, TCVN3.get(letter.lower(), letter)) for letter in string)


def vni(string: str) -> str:
    return "".join(
        VNI.get(letter.lower(), letter.lower()).upper() if letter.isupper() else VNI.get(letter, letter)
        for letter in string
    )


def test_there_are_67_accented_letters_in_either_case() -> None:
    assert len(set(SMALL)) == len(SMALL) == 67


@pytest.mark.parametrize("letter", SMALL)
def test_every_letter_is_read_in_every_encoding(letter: str) -> None:
    assert convert(TCVN3[letter], Encoding.TCVN3) == letter
    assert convert(TCVN3[letter], Encoding.TCVN3, capitals=True) == letter.upper()
    assert convert(VNI[letter], Encoding.VNI) == letter
    assert convert(VNI[letter].upper(), Encoding.VNI) == letter.upper()
    assert convert(unicodedata.normalize("NFD", letter.upper()), Encoding.UNICODE) == letter.upper()


def test_capitals_of_tcvn3_that_have_a_code_of_their_own() -> None:
    assert convert("\xa1\xa2\xa3\xa4\xa5\xa6\xa7", Encoding.TCVN3) == "ĂÂÊÔƠƯĐ"


@given(st.text(alphabet=SMALL + "bcdghklmnpqrstvx -,.0123456789", max_size=60))
def test_running_text_reads_back(string: str) -> None:
    assert convert(tcvn3(string), Encoding.TCVN3) == string
    assert convert(tcvn3(string), Encoding.TCVN3, capitals=True) == string.upper()


@pytest.mark.parametrize(
    ("written", "encoding", "read"),
    [
        ("Kh¸nh VÜnh", Encoding.TCVN3, "Khánh Vĩnh"),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("UBND HUYÖN KH¸NH VÜNH", Encoding.TCVN3, "UBND HUYỆN KHÁNH VĨNH"),
        ("V¨n phßng H§ND vµ UBND", Encoding.TCVN3, "Văn phòng HĐND và UBND"),
        ("Khaùnh Vónh", Encoding.VNI, "Khánh Vĩnh"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("SOÂNG CAÀU", Encoding.VNI, "SÔNG CẦU"),
        ("Ñeà aùn", Encoding.VNI, "Đề án"),
        ("Coâng an, Ban cuûa xaõ", Encoding.VNI, "Công an, Ban của xã"),
        ("x¸c ®Þnh chØ sè CCHC", Encoding.TCVN3, "xác định chỉ số CCHC"),
        ("chia sÎ", Encoding.TCVN3, "chia sẻ"),
    ],
)
def test_known_phrases_are_recognised_and_read(written: str, encoding: Encoding, read: str) -> None:
    assert plausible(written) == {encoding}
    assert convert(written, encoding) == read


@pytest.mark.parametrize("name", NAMES)
def test_names_of_units_are_recognised_one_by_one(name: str) -> None:
    assert plausible(name) == {Encoding.UNICODE}
    assert Encoding.TCVN3 in plausible(tcvn3(name))
    assert Encoding.VNI in plausible(vni(name))


@pytest.mark.parametrize(("encode", "encoding"), [(tcvn3, Encoding.TCVN3), (vni, Encoding.VNI)])
def test_a_column_in_an_old_encoding_is_converted_whole(encode: Callable[[str], str], encoding: Encoding) -> None:
    found = survey([encode(name) for name in NAMES])
    # TCVN3 has no capitals with tones outside its capital fonts: "Ấp" is coded as "ấp".
    assert [text.lower() for text in found.texts] == [name.lower() for name in NAMES]
    assert encoding is Encoding.TCVN3 or list(found.texts) == NAMES
    assert found.ambiguous == ()
    assert {conversion.encoding for conversion in found.conversions} == {encoding}
    assert {found.texts[conversion.place] for conversion in found.conversions} == {c.after for c in found.conversions}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_column_in_unicode_is_left_alone(form: Literal["NFC", "NFD"]) -> None:
    texts = [unicodedata.normalize(form, name) for name in [*NAMES, "Mã", "Hòa", "Lê", "Bé", "José", "§ 5", ""]]
    found = survey(texts)
    assert list(found.texts) == [nfc(text) for text in texts]
    assert (found.conversions, found.ambiguous) == ((), ())


@given(st.lists(st.sampled_from([*NAMES, "Sè", "mét", "Hoà", "Kh¸nh VÜnh", "Khaùnh Vónh", "12", ""]), max_size=12))
def test_proper_unicode_is_never_converted_whatever_stands_beside_it(texts: list[str]) -> None:
    found = survey(texts, [".VnTime"] * len(texts))
    for text, read in zip(texts, found.texts, strict=True):
        if text in NAMES:
            assert read == text


def test_accents_stored_apart_from_their_letters_are_composed() -> None:
    # As code page 1258 decodes them: a letter with its shape, then the tone as a mark.
    parted = "Ca\u0302\u0300u Ba\u0300, Khánh Hiê\u0323p"
    assert survey([parted]).texts == ("Cầu Bà, Khánh Hiệp",)
    assert survey([parted]).conversions == ()


def test_mixed_column_is_read_text_by_text() -> None:
    texts = ["Khánh Đông", "Kh¸nh §«ng", "Khaùnh Ñoâng", "KV05"]
    found = survey(texts)
    assert found.texts == ("Khánh Đông", "Khánh Đông", "Khánh Đông", "KV05")
    assert [(item.place, item.before, item.encoding) for item in found.conversions] == [
        (1, "Kh¸nh §«ng", Encoding.TCVN3),
        (2, "Khaùnh Ñoâng", Encoding.VNI),
    ]


def test_text_with_several_readings_is_left_and_reported() -> None:
    found = survey(["mét", "Hoà"])
    assert found.texts == ("mét", "Hoà")
    assert found.ambiguous == (0, 1)


@pytest.mark.parametrize(
    ("neighbours", "read"),
    [(["Phòng Nội vụ"], "mét"), (["Phßng Néi vô"], "một"), (["Phßng Néi vô", "Phòng Nội vụ"], "mét")],
)
def test_neighbours_decide_between_readings(neighbours: list[str], read: str) -> None:
    found = survey(["mét", *neighbours])
    assert found.texts[0] == read
    assert found.ambiguous == ((0,) if len(neighbours) > 1 else ())


def test_font_decides_between_readings_and_sheet_when_column_says_nothing() -> None:
    assert survey(["mét"], [".VnTime"]).texts == ("một",)
    assert survey(["mét"], ["Times New Roman"]).ambiguous == (0,)
    assert survey(["mét"], usual=Encoding.TCVN3).texts == ("một",)
    assert survey(["mét"], usual=Encoding.UNICODE).ambiguous == ()
    assert survey(["H§ND"], [".VnTime"]).texts == ("HĐND",)


def test_capital_font_makes_capitals_of_plain_letters_too() -> None:
    found = survey(["thanh tra", "huyÖn kh¸nh vÜnh"], [".VnTimeH", ".VnTimeH"])
    assert found.texts == ("THANH TRA", "HUYỆN KHÁNH VĨNH")


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", (Encoding.TCVN3, False)),
        (".VnArial NarrowH", (Encoding.TCVN3, True)),
        (".VnTimeH", (Encoding.TCVN3, True)),
        ("VNI-Times", (Encoding.VNI, False)),
        ("Times New Roman", (None, False)),
        ("", (None, False)),
        (None, (None, False)),
    ],
)
def test_fonts_of_the_old_encodings(font: str | None, expected: tuple[Encoding | None, bool]) -> None:
    assert font_encoding(font) == expected


def test_common_encoding_wants_a_clear_majority() -> None:
    assert common_encoding(["Tªn", "Phßng Néi vô", "Kh¸nh", "Khánh Đông"]) is Encoding.TCVN3
    assert common_encoding(["Phßng Néi vô", "Khánh Đông"]) is None
    assert common_encoding(["UBND", "12", ""]) is None


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_text_comes_through(texts: list[str]) -> None:
    found = survey(texts)
    assert len(found.texts) == len(texts)
    for place, read in enumerate(found.texts):
        if place not in {conversion.place for conversion in found.conversions}:
            assert read == nfc(texts[place])
