"""A sick child or child-minder, Integration Regulation §§ 6 and 7."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from bot.law import legislation
from bot.law.leave.facts import LeaveFacts, told
from bot.law.leave.kinds import LeaveKind
from bot.law.leave.numbers import (
    Leave,
    LeaveValue,
    benefit_goes_on,
    benefit_steps,
    number,
)
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.law.legislation import Step

MANY, AGE = "sick_child_many_above", "sick_child_until_age"


class Care(NamedTuple):
    """What the number of days hangs on, by the names of the facts."""

    children: int
    alone_with_children: bool
    chronic_child: bool


class Limits(NamedTuple):
    """The parameters of the days and of the child's age; empty without a right."""

    days: str
    age: str


def sick_child(facts: LeaveFacts) -> Leave:
    """Days for a year by the number of children, the care, and a chronic illness.

    Integration Regulation (FOR-2020-12-15-2912) §§ 6 and 7.
    """
    kind = LeaveKind.SICK_CHILD
    goes_on = benefit_goes_on(kind, on=facts.on)
    limits = {care: limits_of(care, facts) for care in _possible(facts)}
    if not any(found.days for found in limits.values()):
        return Leave(kind, goes_on, {"applies": False}, steps=(_no_child(facts),))
    values = {name: _options(facts, limits, name) for name in Limits._fields}
    return Leave(
        kind,
        goes_on,
        {
            "applies": _applies(facts),
            "working_days": _agreed(values["days"]),
            "per": "twelve_months",
            "until_age": _agreed(values["age"]),
        },
        _ranges(values["days"]),
        tuple(name for name in Care._fields if _matters(facts, limits, name)),
        _steps(facts, limits.values()),
    )


def limits_of(care: Care, facts: LeaveFacts) -> Limits:
    """The days: the number of children counts unless one is chronically ill.

    Integration Regulation §§ 6 and 7.
    """
    alone = "_alone" if care.alone_with_children else ""
    if care.chronic_child:
        return Limits(f"sick_child_days_chronic{alone}", f"{AGE}_chronic")
    if not care.children:
        return Limits("", "")
    many = "_many" if care.children > _many_above(facts) else ""
    return Limits(f"sick_child_days{alone}{many}", AGE)


def _many_above(facts: LeaveFacts) -> int:
    """More children than this are many.

    Integration Regulation § 7.
    """
    return int(legislation.value(MANY, on=facts.on))


def _possible(facts: LeaveFacts) -> Iterator[Care]:
    """The ways of care that the facts leave possible, for someone with children."""
    many = _many_above(facts)
    choices = ((many, many + 1), (False, True), (False, True))
    told_or_open = (
        values if getattr(facts, name) is None else (getattr(facts, name),)
        for name, values in zip(Care._fields, choices, strict=True)
    )
    return (Care(*values) for values in product(*told_or_open))


def _applies(facts: LeaveFacts) -> bool | None:
    """Whether someone has a child for whom there is a right; None if not told.

    Integration Regulation § 6.
    """
    return True if facts.children or facts.chronic_child else None


def _options(
    facts: LeaveFacts, limits: dict[Care, Limits], name: str
) -> set[int | None]:
    """The numbers that are possible; None among them for those without a right."""
    names = {getattr(found, name) for found in limits.values()}
    return {number(name, on=facts.on) if name else None for name in names}


def _agreed(numbers: set[int | None]) -> LeaveValue:
    """The number where only one is possible."""
    return next(iter(numbers)) if len(numbers) == 1 else None


def _ranges(days: set[int | None]) -> dict[str, tuple[int, int]]:
    """The bounds of the days that are open, for those who surely have a right."""
    numbers = [number for number in days if number is not None]
    if len(days) == 1 or len(numbers) < len(days):
        return {}
    return {"working_days": (min(numbers), max(numbers))}


def _matters(facts: LeaveFacts, limits: dict[Care, Limits], name: str) -> bool:
    """Whether a fact is missing and would change the days or the child's age."""
    by_value: dict[object, set[Limits]] = {}
    for care, found in limits.items():
        by_value.setdefault(getattr(care, name), set()).add(found)
    first, *others = by_value.values()
    return getattr(facts, name) is None and any(found != first for found in others)


def _steps(facts: LeaveFacts, limits: Iterable[Limits]) -> tuple[Step, ...]:
    """How many days, for a child of which age: for all that is possible.

    Integration Regulation §§ 6 and 7.
    """
    why = benefit_steps(LeaveKind.SICK_CHILD, on=facts.on)
    return tuple(
        _number_step(
            facts,
            found.days,
            (_number_step(facts, found.age, why, "chronic_child"),),
            *Care._fields,
        )
        for found in dict.fromkeys(limits)
        if found.days
    )


def _number_step(
    facts: LeaveFacts, name: str, why: tuple[Step, ...], *looked_at: str
) -> Step:
    """The step of a number; its rule has the parameter's name."""
    used = told(facts, *looked_at)
    found = int(legislation.value(name, on=facts.on))
    return step(name, found, on=facts.on, because=why, used=used)


def _no_child(facts: LeaveFacts) -> Step:
    """Those without a child of the age have no such right.

    Integration Regulation § 6.
    """
    used = told(facts, *Care._fields)
    return step("sick_child_none", value=False, on=facts.on, used=used)
