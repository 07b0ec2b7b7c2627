"""What decides on a person's benefit: people it does not tell apart share an answer.

Of some cells only a part decides (`bot.cli.batch.marks`). Nothing else is left out, and
nothing of other kinds: their answers depend on the day itself. Tests compare the
answers with those of the API.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import getitem, itemgetter
from typing import Any, Final, TypeAlias

from bot.api.estimates import Kind
from bot.cli.batch.marks import COARSE, Marks, coarse, read_day
from bot.cli.fields import fields

Cells: TypeAlias = Sequence[str]
Key: TypeAlias = Callable[[Cells], Any]

# With these an answer is more than that of one day.
SEVERAL_DAYS: Final = frozenset({"from", "to", "compare_on"})
# Days looked at in one file for which marks are kept.
_DAYS_KEPT: Final = 100


class _Days(dict[str, tuple[Marks, ...]]):
    """The marks of each column of which only a part decides, for each day."""

    def __init__(self, default: str, columns: Sequence[str]) -> None:
        """Take the day of those who have none, and the columns."""
        super().__init__()
        self._default, self._columns = default, columns

    def __missing__(self, cell: str) -> tuple[Marks, ...]:
        """Make them; few days are in one file, and many would not help."""
        if len(self) >= _DAYS_KEPT:
            self.clear()
        on = read_day(cell if cell.strip() else self._default)
        found = tuple(Marks(coarse(name, on)) for name in self._columns)
        self[cell] = found
        return found


def key_of(kind: Kind, header: Sequence[str], on: str) -> Key:
    """What must be alike in two rows whose answers are alike.

    Args:
        kind: what is estimated.
        header: the columns of the file.
        on: the day for rows that have none.
    """
    known = [place for place, name in enumerate(header) if name in fields(kind)]
    parts = [] if SEVERAL_DAYS & set(header) else _coarse_columns(kind, header)
    exact = _picker([place for place in known if place not in parts])
    if not parts:
        return exact
    days = _Days(on, [header[place] for place in parts])
    if "on" in header:
        return partial(_key_of_day, exact, _picker(parts), days, header.index("on"))
    return partial(_key, exact, _picker(parts), days[""])


def _key(exact: Key, parts: Key, marks: tuple[Marks, ...], cells: Cells) -> Any:
    return exact(cells), *map(getitem, marks, parts(cells))


def _key_of_day(exact: Key, parts: Key, days: _Days, day: int, cells: Cells) -> Any:
    return _key(exact, parts, days[cells[day]], cells)


def _coarse_columns(kind: Kind, header: Sequence[str]) -> list[int]:
    """Where the columns stand of which only a part decides."""
    if kind != "benefit":
        return []
    # With an age beside the birth date the two may contradict each other.
    left_out = {"birth_date"} if "age" in header else set()
    names = COARSE.keys() - left_out
    return [place for place, name in enumerate(header) if name in names]


def _picker(places: Sequence[int]) -> Key:
    """The cells at some places, as a tuple."""
    if not places:
        return lambda _: ()
    if len(places) == 1:
        return lambda cells: (cells[places[0]],)
    return itemgetter(*places)
