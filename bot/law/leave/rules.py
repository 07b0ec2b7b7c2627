"""The rule ids of absence and leave, in the order of the regulation."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.leave.kinds import LeaveKind
from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

_SICK_CHILD = tuple(
    f"sick_child_days{suffix}"
    for suffix in (
        "",
        "_many",
        "_alone",
        "_alone_many",
        "_chronic",
        "_chronic_alone",
    )
)
_DAYS = (
    "self_certificate_days",
    "self_certificate_together_days",
    *_SICK_CHILD,
    "pregnancy_days",
    "birth_mother_days",
    "birth_father_days",
    "welfare_days",
    "welfare_days_kindergarten_start",
    "welfare_days_first_school_day",
    "welfare_days_death",
    "peace_work_days",
    "parental_leave_days_each_parent",
    "religious_days",
    "religious_notice_days",
    "holiday_days",
)
_MONTHS = (
    "self_certificate_lost_within_months",
    "self_certificate_review_months",
    "breastfeeding_months",
    "long_illness_months",
    "parental_leave_months",
    "parental_leave_within_months",
)
_NUMBERS = (
    "self_certificate_after_weeks",
    "self_certificate_lost_after",
    "sick_child_until_age",
    "sick_child_until_age_chronic",
    "parental_leave_follow_up_from_month",
    "parental_leave_adoption_below_age",
)

LEAVE_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **{
            f"leave_{kind.value}": rule("yes_no", f"{kind.value}_with_benefit")
            for kind in LeaveKind
        },
        "self_certificate_allowed": rule("yes_no", "self_certificate_after_weeks"),
        "self_certificate_not_yet": rule("yes_no", "self_certificate_after_weeks"),
        "sick_child_none": rule("yes_no", "sick_child_until_age"),
        **{name: rule("days", name) for name in _DAYS},
        **{name: rule("months", name) for name in _MONTHS},
        **{name: rule("number", name) for name in _NUMBERS},
        "breastfeeding_hours_a_day": rule("hours", "breastfeeding_hours_a_day"),
        "leave_never_added": rule("ids", "absence_counts_religious_day"),
        "leave_added_over_days": rule("days", "absence_added_over_days"),
    }
)
