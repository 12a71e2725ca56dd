"""``dev.py soak``: the long tests, a bit further each time; all of them in turn, or the one that is named."""

from __future__ import annotations

import argparse
import os
import sys

from tests.reliability import campaign as campaigns
from tests.reliability.campaign import STATES, Campaign, State, told
from tests.reliability.campaigns import CAMPAIGNS


def main() -> int:
    """Run what is asked for; 1 where anything ever failed and did not pass since."""
    given = _arguments()
    chosen = [one for one in CAMPAIGNS if given.name in (None, one.name)]
    if given.seed is not None:
        return _one(chosen[0], given.seed)
    failed = False
    for campaign in chosen:
        reason = campaign.lacks()
        if reason and not given.report:
            tell(f"{campaign.name}: left out, {reason}.")
        elif not given.report:
            share = given.minutes / len(chosen) if given.minutes else None
            campaigns.run(campaign, share, given.jobs)
        state = State.load(STATES / f"{campaign.name}.json")
        failed = failed or bool(state.failures)
        tell(told(campaign, state))
    return int(failed)


def _one(campaign: Campaign, seed: int) -> int:
    outcome = campaigns.again(campaign, seed)
    tell(outcome.failure or f"{campaign.name} {seed}: passed, {dict(outcome.counts)}")
    return int(bool(outcome.failure))


def tell(words: str) -> None:
    """Say it at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("name", nargs="?", choices=[one.name for one in CAMPAIGNS], help="one of them")
    parser.add_argument("--minutes", type=float, help="stop after so long; the next run goes on from there")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="tries at once")
    parser.add_argument("--seed", type=int, help="try this seed of the named one again")
    parser.add_argument("--report", action="store_true", help="only tell what was tried so far")
    given = parser.parse_args()
    if given.seed is not None and given.name is None:
        parser.error("--seed needs the name of a campaign")
    return given


if __name__ == "__main__":
    sys.exit(main())
