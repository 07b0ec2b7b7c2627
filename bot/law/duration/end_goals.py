"""The end goals that education and age allow, Integration Act §§ 13 and 14."""

from __future__ import annotations

from bot.law import legislation
from bot.law.duration.facts import (
    DurationFacts,
    EndGoal,
    has_upper_secondary,
    under_current_act,
)

# Integration Act § 13(1); the first two were the main rule before 2026 (§ 13 then).
GOALS_WITH_UPPER_SECONDARY = (
    EndGoal.WORK,
    EndGoal.PREPARE_HIGHER_EDUCATION,
    EndGoal.VOCATIONAL_REQUALIFICATION,
)
MAIN_RULE_WITH_UPPER_SECONDARY = (EndGoal.WORK, EndGoal.PREPARE_HIGHER_EDUCATION)
# Integration Act § 14(1) and (4)-(6).
GOALS_WITHOUT_UPPER_SECONDARY = (
    EndGoal.WORK,
    EndGoal.PARTS_OF_UPPER_SECONDARY,
    EndGoal.COMPLETED_UPPER_SECONDARY,
    EndGoal.VOCATIONAL,
)


def goals_are_listed(facts: DurationFacts) -> bool:
    """Since 2026 the end goals are a closed list; before, only a main rule was found.

    Integration Act §§ 13(1) and 14(1); Prop. 81 L (2024-2025) ch. 3, 6 and 7.
    """
    return legislation.holds("goals_below_upper_secondary", on=facts.on) is True


def work_only(facts: DurationFacts) -> bool:
    """Those over 55 have work as their only end goal.

    Integration Act §§ 13(1) and 14(1).
    """
    limit = legislation.optional_value("goal_work_only_above_age", on=facts.on)
    return limit is not None and facts.age is not None and facts.age > limit


def over_55_is_unknown(facts: DurationFacts) -> bool:
    """Before 2026 age decided on the goal too; how, for those over 55, was not found.

    Prop. 81 L (2024-2025) ch. 3.
    """
    if facts.age is None or not under_current_act(facts):
        return False
    name = "goal_work_only_above_age"
    if legislation.optional_value(name, on=facts.on) is not None:
        return False
    return facts.age > legislation.value(name, on=legislation.changes(name)[-1])


def should_complete_upper_secondary(facts: DurationFacts) -> bool:
    """Those under 25 without upper secondary shall complete it, with exceptions.

    Integration Act § 14(3); before 2026 § 13(3), as a main rule.
    """
    limit = legislation.value("goal_completed_below_age", on=facts.on)
    return (
        has_upper_secondary(facts) is False
        and facts.age is not None
        and facts.age < limit
    )


def goals_for(facts: DurationFacts, *, upper_secondary: bool) -> tuple[EndGoal, ...]:
    """The end goals for people with, or without, upper secondary education.

    Integration Act §§ 13(1) and 14(1).
    """
    if work_only(facts):
        return (EndGoal.WORK,)
    if not upper_secondary:
        return GOALS_WITHOUT_UPPER_SECONDARY
    if goals_are_listed(facts):
        return GOALS_WITH_UPPER_SECONDARY
    return MAIN_RULE_WITH_UPPER_SECONDARY


def allowed_goals(facts: DurationFacts) -> tuple[EndGoal, ...] | None:
    """The end goals that the facts allow; None where there is no list to give.

    The Act of 2003 had no end goals, and those of people over 55 before 2026 are not
    known. Without the education only a goal that all have can be named.

    Integration Act §§ 13(1) and 14(1).
    """
    upper_secondary = has_upper_secondary(facts)
    if not under_current_act(facts) or over_55_is_unknown(facts):
        return None
    if upper_secondary is None:
        return (EndGoal.WORK,) if work_only(facts) else None
    return goals_for(facts, upper_secondary=upper_secondary)


def goal_allowed(facts: DurationFacts) -> bool | None:
    """Whether the end goal is allowed; None where that is not known.

    Work has always been a goal for everyone.

    Integration Act §§ 13(1) and 14(1).
    """
    goals = allowed_goals(facts)
    if over_55_is_unknown(facts) and facts.end_goal is EndGoal.WORK:
        return True
    if facts.end_goal is None or goals is None:
        return None
    if facts.end_goal in goals:
        return True
    return False if goals_are_listed(facts) else None
