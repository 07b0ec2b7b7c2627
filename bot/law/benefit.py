"""The introduction benefit of one participant, Integration Act chapter 5.

Sums are exact fractions of kroner; `bot.law.answer` rounds them once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.assessment import Assessment
from bot.law.benefit_amounts import Amounts, amounts, annual_benefit
from bot.law.benefit_facts import BenefitFacts, act_day, needed_facts
from bot.law.benefit_notices import benefit_notices
from bot.law.benefit_share import Outcome, common_steps, possible_outcomes
from bot.law.rules import step

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.law.legislation import Step


@dataclass(frozen=True, kw_only=True)
class BenefitAssessment(Assessment):
    """What the benefit is, or between which amounts, and why.

    `amounts` is None where a fact is missing or the law leaves the share open; then
    `lowest` and `highest` are the bounds of the month's benefit before deduction.
    """

    basic_amount: Fraction
    amounts: Amounts | None
    lowest: Fraction
    highest: Fraction


def assess_benefit(facts: BenefitFacts) -> BenefitAssessment:
    """Two basic amounts a year, times the share; less for absence without permission.

    Raises:
        OutsideKnownParameters: no basic amount is known for the day.

    Integration Act (LOV-2020-11-06-127) §§ 20 and 21.
    """
    basic_amount = legislation.value("basic_amount", on=facts.on)
    full = annual_benefit(basic_amount, on=act_day(facts))
    outcomes = possible_outcomes(facts)
    options = [amounts(facts, outcome.share, full) for outcome in outcomes]
    months = [option.monthly for option in options]
    known = options[0] if len(set(months)) == 1 else None
    return BenefitAssessment(
        on=facts.on,
        basic_amount=basic_amount,
        amounts=known,
        lowest=min(months),
        highest=max(months),
        missing=needed_facts(facts, assume_not_couple=True),
        explanation=_explanation(facts, full, outcomes, known),
        notices=benefit_notices(facts, known),
    )


def _explanation(
    facts: BenefitFacts,
    full: Fraction,
    outcomes: tuple[Outcome, ...],
    known: Amounts | None,
) -> tuple[Step, ...]:
    """The reasoning from the basic amount to the month, as far as it goes."""
    day = act_day(facts)
    basic_amount = legislation.value("basic_amount", on=facts.on)
    two_g = step(
        "annual_benefit_two_g",
        full,
        on=day,
        because=(step("basic_amount", basic_amount, on=facts.on),),
    )
    share = common_steps(outcomes)
    if known is None:
        return (two_g, *share)
    why = (two_g, *share)
    month = step("monthly_twelfth", known.monthly, on=day, because=why)
    one_day = step("daily_thirtieth", known.daily, on=day, because=(month,))
    hour = step("hourly_rate", known.hourly, on=day, because=why)
    if not facts.invalid_absence_hours:
        return (month, one_day, hour)
    absence = step(
        "invalid_absence_hour_rate",
        known.deduction,
        on=day,
        because=(hour,),
        invalid_absence_hours=facts.invalid_absence_hours,
    )
    return (month, one_day, absence)
