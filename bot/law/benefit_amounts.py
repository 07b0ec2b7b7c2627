"""What a share of the benefit comes to, Integration Act §§ 20(1)-(2) and 21."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit_facts import BenefitFacts, act_day

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Amounts:
    """What a share of the full benefit comes to, in kroner."""

    share: Fraction
    annual: Fraction
    monthly: Fraction
    daily: Fraction
    hourly: Fraction
    deduction: Fraction
    monthly_after_deduction: Fraction


def annual_benefit(basic_amount: Fraction, *, on: date) -> Fraction:
    """A full year's benefit is two basic amounts.

    Integration Act § 20(1).
    """
    return basic_amount * legislation.value("annual_benefit", on=on)


def amounts(facts: BenefitFacts, share: Fraction, full: Fraction) -> Amounts:
    """A month is 1/12 of the year, a day 1/30 of the month, an hour 1/1850 of the year.

    Integration Act § 20(2).
    """
    day = act_day(facts)
    annual = share * full
    monthly = annual * legislation.value("monthly_part", on=day)
    hourly = annual * legislation.value("hourly_part", on=day)
    deduction = absence_deduction(facts, hourly)
    return Amounts(
        share=share,
        annual=annual,
        monthly=monthly,
        daily=monthly * legislation.value("daily_part", on=day),
        hourly=hourly,
        deduction=deduction,
        monthly_after_deduction=max(Fraction(0), monthly - deduction),
    )


def absence_deduction(facts: BenefitFacts, hourly: Fraction) -> Fraction:
    """Each hour of absence without permission takes an hour's benefit.

    Integration Act § 21.
    """
    part = legislation.value("invalid_absence_part", on=act_day(facts))
    return (facts.invalid_absence_hours or Fraction(0)) * hourly * part
