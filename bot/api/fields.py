"""The fields of the requests: for each its type, its limits and what it means.

A field has the name of the fact it gives (`bot/law/*_facts.py`). Limits are wide: they
keep out what cannot be meant, and the law decides on the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.api.shapes import Schema, ref

OLDEST: Final = 120
_HOURS_OF_WEEK: Final = 168
_HOURS: Final = 10_000  # far more than a month has: the law says what is left of it
_KRONER: Final = 100_000_000
_CHILDREN: Final = 30
_MONTHS: Final = 12 * OLDEST
_WEEKS: Final = 52 * 10
_DAYS: Final = 261  # the working days of a year

# An amount as text keeps its two decimals on every computer.
MONEY: Final[Schema] = {
    "description": "An amount in kroner, as text with a point or as a number.",
    "examples": ["12000.00", 12000],
    "anyOf": [
        {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,2})?$"},
        {"type": "number", "minimum": 0, "maximum": _KRONER},
    ],
}


def _date(description: str) -> Schema:
    return {"type": "string", "format": "date", "description": description}


def _yes_no(description: str) -> Schema:
    return {"type": "boolean", "description": description}


def _whole(description: str, maximum: int) -> Schema:
    limits = {"minimum": 0, "maximum": maximum}
    return {"type": "integer", **limits, "description": description}


def _number(description: str, maximum: int) -> Schema:
    limits = {"minimum": 0, "maximum": maximum}
    return {"type": "number", **limits, "description": description}


def _kroner(description: str) -> Schema:
    return {**ref("Money"), "description": description}


def _one_of(name: str, description: str) -> Schema:
    return {**ref(name), "description": description}


def _list(name: str, longest: int, description: str) -> Schema:
    limits = {"items": ref(name), "maxItems": longest}
    return {"type": "array", **limits, "description": description}


_DATES: Final[Mapping[str, Schema]] = {
    "on": _date("The day that the question is about."),
    "from": _date("First day of a span, in place of `on`."),
    "to": _date("Last day of the span."),
    "birth_date": _date("Date of birth. The age follows from it."),
    "permit_date": _date("When the first residence permit was granted."),
    "programme_start": _date("First day of the programme."),
    "decision_date": _date("When the municipality decided on the programme."),
    "compare_on": _date(
        "A second day for the same question: the answer says in `changed` which rules "
        "make the difference."
    ),
}

_FAMILY: Final[Mapping[str, Schema]] = {
    "lives_with_parents": _yes_no("Lives with one or both parents. Counts under 25."),
    "couple_both_in_programme": _yes_no(
        "Has a spouse or partner who is in the programme too."
    ),
    "has_children": _yes_no("Has children under 18."),
    "children": _whole(
        "How many children, up to the age that the leave is for.", _CHILDREN
    ),
    "alone_with_children": _yes_no("Is alone with the care of the children."),
    "chronic_child": _yes_no("A child is chronically ill or disabled."),
    "parents_both_in_programme": _yes_no("Both parents are in the programme."),
}

_MONEY: Final[Mapping[str, Schema]] = {
    "invalid_absence_hours": _number(
        "Hours of absence without permission in the month.", _HOURS
    ),
    "other_benefits": _list("OtherBenefit", 20, "Other benefits that are received."),
    "work_hours_in_programme": _number(
        "Hours of paid work in the month that are part of the programme.", _HOURS
    ),
    "work_pay_in_programme": _kroner(
        "Pay in the month for work that is part of the programme."
    ),
    "work_pay_outside_programme": _kroner(
        "Pay in the month for work outside the programme's hours."
    ),
    "other_income": _kroner(
        "Other income in the month: a business, wealth, child support."
    ),
}

_PERMITS: Final[Mapping[str, Schema]] = {
    "permit": _one_of("Permit", "The residence permit."),
    "sponsor_permit": _one_of(
        "Permit", "The permit of the family member whom the person came to."
    ),
    "sponsor_years_settled": _whole(
        "How many whole years that family member had lived in a municipality when "
        "family reunification was applied for.",
        OLDEST,
    ),
    "settled_by_agreement": _yes_no(
        "Settled in the municipality by agreement with the immigration authorities."
    ),
    "months_in_municipality": _whole(
        "Months lived in a municipality with the permit.", _MONTHS
    ),
    "nordic_or_eea": _yes_no("Citizen of a Nordic country or of the EEA."),
    "first_permit_family": _yes_no(
        "A refugee whose first permit was for family reunification (§ 9 f)."
    ),
    "moved_without_agreement": _yes_no(
        "Moved to another municipality without an agreement with it."
    ),
    "programme_begun": _yes_no("Began the programme under an earlier permit."),
    "interrupted_or_declined": _yes_no("Declined the programme or left it."),
}

_LIFE: Final[Mapping[str, Schema]] = {
    "age": _whole("Age in whole years.", OLDEST),
    "education": _one_of("Education", "Completed education, in any country."),
    "end_goal": _one_of("EndGoal", "What the programme is to lead to."),
    "work_hours_per_week": _number(
        "Hours of work a week that the person has or is offered.", _HOURS_OF_WEEK
    ),
    "weeks_in_programme": _whole("Weeks since the programme began.", _WEEKS),
    "absence": _list("Absence", 20, "Approved absence, days off and leave."),
}

FIELDS: Final[Mapping[str, Schema]] = MappingProxyType(
    {**_DATES, **_LIFE, **_FAMILY, **_PERMITS, **_MONEY}
)

# Fields of the objects in lists.
OTHER_BENEFIT_FIELDS: Final[Mapping[str, Schema]] = {
    "kind": _one_of("OtherBenefitKind", "Which benefit."),
    "amount": _kroner("What is received, before tax."),
    "per": _one_of("Per", "What the amount is for; a month where it is not said."),
    "earned_before_programme": _yes_no(
        "The right was earned before the programme. Counts for unemployment, sickness "
        "and parental benefit."
    ),
}
ABSENCE_FIELDS: Final[Mapping[str, Schema]] = {
    "kind": _one_of("LeaveKind", "Which kind of absence or leave."),
    "working_days": _whole("How many working days.", _DAYS),
}
