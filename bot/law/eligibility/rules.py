"""The rule ids of the right and the duty, in the order in which a person reasons."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

# What takes a person out altogether, and the reverse where a step says so.
_TARGET_GROUP = {
    "nordic_or_eea": rule("yes_no", "nordic_or_eea_outside"),
    "permit_in_section_9": rule("yes_no", "permits_with_right"),
    "permit_not_in_section_9": rule("yes_no", "permits_with_right"),
    "age_under_18": rule("years", "programme_lowest_age"),
    "lived_two_years": rule("years", "programme_years_limit"),
    "lived_under_two_years": rule("years", "programme_years_limit"),
}

# What leaves it to the municipality, and the reverse.
_MAY_OFFER = {
    "family_of_refugee": rule("years", "sponsor_years_limit"),
    "family_of_others": rule("years", "family_of_others_offer", "sponsor_years_limit"),
    "agreement_not_needed": rule("yes_no", "agreement_exceptions"),
    "settled_by_agreement": rule("yes_no", "agreement_needed"),
    "settled_without_agreement": rule("yes_no", "without_agreement_offer"),
    "moved_without_agreement": rule("yes_no", "first_municipality_only"),
    "age_18_to_55": rule("years", "programme_highest_age"),
    "age_55": rule("years", "programme_highest_age_included", "programme_highest_age"),
    "age_over_55": rule("years", "above_highest_age_offer", "programme_highest_age"),
}

# What decides once all that is settled.
_RIGHT_AND_DUTY = {
    "work_below_full_time": rule("hours", "full_time_work_hours"),
    "full_time_work": rule("hours", "full_time_work_hours"),
    "collective_protection_right_no_duty": rule("yes_no", "collective_protection_duty"),
    "collective_protection_duty": rule("yes_no", "collective_protection_duty"),
    "collective_protection_settled_earlier": rule(
        "date", "collective_protection_duty_settled_earlier"
    ),
    "right_and_duty": rule("yes_no", "right_and_duty"),
    "right_to_finish": rule("yes_no", "right_to_finish"),
    "stopped_or_declined": rule("yes_no", "duties_lapse"),
}

# What comes out: each value holds the answers that are possible.
_RESULTS = {
    "result_right_yes": rule("ids", "right_and_duty"),
    "result_right_municipality_may_offer": rule("ids", "without_agreement_offer"),
    "result_right_no": rule("ids", "right_and_duty"),
    "result_right_unknown": rule("ids", "right_and_duty"),
    "result_duty_yes": rule("ids", "right_and_duty"),
    "result_duty_no": rule("ids", "right_and_duty"),
    "result_duty_unknown": rule("ids", "right_and_duty"),
    "result_content": rule("ids", "work_or_education_compulsory"),
}

ELIGIBILITY_RULES: Mapping[str, Rule] = MappingProxyType(
    {**_TARGET_GROUP, **_MAY_OFFER, **_RIGHT_AND_DUTY, **_RESULTS}
)
