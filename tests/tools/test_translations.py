"""The check of the translations sees what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.translations import unfinished

FRAME = '<?xml version="1.0" encoding="utf-8"?><TS version="2.1"><context><name>Page</name>{}</context></TS>'


@pytest.mark.parametrize(
    "translation",
    [
        "",
        "<translation></translation>",
        '<translation type="unfinished">Đơn vị</translation>',
        '<translation type="unfinished"></translation>',
        "<translation><numerusform></numerusform></translation>",
    ],
)
def test_missing_translations_are_named(tmp_path: Path, translation: str) -> None:
    assert unfinished(ts(tmp_path, translation)) == ["Units"]


@pytest.mark.parametrize(
    "translation",
    ["<translation>Đơn vị</translation>", "<translation><numerusform>%n đơn vị</numerusform></translation>"],
)
def test_finished_translations_pass(tmp_path: Path, translation: str) -> None:
    assert unfinished(ts(tmp_path, translation)) == []


def ts(folder: Path, translation: str) -> Path:
    """A .ts file with one message."""
    file = folder / "inspector_vi.ts"
    file.write_text(FRAME.format(f"<message><source>Units</source>{translation}</message>"), encoding="utf-8")
    return file
