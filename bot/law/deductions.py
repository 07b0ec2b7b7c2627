"""Deductions from the benefit other than for absence, Integration Act §§ 22 and 46."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law import legislation

if TYPE_CHECKING:
    from datetime import date


def transitional_benefit_reduction(*, yearly: Fraction, on: date) -> Fraction:
    """A year's benefit is reduced by 40 % of the transitional benefit above half of G.

    Args:
        yearly: transitional benefit (overgangsstønad) in kroner a year.
        on: the day looked at.

    Returns:
        What a year's introduction benefit is reduced by, in kroner.

    Integration Act (LOV-2020-11-06-127) § 22(2).
    """
    basic_amount = legislation.value("basic_amount", on=on)
    free = basic_amount * legislation.value("transitional_benefit_free_part", on=on)
    counted = max(Fraction(0), yearly - free)
    return counted * legislation.value("transitional_benefit_reduction", on=on)


def deduction_can_be_appealed(
    *, deduction: Fraction, payment: Fraction, on: date
) -> bool:
    """A deduction of at least half of a payment and at least G/12 can be appealed.

    Args:
        deduction: what was deducted, in kroner.
        payment: the payment before the deduction, in kroner.
        on: the day of the decision.

    Integration Act (LOV-2020-11-06-127) § 46(2) g.
    """
    part = legislation.value("appeal_part_of_payment", on=on)
    least = legislation.value("basic_amount", on=on) * legislation.value(
        "appeal_basic_amounts", on=on
    )
    return deduction >= payment * part and deduction >= least
