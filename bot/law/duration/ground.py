"""What decides on a programme's length, step by step: the Act, the goals, the date."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.end_goals import (
    goals_are_listed,
    goals_for,
    over_55_is_unknown,
    should_complete_upper_secondary,
    work_only,
)
from bot.law.duration.facts import (
    DurationFacts,
    EndGoal,
    Permit,
    has_upper_secondary,
    under_current_act,
)
from bot.law.duration.programme_length import (
    ACT_2003,
    TRANSITIONS,
    Length,
    is_first_day,
    length_is_unknown,
)
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.law.legislation import Step

    Lengths = Mapping[str, tuple[Length, ...]]


def ground_steps(facts: DurationFacts, by_track: Lengths) -> tuple[Step, ...]:
    """Which Act applies, which goals it allows, and whether its new lengths do."""
    return (
        *_permit_steps(facts),
        *_goal_steps(facts),
        *_transition_steps(facts, by_track),
    )


def told(found: Step, facts: DurationFacts, *names: str) -> Step:
    """A step with those of the facts it looked at that are known."""
    known = ((name, getattr(facts, name)) for name in names)
    used = tuple(
        (name, value.value if isinstance(value, Enum) else value)
        for name, value in known
        if value is not None
    )
    return replace(found, facts=used)


def _permit_steps(facts: DurationFacts) -> Iterator[Step]:
    """Which Act applies, and whether collective protection has rules of its own.

    Integration Act § 37 c; Integration Regulation § 72.
    """
    if not under_current_act(facts):
        change = legislation.changes("current_act")[-1]
        found = step("act_2003_applies", value=True, on=change)
        yield told(found, facts, "on", "permit_date")
    if facts.permit is not Permit.COLLECTIVE_PROTECTION:
        return
    rule = "collective_protection_ordinary_lengths"
    if length_is_unknown(facts):
        rule = "collective_protection_lengths_unknown"
    yield told(step(rule, value=True, on=facts.on), facts, "on", "permit")


def _goal_steps(facts: DurationFacts) -> Iterator[Step]:
    """The end goals that education and age allow.

    Integration Act §§ 13(1) and 14(1) and (3).
    """
    upper_secondary = has_upper_secondary(facts)
    if not under_current_act(facts):
        return
    if work_only(facts):
        found = step("goal_work_only_over_55", _ids((EndGoal.WORK,)), on=facts.on)
        yield told(found, facts, "on", "age")
    elif upper_secondary is not None and not over_55_is_unknown(facts):
        goals = _ids(goals_for(facts, upper_secondary=upper_secondary))
        found = step(_goals_rule(facts), goals, on=facts.on)
        yield told(found, facts, "on", "education", "age")
    if should_complete_upper_secondary(facts):
        goals = _ids((EndGoal.COMPLETED_UPPER_SECONDARY,))
        found = step("goal_completed_upper_secondary_under_25", goals, on=facts.on)
        yield told(found, facts, "on", "education", "age")


def _goals_rule(facts: DurationFacts) -> str:
    """The rule on the goals: a main rule before 2026, a closed list since.

    Integration Act §§ 13(1) and 14(1); before 2026 § 13.
    """
    if not has_upper_secondary(facts):
        return "goals_below_upper_secondary"
    listed = goals_are_listed(facts)
    return "goals_upper_secondary" if listed else "main_goals_upper_secondary"


def _transition_steps(facts: DurationFacts, by_track: Lengths) -> Iterator[Step]:
    """Whether the start was offered after the new lengths came, or before.

    Integration Regulation §§ 75 and 76.
    """
    names = {TRANSITIONS[track] for track in by_track if track != ACT_2003}
    if len(names) != 1 or any(is_first_day(track, on=facts.on) for track in by_track):
        return
    name = names.pop()
    change = legislation.changes(name)[-1]
    rule = "new_lengths_apply" if facts.on > change else "old_lengths_apply"
    found = step(rule, change, on=change, parameter=name)
    yield told(found, facts, "on", "education", "end_goal")


def _ids(goals: tuple[EndGoal, ...]) -> tuple[str, ...]:
    """End goals as they stand in JSON."""
    return tuple(goal.value for goal in goals)
