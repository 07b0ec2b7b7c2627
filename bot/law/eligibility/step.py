"""One step of the reasoning on right and duty, with the facts that it looked at."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.eligibility.collective_protection import duty_came
from bot.law.rules import RULES, step

if TYPE_CHECKING:
    from bot.law.eligibility.facts import EligibilityFacts
    from bot.law.legislation import Step, StepValue

_NUMBERS = frozenset({"years", "hours"})
_LIVED = ("months_in_municipality", "permit_date")
_SPONSOR = ("sponsor_permit", "sponsor_years_settled")
_LOOKED_AT = {
    "act_2003_applies": ("permit_date",),
    "nordic_or_eea": ("nordic_or_eea",),
    "permit_in_section_9": ("permit",),
    "permit_not_in_section_9": ("permit",),
    "age_under_18": ("age",),
    "lived_two_years": _LIVED,
    "lived_under_two_years": _LIVED,
    "family_of_refugee": _SPONSOR,
    "family_of_others": _SPONSOR,
    "agreement_not_needed": ("permit", "first_permit_family"),
    "settled_by_agreement": ("settled_by_agreement",),
    "settled_without_agreement": ("settled_by_agreement",),
    "moved_without_agreement": ("moved_without_agreement",),
    "age_18_to_55": ("age",),
    "age_55": ("age",),
    "age_over_55": ("age",),
    "work_below_full_time": ("work_hours_per_week",),
    "full_time_work": ("work_hours_per_week",),
    "collective_protection_right_no_duty": ("permit",),
    "collective_protection_duty": ("permit", *_LIVED),
    "collective_protection_settled_earlier": ("permit", *_LIVED),
    "right_and_duty": (),
    "right_to_finish": ("programme_begun",),
    "stopped_or_declined": ("interrupted_or_declined",),
}


def eligibility_step(facts: EligibilityFacts, rule: str) -> Step:
    """A step with the number of its rule, if it has one, and the facts it looked at."""
    told = {field: _as_json(getattr(facts, field)) for field in _LOOKED_AT[rule]}
    known = {field: value for field, value in told.items() if value is not None}
    day = facts.on
    if rule == "act_2003_applies":
        day = legislation.changes("current_act")[-1]
    return step(rule, _value(facts, rule), on=day, used=known)


def _value(facts: EligibilityFacts, rule: str) -> StepValue:
    """The number or the day that a rule speaks of, else that it holds."""
    if rule == "collective_protection_settled_earlier":
        return duty_came()
    found = RULES[rule]
    if found.unit not in _NUMBERS:
        return True
    return int(legislation.value(found.parameters[-1], on=facts.on))


def _as_json(value: StepValue | Enum | None) -> StepValue | None:
    """A fact as it stands in a request."""
    return str(value.value) if isinstance(value, Enum) else value
