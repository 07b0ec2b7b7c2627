"""How long the programme lasts, Integration Act chapter 4.

Absence and leave of more than ten working days together come on top (Integration
Regulation § 10 and § 19); they are not part of this estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law.assessment import Assessment
from bot.law.duration_notices import duration_notices
from bot.law.duration_steps import duration_steps
from bot.law.end_goals import allowed_goals, goal_allowed
from bot.law.programme_length import goal_without_length, possible_lengths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.law.duration_facts import DurationFacts, EndGoal


@dataclass(frozen=True, kw_only=True)
class DurationAssessment(Assessment):
    """How many months the programme can last, and why.

    A number is None where it is not known or the facts do not settle it, and
    `shortest_months` also where the law has no shortest time. `lowest` and `highest`
    are the bounds of `longest_months` where that is open.
    """

    longest_months: int | None
    shortest_months: int | None
    extension_months: int | None
    allowed_goals: tuple[EndGoal, ...] | None
    goal_allowed: bool | None
    lowest: int | None
    highest: int | None


def assess_duration(facts: DurationFacts) -> DurationAssessment:
    """Education and end goal decide the length; the day of the offer, by which rules.

    Raises:
        OutsideKnownParameters: the start was offered before the Act of 2003.

    Integration Act (LOV-2020-11-06-127) §§ 13, 14 and 37 c; Integration Regulation
    (FOR-2020-12-15-2912) §§ 72, 75 and 76.
    """
    by_track = possible_lengths(facts)
    lengths = [length for found in by_track.values() for length in found]
    settled = [] if goal_without_length(facts) else lengths
    longest = _agreed(length.longest for length in settled)
    bounds = [length.longest for length in lengths] if longest is None else []
    return DurationAssessment(
        on=facts.on,
        longest_months=longest,
        shortest_months=_agreed(length.shortest for length in settled),
        extension_months=_agreed(length.extension for length in settled),
        allowed_goals=allowed_goals(facts),
        goal_allowed=goal_allowed(facts),
        lowest=min(bounds, default=None),
        highest=max(bounds, default=None),
        missing=needed_duration_facts(facts),
        explanation=duration_steps(facts, by_track),
        notices=duration_notices(facts, by_track),
    )


def needed_duration_facts(facts: DurationFacts) -> tuple[str, ...]:
    """The next fact to ask for: the education, then the end goal, if it matters.

    With upper secondary education the length is the same whatever the goal.

    Integration Act §§ 13(3) and 14(4)-(6).
    """
    if len(set(possible_lengths(facts).values())) <= 1:
        return ()
    if facts.education is None:
        return ("education",)
    return ("end_goal",) if facts.end_goal is None else ()


def _agreed(numbers: Iterable[int | None]) -> int | None:
    """The number on which all possibilities agree."""
    found = set(numbers)
    return found.pop() if len(found) == 1 else None
