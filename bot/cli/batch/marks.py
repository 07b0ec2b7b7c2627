"""What stands for a cell of which only a part decides on the benefit.

A day of birth decides only by whether somebody is under 25 and by whether that birthday
is near; the day of a permit or of the start, only by the rules that held on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, TypeAlias

from bot.cli.values import read_value
from bot.law.ages import birthday
from bot.law.parameter_files import parameters

Mark: TypeAlias = "str | int | tuple[int, ...]"
Coarse: TypeAlias = Callable[[str], Mark]

# What `decided_by` says of parameters whose value a day of the person picks.
OWN_DAYS: Final = frozenset({"permit_date", "programme_start"})
# Older people are not thrown together: a request has limits of its own.
_OLDEST: Final = 99
# Far from the last year that a date can have.
_LAST_YEAR: Final = 9_000
# Kept at most; a file whose cells all differ must not fill the memory.
_KEPT: Final = 100_000
_ISO: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Marks(dict[str, Mark]):
    """What stands for a cell in the key of an answer, worked out once."""

    def __init__(self, coarse: Coarse) -> None:
        """Take the function that works it out."""
        super().__init__()
        self._coarse = coarse

    def __missing__(self, cell: str) -> Mark:
        """Work it out; a cell that holds no date stands for itself."""
        if len(self) >= _KEPT:
            self.clear()
        mark = self[cell] = self._coarse(cell)
        return mark


def coarse(column: str, on: date | None) -> Coarse:
    """What stands for a cell of a column; the cell itself where the day is no day."""
    usable = on is not None and on.year <= _LAST_YEAR
    return COARSE[column](on) if on and usable else str


def _birth(on: date) -> Coarse:
    """On which side of 25 somebody is, and whether that birthday is in this month."""
    limits = sorted({int(found) for found in _values("reduced_share_below_age")})

    def mark(cell: str) -> Mark:
        born = read_day(cell)
        if born is None or not 0 <= on.year - born.year <= _OLDEST or born > on:
            return cell
        turns = [birthday(born, limit) for limit in limits]
        return bisect_right(turns, on), *(_same_month(day, on) for day in turns)

    return mark


def _same_month(day: date, on: date) -> int:
    return int((day.year, day.month) == (on.year, on.month))


def _rules(on: date) -> Coarse:
    """Between which changes of law a day lies, and on which side of the day looked at.

    Of the parameters, those count whose value a person's own day decides.
    """
    bounds = sorted({on, on + timedelta(days=1), *_own_days()})

    def mark(cell: str) -> Mark:
        day = read_day(cell)
        return cell if day is None else bisect_right(bounds, day)

    return mark


def _own_days() -> Iterator[date]:
    for parameter in parameters().values():
        if parameter.decided_by in OWN_DAYS:
            yield from parameter.days


def _values(name: str) -> Iterator[Fraction]:
    """The numbers that a parameter has had."""
    for entry in parameters()[name].entries:
        if isinstance(entry.value, Fraction):
            yield entry.value


def read_day(cell: str) -> date | None:
    """The day that a cell names, if the API takes it."""
    text = read_value("date", cell)
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


COARSE: Final[Mapping[str, Callable[[date], Coarse]]] = {
    "birth_date": _birth,
    "permit_date": _rules,
    "programme_start": _rules,
}
