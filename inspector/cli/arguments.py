"""What may stand on the command line: commands, their arguments, and how a wrong one is told.

Options may stand before or after the command: the command's word is looked for first, and only its own parser is made.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Any, Final, NoReturn

from inspector import __version__
from inspector.core.messages import LANGUAGES, text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Usage(Exception):
    """The command line was not understood; its text is the sentence for the person."""


@dataclass(frozen=True)
class Argument:
    """One argument of a command; its help stands in the catalogue as ``cli.help.<name>``."""

    names: tuple[str, ...]
    metavar: str = ""
    """What stands for its value in the usage line; blank for a switch."""
    choices: tuple[str, ...] = ()
    year: bool = False
    """A year that a calendar has."""
    required: bool = False
    optional: bool = False
    """Stands without a name and may be left out."""
    many: bool = False
    """Stands without a name, once or several times."""
    help: str = ""
    """Its help, where it means something else than the argument of that name elsewhere."""

    @property
    def name(self) -> str:
        """Where the parsed value is found."""
        return self.names[-1].lstrip("-").replace("-", "_")

    @property
    def positional(self) -> bool:
        """Stands without a name."""
        return not self.names[0].startswith("-")

    def add_to(self, parser: argparse.ArgumentParser) -> None:
        """Teach it to ``parser``."""
        options: dict[str, Any] = {"help": text(f"cli.help.{self.help or self.name}")}
        if not self.metavar:
            options["action"] = "store_true"
        else:
            options["metavar"] = "|".join(self.choices) or text(f"cli.value.{self.metavar}")
            options |= {"choices": self.choices} if self.choices else {}
            options |= {"type": _year} if self.year else {}
        if self.required:
            options["required"] = True
        if self.optional:
            options["nargs"] = "?"
        if self.many:
            options["nargs"] = "+"
        parser.add_argument(*self.names, **options)


def _year(word: str) -> int:
    year = int(word)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(word)
    return year


WORKSPACE: Final = Argument(("--workspace",), "folder")
JSON: Final = Argument(("--json",))
LANG: Final = Argument(("--lang",), "language", LANGUAGES)
PASSPHRASE: Final = Argument(("--passphrase-file",), "file")
COMMON: Final = (WORKSPACE, PASSPHRASE, JSON, LANG)
_FOLDER: Final = Argument(("folder",), "folder")
_YEAR: Final = Argument(("--year",), "year", year=True)
_ROUND: Final = Argument(("--round",), "round")
_AS_OF: Final = Argument(("--as-of",), "day")
_KIND: Final = Argument(("kind",), "kind", ("units",))
_FILE: Final = Argument(("file",), "file")
_OUTPUT: Final = Argument(("-o", "--output"), "file")
_SHEET: Final = Argument(("--sheet",), "file")
_WRITTEN: Final = Argument(("-o", "--output"), "file", required=True)
_PACKAGE: Final = Argument(("file",), "file", help="package")
_MEMBER: Final = Argument(("member",), "member")
_ROLES: Final = ("inspector", "lead", "reader")

COMMANDS: Final[dict[str, tuple[Argument, ...]]] = {
    "new": (
        _FOLDER,
        Argument(("--organisation",), "name", required=True),
        Argument(("--person",), "name", required=True),
        _SHEET,
    ),
    "protect": (_SHEET,),
    "sample": (_FOLDER,),
    "summary": (_YEAR, _ROUND, _AS_OF),
    "import": (
        _KIND,
        _FILE,
        Argument(("--preview",)),
        Argument(("--skip-refused",)),
        Argument(("--convert-legacy",)),
    ),
    "template": (_KIND, _WRITTEN),
    "report": (
        Argument(("document",), "document", ("round", "year", "minutes")),
        _WRITTEN,
        _YEAR,
        _ROUND,
        Argument(("--unit",), "unit"),
        Argument(("--supplementary",)),
        Argument(("--draft",)),
        Argument(("--issue",)),
        Argument(("--number",), "number"),
        Argument(("--date",), "day"),
    ),
    "check": (Argument(("--rebuild",)),),
    "backup": (_OUTPUT,),
    "restore": (
        Argument(("archive",), "file"),
        Argument(("folder",), "folder", optional=True),
        Argument(("--preview",)),
    ),
    "join": (Argument(("--person",), "name", required=True, help="joining_person"), _WRITTEN, _SHEET),
    "admit": (
        Argument(("file",), "file", help="request"),
        Argument(("--role",), "role", _ROLES, required=True),
        _WRITTEN,
        Argument(("--fingerprint",), "fingerprint"),
    ),
    "members": (),
    "role": (_MEMBER, Argument(("role",), "role", _ROLES), Argument(("--preview",)), Argument(("--yes",))),
    "hand-over": (_MEMBER,),
    "revoke": (_MEMBER, Argument(("--reason",), "reason")),
    "release": (_MEMBER, Argument(("--preview",)), Argument(("--up-to",), "entry")),
    "readmit": (
        _MEMBER,
        Argument(("--role",), "role", _ROLES, required=True),
        Argument(("--preview",)),
        Argument(("--yes",)),
    ),
    "recovery-sheet": (_WRITTEN,),
    "recover": (Argument(("--code-file",), "file"), Argument(("--lost",), "member")),
    "export": (_WRITTEN, Argument(("--photos",), "photos", ("missing", "all", "none"))),
    "inspect": (_PACKAGE,),
    "merge": (Argument(("files",), "file", many=True, help="packages"), Argument(("--preview",))),
    "ledger": (_ROUND, _YEAR),
    "conflicts": (
        Argument(("act",), "act", ("resolve",), optional=True),
        Argument(("entity",), "entity", optional=True),
        Argument(("field",), "field", optional=True),
        Argument(("--take",), "version"),
        Argument(("--value",), "value"),
        Argument(("--all",), "member", help="all_of"),
        Argument(("--keep",)),
    ),
    "erase": (
        Argument(("entity",), "entity", help="erased"),
        Argument(("fields",), "field", many=True),
        Argument(("--preview",)),
        Argument(("--confirm",)),
    ),
    "digest": (),
    "verify": (Argument(("file",), "file", help="issued"),),
    "sign": (
        Argument(("file",), "file", help="issued"),
        Argument(("-o", "--output"), "file", help="signed"),
        Argument(("--key",), "file"),
        Argument(("--token",), "file"),
        Argument(("--certificate",), "name"),
        Argument(("--secret-file",), "file"),
        Argument(("--place",), "number"),
    ),
    "withdraw": (
        Argument(("document",), "issued", help="withdrawn"),
        Argument(("--reason",), "reason", required=True, help="withdrawn_reason"),
    ),
    "trust": (
        Argument(("certificate",), "file", optional=True, help="authority"),
        Argument(("--remove",), "fingerprint"),
    ),
}
_WITH_VALUE: Final = frozenset(
    name
    for arguments in (*COMMANDS.values(), COMMON)
    for argument in arguments
    if argument.metavar and not argument.positional
    for name in argument.names
)
_WINDOW: Final = frozenset(WORKSPACE.names + LANG.names)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the person's language and leaves the exit to us."""

    def error(self, message: str) -> NoReturn:
        raise Usage(f"{_in_words(message)} {self.usage_line()}")

    def usage_line(self) -> str:
        """``Cách dùng: inspector …`` in one line."""
        words = super().format_usage().split()[1:]
        return text("cli.usage", usage=" ".join(words))

    def format_help(self) -> str:
        formatter = self._get_formatter()
        formatter.add_text(self.usage_line())
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(
                text("cli.section.arguments" if group is self._positionals else "cli.section.options")
            )
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        return formatter.format_help()


