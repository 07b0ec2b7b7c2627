"""The transitional benefit beside the introduction benefit, Integration Act § 22(2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.deduction import NOTHING, Deduction, not_known, settled
from bot.law.benefit.kinds import BenefitKind, OtherBenefit
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from bot.law.benefit.facts import BenefitFacts
    from bot.law.legislation import Step, StepValue


def transitional_benefit_deduction(facts: BenefitFacts) -> Iterator[Deduction]:
    """A month is reduced by a twelfth of what the year is reduced by.

    Integration Act (LOV-2020-11-06-127) § 22(2).
    """
    told = {
        place: benefit
        for place, benefit in enumerate(facts.other_benefits or ())
        if benefit.amount and benefit.kind is BenefitKind.TRANSITIONAL
    }
    known = legislation.optional_value("transitional_benefit_reduction", on=facts.on)
    if told and known is None:
        yield not_known("transitional_benefit_before_2023_unknown")
    elif told:
        yield _reduction(facts.on, told)


def _reduction(on: date, told: Mapping[int, OtherBenefit]) -> Deduction:
    """The reduction with its steps; nothing up to half of G.

    Told in two parts it is still one benefit, with one free part.

    Integration Act § 22(2).
    """
    yearly = sum((benefit.yearly for benefit in told.values()), NOTHING)
    year = transitional_benefit_reduction(yearly=yearly, on=on)
    why = (_half_g(on),)
    used: dict[str, StepValue] = {}
    for place, benefit in told.items():
        used |= benefit.told(place)
    if not year:
        nothing = step(
            "transitional_not_deducted", NOTHING, on=on, because=why, used=used
        )
        return settled(NOTHING, nothing)
    of_year = step("transitional_year", year, on=on, because=why, used=used)
    month = year / 12
    return settled(
        month, step("transitional_deducted", month, on=on, because=(of_year,))
    )


def transitional_benefit_reduction(*, yearly: Fraction, on: date) -> Fraction:
    """A year's benefit is reduced by 40 % of the transitional benefit above half of G.

    Args:
        yearly: transitional benefit (overgangsstønad) in kroner a year.
        on: the day looked at.

    Returns:
        What a year's introduction benefit is reduced by, in kroner.

    Raises:
        NoValue: the wording of that day is not known.

    Integration Act (LOV-2020-11-06-127) § 22(2).
    """
    counted = max(NOTHING, yearly - free_transitional_benefit(on=on))
    return counted * legislation.value("transitional_benefit_reduction", on=on)


def free_transitional_benefit(*, on: date) -> Fraction:
    """Half a basic amount of transitional benefit a year takes nothing.

    Integration Act (LOV-2020-11-06-127) § 22(2).
    """
    basic_amount = legislation.value("basic_amount", on=on)
    return basic_amount * legislation.value("transitional_benefit_free_part", on=on)


def _half_g(on: date) -> Step:
    """The free part, and the basic amount that it comes from."""
    basic_amount = legislation.value("basic_amount", on=on)
    because = (step("basic_amount", basic_amount, on=on),)
    free = free_transitional_benefit(on=on)
    return step("transitional_half_g", free, on=on, because=because)
