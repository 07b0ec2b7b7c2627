"""Every notice id: what an answer must say beside its numbers.

The ids are stable, and each needs a text. Notices that begin with `assumed_` name a
fact that was not given and was taken for granted; those that end with `_unknown` name
what the sources leave open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation

if TYPE_CHECKING:
    from datetime import date

GENERAL_NOTICES = ("estimate_not_decision", "law_may_have_changed")

BENEFIT_NOTICES = (
    "assumed_current_act",  # permit_date not given: permit from 2021 or later
    "assumed_not_couple",  # couple_both_in_programme not given
    "couple_under_25_unknown",  # 5/6 and 2/3 (or 1/3) together
    "meaning_of_children_unknown",  # which children count under § 20(4)
    "turns_25_day_unknown",  # 25th birthday this month: which day counts
    "age_assumed_unchanged",  # a span without birth_date in which 25 may be reached
    "deduction_exceeds_month",  # nothing is left of the month's benefit
    "rounding_unknown",  # the month is not whole kroner; no rounding rule was found
)

DURATION_NOTICES = (
    "assumed_current_act",
    "assumed_not_collective_protection",  # permit not given, chapter 6A could apply
    "collective_protection_length_unknown",  # chapter 6A before 2026
    "chapter_6a_repeal_unknown",  # was chapter 6A put off past 1 July 2026?
    "first_day_of_new_rules_unknown",  # "after 1 January": the day itself
    "vocational_before_2025_unknown",  # 24 or 36 months under the old rules
    "length_from_one_source",  # the old lengths with upper secondary
    "no_end_goals_act_2003",
    "goals_before_2026_main_rule",  # a main rule, not a closed list
    "goal_not_allowed",
    "under_25_other_goal_needs_reason",
    "age_not_given",  # goals over 55 and under 25 not looked at
)

ELIGIBILITY_NOTICES: tuple[str, ...] = ()

CONTENT_NOTICES: tuple[str, ...] = ()

LEAVE_NOTICES: tuple[str, ...] = ()

NOTICES = tuple(
    dict.fromkeys(
        GENERAL_NOTICES
        + BENEFIT_NOTICES
        + DURATION_NOTICES
        + ELIGIBILITY_NOTICES
        + CONTENT_NOTICES
        + LEAVE_NOTICES
    )
)


def chosen(candidates: dict[str, bool], *, on: date) -> tuple[str, ...]:
    """The notices that apply, after the one that always does, in a stable order."""
    always = {
        "estimate_not_decision": True,
        "law_may_have_changed": legislation.holds("law_read", on=on) is None,
    }
    return tuple(notice for notice, on_ in (always | candidates).items() if on_)
