"""The rule ids of the benefit, in the order of the statute."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

BENEFIT_RULES: Mapping[str, Rule] = MappingProxyType(
    {
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
        "invalid_absence_hour_rate": rule("kroner", "invalid_absence_part"),
    }
)
