"""The rule ids of a programme's content, in the order in which a person reasons."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

_HOURS = "work_oriented_hours_a_week"
_AFTER = "work_oriented_after_months"
_LONGEST = "norwegian_longest_months"
_EXTENSION = "norwegian_extension_months_collective_protection"
_SCHOOLING = ("no_primary", "primary", "upper_secondary")
_HEALTH, _CAREER = "life_skills_health_hours", "life_skills_career_hours"
_UPPER = "_upper_secondary"
_GUIDANCE = (
    "least_meetings",
    "most_meetings",
    "least_talks",
    "most_talks",
    "short_meetings",
    "short_talks",
)

CONTENT_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "programme_hours_a_week": rule("hours", "programme_hours_a_week"),
        "work_hours_before_rule": rule("yes_no", _HOURS),
        "work_hours_other_goal": rule("yes_no", _HOURS),
        "work_hours_a_week": rule("hours", _HOURS),
        "work_hours_after_months": rule("months", _AFTER),
        "work_hours_after_months_upper_secondary": rule(
            "months", f"{_AFTER}_upper_secondary"
        ),
        "work_hours_from": rule("date", _HOURS),
        "work_hours_from_upper_secondary": rule("date", _HOURS),
        "norwegian_limit": rule("months", _LONGEST),
        "norwegian_limit_upper_secondary": rule(
            "months", f"{_LONGEST}_upper_secondary"
        ),
        "norwegian_limit_collective_protection": rule(
            "months", f"{_LONGEST}_collective_protection"
        ),
        "norwegian_extension_collective_protection": rule(
            "months", f"{_EXTENSION}_upper_secondary"
        ),
        "norwegian_leave_added": rule("date", "norwegian_leave_added"),
        "norwegian_leave_not_added": rule("date", "norwegian_leave_added"),
        **{
            f"norwegian_goal_{kind}_{schooling}": rule(
                "level", f"norwegian_goal_{kind}_{schooling}"
            )
            for schooling in _SCHOOLING
            for kind in ("written", "oral")
        },
        "social_studies_hours": rule("hours", "social_studies_hours"),
        "social_studies_hours_earlier_permit": rule("hours", "social_studies_hours"),
        "social_studies_within": rule("months", "social_studies_within_months"),
        **{
            f"{name}{suffix}": rule("hours", f"{name}{suffix}")
            for suffix in ("", _UPPER)
            for name in (_HEALTH, _CAREER)
        },
        "life_skills_hours": rule("hours", _HEALTH),
        f"life_skills_hours{_UPPER}": rule("hours", f"{_HEALTH}{_UPPER}"),
        "life_skills_hours_short_reading": rule("hours", f"{_HEALTH}{_UPPER}"),
        **{
            f"parental_guidance_{name}": rule("number", f"parental_guidance_{name}")
            for name in _GUIDANCE
        },
    }
)
