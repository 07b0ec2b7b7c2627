"""Whether a deduction from the benefit can be appealed, Integration Act § 46."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.facts import BenefitFacts, under_current_act
from bot.law.rules import step

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from bot.law.legislation import Step


@dataclass(frozen=True)
class Appeal:
    """Whether the deduction can be appealed, None where that is open, and why."""

    possible: bool | None
    steps: tuple[Step, ...]


def appeal(
    facts: BenefitFacts, *, payment: Fraction, deduction: Fraction, month: Step
) -> Appeal:
    """Whether the deductions from a month's payment can be appealed.

    More than the payment cannot be taken from it. Whether the limits look at what was
    worked out or at what was taken is not said: where that decides, it stays open.

    Args:
        facts: what is known of a participant.
        payment: the month's benefit before the deduction, in kroner.
        deduction: what absence, other benefits and work take, in kroner.
        month: the step that gave the payment.

    Integration Act (LOV-2020-11-06-127) § 46(2) g; the Act of 2003 is not known.
    """
    if not deduction or not under_current_act(facts):
        return Appeal(None, ())
    limits = _limits(payment, facts.on, month)
    possible = {
        deduction_can_be_appealed(deduction=amount, payment=payment, on=facts.on)
        for amount in (deduction, min(deduction, payment))
    }
    if len(possible) > 1:
        return Appeal(None, limits)
    can = possible.pop()
    rule = "deduction_can_be_appealed" if can else "deduction_cannot_be_appealed"
    return Appeal(can, (step(rule, can, on=facts.on, because=limits),))


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
    return deduction >= _half_of(payment, on) and deduction >= _twelfth_of_g(on)


def _limits(payment: Fraction, on: date, month: Step) -> tuple[Step, Step]:
    """Both limits in kroner.

    Integration Act § 46(2) g.
    """
    basic_amount = legislation.value("basic_amount", on=on)
    g = (step("basic_amount", basic_amount, on=on),)
    half = _half_of(payment, on)
    return (
        step("appeal_half_of_payment", half, on=on, because=(month,)),
        step("appeal_twelfth_of_g", _twelfth_of_g(on), on=on, because=g),
    )


def _half_of(payment: Fraction, on: date) -> Fraction:
    """The part of the payment that the deduction must reach."""
    return payment * legislation.value("appeal_part_of_payment", on=on)


def _twelfth_of_g(on: date) -> Fraction:
    """The amount that the deduction must reach."""
    basic_amount = legislation.value("basic_amount", on=on)
    return basic_amount * legislation.value("appeal_basic_amounts", on=on)
