"""The work- or education-oriented part of a programme, Integration Act § 14 a."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.content.facts import (
    ContentFacts,
    decision_day,
    only_goal_is_work,
    told,
    with_upper_secondary,
)
from bot.law.content.reading import PartOfProgramme, PartValue, Reading
from bot.law.content.required import required
from bot.law.duration.facts import EndGoal
from bot.law.duration.working_days import DAY, last_day
from bot.law.errors import ImpossibleFacts
from bot.law.rules import step

if TYPE_CHECKING:
    from datetime import date

    from bot.law.legislation import Step

ID = "work_or_education"
HOURS = "work_oriented_hours_a_week"
AFTER = "work_oriented_after_months"
AFTER_UPPER_SECONDARY = "work_oriented_after_months_upper_secondary"


def read_work_oriented(
    facts: ContentFacts, why: tuple[Step, ...]
) -> tuple[Reading, ...]:
    """Toward work: an average of hours each week, once some months have gone.

    Other goals, and the time before 2026, have no such rule.

    Integration Act (LOV-2020-11-06-127) § 14 a(3).
    """
    compulsory, none = required(ID, facts), _no_minimum(facts, why)
    if none is not None:
        return (Reading(compulsory, {"minimum_applies": False}, (none,)),)
    hours = int(legislation.value(HOURS, on=facts.on))
    after = int(legislation.value(_after(facts), on=facts.on))
    values: dict[str, PartValue] = {
        "minimum_applies": True,
        "hours_a_week": hours,
        "after_months": after,
    }
    steps = (_hours_step(facts, hours, why), _months_step(facts, after))
    first = first_day(facts, after)
    if first is None:
        return (Reading(compulsory, values, steps),)
    return (Reading(compulsory, values | {"from": first}, _from(facts, first, steps)),)


WORK_ORIENTED = PartOfProgramme(ID, ("end_goal", "education"), read_work_oriented)


def first_day(facts: ContentFacts, after: int) -> date | None:
    """The day from which the hours are due, not before the rule came; None if not told.

    Raises:
        ImpossibleFacts: the calendar has no such day.

    Integration Act § 14 a(3).
    """
    if facts.programme_start is None:
        return None
    try:
        day = last_day(facts.programme_start, months=after) + DAY
    except OverflowError:
        raise ImpossibleFacts(field="programme_start", code="too_late") from None
    return max(day, legislation.entry(HOURS, on=facts.on).valid_from)


def _after(facts: ContentFacts) -> str:
    """The education decides after how many months.

    Integration Act § 14 a(3).
    """
    return AFTER_UPPER_SECONDARY if with_upper_secondary(facts) else AFTER


def _no_minimum(facts: ContentFacts, why: tuple[Step, ...]) -> Step | None:
    """The step that says why there are no least hours; None where there are.

    Integration Act § 14 a(3).
    """
    if legislation.optional_value(HOURS, on=facts.on) is None:
        came = legislation.changes(HOURS)[-1]
        return step("work_hours_before_rule", value=False, on=came, because=why)
    if facts.end_goal is EndGoal.WORK:
        return None
    goal = told(facts, "end_goal")
    return step(
        "work_hours_other_goal", value=False, on=facts.on, because=why, used=goal
    )


def _hours_step(facts: ContentFacts, hours: int, why: tuple[Step, ...]) -> Step:
    """How many hours a week, because the goal is work."""
    if only_goal_is_work(facts):
        day, goals = decision_day(facts), (EndGoal.WORK.value,)
        age = told(facts, "age")
        why += (step("goal_work_only_over_55", goals, on=day, used=age),)
    goal = told(facts, "end_goal")
    return step("work_hours_a_week", hours, on=facts.on, because=why, used=goal)


def _months_step(facts: ContentFacts, after: int) -> Step:
    """After how many months, by the education."""
    rule = "work_hours_after_months"
    if with_upper_secondary(facts):
        rule = "work_hours_after_months_upper_secondary"
    return step(rule, after, on=facts.on, used=told(facts, "education"))


def _from(
    facts: ContentFacts, first: date, steps: tuple[Step, ...]
) -> tuple[Step, ...]:
    """From which day on, by the start of the programme and the education."""
    start = told(facts, "programme_start", "education")
    rule = "work_hours_from"
    if with_upper_secondary(facts):
        rule = "work_hours_from_upper_secondary"
    return (step(rule, first, on=facts.on, because=steps, used=start),)
