"""Made-up people for the batch: the same ones in every run."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

Row = tuple[str, ...]

# The rule that OpenFisca's country template has too: an age and one more fact decide.
SMALL: Final = ("id", "birth_date", "lives_with_parents")
WHOLE: Final = (
    *SMALL,
    *("permit_date", "programme_start", "couple_both_in_programme", "has_children"),
    *("invalid_absence_hours", "other_benefits"),
)
_SEED: Final = 3
_OLDEST: Final = date(1970, 6, 1)
_AGES: Final = 37 * 365  # days between the oldest and the youngest
_FIRST_PERMIT: Final = date(2019, 1, 1)
_PERMITS: Final = 7 * 365
_UNTIL_START: Final = 180
# Child benefit goes by the number of children; other benefits by what was earned.
_CHILD_BENEFITS: Final = (1968, 3936, 5904)


def write(path: Path, people: int, make: Callable[[int], Iterator[Row]]) -> None:
    """Write a file of people, unless it is there.

    Args:
        path: whose name tells what is in it and how many.
        people: how many.
        make: `small`, `mixed` or `all_different`.
    """
    if path.exists():
        return
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(SMALL if make is small else WHOLE)
        writer.writerows(make(people))
    unfinished.rename(path)


def small(people: int) -> Iterator[Row]:
    """A birth date and whether they live with their parents."""
    chance = random.Random(_SEED)
    for number in range(people):
        yield str(number), _birth(chance), chance.choice(("true", "false"))


def mixed(people: int) -> Iterator[Row]:
    """As in a register: one in four was absent, one in twenty has other benefits."""
    chance = random.Random(_SEED)
    for number in range(people):
        hours = str(chance.randrange(1, 61) / 2) if chance.random() < 0.25 else ""
        other = _benefit(chance) if chance.random() < 0.05 else ""
        yield (str(number), *_facts(chance), hours, other)


def all_different(people: int) -> Iterator[Row]:
    """Everybody has an amount of their own: no two share an answer."""
    chance = random.Random(_SEED)
    for number in range(people):
        own = f"kind=disability,amount={1000 + number / 100:.2f}"
        yield (str(number), *_facts(chance), "", own)


def _facts(chance: random.Random) -> Row:
    permit = _FIRST_PERMIT + timedelta(days=chance.randrange(_PERMITS))
    start = permit + timedelta(days=chance.randrange(_UNTIL_START))
    return (
        _birth(chance),
        chance.choice(("true", "false")),
        permit.isoformat(),
        start.isoformat(),
        chance.choice(("true", "false", "")),
        chance.choice(("true", "false")),
    )


def _birth(chance: random.Random) -> str:
    return (_OLDEST + timedelta(days=chance.randrange(_AGES))).isoformat()


def _benefit(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return f"kind=child_benefit,amount={chance.choice(_CHILD_BENEFITS)}"
    amount = chance.randrange(1000, 20_000)
    earned = chance.choice(("true", "false"))
    return f"kind=sickness,amount={amount},earned_before_programme={earned}"
