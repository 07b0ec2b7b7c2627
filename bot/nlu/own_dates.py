"""Dates of a person's own life: birth, the 25th birthday, the residence permit."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Final

from bot.nlu.dates import find_date, find_day, find_month
from bot.nlu.lexicon import Lexicon, lexicons_for, matching

_DIGIT: Final = re.compile(r"\d")
_NEAR: Final = 32  # characters between the word and its date
_YEAR: Final = re.compile(r"\b(?P<y>20[0-2]\d|199\d)\b(?![./-]\d)")
# Whoever takes part is grown up; a later birth is a child's.
_BORN: Final = range(1920, 2013)


def own_dates(text: str) -> dict[str, str]:
    """The dates that a normalised message tells of the person, by slot name.

    >>> own_dates("jeg er født 12.3.2002")
    {'birth_date': '2002-03-12'}
    """
    readers = {"turns_25_in": _turns}
    if _DIGIT.search(text):
        readers |= {"birth_date": _birth, "permit_date": _permit}
    found: dict[str, str] = {}
    for lexicon, (name, read) in product(lexicons_for(text), readers.items()):
        if name not in found and (value := read(lexicon, text)):
            found[name] = value
    return found


def next_time(month: str, today: date) -> str:
    """A month, or a day of it, with its year: the next one where none was said.

    >>> next_time("--09", date(2026, 11, 21)), next_time("--11-30", date(2026, 11, 21))
    ('2027-09', '2026-11-30')
    """
    if not month.startswith("--"):
        return month
    rest = month[1:]
    past = rest < today.isoformat()[4 : 4 + len(rest)]
    return f"{today.year + int(past)}{rest}"


def born_on(text: str) -> str | None:
    """A date with its day on which somebody who takes part can have been born."""
    born = find_day(text)
    return born if born and int(born[:4]) in _BORN else None


def _birth(lexicon: Lexicon, text: str) -> str | None:
    return _after(lexicon, lexicon.birth_date, text, born_on)


def _turns(lexicon: Lexicon, text: str) -> str | None:
    """The month may stand before or after the words."""
    if not any(_own(lexicon, lexicon.turns_25, text)):
        return None
    return find_month(text)


def _permit(lexicon: Lexicon, text: str) -> str | None:
    """The first permit: not one that is permanent or renewed, nor when it ends."""
    found = _after(lexicon, lexicon.permit_date, text, _date_or_year)
    if found and any(matching(lexicon.other_permit_date, text)):
        return None
    return found


def _date_or_year(text: str) -> str | None:
    """A date, or the first day of a year: the rules changed with the year."""
    year = _YEAR.search(text)
    return find_date(text) or (f"{year['y']}-01-01" if year else None)


def _after(
    lexicon: Lexicon,
    patterns: tuple[re.Pattern[str], ...],
    text: str,
    find: Callable[[str], str | None],
) -> str | None:
    """The date that follows one of the words closely and is the person's own."""
    for match in _own(lexicon, patterns, text):
        near = text[match.end() : match.end() + _NEAR]
        if not any(matching(lexicon.others, near)) and (found := find(near)):
            return found
    return None


def _own(
    lexicon: Lexicon, patterns: tuple[re.Pattern[str], ...], text: str
) -> list[re.Match[str]]:
    """The matches before which nobody else is spoken of."""
    return [
        match
        for match in matching(patterns, text)
        if not any(matching(lexicon.others, text[: match.start()]))
    ]
