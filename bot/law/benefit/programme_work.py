"""Work and other income beside the introduction benefit, Integration Act § 23."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.deduction import Deduction, open_up_to, settled
from bot.law.benefit.facts import BenefitFacts, act_day
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from bot.law.legislation import Step


def work_deductions(
    facts: BenefitFacts, *, hourly: Fraction, hour: Step
) -> Iterator[Deduction]:
    """Paid work inside the programme reduces the benefit, other income does not.

    Integration Act (LOV-2020-11-06-127) § 23.
    """
    yield from _inside(facts, hourly, hour)
    if facts.work_pay_outside_programme:
        yield _outside(facts, facts.work_pay_outside_programme)
    if facts.other_income:
        yield _other_income(facts, facts.other_income)


def _inside(facts: BenefitFacts, hourly: Fraction, hour: Step) -> Iterator[Deduction]:
    """Reduced by the hours at the hour rate, or by the pay if that is less.

    Integration Act § 23(2): krone for krone where that is better for the participant.
    """
    if not (facts.work_hours_in_programme or facts.work_pay_in_programme):
        return
    taken = _ways(facts, hourly)
    rule = min(taken, key=taken.__getitem__)
    told = {"work_hours_in_programme": facts.work_hours_in_programme}
    told["work_pay_in_programme"] = facts.work_pay_in_programme
    missing = [name for name, fact in told.items() if fact is None]
    if missing and taken[rule]:
        yield open_up_to(taken[rule], missing=missing[0])
        return
    used = {name: fact for name, fact in told.items() if fact is not None}
    why = step(rule, taken[rule], on=act_day(facts), because=(hour,), used=used)
    yield settled(taken[rule], why)


def _ways(facts: BenefitFacts, hourly: Fraction) -> dict[str, Fraction]:
    """What each way of counting takes, as far as it is known.

    Integration Act § 23(2).
    """
    hours, pay = facts.work_hours_in_programme, facts.work_pay_in_programme
    part = legislation.value("work_in_programme_part", on=act_day(facts))
    ways = {
        "work_in_programme_by_hours": None if hours is None else hours * hourly * part,
        "work_in_programme_by_pay": None if pay is None else pay * part,
    }
    return {rule: amount for rule, amount in ways.items() if amount is not None}


def _outside(facts: BenefitFacts, pay: Fraction) -> Deduction:
    """Paid work in the evening or at the weekend does not reduce the benefit.

    Integration Act § 23; not said in so many words.
    """
    day = act_day(facts)
    taken = pay * legislation.value("work_outside_programme_part", on=day)
    rule = "work_outside_not_deducted"
    return settled(taken, step(rule, taken, on=day, work_pay_outside_programme=pay))


def _other_income(facts: BenefitFacts, income: Fraction) -> Deduction:
    """A business, wealth and child support do not reduce the benefit.

    Integration Act § 23(1).
    """
    day = act_day(facts)
    taken = income * legislation.value("other_income_part", on=day)
    rule = "other_income_not_deducted"
    return settled(taken, step(rule, taken, on=day, other_income=income))
