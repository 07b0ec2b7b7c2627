"""Dates as people write them: in numbers, with the month in words, without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Final

from babel import Locale

from bot.nlu.lexicon import Lexicon, lexicons
from bot.nlu.text import normalise

_NUMERIC_DATE: Final = re.compile(
    r"\b(?:(?P<d>\d{1,2})[./ -])?(?P<m>\d{1,2})[./ -](?P<y>(?:19|20)\d\d)\b"
)
_LONG_MONTH: Final = 5
_LONG_OWN: Final = 7  # of a name from a lexicon, which has the short forms too
_ISO_DATE: Final = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?\b")
_DAY_AND_MONTH: Final = re.compile(r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})\b(?![./]\d)")
_THIS_CENTURY: Final = 2000


def find_date(text: str) -> str | None:
    """A date of this century as ISO 8601; the first of the month without a day.

    >>> find_date("startet 15. september 2024")
    '2024-09-15'
    """
    found = _match(text)
    if found is None or int(found["y"]) < _THIS_CENTURY:
        return None
    return _iso(found["y"], _month(found["m"]), found["d"])


def find_day(text: str) -> str | None:
    """A date with its day, of any year, as ISO 8601.

    >>> find_day("born 12.3.1985")
    '1985-03-12'
    """
    found = _match(text)
    if found is None or found["d"] is None:
        return None
    return _iso(found["y"], _month(found["m"]), found["d"])


def find_month(text: str) -> str | None:
    """A month as ISO 8601, with its day where one is said; without a year `--09`.

    >>> find_month("in september"), find_month("12. mars"), find_month("mai 2027")
    ('--09', '--03-12', '2027-05')
    """
    if found := _match(text):
        iso = _iso(found["y"], _month(found["m"]), found["d"])
        return iso[:7] if iso and found["d"] is None else iso
    match = _DAY_AND_MONTH.search(text) or _yearless().search(text)
    if not match:
        return None
    # Any leap year will do to see whether there is such a day.
    iso = _iso("2000", _month(match["m"]), match["d"])
    return f"-{iso[4:] if match['d'] else iso[4:7]}" if iso else None


def _match(text: str) -> re.Match[str] | None:
    """A date with a year, in numbers or with the month in words."""
    patterns = (_ISO_DATE, _NUMERIC_DATE, _month_pattern())
    return next((m for pattern in patterns if (m := pattern.search(text))), None)


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else _month_stems()[text]


def _iso(year: str, month: int, day: str | None) -> str | None:
    try:
        return date(int(year), month, int(day or 1)).isoformat()
    except ValueError:
        return None


@cache
def _month_stems() -> dict[str, int]:
    """Names of months without the endings that change with case ("вересні")."""
    names: dict[str, int] = {}
    for lexicon in lexicons():
        for number, name in _month_names(lexicon):
            stem = normalise(name).rstrip(".")
            names[stem[:-2] if len(stem) >= _LONG_MONTH else stem] = number
        for name, number in lexicon.months.items():
            names[name[:-2] if len(name) >= _LONG_OWN else name] = number
    return names


def _month_names(lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Names in full and in short, alone and inside a date."""
    for language in lexicon.languages:
        months = Locale.parse(language).months
        for form, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            yield from months[form][width].items()


@cache
def _stems() -> str:
    return "|".join(sorted(map(re.escape, _month_stems()), key=len, reverse=True))


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<d>\d{{1,2}})\.?\s+)?\b(?P<m>{_stems()})\w*\.?,?\s+"
        r"(?P<y>(?:19|20)\d\d)"
    )


@cache
def _yearless() -> re.Pattern[str]:
    """A month after a word such as "in", or after a day: "may" is also a verb."""
    begins = "|".join(p.pattern for x in lexicons() for p in x.month_begins)
    return re.compile(
        rf"(?:(?:{begins})\s+|\b(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?)"
        rf"\b(?P<m>{_stems()})\w*"
    )
