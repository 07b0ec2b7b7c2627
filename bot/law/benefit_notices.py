"""What must be said beside the amounts of a benefit estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit_facts import (
    BenefitFacts,
    act_day,
    birthday_of_change,
    couple_share,
    is_under_25,
)
from bot.law.notices import chosen

if TYPE_CHECKING:
    from bot.law.benefit_amounts import Amounts


def benefit_notices(facts: BenefitFacts, known: Amounts | None) -> tuple[str, ...]:
    """What must be said beside the amounts."""
    rule = couple_share(facts) is not None
    couple, children = facts.couple_both_in_programme, facts.has_children
    current = legislation.holds("current_act", on=act_day(facts))
    change = birthday_of_change(facts)
    return chosen(
        {
            "assumed_current_act": bool(current) and facts.permit_date is None,
            "assumed_not_couple": rule and couple is None and children is not True,
            "couple_under_25_unknown": rule
            and couple is True
            and children is not True
            and is_under_25(facts) is True,
            "meaning_of_children_unknown": rule
            and couple is True
            and children is not None,
            "turns_25_day_unknown": change is not None
            and (change.year, change.month) == (facts.on.year, facts.on.month),
            "deduction_exceeds_month": known is not None
            and known.deduction > known.monthly,
            "rounding_unknown": known is not None and known.monthly.denominator != 1,
        },
        on=facts.on,
    )
