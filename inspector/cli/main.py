"""From the command line to a service and back: parse, open, answer, and say plainly what went wrong."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from inspector.cli import arguments, output
from inspector.core import log, messages, settings
from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = 0
REFUSED = 1
USAGE = 2
BROKEN = 70
"""A bug of ours: neither done nor plainly refused."""

logger = logging.getLogger(__name__)


def run(words: Sequence[str]) -> int:
    """Carry out a command line; returns the exit status."""
    # What is logged is not for the terminal; without a handler Python would print it there.
    logging.getLogger("inspector").addHandler(logging.NullHandler())
    _prepare(words)
    try:
        return _carry_out(words)
    except arguments.Usage as error:
        output.complain(str(error))
        return USAGE
    except Refused as error:
        output.complain(str(error))
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has seen enough ("inspector summary | head"); the command itself was carried out.
        _look_away()
        return DONE
    except SystemExit:
        # After --help and --version.
        return DONE
    except Exception:
        file = log.setup()
        logger.exception("command failed: %s", words[:1])
        output.complain(messages.text("cli.broken", path=file))
        return BROKEN


def refuse_window(words: Sequence[str]) -> int:
    """Say that no window can be shown here, and what can be done instead; returns the exit status."""
    _prepare(words)
    output.complain(messages.text("cli.no_display"))
    return REFUSED


def _prepare(words: Sequence[str]) -> None:
    """Make the terminal ready for Vietnamese, and choose the language of what is said."""
    output.prepare(sys.stdout, sys.stderr)
    chosen = arguments.language(words) or settings.load().language
    messages.set_language(chosen if chosen in messages.LANGUAGES else messages.DEFAULT_LANGUAGE)


def _carry_out(words: Sequence[str]) -> int:
    parsed = arguments.parse(words)
    # Importing the services takes half a second that wrong usage need not wait for.
    from inspector.cli.commands import COMMANDS

    answer = COMMANDS[parsed.command](parsed)
    try:
        output.show(answer, as_json=parsed.json)
    except BrokenPipeError:
        raise
    except OSError as error:
        # Where the output goes to a file, its disk may be full.
        _look_away()
        raise Refused("cli.unwritten") from error
    return answer.status


def _look_away() -> None:
    """Let what is still to be printed go nowhere: trying again at the end of the program would only fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
