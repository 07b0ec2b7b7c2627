"""The introduction benefit of one participant, Integration Act chapter 5.

Sums are exact fractions of kroner; `bot.law.answer` rounds them once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.assessment import Assessment
from bot.law.benefit.appeal import Appeal, appeal
from bot.law.benefit.deduction import Bounds
from bot.law.benefit.explanation import benefit_explanation
from bot.law.benefit.facts import BenefitFacts, needed_facts
from bot.law.benefit.notices import benefit_notices
from bot.law.benefit.options import Option, possible_options

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.law.benefit.amounts import Amounts
    from bot.law.benefit.deduction import Deductions


@dataclass(frozen=True, kw_only=True)
class BenefitAssessment(Assessment):
    """What the benefit is, or between which amounts, and why.

    Attributes:
        basic_amount: G on the day.
        amounts: what the share comes to; None where a fact is missing or the law
            leaves the share open.
        lowest: the least that the month's benefit can be before deductions.
        highest: the most that it can be.
        deductions: what is taken from the month; None with open amounts.
        after: what is left of the month; None where a rule is not known.
        deduction_can_be_appealed: None without a deduction, and where that is open.
    """

    basic_amount: Fraction
    amounts: Amounts | None
    lowest: Fraction
    highest: Fraction
    deductions: Deductions | None
    after: Bounds | None
    deduction_can_be_appealed: bool | None


def assess_benefit(facts: BenefitFacts) -> BenefitAssessment:
    """Two basic amounts a year, times the share; less for absence, income and work.

    Raises:
        OutsideKnownParameters: no basic amount is known for the day.

    Integration Act (LOV-2020-11-06-127) §§ 20 to 23 and 46(2) g.
    """
    options = possible_options(facts)
    months = [option.amounts.monthly for option in options]
    known = options[0] if len(set(months)) == 1 else None
    appealed = _appeal(facts, known)
    return BenefitAssessment(
        on=facts.on,
        basic_amount=legislation.value("basic_amount", on=facts.on),
        amounts=known.amounts if known else None,
        lowest=min(months),
        highest=max(months),
        deductions=known.deductions if known else None,
        after=_after(options),
        deduction_can_be_appealed=appealed.possible,
        missing=_missing(facts, options),
        explanation=(*benefit_explanation(options, known), *appealed.steps),
        notices=benefit_notices(facts, options, known),
    )


def _missing(facts: BenefitFacts, options: tuple[Option, ...]) -> tuple[str, ...]:
    """What the share hangs on, then what the deductions hang on: alike for all."""
    share = needed_facts(facts, assume_not_couple=True)
    return share + options[0].deductions.missing


def _after(options: tuple[Option, ...]) -> Bounds | None:
    """What is left of the month, whichever share it is."""
    each = [option.after for option in options]
    known = [after for after in each if after is not None]
    if len(known) < len(each):
        return None
    lowest = min(after.lowest for after in known)
    return Bounds(lowest, max(after.highest for after in known))


def _appeal(facts: BenefitFacts, known: Option | None) -> Appeal:
    """Whether what is taken can be appealed; open while the amount is.

    Integration Act § 46(2) g.
    """
    taken = known.deductions.amount if known else None
    if known is None or taken is None:
        return Appeal(None, ())
    month = known.rates[0]
    return appeal(facts, payment=known.amounts.monthly, deduction=taken, month=month)
