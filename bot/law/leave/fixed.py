"""The kinds of leave that depend on no facts, Integration Regulation §§ 11 to 18."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.law.leave.kinds import LeaveKind
from bot.law.leave.numbers import (
    Leave,
    LeaveValue,
    benefit_goes_on,
    number,
    number_steps,
)

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Numbers:
    """The parameters of a kind that depends on no facts.

    Attributes:
        kind: which leave.
        parameters: the parameter of each number of the answer.
        per: the time that the first number counts for, if any.
        parts: what the leave can be for, with the parameter of its days, if any.
    """

    kind: LeaveKind
    parameters: Mapping[str, str] = field(default_factory=dict)
    per: str | None = None
    parts: Mapping[str, str | None] = field(default_factory=dict)


# What welfare leave can be for, Integration Regulation § 14.
WELFARE_PARTS: Mapping[str, str | None] = {
    "kindergarten_start": "welfare_days_kindergarten_start",
    "first_school_day": "welfare_days_first_school_day",
    "wedding_day": None,
    "death": "welfare_days_death",
    "job_interview": None,
    "school_admission": None,
    "doctor": None,
    "dentist": None,
    "nursing_relative": None,
}

# In the order of the Integration Regulation (FOR-2020-12-15-2912), §§ 11-18.
FIXED = (
    Numbers(LeaveKind.PREGNANCY, {"working_days": "pregnancy_days"}, "pregnancy"),
    Numbers(
        LeaveKind.BIRTH,
        {
            "mother_working_days": "birth_mother_days",
            "father_working_days": "birth_father_days",
        },
        "birth",
    ),
    Numbers(
        LeaveKind.BREASTFEEDING,
        {
            "hours_a_day": "breastfeeding_hours_a_day",
            "until_child_months": "breastfeeding_months",
        },
    ),
    Numbers(
        LeaveKind.WELFARE,
        {"working_days": "welfare_days"},
        "calendar_year",
        WELFARE_PARTS,
    ),
    Numbers(LeaveKind.PEACE_WORK, {"working_days": "peace_work_days"}, "year"),
    Numbers(LeaveKind.LONG_ILLNESS, {"months": "long_illness_months"}),
    Numbers(LeaveKind.PUBLIC_HOLIDAY),
    Numbers(
        LeaveKind.RELIGIOUS_DAY,
        {
            "working_days": "religious_days",
            "notice_calendar_days": "religious_notice_days",
        },
        "calendar_year",
    ),
    Numbers(LeaveKind.HOLIDAY, {"working_days": "holiday_days"}, "year"),
)


def fixed_leave(numbers: Numbers, *, on: date) -> Leave:
    """A kind that depends on no facts.

    Integration Regulation §§ 11-18.
    """
    values: dict[str, LeaveValue] = {
        key: number(name, on=on) for key, name in numbers.parameters.items()
    }
    if numbers.per:
        values["per"] = numbers.per
    parts = {
        part: number(name, on=on) if name else None
        for part, name in numbers.parts.items()
    }
    names = (*numbers.parameters.values(), *filter(None, numbers.parts.values()))
    return Leave(
        numbers.kind,
        benefit_goes_on(numbers.kind, on=on),
        values,
        steps=number_steps(numbers.kind, names, on=on),
        parts=parts,
    )
