"""The parts of a programme, and what the missing facts leave open in each.

A part is read with facts that tell all it looks at. Where one is missing, it is read
once for each value that could make a difference; what all readings agree on is known,
the rest is open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from bot.law import legislation
from bot.law.content.facts import ContentFacts, latest_permit_day
from bot.law.content.reading import Part, PartOfProgramme, PartValue, Reading
from bot.law.content.required import required_steps
from bot.law.duration.facts import Education, EndGoal, Permit
from bot.law.legislation import in_order
from bot.law.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from bot.law.legislation import Step

Known = TypeVar("Known")

_DAY = timedelta(days=1)
_BY_PERMIT_DATE = ("social_studies_hours", "norwegian_leave_added")
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "education": (Education.NONE, Education.PRIMARY, Education.UPPER_SECONDARY),
    "end_goal": (EndGoal.WORK, EndGoal.PARTS_OF_UPPER_SECONDARY),
    "permit": (Permit.REFUGEE, Permit.COLLECTIVE_PROTECTION),
    "has_children": (True, False),
}


def part_of(facts: ContentFacts, part: PartOfProgramme) -> Part:
    """What all readings of a part agree on, and what is missing to settle the rest."""
    missing = tuple(name for name in part.looks_at if getattr(facts, name) is None)
    why = required_steps(part.id, facts)
    readings = {known: part.read(known, why) for known in _completed(facts, missing)}
    found = [reading for several in readings.values() for reading in several]
    names = dict.fromkeys(name for reading in found for name in reading.values)
    options = {name: {reading.values.get(name) for reading in found} for name in names}
    compulsory = _agreed({reading.compulsory for reading in found})
    return Part(
        id=part.id,
        compulsory=compulsory,
        values={name: _agreed(values) for name, values in options.items()},
        ranges=dict(_ranges(options)),
        missing=tuple(name for name in missing if _matters(readings, name)),
        steps=() if compulsory is None else _alternatives(found, missing),
    )


def _completed(facts: ContentFacts, missing: tuple[str, ...]) -> Iterator[ContentFacts]:
    """The facts with each value of the missing ones that may make a difference."""
    if not missing:
        yield facts
        return
    name, *others = missing
    for value in _choices(facts, name):
        yield from _completed(replace(facts, **{name: value}), tuple(others))


def _choices(facts: ContentFacts, name: str) -> tuple[Any, ...]:
    """The values of a missing fact that may make a difference."""
    if name == "permit_date":
        return tuple(dict.fromkeys(_permit_days(latest_permit_day(facts))))
    return _CHOICES[name]


def _matters(readings: Mapping[ContentFacts, tuple[Reading, ...]], name: str) -> bool:
    """Whether a missing fact would change what can be said of a part."""
    by_value: dict[object, set[tuple[object, ...]]] = {}
    for facts, found in readings.items():
        outcomes = by_value.setdefault(getattr(facts, name), set())
        outcomes |= {_outcome(reading) for reading in found}
    first, *others = by_value.values()
    return any(outcomes != first for outcomes in others)


def _outcome(reading: Reading) -> tuple[object, ...]:
    """What a reading says, without why."""
    return reading.compulsory, *reading.values.items()


def _permit_days(latest: date) -> Iterator[date]:
    """A day under each rule that goes by the permit's date, up to the latest day."""
    for name in _BY_PERMIT_DATE:
        for change in legislation.changes(name):
            unclear = legislation.entry(name, on=change).first_day_unknown
            day = change + _DAY if unclear else change
            if day <= latest:
                yield day


def _agreed(values: AbstractSet[Known]) -> Known | None:
    """The value on which all readings agree; None where they do not."""
    return next(iter(values)) if len(values) == 1 else None


def _ranges(
    options: Mapping[str, set[PartValue]],
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The bounds of the numbers that are open but known in every reading."""
    for name, values in options.items():
        numbers = [value for value in values if type(value) is int]
        if len(values) > 1 and len(numbers) == len(values):
            yield name, (min(numbers), max(numbers))


def _alternatives(
    found: Sequence[Reading], missing: tuple[str, ...]
) -> tuple[Step, ...]:
    """The reasoning of every reading, each step once and with the told facts only."""
    roots = dict.fromkeys(
        _told_only(step, missing) for reading in found for step in reading.steps
    )
    below = {step for root in roots for step in in_order(root.because)}
    results = (step for step in roots if step not in below)
    return tuple(sorted(results, key=lambda step: list(RULES).index(step.rule)))


def _told_only(step: Step, missing: tuple[str, ...]) -> Step:
    """A step without the facts that were not told but tried."""
    return replace(
        step,
        facts=tuple(fact for fact in step.facts if fact[0] not in missing),
        because=tuple(_told_only(reason, missing) for reason in step.because),
    )
