"""The models of the requests, as JSON Schema 2020-12.

They are the components of the OpenAPI document and, unchanged, what
`bot.api.validation` validates with. Enumerations are those of the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from bot.api.fields import (
    ABSENCE_FIELDS,
    FIELDS,
    MONEY,
    OTHER_BENEFIT_FIELDS,
)
from bot.api.shapes import Schema
from bot.law.benefit.kinds import BenefitKind, OtherBenefit, Per
from bot.law.duration.absence import Absence
from bot.law.duration.facts import Education, EndGoal, Permit
from bot.law.leave.kinds import LeaveKind

# The fields of each kind, in the order in which a form asks for them.
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "benefit": (
        *("on", "from", "to", "birth_date", "age", "lives_with_parents"),
        *("permit_date", "programme_start", "couple_both_in_programme"),
        *("has_children", "invalid_absence_hours", "other_benefits"),
        *("work_hours_in_programme", "work_pay_in_programme"),
        *("work_pay_outside_programme", "other_income", "compare_on"),
    ),
    "duration": (
        *("on", "education", "end_goal", "permit", "age", "permit_date"),
        *("programme_start", "absence", "compare_on"),
    ),
    "eligibility": (
        *("on", "age", "permit", "permit_date", "settled_by_agreement"),
        *("months_in_municipality", "work_hours_per_week", "nordic_or_eea"),
        *("sponsor_permit", "sponsor_years_settled", "first_permit_family"),
        *("moved_without_agreement", "programme_begun", "interrupted_or_declined"),
        *("has_children", "compare_on"),
    ),
    "content": (
        *("on", "permit", "permit_date", "decision_date", "education", "end_goal"),
        *("age", "has_children", "programme_start", "compare_on"),
    ),
    "leave": (
        *("on", "children", "alone_with_children", "chronic_child"),
        *("weeks_in_programme", "parents_both_in_programme", "compare_on"),
    ),
}
# What a field means for one kind only.
_MEANINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "benefit": {
        "on": "The day of the payment, or today.",
        "age": "Age in whole years on that day. Not needed with `birth_date`.",
    },
    "duration": {
        "on": "The day on which the start of the programme was offered.",
        "age": "Age in whole years when the permit was granted.",
    },
    "eligibility": {"age": "Age in whole years when the permit was granted."},
    "content": {"age": "Age in whole years when the permit was granted."},
    "leave": {},
}
_ENUMERATIONS: Final[Mapping[str, str]] = {
    "Permit": "Residence permits, as the Integration Act § 9 tells them apart.",
    "Education": "Completed education, in any country.",
    "EndGoal": "What the programme is to lead to.",
    "OtherBenefitKind": "Benefits beside the introduction benefit.",
    "Per": "What an amount is for.",
    "LeaveKind": "Kinds of absence, days off and leave.",
}
_ONE_DAY_OR_SPAN: Final = [
    {
        "title": "One day",
        "required": ["on"],
        "properties": {"from": False, "to": False},
    },
    {"title": "A span", "required": ["from", "to"], "properties": {"on": False}},
]


def _enumeration(name: str, members: type[Enum]) -> Schema:
    values = [member.value for member in members]
    return {"type": "string", "enum": values, "description": _ENUMERATIONS[name]}


def _object(fields: Mapping[str, Schema], required: Iterable[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(fields),
        "required": list(required),
        "additionalProperties": False,
    }


def _request(kind: str) -> Schema:
    meanings = _MEANINGS[kind]
    fields = {
        name: {**FIELDS[name], "description": meanings[name]}
        if name in meanings
        else FIELDS[name]
        for name in NAMES[kind]
    }
    if kind == "benefit":
        return {**_object(fields, ()), "oneOf": _ONE_DAY_OR_SPAN}
    return _object(fields, ("on",))


def request_name(kind: str) -> str:
    """The name of the component that a kind's request is: `BenefitRequest`."""
    return f"{kind.capitalize()}Request"


# The enumerations of the law, and the objects in lists, by the names of their models.
MEMBERS: Final[Mapping[str, type[Enum]]] = {
    "Permit": Permit,
    "Education": Education,
    "EndGoal": EndGoal,
    "OtherBenefitKind": BenefitKind,
    "Per": Per,
    "LeaveKind": LeaveKind,
}
OBJECTS: Final[Mapping[str, type[Any]]] = {
    "OtherBenefit": OtherBenefit,
    "Absence": Absence,
}

REQUESTS: Final[Mapping[str, Schema]] = MappingProxyType(
    {kind: _request(kind) for kind in NAMES}
)
COMPONENTS: Final[Mapping[str, Schema]] = MappingProxyType(
    {
        **{request_name(kind): schema for kind, schema in REQUESTS.items()},
        "Money": MONEY,
        "OtherBenefit": _object(OTHER_BENEFIT_FIELDS, ("kind", "amount")),
        "Absence": _object(ABSENCE_FIELDS, ("kind", "working_days")),
        **{name: _enumeration(name, members) for name, members in MEMBERS.items()},
    }
)
