"""The words in which versions of a text differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspector.ui.pages.sync.differences import differences

TEXTS = st.lists(st.text(alphabet="ab cĐ\n", max_size=30), min_size=2, max_size=4)


def test_the_words_of_the_mockup() -> None:
    mine, theirs = differences(["01 người vắng, có giấy đi công tác", "01 người vắng không lý do"])
    assert mine == (("01 người ", False), ("vắng, có giấy đi công tác", True))
    assert theirs == (("01 người ", False), ("vắng không lý do", True))


def test_equal_texts_do_not_differ_and_figures_differ_whole() -> None:
    assert differences(["giữ nguyên", "giữ nguyên"]) == ((("giữ nguyên", False),),) * 2
    assert differences(["2,25", "0,00"]) == ((("2,25", True),), (("0,00", True),))
    assert differences(["", "có"]) == ((), (("có", True),))


@given(TEXTS)
def test_nothing_is_lost_and_what_is_not_marked_stands_in_every_version(texts: list[str]) -> None:
    found = differences(texts)
    for text, pieces in zip(texts, found, strict=True):
        assert "".join(words for words, _ in pieces) == text
        assert all(words for words, _ in pieces)
    for pieces in found:
        for words, differs in pieces:
            if not differs:
                assert all(word in text.split() for word in words.split() for text in texts)


@given(st.text(alphabet="ab c", max_size=40))
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert not any(differs for pieces in differences([text, text, text]) for _, differs in pieces)


def test_very_long_texts_are_not_compared() -> None:
    long = "từ " * 5000
    first, second = differences([long, long + "khác"])
    assert first[0][1]
    assert second[0][1]
