"""What a share of the benefit comes to, Integration Act § 20(1) and (2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law import legislation

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


@dataclass(frozen=True)
class Amounts:
    """What a share of the full benefit comes to, in kroner, before deductions."""

    share: Fraction
    annual: Fraction
    monthly: Fraction
    daily: Fraction
    hourly: Fraction


def annual_benefit(basic_amount: Fraction, *, on: date) -> Fraction:
    """A full year's benefit is two basic amounts.

    Integration Act § 20(1).
    """
    return basic_amount * legislation.value("annual_benefit", on=on)


def amounts(*, share: Fraction, full: Fraction, on: date) -> Amounts:
    """A month is 1/12 of the year, a day 1/30 of the month, an hour 1/1850 of the year.

    Args:
        share: the participant's part of the full benefit.
        full: a full year's benefit in kroner.
        on: the day that decides which Act holds.

    Integration Act § 20(2).
    """
    annual = share * full
    monthly = annual * legislation.value("monthly_part", on=on)
    return Amounts(
        share=share,
        annual=annual,
        monthly=monthly,
        daily=monthly * legislation.value("daily_part", on=on),
        hourly=annual * legislation.value("hourly_part", on=on),
    )
