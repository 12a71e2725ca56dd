"""What the documentation says of the command line is held against it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from inspector.cli.arguments import COMMANDS, COMMON

PAGE = Path(__file__).resolve().parents[2] / "docs" / "user" / "command-line.md"
ROWS = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `inspector ")]


def described(command: str) -> str:
    """The first cells of the rows about a command."""
    calls = [call for row in ROWS for call in re.findall(r"`([^`]*)`", re.split(r"(?<!\\)\|", row)[1])]
    return " ".join(call for call in calls if f"{call} ".startswith(f"inspector {command} ") or call.startswith("…"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_row_with_all_its_options(command: str) -> None:
    words = described(command)
    assert words
    known = {name for argument in COMMANDS[command] for name in argument.names if name.startswith("-")}
    common = {name for argument in COMMON for name in argument.names}
    written = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", words))
    long = {name for name in known if name.startswith("--") and name != "--output"}
    assert long <= written | common, f"{long - written} of {command} are not described"


def test_no_row_names_what_there_is_not() -> None:
    named = {re.split(r"[ `]", call)[1] for row in ROWS for call in re.findall(r"`(inspector [^`]*)`", row)}
    assert named == set(COMMANDS)
    options = {name for arguments in (*COMMANDS.values(), COMMON) for one in arguments for name in one.names}
    written = {name for row in ROWS for name in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row)}
    assert written <= options
