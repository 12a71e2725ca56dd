from __future__ import annotations

import json
import unicodedata

import pytest

from inspector.core.paths import resource
from inspector.reports.wording import phrase

AREAS = ("frame", "report", "annex", "minutes", "defaults", "abbreviations")


@pytest.mark.parametrize("area", AREAS)
def test_sentences_are_composed_and_tidy(area: str) -> None:
    sentences = json.loads(resource("documents", f"{area}.json").read_text("utf-8"))
    for key, sentence in sentences.items():
        assert sentence == unicodedata.normalize("NFC", sentence), key
        assert "  " not in sentence, key


def test_a_sentence_is_filled_in() -> None:
    assert phrase("frame.imprint", number=2417) == "Lập từ nhật ký số 2417"
    marked = phrase("frame.imprint_marked", number=2417, mark="1a2b 3c4d 5e6f 7a8b")
    assert marked == "Lập từ nhật ký số 2417, mã đối chiếu 1a2b 3c4d 5e6f 7a8b"


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("report.nowhere")
