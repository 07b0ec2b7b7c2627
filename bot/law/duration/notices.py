"""What must be said beside the numbers of a duration estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.absence import LIMIT
from bot.law.duration.end_date import ProgrammeEnd, absence_day
from bot.law.duration.end_goals import (
    goal_allowed,
    goals_are_listed,
    over_55_is_unknown,
    should_complete_upper_secondary,
)
from bot.law.duration.facts import DurationFacts, EndGoal, Permit, under_current_act
from bot.law.duration.programme_length import (
    UPPER_SECONDARY,
    Length,
    is_first_day,
    length_is_unknown,
    own_lengths_in_force,
    vocational_is_unknown,
)
from bot.law.notices import chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    Lengths = Mapping[str, tuple[Length, ...]]


def duration_notices(
    facts: DurationFacts, by_track: Lengths, end: ProgrammeEnd
) -> tuple[str, ...]:
    """What must be said beside the numbers."""
    current = under_current_act(facts)
    candidates = _permit_notices(facts) | _rule_notices(facts, by_track)
    candidates |= _end_notices(facts, end)
    if current:
        candidates |= _goal_notices(facts)
    return chosen(candidates | {"no_end_goals_act_2003": not current}, on=facts.on)


def _permit_notices(facts: DurationFacts) -> dict[str, bool]:
    """What to say of the permit and its date."""
    collective = facts.permit is Permit.COLLECTIVE_PROTECTION
    return {
        "assumed_current_act": under_current_act(facts)
        and facts.permit_date is None
        and not goals_are_listed(facts),
        "assumed_not_collective_protection": facts.permit is None
        and under_current_act(facts)
        and own_lengths_in_force(facts),
        "collective_protection_length_unknown": length_is_unknown(facts),
        "chapter_6a_repeal_unknown": collective
        and legislation.holds("chapter_6a", on=facts.on) is None,
    }


def _rule_notices(facts: DurationFacts, by_track: Lengths) -> dict[str, bool]:
    """What to say of the rules that the lengths come from."""
    tracks = by_track if under_current_act(facts) else ()
    return {
        "first_day_of_new_rules_unknown": any(
            is_first_day(track, on=facts.on) for track in tracks
        ),
        "vocational_before_2025_unknown": list(tracks) == [EndGoal.VOCATIONAL.value]
        and vocational_is_unknown(on=facts.on),
        "length_from_one_source": list(tracks) == [UPPER_SECONDARY]
        and legislation.entry("upper_secondary_longest_months", on=facts.on).status
        == "single_source",
    }


def _end_notices(facts: DurationFacts, end: ProgrammeEnd) -> dict[str, bool]:
    """What to say of the last day and what absence adds to it."""
    added = end.added
    is_open = added is not None and added.lowest < added.highest
    current = under_current_act(facts)
    return {
        "assumed_no_absence": end.longest is not None and added is None,
        "added_absence_unknown": is_open and current,
        "added_absence_act_2003_unknown": is_open and not current,
        "regulation_before_2026_unread": bool(added and facts.absence)
        and legislation.entry(LIMIT, on=absence_day(facts)).status == "inference",
    }


def _goal_notices(facts: DurationFacts) -> dict[str, bool]:
    """What to say of the end goal."""
    young = should_complete_upper_secondary(facts)
    return {
        "goals_before_2026_main_rule": not goals_are_listed(facts)
        and not over_55_is_unknown(facts),
        "goals_over_55_before_2026_unknown": over_55_is_unknown(facts),
        "goal_not_allowed": goal_allowed(facts) is False,
        "under_25_other_goal_needs_reason": young
        and facts.end_goal is not EndGoal.COMPLETED_UPPER_SECONDARY,
        "age_not_given": facts.age is None,
    }
