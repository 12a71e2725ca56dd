"""Faults planted into a copy of the program: a test that does not notice them shows nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
HEADS: Final = "inspector/store/journal/heads.py"
INTAKE: Final = "inspector/store/journal/intake.py"
KIN: Final = "inspector/store/journal/kin.py"
LATE: Final = "inspector/store/journal/late.py"
ROSTER: Final = "inspector/store/journal/roster.py"


@dataclass(frozen=True)
class Mutant:
    """One fault: the line that is right, and what stands there in the copy."""

    name: str
    file: str
    right: str
    wrong: str


MUTANTS: Final = (
    Mutant(
        "the clock decides",
        HEADS,
        "        register[op] = head\n",
        "        for one in [one for one, other in register.items() if field and other.hlc < head.hlc]:\n"
        "            del register[one]\n"
        "            self._gone.add((operation.type, operation.record, field, one))\n"
        "        register[op] = head\n",
    ),
    Mutant("what came early is forgotten", HEADS, "if not self._dangles:", "if self._dangles is not None:"),
    Mutant(
        "a delete takes what it had not seen",
        HEADS,
        "        for name in operation.seen:\n            known = self.number(name, op)\n",
        "        everything = [self.reference(one) for field in fields.values() for one in field]\n"
        "        for name in everything if operation.kind == Kind.DELETE else operation.seen:\n"
        "            known = self.number(name, op)\n",
    ),
    Mutant(
        "a decision names one side only",
        HEADS,
        "for superseded in parts[1:]:",
        "for superseded in parts[1:2] if operation.kind == Kind.RESOLVE else parts[1:]:",
    ),
    Mutant("what is held is applied", INTAKE, "for one, held in judged if not held for", "for one, held in judged for"),
    Mutant("everybody may do what leads do", ROSTER, "if operation.kind in _LEAD_KINDS:", "if not operation.kind:"),
    Mutant(
        "an erasure forgets what comes later", HEADS, "redacted = (REDACTED, field) in late", "redacted = field in late"
    ),
    Mutant("who arrives last is shown", HEADS, "max(tied, key=self.reference)", "max(tied)"),
    Mutant(
        "a name counts for every field",
        HEADS,
        "        elif register.pop(known, None) is not None:\n"
        "            self._gone.add((operation.type, operation.record, field, known))\n",
        "        else:\n"
        "            for other, heads in self.fields(operation.type, operation.record).items():\n"
        "                if heads.pop(known, None) is not None:\n"
        "                    self._gone.add((operation.type, operation.record, other, known))\n",
    ),
    Mutant("a late name counts for every record", HEADS, "if tuple(named) == entity}", "if named}"),
    Mutant(
        "the roster by order of arrival",
        ROSTER,
        "ordered = sorted({entry.id: entry for entry in entries}.values(), key=lambda entry: "
        "(entry.header.hlc, entry.id))",
        "ordered = list({entry.id: entry for entry in entries}.values())",
    ),
    Mutant("a parent goes before its child", KIN, "stays = self.kept(key)", "stays = False"),
    Mutant("a value that comes late is left out", LATE, "if not wanted:", "if wanted or not wanted:"),
    Mutant("a revocation reaches nobody", ROSTER, "return self.revoked is None or", "return True or"),
)


def plant(mutant: Mutant, folder: Path) -> None:
    """Copy the program to a folder, with the fault in it; raises where the line to be changed is not there once."""
    leave = shutil.ignore_patterns("__pycache__", "ui", "cli")
    shutil.copytree(ROOT / "inspector", folder / "inspector", ignore=leave)
    shutil.copytree(ROOT / "resources", folder / "resources", ignore=shutil.ignore_patterns("fonts", "icons"))
    file = folder / mutant.file
    source = file.read_text(encoding="utf-8")
    if source.count(mutant.right) != 1:
        raise ValueError(f"{mutant.name}: the line is not there once in {mutant.file}")
    file.write_text(source.replace(mutant.right, mutant.wrong), encoding="utf-8")


def complaint(folder: Path) -> str:
    """Play the quick seasons with the program in a folder; the complaint, or nothing where none was noticed."""
    paths = os.pathsep.join((str(folder), str(ROOT)))
    home = {"PYTHONPATH": paths, "INSPECTOR_HOME": str(folder / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.reliability.quick", str(folder)]
    done = subprocess.run(command, cwd=folder, env=os.environ | home, capture_output=True, text=True, check=False)
    return done.stderr


def attempt(seed: int, folder: Path) -> dict[str, int]:
    """One fault; it must be noticed."""
    mutant = MUTANTS[seed % len(MUTANTS)]
    plant(mutant, folder)
    assert "AssertionError" in complaint(folder), f"{mutant.name}: not noticed"
    return {"noticed": 1}
