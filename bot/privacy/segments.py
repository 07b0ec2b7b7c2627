"""The likeliest reading of a chain of digits: which groups go and which stay.

Every reading has a cost; the cheapest wins. Dates and numbers with correct check digits
are cheap, digits that nothing explains are dear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from bot.privacy import identifiers
from bot.privacy.chains import SHORTEST, Chain, chains

Replacement = tuple[int, int, str]

_KEEP: Final = ""
_LOOSE: Final = "?"
_WEAK: Final = "!"  # kept, unless digits beside it have no explanation
_LONGEST_NUMBER: Final = 15
# Longer chains are no sentence of numbers; reading them would only take time.
_LONGEST_CHAIN: Final = 40
# More groups than any message needs: the rest of the text is not worth the time.
_MOST_GROUPS: Final = 200
_WIDEST_KEPT: Final = 6  # groups of the widest date range or pair of amounts
_UNCHECKED_PERSON: Final = 11
_BIRTH_NUMBER: Final = (8, 5)  # digits of 01.05.1990 and of what follows it
_PERSON_SHAPES: Final = frozenset({(11,), (6, 5), (2, 2, 2, 5), (4, 2, 5)})

_COSTS: Final = {
    identifiers.FNR: 1.0,
    identifiers.DNR: 1.0,
    identifiers.PHONE: 1.0,
    # One check digit or none: a date beside an amount is likelier.
    identifiers.ACCOUNT: 2.5,
    identifiers.DUF: 2.5,
}
_DATE_COST: Final = 0.0
_KEPT_COST: Final = 1.0
_SHAPE_COST: Final = 3.0
_RANGE_COST: Final = 2.6
_FOREIGN_COST: Final = 3.9
_ELEVEN_COST: Final = 4.0
_AFTER_DATE_COST: Final = 2.0
_LOOSE_COST: Final = 1.5
_LOOSE_DIGIT_COST: Final = 0.25


@dataclass(frozen=True)
class Segment:
    """Some groups of a chain and what becomes of them (a marker, kept or loose)."""

    first: int
    last: int
    marker: str
    cost: float


def replacements(folded: str) -> Iterator[Replacement]:
    """Start, end and marker of every number to replace, from left to right."""
    read = 0
    for chain in chains(folded):
        count = len(chain.groups)
        read += count
        if read > _MOST_GROUPS or len(chain.digits(0, count)) > _LONGEST_CHAIN:
            yield (*chain.span(0, count), identifiers.NUMBER)
        else:
            yield from _of_chain(chain)


def _of_chain(chain: Chain) -> Iterator[Replacement]:
    segments = _reading(chain)
    if _unexplained(chain, segments) >= SHORTEST:
        # A number that nobody knows: what looks like a telephone number in it is none.
        segments = [_loosened(segment) for segment in segments]
    for marker, found in groupby(segments, key=_group_key):
        together = list(found)
        first, last = together[0].first, together[-1].last
        if marker == _LOOSE and _unexplained(chain, together):
            yield from _of_loose(chain, first, last)
        elif marker not in {_LOOSE, _KEEP}:
            yield (*chain.span(first, last), together[0].marker)


def _unexplained(chain: Chain, segments: list[Segment]) -> int:
    return sum(
        len(chain.digits(segment.first, segment.last))
        for segment in segments
        if segment.marker == _LOOSE
    )


def _loosened(segment: Segment) -> Segment:
    return segment if segment.marker == _KEEP else replace(segment, marker=_LOOSE)


def _group_key(segment: Segment) -> str:
    """Loose and weak groups are read together; a marker stands for itself."""
    if segment.marker in {_LOOSE, _WEAK}:
        return _LOOSE
    if segment.marker == _KEEP:
        return _KEEP
    return f"{segment.marker}{segment.first}"


def _of_loose(chain: Chain, first: int, last: int) -> Iterator[Replacement]:
    digits = chain.digits(first, last)
    if len(digits) >= SHORTEST:
        marker = identifiers.identify(digits) or identifiers.NUMBER
        yield (*chain.span(first, last), marker)


def _reading(chain: Chain) -> list[Segment]:
    """The cheapest way to cut the chain into segments."""
    best: list[tuple[float, list[Segment]]] = [(0.0, [])]
    for last in range(1, len(chain.groups) + 1):
        options = [
            (best[segment.first][0] + segment.cost, [*best[segment.first][1], segment])
            for segment in _segments_to(chain, last)
        ]
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _segments_to(chain: Chain, last: int) -> Iterator[Segment]:
    """Every segment that ends before the group `last`; markers before kept ones."""
    for first in range(last - 1, -1, -1):
        digits = chain.digits(first, last)
        if first == last - 1:
            cost = _LOOSE_COST + _LOOSE_DIGIT_COST * len(digits)
            yield Segment(first, last, _LOOSE, cost)
        if len(digits) > _LONGEST_NUMBER:
            return
        yield from _markers(chain, first, last, digits)
        if last - first <= _WIDEST_KEPT:
            yield from _kept(chain, first, last)


def _kept(chain: Chain, first: int, last: int) -> Iterator[Segment]:
    if chain.is_date(first, last):
        yield Segment(first, last, _KEEP, _DATE_COST)
    if chain.is_year(first, last) or chain.is_amount(first, last):
        yield Segment(first, last, _KEEP, _KEPT_COST)
    if chain.is_day_or_short(first, last):
        yield Segment(first, last, _WEAK, _KEPT_COST)
    if chain.is_range(first, last):
        yield Segment(first, last, _KEEP, _RANGE_COST)


def _markers(chain: Chain, first: int, last: int, digits: str) -> Iterator[Segment]:
    if len(digits) < SHORTEST:
        return
    if chain.plus and first == 0:
        valid = identifiers.is_international(digits)
        cost = _COSTS[identifiers.PHONE] if valid else _FOREIGN_COST
        yield Segment(first, last, identifiers.PHONE, cost)
    elif marker := identifiers.identify(digits):
        # A date and a number beside it may have right check digits by chance.
        chance = _AFTER_DATE_COST if chain.is_date(first, first + 3) else 0
        yield Segment(first, last, marker, _COSTS[marker] + chance)
    elif len(digits) == _UNCHECKED_PERSON:
        usual = chain.lengths(first, last) in _PERSON_SHAPES
        cost = _SHAPE_COST if usual else _ELEVEN_COST
        yield Segment(first, last, identifiers.NUMBER, cost)
    yield from _birth_number(chain, first, last, digits)


def _birth_number(
    chain: Chain, first: int, last: int, digits: str
) -> Iterator[Segment]:
    """A date of birth in full and then the five digits, as in 01.05.1990 12345."""
    date, rest = _BIRTH_NUMBER
    if len(digits) != date + rest or chain.lengths(last - 1, last) != (rest,):
        return
    if chain.is_date(first, last - 1):
        marker = identifiers.identify(digits[:4] + digits[6:])
        if marker in {identifiers.FNR, identifiers.DNR}:
            yield Segment(first, last, marker, _DATE_COST)
