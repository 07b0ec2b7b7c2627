"""Which share of the full benefit is due, Integration Act § 20(3) and (4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.facts import (
    BenefitFacts,
    act_day,
    couple_share,
    is_under_25,
    needed_facts,
    parents_matter,
    reduced_below_age,
)
from bot.law.rules import step

if TYPE_CHECKING:
    from datetime import date

    from bot.law.legislation import Step, StepValue

FULL = Fraction(1)


@dataclass(frozen=True)
class Outcome:
    """A share that the facts allow, with the steps that lead to it."""

    share: Fraction
    steps: tuple[Step, ...]


def possible_outcomes(facts: BenefitFacts) -> tuple[Outcome, ...]:
    """Every outcome that the missing facts and the law leave open, at least one."""
    missing = needed_facts(facts, assume_not_couple=True)
    if not missing:
        return _outcomes(facts)
    return tuple(
        outcome
        for completed in _completions(facts, missing[0])
        for outcome in possible_outcomes(completed)
    )


def share_by_age(facts: BenefitFacts) -> tuple[Fraction, Step]:
    """Full from 25; below it 2/3, or 1/3 for those who live with one or both parents.

    Integration Act § 20(1) and (3).
    """
    day, used = act_day(facts), _age_told(facts)
    if not is_under_25(facts):
        return FULL, step("share_full", FULL, on=day, used=used)
    if not parents_matter(facts):
        rule, parameter = "share_under_25", "share_under_25_alone"
    elif facts.lives_with_parents:
        rule = parameter = "share_under_25_with_parents"
    else:
        rule = parameter = "share_under_25_alone"
    if rule != "share_under_25" and facts.lives_with_parents is not None:
        used["lives_with_parents"] = facts.lives_with_parents
    share = legislation.value(parameter, on=day)
    return share, step(rule, share, on=day, used=used)


def _outcomes(facts: BenefitFacts) -> tuple[Outcome, ...]:
    """The outcome when nothing is missing: two where the law leaves it open.

    Integration Act § 20(3) and (4).
    """
    by_age, age_step = share_by_age(facts)
    if not facts.couple_both_in_programme:
        return (Outcome(by_age, (age_step,)),)
    couple = couple_share(facts)
    if couple is None or facts.has_children:
        return (Outcome(by_age, (*_why_not_couple(facts), age_step)),)
    used = _couple_told(facts)
    couple_step = step("share_couple", couple, on=_couple_day(facts), used=used)
    if by_age == FULL:
        return (Outcome(couple, (couple_step,)),)
    return couple_under_25(by_age, couple, (age_step, couple_step))


def couple_under_25(
    by_age: Fraction, couple: Fraction, steps: tuple[Step, ...]
) -> tuple[Outcome, ...]:
    """Whether 5/6 is taken of the reduced share or not at all is not said: both.

    Integration Act § 20(3) and (4), silent on the two together.
    """
    return Outcome(by_age * couple, steps), Outcome(by_age, steps)


def _why_not_couple(facts: BenefitFacts) -> tuple[Step, ...]:
    """Couples with children, and those who began before the rule, keep their share.

    Integration Act § 20(4); FOR-2024-06-25-1215 § 1.
    """
    start, used = facts.programme_start, _couple_told(facts)
    if couple_share(facts) is not None:
        day = _couple_day(facts)
        return (step("couple_has_children", value=True, on=day, used=used),)
    first = legislation.changes("couple_share_new_participants")[0]
    if start is None or start >= first or facts.on < first:
        return ()
    return (step("couple_started_before_rule", first, on=facts.on, used=used),)


def _couple_day(facts: BenefitFacts) -> date:
    """The programme's start decides on the couple rule, as far as it is known."""
    return min(facts.on, facts.programme_start or facts.on)


def _age_told(facts: BenefitFacts) -> dict[str, StepValue]:
    """The birth date if it is known, else the age."""
    if facts.birth_date is not None:
        return {"birth_date": facts.birth_date}
    return {} if facts.age is None else {"age": facts.age}


def _couple_told(facts: BenefitFacts) -> dict[str, StepValue]:
    """What is known of a couple, by the names that it is asked for."""
    told = {
        "couple_both_in_programme": facts.couple_both_in_programme,
        "has_children": facts.has_children,
        "programme_start": facts.programme_start,
    }
    return {name: fact for name, fact in told.items() if fact is not None}


def _completions(facts: BenefitFacts, field: str) -> tuple[BenefitFacts, ...]:
    """The facts with each value of a missing field that makes a difference."""
    if field == "age":
        limit = reduced_below_age(facts)
        return replace(facts, age=limit - 1), replace(facts, age=limit)
    if field == "lives_with_parents":
        return tuple(replace(facts, lives_with_parents=is_) for is_ in (True, False))
    if field == "has_children":
        return tuple(replace(facts, has_children=is_) for is_ in (True, False))
    first = legislation.changes("couple_share_new_participants")[0]
    before = first - timedelta(days=1)
    return replace(facts, programme_start=before), replace(facts, programme_start=first)
