"""The reasoning behind a programme's length, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration_facts import (
    DurationFacts,
    EndGoal,
    Permit,
    has_upper_secondary,
    under_current_act,
)
from bot.law.end_goals import goals_for, should_complete_upper_secondary, work_only
from bot.law.programme_length import (
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


def duration_steps(facts: DurationFacts, by_track: Lengths) -> tuple[Step, ...]:
    """Which rules apply, which goals they allow, how long the programme may be."""
    return (
        *_permit_steps(facts),
        *_goal_steps(facts),
        *_transition_steps(facts, by_track),
        *_length_steps(facts, by_track),
    )


def _permit_steps(facts: DurationFacts) -> Iterator[Step]:
    """Which Act applies, and whether collective protection has rules of its own.

    Integration Act § 37 c; Integration Regulation § 72.
    """
    if not under_current_act(facts):
        change = legislation.changes("current_act")[-1]
        yield step("act_2003_applies", value=True, on=change)
    if facts.permit is Permit.COLLECTIVE_PROTECTION and not length_is_unknown(facts):
        yield step("collective_protection_ordinary_lengths", value=True, on=facts.on)


def _goal_steps(facts: DurationFacts) -> Iterator[Step]:
    """The end goals that education and age allow.

    Integration Act §§ 13(1) and 14(1) and (3).
    """
    upper_secondary = has_upper_secondary(facts)
    if not under_current_act(facts):
        return
    if work_only(facts):
        goals = _ids((EndGoal.WORK,))
        yield step("goal_work_only_over_55", goals, on=facts.on)
    elif upper_secondary is not None:
        goals = _ids(goals_for(facts, upper_secondary=upper_secondary))
        name = "upper_secondary" if upper_secondary else "below_upper_secondary"
        yield step(f"goals_{name}", goals, on=facts.on)
    if should_complete_upper_secondary(facts):
        goals = _ids((EndGoal.COMPLETED_UPPER_SECONDARY,))
        yield step("goal_completed_upper_secondary_under_25", goals, on=facts.on)


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
    yield step(rule, change, on=change, parameter=name)


def _length_steps(facts: DurationFacts, by_track: Lengths) -> Iterator[Step]:
    """The longest time of each track that is possible, and what goes with a single one.

    Integration Act §§ 13(3) and 14(4)-(6).
    """
    for track, lengths in by_track.items():
        if len({length.longest for length in lengths}) == 1:
            yield step(f"longest_{track}", lengths[0].longest, on=facts.on)
    if len(by_track) == 1:
        (track, lengths), *_ = by_track.items()
        if len(lengths) == 1:
            yield from _bound_steps(facts, track, lengths[0])


def _bound_steps(facts: DurationFacts, track: str, length: Length) -> Iterator[Step]:
    """The shortest time, where there is one, and the extension.

    Integration Act §§ 13(3) and 14(4)-(6).
    """
    if length.shortest is not None:
        name = f"{track}_shortest_months"
        yield step("shortest_programme", length.shortest, on=facts.on, parameter=name)
    name = f"{track}_extension_months"
    rule = _extension_rule(facts, track, length)
    yield step(rule, length.extension, on=facts.on, parameter=name)


def _extension_rule(facts: DurationFacts, track: str, length: Length) -> str:
    """An extension is a duty since the new lengths, where there is one at all.

    Integration Act § 14(4)-(6); before, Prop. 81 L (2024-2025) ch. 7.
    """
    if track == ACT_2003:
        return "extension_act_2003"
    if not length.extension:
        return "extension_none"
    new = legislation.holds(TRANSITIONS[track], on=facts.on)
    return "extension_shall_be_given" if new else "extension_if_goal_expected"


def _ids(goals: tuple[EndGoal, ...]) -> tuple[str, ...]:
    """End goals as they stand in JSON."""
    return tuple(goal.value for goal in goals)
