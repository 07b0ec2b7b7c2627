"""The dated values of the law: what held on a day, and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from bot.law.errors import NoValue, OutsideKnownParameters, UnknownParameter
from bot.law.parameter_files import Entry, Parameter, acts, parameters

if TYPE_CHECKING:
    from collections.abc import Iterable

StepValue: TypeAlias = "Fraction | int | bool | date | str | tuple[str, ...]"


@dataclass(frozen=True)
class Citation:
    """Where a rule stands, since when it reads so, and how well that is known."""

    act: str
    section: str
    url: str
    valid_from: date
    status: str = "found"


@dataclass(frozen=True)
class Step:
    """One step of the reasoning: its rule, what that gave, its source, and why.

    Attributes:
        rule: id of `bot.law.rules.RULES`.
        value: what the rule gave, in the rule's unit.
        citation: where the rule stands and since when.
        facts: the facts of the person that the rule looked at, by name.
        because: the steps that it rests on, in the order in which a person reasons.
    """

    rule: str
    value: StepValue
    citation: Citation
    facts: tuple[tuple[str, StepValue], ...] = ()
    because: tuple[Step, ...] = ()


def in_order(explanation: Iterable[Step]) -> tuple[Step, ...]:
    """The steps of a tree as a person would reason: what a step rests on comes first.

    A step that several others rest on comes once, where it is first needed.
    """
    found: list[Step] = []
    _collect(explanation, found, set())
    return tuple(found)


def _collect(steps: Iterable[Step], found: list[Step], seen: set[int]) -> None:
    """Add what is not there yet; a branch that was walked is not walked again.

    Compared, not hashed: the hash of a step is that of all below it, fractions too.
    """
    for step in steps:
        if id(step) in seen:
            continue
        seen.add(id(step))
        _collect(step.because, found, seen)
        if step not in found:
            found.append(step)


def sources(steps: Iterable[Step]) -> tuple[Citation, ...]:
    """The citations of steps, each once, in their order."""
    return tuple(dict.fromkeys(step.citation for step in steps))


def entry(name: str, *, on: date) -> Entry:
    """The value that held on a day, with its section.

    Raises:
        UnknownParameter: no parameter has this name.
        OutsideKnownParameters: before the first value, or after the year of the last
            one where the value is set anew each year.
    """
    parameter = _known(name)
    place = bisect_right(parameter.days, on)
    last = parameter.last_day
    if place == 0 or (last is not None and on > last):
        first = parameter.days[0]
        raise OutsideKnownParameters(name, on=on, first=first, last=last)
    return parameter.entries[place - 1]


def value(name: str, *, on: date) -> Fraction:
    """The number that held on a day, exactly.

    Raises:
        NoValue: no number held on that day.
        OutsideKnownParameters: the day is outside the known values.
    """
    number = optional_value(name, on=on)
    if number is None:
        message = f"{name} has no number on {on}"
        raise NoValue(message)
    return number


def optional_value(name: str, *, on: date) -> Fraction | None:
    """The number that held on a day, or None where there is none or it is unknown."""
    found = entry(name, on=on).value
    return found if isinstance(found, Fraction) else None


def holds(name: str, *, on: date) -> bool | None:
    """Whether a yes-or-no parameter held on a day; None when that is not known."""
    found = entry(name, on=on).value
    return found if isinstance(found, bool) else None


def level(name: str, *, on: date) -> str:
    """The level of Norwegian that held on a day, as the regulation writes it: `B1`.

    Raises:
        NoValue: no level held on that day.
        OutsideKnownParameters: the day is outside the known values.
    """
    found = entry(name, on=on).value
    if not isinstance(found, str):
        message = f"{name} has no level on {on}"
        raise NoValue(message)
    return found


def changes(name: str) -> tuple[date, ...]:
    """The days on which a parameter got a new value, ascending."""
    return _known(name).days


def citation(name: str, *, on: date) -> Citation:
    """Where the value of a day stands and since when."""
    found = entry(name, on=on)
    act, _, section = found.section.partition(" ")
    return Citation(act, section, acts()[act].url, found.valid_from, found.status)


def _known(name: str) -> Parameter:
    """The parameter of this name."""
    try:
        return parameters()[name]
    except KeyError:
        raise UnknownParameter(name) from None
