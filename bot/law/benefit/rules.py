"""The rule ids of the benefit, in the order of the statute."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

# § 20: how much it is.
_AMOUNT = {
    "basic_amount": rule("kroner", "basic_amount"),
    "annual_benefit_two_g": rule("kroner", "annual_benefit"),
    "couple_has_children": rule("yes_no", "couple_share"),
    "couple_started_before_rule": rule("date", "couple_share_new_participants"),
    "share_full": rule("share", "annual_benefit"),
    "share_under_25": rule("share", "share_under_25_alone"),
    "share_under_25_alone": rule("share", "share_under_25_alone"),
    "share_under_25_with_parents": rule("share", "share_under_25_with_parents"),
    "share_couple": rule("share", "couple_share"),
    "monthly_twelfth": rule("kroner", "monthly_part"),
    "daily_thirtieth": rule("kroner", "daily_part"),
    "hourly_rate": rule("kroner", "hourly_part"),
}

# §§ 21 to 23: what is taken from a month, and what is not.
_DEDUCTIONS = {
    "invalid_absence_hour_rate": rule("kroner", "invalid_absence_part"),
    "unemployment_deducted": rule("kroner", "earned_benefit_part"),
    "unemployment_not_deducted": rule("kroner", "earned_benefit_part"),
    "sickness_deducted": rule("kroner", "earned_benefit_part"),
    "sickness_not_deducted": rule("kroner", "earned_benefit_part"),
    "parental_deducted": rule("kroner", "earned_benefit_part"),
    "parental_not_deducted": rule("kroner", "earned_benefit_part"),
    "disability_deducted": rule("kroner", "received_benefit_part"),
    "work_assessment_allowance_deducted": rule("kroner", "received_benefit_part"),
    "transitional_half_g": rule("kroner", "transitional_benefit_free_part"),
    "transitional_year": rule("kroner", "transitional_benefit_reduction"),
    "transitional_deducted": rule("kroner", "transitional_benefit_reduction"),
    "transitional_not_deducted": rule("kroner", "transitional_benefit_free_part"),
    "child_benefit_not_deducted": rule("kroner", "family_benefit_part"),
    "cash_for_care_not_deducted": rule("kroner", "family_benefit_part"),
    "work_in_programme_by_hours": rule("kroner", "work_in_programme_part"),
    "work_in_programme_by_pay": rule("kroner", "work_in_programme_part"),
    "work_outside_not_deducted": rule("kroner", "work_outside_programme_part"),
    "other_income_not_deducted": rule("kroner", "other_income_part"),
    "monthly_after_deduction": rule(
        "kroner",
        "invalid_absence_part",
        "earned_benefit_part",
        "received_benefit_part",
        "transitional_benefit_reduction",
        "work_in_programme_part",
    ),
}

# § 46: whether the deduction can be appealed.
_APPEAL = {
    "appeal_half_of_payment": rule("kroner", "appeal_part_of_payment"),
    "appeal_twelfth_of_g": rule("kroner", "appeal_basic_amounts"),
    "deduction_can_be_appealed": rule("yes_no", "appeal_part_of_payment"),
    "deduction_cannot_be_appealed": rule("yes_no", "appeal_part_of_payment"),
}

BENEFIT_RULES: Mapping[str, Rule] = MappingProxyType(
    {**_AMOUNT, **_DEDUCTIONS, **_APPEAL}
)
