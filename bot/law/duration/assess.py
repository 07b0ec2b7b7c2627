"""How long the programme lasts, and until when, Integration Act chapter 4.

Absence and leave of more than ten working days together come on top of the months
(Integration Regulation §§ 10 and 19): they are in the last day, not in the length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law.assessment import Assessment
from bot.law.duration.end_date import ProgrammeEnd, programme_end
from bot.law.duration.end_goals import allowed_goals, goal_allowed
from bot.law.duration.notices import duration_notices
from bot.law.duration.programme_length import goal_without_length, possible_lengths
from bot.law.duration.steps import duration_steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.law.duration.facts import DurationFacts, EndGoal


@dataclass(frozen=True, kw_only=True)
class DurationAssessment(Assessment):
    """How many months the programme can last, and why.

    A number is None where it is not known or the facts do not settle it, and
    `shortest_months` also where the law has no shortest time. `lowest` and `highest`
    are the bounds of `longest_months` where that is open. `end` has the last day, where
    the first one was told.
    """

    longest_months: int | None
    shortest_months: int | None
    extension_months: int | None
    allowed_goals: tuple[EndGoal, ...] | None
    goal_allowed: bool | None
    lowest: int | None
    highest: int | None
    end: ProgrammeEnd


def assess_duration(facts: DurationFacts) -> DurationAssessment:
    """Education and end goal decide the length; the day of the offer, by which rules.

    Raises:
        ImpossibleFacts: the last day is none of the calendar.
        OutsideKnownParameters: the start was offered before the Act of 2003, or the
            public holidays of the time to which absence is added are not known.

    Integration Act (LOV-2020-11-06-127) §§ 13, 14, 18 a and 37 c; Integration
    Regulation (FOR-2020-12-15-2912) §§ 10, 19, 72, 75 and 76.
    """
    by_track = possible_lengths(facts)
    lengths = [length for found in by_track.values() for length in found]
    settled = [] if goal_without_length(facts) else lengths
    longest = _agreed(length.longest for length in settled)
    bounds = [length.longest for length in lengths] if longest is None else []
    end = programme_end(facts, lengths, settled=bool(settled))
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
        end=end,
        explanation=duration_steps(facts, by_track, end),
        notices=duration_notices(facts, by_track, end),
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
