"""Taking in is a join: random triples of sets of transactions, taken in in every way, come to the same."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from inspector.store.journal.body import Kind
from inspector.store.journal.carrying import Carried
from inspector.store.journal.roster import ROSTER
from tests.store.journal.test_algebra import FIELDS, KEYS, KINDS, History, merged

TRIPLES: Final = 10


def attempt(seed: int, _folder: Path) -> dict[str, int]:
    """Ten triples of longer histories than the quick tests have."""
    dice, written = random.Random(seed), 0
    for _ in range(TRIPLES):
        journal = _history(dice)
        a, b, c = (dice.sample(journal, dice.randint(0, len(journal))) for _ in range(3))
        assert merged(a, b) == merged(b, a)
        assert merged([*a, *b], c) == merged(a, [*b, *c]) == merged(c, b, a)
        assert merged(a, a) == merged(a)
        assert merged(a, b, a, b) == merged([*b, *a])
        assert merged(dice.sample(journal, len(journal))) == merged(journal)
        written += len(journal)
    return {"triples": TRIPLES, "transactions": written}


def _history(dice: random.Random) -> list[Carried]:
    history = History()
    for _ in range(dice.randint(1, 40)):
        kind = dice.choice(sorted(FIELDS))
        fields = [field for field in FIELDS[kind] if dice.random() < 0.6]
        values = {field: dice.choice("abx") for field in fields}
        named = [dice.randrange(60) for _ in range(dice.randint(0, 8))]
        what, who, when = dice.choice(KINDS), dice.randrange(3), dice.randint(1, 9)
        history.write(who, when, kind, dice.choice("ab"), what, values, named)
        if dice.random() < 0.15:
            role = {"role": dice.choice(("lead", "inspector", "reader"))}
            subject = KEYS[dice.randrange(3)].device
            history.write(dice.randrange(2), dice.randint(1, 9), ROSTER, subject, Kind.ROSTER, role, named)
    return history.journal
