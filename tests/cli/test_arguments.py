"""What may stand on the command line, and how a wrong one is told."""

from __future__ import annotations

import pytest

from inspector.cli.arguments import COMMANDS, Usage, language, opens_window, parse


def test_no_command_opens_the_window() -> None:
    assert opens_window([])
    assert opens_window(["--workspace", "kho"])
    assert opens_window(["--workspace=kho", "--lang", "en"])
    assert not opens_window(["summary"])
    assert not opens_window(["--help"])
    assert not opens_window(["--json"])
    assert not opens_window(["--wörkspace", "kho"])
    assert not opens_window(["--workspace"]), "the command line says what is missing, in the person's language"
    assert not opens_window(["--lang", "fr"])


@pytest.mark.parametrize(
    "words",
    [
        ["--year", "2019", "--json", "summary"],
        ["summary", "--year", "2019", "--json"],
        ["--json", "summary", "--year=2019"],
    ],
)
def test_options_may_stand_before_or_after_the_command(words: list[str]) -> None:
    parsed = parse(words)
    assert (parsed.command, parsed.year, parsed.json) == ("summary", 2019, True)


def test_options_may_stand_between_the_words_of_a_command() -> None:
    parsed = parse(["import", "--preview", "units", "--lang", "en", "danh-sach.xlsx"])
    assert (parsed.kind, parsed.file, parsed.preview) == ("units", "danh-sach.xlsx", True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sumary"], "Không có lệnh “sumary”."),
        (["summary", "--yaer", "2019"], "Không hiểu tham số: --yaer 2019."),
        (["summary", "--year"], "Tùy chọn --year cần một giá trị."),
        (["summary", "--year", "nay"], "Giá trị nay của --year không hợp lệ."),
        (["summary", "--year", "99999999999999999999"], "Giá trị 99999999999999999999 của --year không hợp lệ."),
        (["summary", "--year", "0"], "Giá trị 0 của --year không hợp lệ."),
        (["--lang"], "Tùy chọn --lang cần một giá trị."),
        (["report", "poem", "-o", "a.pdf"], "Không có “poem”; chọn một trong: round, year, minutes."),
        (["template", "units"], "Còn thiếu: -o/--output."),
        (["summary", "--ye", "2019"], "Không hiểu tham số: --ye"),
    ],
)
def test_wrong_usage_is_told_in_one_sentence_with_the_right_one(words: list[str], said: str) -> None:
    with pytest.raises(Usage) as error:
        parse(words)
    assert said in str(error.value)
    assert "Cách dùng: inspector" in str(error.value)


def test_the_language_is_known_before_anything_is_said() -> None:
    assert language(["summary", "--lang", "en"]) == "en"
    assert language(["--lang=vi", "summary"]) == "vi"
    assert language(["summary"]) is None
    assert language(["summary", "--lang"]) is None


@pytest.mark.parametrize("command", [*COMMANDS, None])
def test_every_command_explains_itself(command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse([command, "--help"] if command else ["--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert "Cách dùng: inspector" in shown
    assert "Tùy chọn" in shown
