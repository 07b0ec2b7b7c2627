"""Rows of digits with separators, and what must be kept among them.

A chain is a stretch such as "01.05.2026 22 758" or "901 23 456": groups of digits with
spaces, dots, dashes, slashes or unseen characters between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.privacy.folding import INVISIBLE

#: The shortest number that could name a person.
SHORTEST: Final = 8
_LONGEST_AMOUNT: Final = 7  # without the cents
_GAP: Final = r"\x00*(?:[ ./\x02-]\x00*){0,5}"
_LEAD: Final = r"(?:\x02[ \x00]*)?(?:\+[ \x00]*)?"
_CHAIN: Final = re.compile(rf"(?P<lead>{_LEAD})\d(?:{_GAP}\d){{{SHORTEST - 1},}}")
_GROUP: Final = re.compile(r"\d(?:\x00*\d)*")

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:19|20)\d\d"
_CLOCK: Final = r"(?:[01]?\d|2[0-4])[.][0-5]\d"
_TO: Final = r"\.? ?- ?"
_DATE: Final = re.compile(
    rf"{_DAY}(?P<a>[./-]| |\. ){_MONTH}(?P=a){_YEAR}"
    rf"|{_YEAR}(?P<b>[./-]){_MONTH}(?P=b){_DAY}"
    rf"|{_DAY}(?P<c>[./]){_MONTH}(?P=c)\d\d{_TO}{_DAY}(?P=c){_MONTH}(?P=c)\d\d"
    rf"|{_DAY}[./]{_MONTH}{_TO}{_DAY}[./]{_MONTH}"
    rf"|{_CLOCK}{_TO}{_CLOCK}"
    rf"|{_YEAR}-{_MONTH}-{_DAY}-\d{{1,4}}"  # an act: LOV-2020-11-06-127
)
_YEARS: Final = re.compile(rf"{_YEAR}(?:[ /-]+{_YEAR})*")
_DAY_OR_SHORT: Final = re.compile(
    rf"{_DAY}([./]){_MONTH}(?:\1\d\d)?|{_CLOCK}|11\d|116 ?\d{{3}}|02800"
)
_AMOUNT: Final = re.compile(r"(?:\d{1,3}(?:[ .]\d{3}){1,2}|\d{1,7})(?:\.\d\d)?")
_RANGE: Final = re.compile(r"\d{1,3}(?:[ .]\d{3})+ ?- ?\d{1,3}(?:[ .]\d{3})+")
_UNIT: Final = (
    r"(?:kr|krone[rn]?|nok|eur|usd|uah|dollar|euro|koron\w*|[€$£₴]|"
    r"крон\w*|грн|كرون\w*|کرون\w*|ክሮ[ነና]\w*)"
)
_UNIT_AFTER: Final = re.compile(
    rf"(?:,\d\d?)?[ \x00]*(?:{_UNIT}(?![^\W\d_])|,-)", re.IGNORECASE
)
_UNIT_BEFORE: Final = re.compile(rf"(?<![^\W\d_]){_UNIT}\.?[ \x00]*$", re.IGNORECASE)
_UNIT_REACH: Final = 16
_SIDES: Final = 2


@dataclass(frozen=True)
class Chain:
    """Groups of digits in the folded text, as spans; what stands before and after."""

    folded: str
    start: int
    groups: tuple[tuple[int, int], ...]
    plus: bool

    def digits(self, first: int, last: int) -> str:
        """The digits of the groups from first up to, not including, last."""
        joined = "".join(self.folded[a:b] for a, b in self.groups[first:last])
        return joined.replace(INVISIBLE, "")

    def lengths(self, first: int, last: int) -> tuple[int, ...]:
        """How many digits each of these groups has."""
        return tuple(len(self.digits(i, i + 1)) for i in range(first, last))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where these groups stand, a plus sign before the first one included."""
        start = self.start if first == 0 else self.groups[first][0]
        return start, self.groups[last - 1][1]

    def seen(self, first: int, last: int) -> str:
        """The text of these groups with their separators, as a person sees it."""
        start, end = self.groups[first][0], self.groups[first:last][-1][1]
        return self.folded[start:end].replace(INVISIBLE, "")

    @cached_property
    def unit_before(self) -> bool:
        """Whether a currency stands right before the chain ("kr 500")."""
        before = self.folded[max(0, self.start - _UNIT_REACH) : self.start]
        return _UNIT_BEFORE.search(before) is not None

    @cached_property
    def unit_after(self) -> bool:
        """Whether a currency follows the chain ("500 kr", "500,-")."""
        return _UNIT_AFTER.match(self.folded, self.groups[-1][1]) is not None

    def is_date(self, first: int, last: int) -> bool:
        """A date with its year, or a range of dates, days or clock times."""
        return _DATE.fullmatch(self.seen(first, last)) is not None

    def is_year(self, first: int, last: int) -> bool:
        """A year, or several beside each other."""
        return _YEARS.fullmatch(self.seen(first, last)) is not None

    def is_day_or_short(self, first: int, last: int) -> bool:
        """A date without its century, a clock time, or a number such as 113."""
        return _DAY_OR_SHORT.fullmatch(self.seen(first, last)) is not None

    def is_amount(self, first: int, last: int) -> bool:
        """An amount of money that stands next to its currency."""
        beside = (self.unit_before and first == 0) or (
            self.unit_after and last == len(self.groups)
        )
        sides = self.seen(first, last).split("-")
        return beside and len(sides) <= _SIDES and all(map(_is_amount, sides))

    def is_range(self, first: int, last: int) -> bool:
        """Two amounts with a dash between them and no currency ("22 758-45 516")."""
        seen = self.seen(first, last)
        return _RANGE.fullmatch(seen) is not None and all(
            map(_is_amount, seen.split("-"))
        )


def _is_amount(written: str) -> bool:
    whole = re.sub(r"\.\d\d$", "", written.strip())
    short = sum(map(str.isdigit, whole)) <= _LONGEST_AMOUNT
    return short and _AMOUNT.fullmatch(written.strip()) is not None


def chains(folded: str) -> Iterator[Chain]:
    """Every chain that is long enough to hold an identifier."""
    for found in _CHAIN.finditer(folded):
        groups = tuple(
            group.span()
            for group in _GROUP.finditer(folded, found.start(), found.end())
        )
        yield Chain(folded, found.start(), groups, "+" in found["lead"])
