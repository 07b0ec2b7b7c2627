"""Parental leave, Integration Regulation § 16."""

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

# Number of the answer by its parameter; the days of each parent stand apart.
NUMBERS = {
    "months": "parental_leave_months",
    "within_months": "parental_leave_within_months",
    "follow_up_from_month": "parental_leave_follow_up_from_month",
    "adoption_below_age": "parental_leave_adoption_below_age",
}
EACH = "parental_leave_days_each_parent"


def parental_leave(facts: LeaveFacts) -> Leave:
    """The parents together have months without benefit in the child's first year.

    Where both take part in the programme, a part is for each of them.

    Integration Regulation (FOR-2020-12-15-2912) § 16.
    """
    kind, both = LeaveKind.PARENTAL, facts.parents_both_in_programme
    values: dict[str, LeaveValue] = {
        key: number(name, on=facts.on) for key, name in NUMBERS.items()
    }
    if both is not False:
        values["each_parent_days"] = number(EACH, on=facts.on) if both else None
    return Leave(
        kind,
        benefit_goes_on(kind, on=facts.on),
        values,
        missing=("parents_both_in_programme",) if both is None else (),
        steps=_steps(facts),
    )


def _steps(facts: LeaveFacts) -> tuple[Step, ...]:
    """The months, the days of each parent where both may take part, the rest.

    Integration Regulation § 16.
    """
    names = tuple(NUMBERS.values())
    months, *others = number_steps(LeaveKind.PARENTAL, names, on=facts.on)
    if facts.parents_both_in_programme is False:
        return (months, *others)
    days = int(legislation.value(EACH, on=facts.on))
    both = told(facts, "parents_both_in_programme")
    each = step(EACH, days, on=facts.on, because=(months,), used=both)
    return (each, *others)
