"""Own illness and the self-certificate, Integration Regulation §§ 5, 8 and 9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.leave.facts import LeaveFacts, told
from bot.law.leave.kinds import LeaveKind
from bot.law.leave.numbers import (
    Leave,
    LeaveValue,
    benefit_goes_on,
    number,
    number_steps,
)
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step

AFTER = "self_certificate_after_weeks"
# Number of the answer by its parameter, in the order of the regulation.
NUMBERS = (
    AFTER,
    "self_certificate_days",
    "self_certificate_together_days",
    "self_certificate_lost_after",
    "self_certificate_lost_within_months",
    "self_certificate_review_months",
)


def own_illness(facts: LeaveFacts) -> Leave:
    """The benefit goes on; a self-certificate is enough for a few days, after a time.

    Integration Regulation (FOR-2020-12-15-2912) §§ 5, 8 and 9.
    """
    allowed = self_certificate_allowed(facts)
    values: dict[str, LeaveValue] = {"self_certificate_allowed": allowed}
    values |= {name: number(name, on=facts.on) for name in NUMBERS}
    kind = LeaveKind.ILLNESS
    return Leave(
        kind,
        benefit_goes_on(kind, on=facts.on),
        values,
        missing=("weeks_in_programme",) if allowed is None else (),
        steps=_steps(facts, allowed=allowed),
    )


def self_certificate_allowed(facts: LeaveFacts) -> bool | None:
    """Whether the time in the programme is long enough; None where it is not told.

    Integration Regulation § 8.
    """
    if facts.weeks_in_programme is None:
        return None
    return facts.weeks_in_programme >= legislation.value(AFTER, on=facts.on)


def _steps(facts: LeaveFacts, *, allowed: bool | None) -> tuple[Step, ...]:
    """After how long, then whether that is so, then how many days.

    Integration Regulation §§ 8 and 9.
    """
    after, *others = number_steps(LeaveKind.ILLNESS, NUMBERS, on=facts.on)
    if allowed is None:
        return (after, *others)
    rule = "self_certificate_allowed" if allowed else "self_certificate_not_yet"
    weeks = told(facts, "weeks_in_programme")
    found = step(rule, allowed, on=facts.on, because=(after,), used=weeks)
    return (found, *others)
