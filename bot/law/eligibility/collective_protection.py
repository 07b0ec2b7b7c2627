"""Right and duty under collective protection, Integration Act chapter 6A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.eligibility.facts import (
    Answer,
    EligibilityFacts,
    months_with_permit,
    whole_months,
)
from bot.law.eligibility.outcome import Outcome, right_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_DUTIES = {
    True: (Answer.YES,),
    False: (Answer.NO,),
    None: (Answer.YES, Answer.NO),
}


def duty_came() -> date:
    """The day on which the duty came, before which settlement leaves it open.

    Integration Act § 37 c.
    """
    return legislation.changes("collective_protection_duty_settled_earlier")[0]


def collective_outcomes(
    facts: EligibilityFacts, asked: tuple[str, ...]
) -> Iterator[Outcome]:
    """Right and duty at first, from June 2022 a right only, from 2026 both again.

    Integration Act §§ 8(1) and 37 c; before 15 June 2022 the ordinary rules.
    """
    if not legislation.holds("collective_protection_duty", on=facts.on):
        yield right_with(Answer.NO, "collective_protection_right_no_duty", asked)
    elif facts.on < duty_came():
        yield right_with(Answer.YES, "right_and_duty", asked)
    else:
        yield from _since_the_duty(facts, asked)


def _since_the_duty(
    facts: EligibilityFacts, asked: tuple[str, ...]
) -> Iterator[Outcome]:
    """Whether the duty reaches those settled before it came is not said.

    Integration Act § 37 c, silent on them.
    """
    earlier = settled_earlier(facts)
    if earlier is None and facts.months_in_municipality is None:
        asked = (*asked, "months_in_municipality")
    if not earlier:
        yield right_with(Answer.YES, "collective_protection_duty", asked)
    if earlier is not False:
        name = "collective_protection_duty_settled_earlier"
        for duty in _DUTIES[legislation.holds(name, on=facts.on)]:
            yield right_with(duty, "collective_protection_settled_earlier", asked)


def settled_earlier(facts: EligibilityFacts) -> bool | None:
    """Whether a person settled before the duty came; None where that is not known.

    Someone who says three months has lived there three months and some days. Nobody
    was settled with the permit before it was granted.
    """
    if facts.permit_date is not None and facts.permit_date >= duty_came():
        return False
    lived = months_with_permit(facts)
    since = whole_months(duty_came(), facts.on)
    return None if lived is None or lived == since else lived > since
