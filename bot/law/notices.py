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

GENERAL_NOTICES = (
    "estimate_not_decision",
    "law_may_have_changed",
    "rule_recalled",  # a rule that was used is known from memory, not read
)

BENEFIT_NOTICES = (
    "assumed_current_act",  # permit_date not given: permit from 2021 or later
    "assumed_not_couple",  # couple_both_in_programme not given
    "assumed_no_other_deductions",  # absence, other benefits or work not given
    "couple_under_25_unknown",  # 5/6 and 2/3 (or 1/3) together
    "meaning_of_children_unknown",  # which children count under § 20(4)
    "turns_25_day_unknown",  # 25th birthday this month: which day counts
    "age_assumed_unchanged",  # a span without birth_date in which 25 may be reached
    "qualification_benefit_unknown",  # not mentioned in § 22
    "transitional_benefit_before_2023_unknown",  # § 22(2) before 1 August 2023
    "deductions_act_2003_unknown",  # other benefits and work under the Act of 2003
    "work_outside_inference",  # § 23 does not say it in so many words
    "appeal_act_2003_unknown",  # which deductions the Act of 2003 let one appeal
    "deduction_exceeds_month",  # nothing is left of the month's benefit
    "part_of_month_unknown",  # a span with a broken month: how are its days paid?
    "rounding_unknown",  # not whole kroner; no rounding rule was found
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
    "goals_over_55_before_2026_unknown",  # age decided too: how, was not found
    "goal_not_allowed",
    "under_25_other_goal_needs_reason",
    "age_not_given",  # goals over 55 and under 25 not looked at
    "assumed_no_absence",  # an end without what absence and leave may add
    "added_absence_unknown",  # over 10 working days: all of them, or those above 10
    "added_absence_act_2003_unknown",  # what absence added under the Act of 2003
    "regulation_before_2026_unread",
)

ELIGIBILITY_NOTICES = (
    "assumed_current_act",
    "assumed_not_nordic_or_eea",  # nordic_or_eea not given
    "assumed_under_two_years",  # neither months_in_municipality nor permit_date given
    "assumed_no_full_time_work",  # work_hours_per_week not given, from 2026
    "assumed_not_moved_or_stopped",  # not told of a move, a stop or a no
    "assumed_first_permit_not_family",  # refugee settled without agreement
    "assumed_protection_application",  # humanitarian: § 9 c and d
    "act_2003_eligibility_unknown",  # the target group of the Act of 2003
    "target_group_before_2023_unknown",  # §§ 8 and 9 before 1 August 2023
    "age_55_unknown",  # is 55 inside "between 18 and 55"?
    "age_60_in_force_unknown",  # has 18 to 60 come into force after May 2026?
    "collective_protection_duty_unknown",  # settled before the duty came in 2026
    "collective_protection_content_unknown",  # what chapter 6A left of the content
    "chapter_6a_applied_back",  # permits from 11 March 2022
    "chapter_6a_repeal_unknown",
    "work_right_revives",  # when the job ends within the two years
    "right_to_finish_if_begun",  # programme_begun not given, and there is no right
    "duty_while_finishing_unknown",
    "after_stop_unknown",  # the duty after a stop, and whether one is taken back
    "parental_guidance_if_children",  # has_children not given
)

CONTENT_NOTICES = (
    "assumed_current_act",
    "content_act_2003_unknown",  # what the Act of 2003 said was not found
    "permit_gives_no_programme",  # permit "other": for those who are in one
    "collective_protection_content_unknown",
    "chapter_6a_applied_back",
    "chapter_6a_repeal_unknown",
    "norwegian_other_permit_unknown",  # § 28 permits have hours, not a time limit
    "norwegian_extension_unclear",  # REG § 43 g
    "norwegian_leave_first_day_unknown",  # "after 1 August 2023": the day itself
    "norwegian_goals_guiding",
    "norwegian_primary_school_inferred",  # lower or some upper secondary: B1
    "assumed_decision_now",  # decision_date not given
    "life_skills_before_2026_unknown",
    "life_skills_collective_protection_conflict",  # MIN against REG § 4
    "regulation_before_2026_unread",  # only the text of 2026 was read
    "programme_hours_guidance",  # guidance, not statute
)

LEAVE_NOTICES = (
    "leave_before_2021_unknown",  # the rules before the regulation were not found
    "assumed_current_act",
    "regulation_before_2026_unread",
    "self_certificate_sick_child_conflict",  # from day one, or after 8 weeks
    "peace_work_start_unknown",  # § 14 a came later; since which day?
    "added_absence_unknown",
    "holiday_year_understood",  # the text has no "per year"
)

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
