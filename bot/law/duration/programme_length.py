"""The lengths that the facts leave possible, Integration Act §§ 13 and 14.

A track is a kind of programme with lengths of its own: one for people with upper
secondary education, one for each end goal of the others, one for the Act of 2003. Its
name is that of the end goal and the stem of its parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.end_goals import goals_for
from bot.law.duration.facts import (
    DurationFacts,
    EndGoal,
    Permit,
    has_upper_secondary,
    under_current_act,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ACT_2003 = "act_2003"
UPPER_SECONDARY = "upper_secondary"
PARTS, COMPLETED = "parts_of_upper_secondary", "completed_upper_secondary"
TRANSITIONS: Mapping[str, str] = {
    UPPER_SECONDARY: "new_lengths_upper_secondary",
    "work": "new_lengths_work",
    PARTS: "new_lengths_formal_training",
    COMPLETED: "new_lengths_formal_training",
    "vocational": "new_lengths_formal_training",
}


@dataclass(frozen=True)
class Length:
    """Months of a programme: at most, at least (None: no rule), and added at most."""

    longest: int
    shortest: int | None
    extension: int


def possible_lengths(facts: DurationFacts) -> dict[str, tuple[Length, ...]]:
    """The lengths by track; several for a track where the law leaves them open.

    Empty where the length is not known at all: collective protection before 2026.

    Integration Act (LOV-2020-11-06-127) §§ 13, 14 and 37 c.
    """
    if length_is_unknown(facts):
        return {}
    if not under_current_act(facts):
        return {ACT_2003: _lengths_on(ACT_2003, facts.on)}
    return {track: track_lengths(track, on=facts.on) for track in _tracks(facts)}


def length_is_unknown(facts: DurationFacts) -> bool:
    """Chapter 6A had lengths of its own before 2026, which were not found.

    Integration Act § 37 c.
    """
    return facts.permit is Permit.COLLECTIVE_PROTECTION and own_lengths_in_force(facts)


def own_lengths_in_force(facts: DurationFacts) -> bool:
    """Whether collective protection had lengths of its own when the start was offered.

    Integration Act § 37 c.
    """
    return not legislation.holds("collective_protection_ordinary_lengths", on=facts.on)


def goal_without_length(facts: DurationFacts) -> bool:
    """An end goal outside § 14 has no length for those without upper secondary.

    Integration Act § 14(1) and (4)-(6).
    """
    if has_upper_secondary(facts) is not False or facts.end_goal is None:
        return False
    return under_current_act(facts) and facts.end_goal not in _goals_without(facts)


def track_lengths(track: str, *, on: date) -> tuple[Length, ...]:
    """The lengths on a day: those before and after, on the first day of new rules.

    The new lengths are for starts offered "after 1 January"; whether that day itself is
    one of them is not said.

    Integration Regulation (FOR-2020-12-15-2912) §§ 75 and 76.
    """
    days = (on - timedelta(days=1), on) if is_first_day(track, on=on) else (on,)
    found = [length for day in days for length in _lengths_on(track, day)]
    return tuple(dict.fromkeys(found))


def is_first_day(track: str, *, on: date) -> bool:
    """Whether a day is the one of which the law does not say which rules it has.

    Integration Regulation §§ 75 and 76.
    """
    entry = legislation.entry(TRANSITIONS[track], on=on)
    return entry.first_day_unknown and entry.valid_from == on


def vocational_is_unknown(*, on: date) -> bool:
    """Before 2025 no source says if vocational training is completed upper secondary.

    Prop. 81 L (2024-2025) ch. 7.
    """
    return legislation.optional_value("vocational_longest_months", on=on) is None


def _tracks(facts: DurationFacts) -> tuple[str, ...]:
    """The tracks that the facts leave possible.

    Integration Act §§ 13(1) and 14(1).
    """
    upper_secondary = has_upper_secondary(facts)
    goals = _goals_without(facts)
    if facts.end_goal in goals:
        goals = (facts.end_goal,)
    with_it = () if upper_secondary is False else (UPPER_SECONDARY,)
    without = () if upper_secondary else tuple(goal.value for goal in goals)
    return with_it + without


def _goals_without(facts: DurationFacts) -> tuple[EndGoal, ...]:
    """The end goals of people without upper secondary education."""
    return goals_for(facts, upper_secondary=False)


def _lengths_on(track: str, day: date) -> tuple[Length, ...]:
    """The lengths that the parameters of a day give."""
    if track == EndGoal.VOCATIONAL.value and vocational_is_unknown(on=day):
        return _lengths_on(PARTS, day) + _lengths_on(COMPLETED, day)
    shortest = legislation.optional_value(f"{track}_shortest_months", on=day)
    return (
        Length(
            longest=int(legislation.value(f"{track}_longest_months", on=day)),
            shortest=None if shortest is None else int(shortest),
            extension=int(legislation.value(f"{track}_extension_months", on=day)),
        ),
    )
