"""What the documentation says of the house is held against the house."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from inspector.domain.registry import BY_NAME

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(ROOT.glob("docs/**/*.md"))
TRANSLATION = ROOT / "resources/translations/inspector_vi.ts"
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:inspector|resources|tests|docs|benchmarks|tools|packaging)(?:/[\w.-]+)*/?)`")
DEV = re.compile(r"(?:python3|py) dev\.py (\w+)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
EMPHASISED = {
    "bảo vệ bằng mật khẩu",
    "biên nhận",
    "Ctrl+L",
    "gói",
    "gói kết nạp",
    "gửi gói trở lại",
    "Gửi và nhận hằng ngày",
    "Khi có sự cố",
    "kho dữ liệu",
    "không hoàn tác được",
    "Lập đoàn (Trưởng đoàn, làm một lần)",
    "Lập từ nhật ký số 42, mã đối chiếu 1a2b 3c4d …",
    "lý do điều chỉnh",
    "mở gói kết nạp",
    "phiếu mở khóa dữ liệu",
    "tệp đề nghị",
    "xem trước",
    "đối chiếu dấu vân khóa",
}
"""What stands in bold in the guide without being a word of the window."""
FOLDER_ROW = re.compile(r"^\| `inspector/(\w+)` \|", re.MULTILINE)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_named_files_and_folders_exist(page: Path) -> None:
    named = PATH.findall(page.read_text(encoding="utf-8"))
    assert not [path for path in named if not (ROOT / path).exists()]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_named_commands_exist(page: Path) -> None:
    commands = set(DEV.findall(page.read_text(encoding="utf-8")))
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert not [command for command in commands if f'"{command}"' not in source]


def test_every_layer_has_its_row() -> None:
    described = FOLDER_ROW.findall((ROOT / "docs/technical/architecture.md").read_text(encoding="utf-8"))
    layers = {path.parent.name for path in (ROOT / "inspector").glob("*/__init__.py")}
    assert layers <= set(described)
    assert len(described) == len(set(described))


def test_every_record_is_described() -> None:
    described = (ROOT / "docs/technical/records.md").read_text(encoding="utf-8")
    assert not [name for name in BY_NAME if f"| `{name}` |" not in described]


def test_fields_that_only_a_lead_writes_are_told() -> None:
    text = " ".join((ROOT / "docs/technical/journal.md").read_text(encoding="utf-8").split())
    told = re.findall(r"`(\w+)`", text.partition("Lead fields are ")[2].partition(". ")[0])
    held = {name: {*shape.lead_fields} for name, shape in BY_NAME.items() if shape.lead_fields}
    assert set(told) == held.keys() | set().union(*held.values())


def test_every_technical_page_can_be_reached() -> None:
    linked = {
        (page.parent / link).resolve() for page in PAGES for link in LINK.findall(page.read_text(encoding="utf-8"))
    }
    pages = set((ROOT / "docs" / "technical").glob("*.md"))
    assert not {_name(page) for page in pages if page.resolve() not in linked}


def test_the_guide_calls_things_as_the_window_does() -> None:
    guide = " ".join((ROOT / "docs/user/README.md").read_text(encoding="utf-8").split())
    named = {part for bold in BOLD.findall(guide) if bold not in EMPHASISED for part in bold.split(" → ")}
    assert not {_plain(name) for name in named} - {_plain(word) for word in _words_of_the_window()}
    assert {bold for bold in BOLD.findall(guide) if bold in EMPHASISED} == EMPHASISED


def _words_of_the_window() -> set[str]:
    words = {"".join(found.itertext()) for found in ET.parse(TRANSLATION).iter("translation")}
    for file in (ROOT / "resources/messages/vi").glob("*.json"):
        words |= set(json.loads(file.read_text(encoding="utf-8")).values())
    return words


def _plain(word: str) -> str:
    return word.removesuffix(" ({count})").strip(" .:…")