def opens_window(words: Sequence[str]) -> bool:
    """Whether the command line asks for the window: no command, and only options that the window knows, all whole."""
    options, position = _split(words)
    if position is not None or not all(word.split("=")[0] in _WINDOW for word in options):
        return False
    try:
        _front().parse_args(words)
    except Usage:
        return False
    return True


def language(words: Sequence[str]) -> str | None:
    """The language asked for, before anything else can be said."""
    for index, word in enumerate(words):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang":
            return next(iter(words[index + 1 :]), None)
    return None


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The parsed command line, ``.command`` naming the command.

    Raises ``Usage`` for what cannot be understood; ``SystemExit`` after ``--help`` and ``--version``.
    """
    _, position = _split(words)
    if position is None:
        return _front().parse_args(words)
    command = words[position]
    if command not in COMMANDS:
        raise Usage(f"{text('cli.unknown_command', command=command)} {_front().usage_line()}")
    parser = _parser(f"inspector {command}", text(f"cli.command.{command}"))
    for argument in (*COMMANDS[command], *COMMON):
        argument.add_to(parser)
    parsed = parser.parse_args([*words[:position], *words[position + 1 :]])
    parsed.command = command
    return parsed


def _split(words: Sequence[str]) -> tuple[list[str], int | None]:
    """The options before the command, and where the command stands."""
    options: list[str] = []
    value_follows = False
    for index, word in enumerate(words):
        if value_follows:
            value_follows = False
        elif word.startswith("-"):
            options.append(word)
            value_follows = word in _WITH_VALUE
        else:
            return options, index
    return options, None


def _parser(program: str, description: str) -> _Parser:
    parser = _Parser(prog=program, description=description, add_help=False, allow_abbrev=False)
    parser.add_argument("-h", "--help", action="help", help=text("cli.help.help"))
    return parser


def _front() -> _Parser:
    """The parser for a command line without a command: help, version, and a list of commands."""
    commands = "\n".join(f"  {name:<16}{text(f'cli.command.{name}')}" for name in COMMANDS)
    parser = _parser("inspector", f"{text('cli.about')}\n\n{commands}")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    folder, command = text("cli.value.folder"), text("cli.value.command")
    parser.usage = f"inspector [--workspace {folder}] [--lang {'|'.join(LANGUAGES)}] [{command} …]"
    version = f"reform-inspector {__version__}"
    parser.add_argument("--version", action="version", version=version, help=text("cli.help.version"))
    for argument in COMMON:
        argument.add_to(parser)
    return parser


_SAID: Final = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), "cli.required"),
    (re.compile(r"unrecognized arguments: (?P<names>.*)"), "cli.unknown_argument"),
    (re.compile(r"argument (?P<names>[^:]*): expected one argument"), "cli.value_missing"),
    (
        re.compile(r"argument (?P<names>[^:]*): invalid .*?: (?P<value>.*?)( \(choose from (?P<choices>.*)\))?$"),
        "cli.bad_value",
    ),
)


def _in_words(message: str) -> str:
    """argparse's own message in the person's language."""
    for pattern, code in _SAID:
        found = pattern.match(message)
        if found:
            values = {name: (value or "").replace("'", "") for name, value in found.groupdict().items()}
            if values.get("choices"):
                # A word that stands without a name is called by its choices.
                nameless = values["names"].split("|") == values["choices"].split(", ")
                return text("cli.bad_word" if nameless else "cli.bad_choice", **values)
            return text(code, **values)
    return text("cli.not_understood")
