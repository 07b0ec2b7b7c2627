"""The benefit for each share that the facts and the law leave open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.amounts import Amounts, amounts, annual_benefit
from bot.law.benefit.deduction import Bounds, Deductions, left_of
from bot.law.benefit.deductions import deductions
from bot.law.benefit.facts import BenefitFacts, act_day
from bot.law.benefit.share import Outcome, possible_outcomes
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step


@dataclass(frozen=True)
class Option:
    """The benefit with one share: its amounts, what is taken, and the steps to both.

    Attributes:
        amounts: what the share comes to.
        rates: the steps to the month, the day and the hour.
        deductions: what is taken from the month.
    """

    amounts: Amounts
    rates: tuple[Step, Step, Step]
    deductions: Deductions

    @cached_property
    def after(self) -> Bounds | None:
        """What is left of the month; None where a rule of a deduction is not known."""
        total = self.deductions.total
        return left_of(self.amounts.monthly, total) if total else None


def possible_options(facts: BenefitFacts) -> tuple[Option, ...]:
    """The benefit with each share that is possible, at least one.

    Integration Act (LOV-2020-11-06-127) §§ 20 to 23.
    """
    year = full_year(facts)
    return tuple(_option(facts, outcome, year) for outcome in possible_outcomes(facts))


def full_year(facts: BenefitFacts) -> Step:
    """The full benefit of a year, and the basic amount that it comes from.

    Integration Act § 20(1).
    """
    basic_amount = legislation.value("basic_amount", on=facts.on)
    because = (step("basic_amount", basic_amount, on=facts.on),)
    day = act_day(facts)
    full = annual_benefit(basic_amount, on=day)
    return step("annual_benefit_two_g", full, on=day, because=because)


def _option(facts: BenefitFacts, outcome: Outcome, year: Step) -> Option:
    """What one share comes to.

    Integration Act §§ 20 to 23.
    """
    day = act_day(facts)
    full = annual_benefit(legislation.value("basic_amount", on=facts.on), on=day)
    found = amounts(share=outcome.share, full=full, on=day)
    why = (year, *outcome.steps)
    month = step("monthly_twelfth", found.monthly, on=day, because=why)
    one_day = step("daily_thirtieth", found.daily, on=day, because=(month,))
    hour = step("hourly_rate", found.hourly, on=day, because=why)
    taken = deductions(facts, hourly=found.hourly, hour=hour)
    return Option(found, (month, one_day, hour), taken)
