"""The reasoning behind a right and a duty, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.facts import Permit
from bot.law.eligibility.conditions import (
    EXCLUSIONS,
    MAY_OFFER,
    in_full_time_work,
    lived_too_long,
    over_highest_age,
    under_lowest_age,
)
from bot.law.eligibility.settlement import family_of_others, needs_agreement
from bot.law.eligibility.step import eligibility_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.law.eligibility.facts import EligibilityFacts
    from bot.law.eligibility.outcome import Outcome
    from bot.law.legislation import Step

ACT_2003 = "act_2003_applies"
_ALONE = frozenset({ACT_2003, *(condition.rule for condition in EXCLUSIONS)})


def eligibility_steps(
    facts: EligibilityFacts, outcomes: tuple[Outcome, ...], decisive: str | None
) -> tuple[Step, ...]:
    """What was looked at, in the order in which a person reasons, the decisive last.

    Someone who is outside for one reason need not read the others.

    Args:
        facts: what is known.
        outcomes: those that count.
        decisive: the rule that decides, or leaves the right open, if one does.
    """
    if decisive in _ALONE:
        return (eligibility_step(facts, decisive),)
    known = (*_condition_steps(facts), *_work_steps(facts, outcomes))
    others = tuple(found for found in known if found.rule != decisive)
    if decisive is None:
        return others
    return (*others, eligibility_step(facts, decisive))


def decisive_rule(facts: EligibilityFacts, outcomes: tuple[Outcome, ...]) -> str | None:
    """The rule that decides on the right, or leaves it open; None for a missing fact.

    Where several lead to the same, it is the one that the others did not take away.

    Integration Act (LOV-2020-11-06-127) § 8; Integration Regulation § 72.
    """
    rules = {outcome.rule for outcome in outcomes}
    if len({outcome.right for outcome in outcomes}) == 1 or rules == {ACT_2003}:
        return outcomes[-1].rule
    at_the_limit = facts.age is not None and over_highest_age(facts) is None
    return "age_55" if at_the_limit and "age_over_55" in rules else None


def _condition_steps(facts: EligibilityFacts) -> Iterator[Step]:
    """A step for each condition that the facts settle, met or not.

    Integration Act §§ 8 and 9.
    """
    kept = dict(_kept(facts))
    for condition in (*EXCLUSIONS, *MAY_OFFER):
        if condition.is_met(facts):
            yield eligibility_step(facts, condition.rule)
        elif condition.rule in kept:
            yield eligibility_step(facts, kept[condition.rule])


def _kept(facts: EligibilityFacts) -> Iterator[tuple[str, str]]:
    """The rules of the conditions that are known not to be met, by the met rule.

    Integration Act §§ 8(1)-(2) and 9.
    """
    if facts.permit not in (None, Permit.FAMILY):
        yield "permit_not_in_section_9", "permit_in_section_9"
    if lived_too_long(facts) is False and (
        facts.months_in_municipality is not None or facts.permit_date is not None
    ):
        yield "lived_two_years", "lived_under_two_years"
    if facts.permit is Permit.FAMILY and family_of_others(facts) is False:
        yield "family_of_others", "family_of_refugee"
    if under_lowest_age(facts) is False and over_highest_age(facts) is False:
        yield "age_over_55", "age_18_to_55"
    if facts.permit is not None and not needs_agreement(facts):
        yield "settled_without_agreement", "agreement_not_needed"
    elif facts.settled_by_agreement:
        yield "settled_without_agreement", "settled_by_agreement"


def _work_steps(
    facts: EligibilityFacts, outcomes: tuple[Outcome, ...]
) -> Iterator[Step]:
    """What work a person has, where it was told and the rule is there.

    Integration Act § 8(4), from 2026.
    """
    limit = legislation.optional_value("full_time_work_hours", on=facts.on)
    if limit is None or facts.work_hours_per_week is None:
        return
    if not in_full_time_work(facts):
        yield eligibility_step(facts, "work_below_full_time")
    elif any(outcome.rule == "full_time_work" for outcome in outcomes):
        yield eligibility_step(facts, "full_time_work")
