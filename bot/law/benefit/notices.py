"""What must be said beside the amounts of a benefit estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.benefit.deduction import Deductions
from bot.law.benefit.deductions import takes_for_granted
from bot.law.benefit.facts import (
    BenefitFacts,
    birthday_of_change,
    couple_share,
    is_under_25,
    under_current_act,
)
from bot.law.notices import BENEFIT_NOTICES, chosen

if TYPE_CHECKING:
    from bot.law.benefit.options import Option


def benefit_notices(
    facts: BenefitFacts, options: tuple[Option, ...], known: Option | None
) -> tuple[str, ...]:
    """What must be said beside the amounts, in the order of `BENEFIT_NOTICES`."""
    found = {
        **_assumptions(facts),
        **_couple(facts),
        **_amounts(facts, options[0].deductions, known),
    }
    ordered = {notice: found.get(notice, False) for notice in BENEFIT_NOTICES}
    return chosen(ordered, on=facts.on)


def _assumptions(facts: BenefitFacts) -> dict[str, bool]:
    """The facts that were taken for granted."""
    return {
        "assumed_current_act": under_current_act(facts) and facts.permit_date is None,
        "assumed_not_couple": couple_share(facts) is not None
        and facts.couple_both_in_programme is None
        and facts.has_children is not True,
        "assumed_no_other_deductions": takes_for_granted(facts),
    }


def _couple(facts: BenefitFacts) -> dict[str, bool]:
    """What § 20(4) leaves open.

    Integration Act § 20(4).
    """
    rule, children = couple_share(facts) is not None, facts.has_children
    couple = rule and facts.couple_both_in_programme is True
    young = is_under_25(facts) is True
    return {
        "couple_under_25_unknown": couple and children is not True and young,
        "meaning_of_children_unknown": couple and children is not None,
    }


def _amounts(
    facts: BenefitFacts, taken: Deductions, known: Option | None
) -> dict[str, bool]:
    """What the law leaves open on the birthday, on deductions and on rounding."""
    change = birthday_of_change(facts)
    month = change is not None and (change.year, change.month)
    return {
        "turns_25_day_unknown": month == (facts.on.year, facts.on.month),
        **dict.fromkeys(taken.notices, True),
        "work_outside_inference": any(
            step.rule == "work_outside_not_deducted" for step in taken.steps
        ),
        "appeal_act_2003_unknown": bool(taken.taken) and not under_current_act(facts),
        "deduction_exceeds_month": known is not None and _exceeds(known),
        "rounding_unknown": known is not None and _has_parts_of_kroner(known),
    }


def _exceeds(option: Option) -> bool:
    """Whether more is taken, or may be, than the month has."""
    total = option.deductions.total
    return total is not None and total.highest > option.amounts.monthly


def _has_parts_of_kroner(option: Option) -> bool:
    """Whether the month, before or after deductions, is not whole kroner."""
    after = option.after
    sums = [option.amounts.monthly, *((after.lowest, after.highest) if after else ())]
    return any(amount.denominator != 1 for amount in sums)
