"""All that is taken from a month's benefit, Integration Act §§ 21 to 23."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit.deduction import Deduction, Deductions, not_known, settled
from bot.law.benefit.facts import BenefitFacts, act_day, under_current_act
from bot.law.benefit.other_benefits import other_benefit_deductions
from bot.law.benefit.programme_work import work_deductions
from bot.law.benefit.transitional_benefit import transitional_benefit_deduction
from bot.law.rules import step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from bot.law.legislation import Step


def deductions(facts: BenefitFacts, *, hourly: Fraction, hour: Step) -> Deductions:
    """What absence, other benefits and work take from a month.

    Args:
        facts: what is known of a participant.
        hourly: what an hour of the benefit is worth, by the participant's share.
        hour: the step that gave it.

    Integration Act (LOV-2020-11-06-127) §§ 21 to 23.
    """
    absence = _absence(facts, hourly, hour)
    return Deductions((*absence, *_income(facts, hourly, hour)))


def takes_for_granted(facts: BenefitFacts) -> bool:
    """Whether absence, other benefits or work was not told of: taken for none."""
    work = (facts.work_hours_in_programme, facts.work_pay_in_programme)
    return (
        facts.invalid_absence_hours is None
        or facts.other_benefits is None
        or work == (None, None)
    )


def _absence(facts: BenefitFacts, hourly: Fraction, hour: Step) -> Iterator[Deduction]:
    """Each hour of absence without permission takes an hour's benefit.

    Integration Act § 21.
    """
    hours = facts.invalid_absence_hours
    if not hours:
        return
    day = act_day(facts)
    taken = hours * hourly * legislation.value("invalid_absence_part", on=day)
    rule = "invalid_absence_hour_rate"
    why = step(rule, taken, on=day, because=(hour,), invalid_absence_hours=hours)
    yield settled(taken, why)


def _income(facts: BenefitFacts, hourly: Fraction, hour: Step) -> Iterator[Deduction]:
    """Other benefits and work; what the Act of 2003 said of them is not known.

    Integration Act §§ 22 and 23.
    """
    if under_current_act(facts):
        yield from other_benefit_deductions(facts)
        yield from transitional_benefit_deduction(facts)
        yield from work_deductions(facts, hourly=hourly, hour=hour)
    elif _has_income(facts):
        yield not_known("deductions_act_2003_unknown")


def _has_income(facts: BenefitFacts) -> bool:
    """Whether the person has anything beside the benefit."""
    benefits = any(benefit.amount for benefit in facts.other_benefits or ())
    inside = facts.work_hours_in_programme or facts.work_pay_in_programme
    outside = facts.work_pay_outside_programme or facts.other_income
    return bool(benefits or inside or outside)
