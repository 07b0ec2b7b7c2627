"""Other benefits beside the introduction benefit, Integration Act § 22(1) and (3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.deduction import NOTHING, Deduction, not_known, open_up_to, settled
from bot.law.benefit.facts import BenefitFacts, act_day
from bot.law.benefit.kinds import EARNED, BenefitKind, OtherBenefit
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator

# How much of it is taken; the transitional benefit has a rule of its own.
_PARTS = {
    BenefitKind.UNEMPLOYMENT: "earned_benefit_part",
    BenefitKind.SICKNESS: "earned_benefit_part",
    BenefitKind.PARENTAL: "earned_benefit_part",
    BenefitKind.DISABILITY: "received_benefit_part",
    BenefitKind.WORK_ASSESSMENT_ALLOWANCE: "received_benefit_part",
    BenefitKind.CHILD_BENEFIT: "family_benefit_part",
    BenefitKind.CASH_FOR_CARE: "family_benefit_part",
    BenefitKind.QUALIFICATION: "qualification_benefit_part",
}


def other_benefit_deductions(facts: BenefitFacts) -> Iterator[Deduction]:
    """Some other benefits reduce the introduction benefit, some never do.

    Integration Act (LOV-2020-11-06-127) § 22(1) and (3).
    """
    for place, benefit in enumerate(facts.other_benefits or ()):
        if benefit.amount and benefit.kind in _PARTS:
            yield _deduction(facts, place, benefit)


def _deduction(facts: BenefitFacts, place: int, benefit: OtherBenefit) -> Deduction:
    """Earned benefits as far as earned before the programme, others as received.

    Integration Act § 22(1) and (3); the qualification benefit is not mentioned there.
    """
    part = legislation.optional_value(_PARTS[benefit.kind], on=act_day(facts))
    if part is None:
        return not_known(f"{benefit.kind.value}_benefit_unknown")
    amount, earned = benefit.monthly * part, benefit.earned_before_programme
    if benefit.kind in EARNED and earned is None:
        missing = f"other_benefits.{place}.earned_before_programme"
        return open_up_to(amount, missing=missing)
    if benefit.kind in EARNED and not earned:
        amount = NOTHING
    rule = f"{benefit.kind.value}_{'deducted' if amount else 'not_deducted'}"
    why = step(rule, amount, on=act_day(facts), used=benefit.told(place))
    return settled(amount, why)
