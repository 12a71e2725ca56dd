from __future__ import annotations

from dataclasses import replace

import pytest

from inspector.reports import (
    compose_minutes,
    compose_round_report,
    compose_year_report,
    minutes_sections,
    report_sections,
    with_minutes_texts,
    with_report_texts,
)
from inspector.reports.editing import requests_from
from tests.reports import khanh_trung, khanh_vinh
from tests.reports.spoken import spoken


def test_the_defaults_are_what_an_unwritten_report_prints() -> None:
    source = khanh_vinh.round_report()
    bare = replace(source, data=replace(source.data, areas=tuple(replace(a, prose=()) for a in source.data.areas)))
    said = spoken(compose_round_report(bare)).replace(" (TTHC)", "")
    for section in report_sections(source):
        for text in section.default:
            assert text.rstrip(":./") in said


def test_defaults_do_not_depend_on_what_was_written() -> None:
    source = khanh_vinh.year_report()
    written = {section.key: ("Đã viết.",) for section in report_sections(source)}
    changed = replace(source, data=with_report_texts(source.data, written))
    assert report_sections(changed) == report_sections(source)


def test_every_written_text_is_printed() -> None:
    source = khanh_vinh.year_report()
    keys = [section.key for section in report_sections(source)]
    texts = {key: (f"Lời văn của phần {key}",) for key in keys}
    said = spoken(compose_year_report(replace(source, data=with_report_texts(source.data, texts))))
    for key in keys:
        assert f"Lời văn của phần {key}" in said
    assert "Lời văn của phần closing./." in said


def test_every_text_written_for_minutes_is_printed() -> None:
    source = khanh_trung.minutes()
    keys = [section.key for section in minutes_sections(source)]
    texts = {key: (f"Lời văn của phần {key}",) for key in keys}
    said = spoken(compose_minutes(with_minutes_texts(source, texts)))
    for key in keys:
        assert f"Lời văn của phần {key}" in said


def test_unknown_sections_are_errors() -> None:
    with pytest.raises(KeyError):
        with_report_texts(khanh_vinh.data(), {"nowhere": ("x",)})
    with pytest.raises(KeyError):
        with_minutes_texts(khanh_trung.minutes(), {"area.nowhere": ("x",)})


def test_keys_are_unique_and_titles_are_there() -> None:
    for sections in (report_sections(khanh_vinh.year_report()), minutes_sections(khanh_trung.minutes())):
        assert len({section.key for section in sections}) == len(sections)
        assert all(section.title for section in sections)


def test_headings_among_requests_end_with_a_colon() -> None:
    groups = requests_from(("Chung.", "Đối với UBND huyện:", "Một.", "Hai.", "Đối với đơn vị:", "Ba."))
    assert [(group.heading, group.paragraphs) for group in groups] == [
        ("", ("Chung.",)),
        ("Đối với UBND huyện", ("Một.", "Hai.")),
        ("Đối với đơn vị", ("Ba.",)),
    ]


def test_default_requests_survive_being_read_back() -> None:
    sections = {section.key: section for section in report_sections(khanh_vinh.year_report())}
    groups = requests_from(sections["recommendations"].default)
    assert [group.heading for group in groups] == [
        "Đối với UBND huyện",
        "Đối với các đơn vị đã được kiểm tra",
        "Đối với 05 đơn vị chưa kiểm tra",
    ]


def test_no_two_sections_are_called_the_same() -> None:
    for sections in (report_sections(khanh_vinh.year_report()), minutes_sections(khanh_trung.minutes())):
        titles = [section.title for section in sections]
        assert len(set(titles)) == len(titles)
