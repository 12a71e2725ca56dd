"""What the program tells people when it cannot do what they asked.

Two kinds of failure exist. ``Refused`` is the environment's or the input's: a disk that is full, a wrong file, a value
out of range; it carries a code and values, and its words say what happened, where, and what to do. Anything else is a
bug of ours and goes to the crash dialog.
"""

from __future__ import annotations

from typing import Final

from inspector.core import messages

_ENVIRONMENT: Final = "store."


class Refused(Exception):
    """An act that was not carried out; nothing has changed.

    ``code`` names the sentence in the catalogue, ``values`` fill it.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    @property
    def of_environment(self) -> bool:
        """Whether the disk or the store stood in the way: the value itself may be right, and is given again."""
        return self.code.startswith(_ENVIRONMENT)

    def __str__(self) -> str:
        return messages.text(self.code, **self.values)
