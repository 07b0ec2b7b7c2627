"""What must be said beside an answer on right and duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.facts import Permit
from bot.law.eligibility.conditions import over_highest_age
from bot.law.eligibility.facts import Answer, EligibilityFacts, under_current_act
from bot.law.notices import chosen

if TYPE_CHECKING:
    from bot.law.eligibility.outcome import Outcome

# Without a right for one of these, a programme that was begun may still be finished.
_LOST = frozenset(
    {
        "nordic_or_eea",
        "permit_not_in_section_9",
        "lived_two_years",
        "family_of_others",
        "settled_without_agreement",
    }
)


def eligibility_notices(
    facts: EligibilityFacts, outcomes: tuple[Outcome, ...]
) -> tuple[str, ...]:
    """What must be said beside right and duty.

    Args:
        facts: what is known.
        outcomes: what is possible, with what an adopted change would make possible.
    """
    if not under_current_act(facts):
        return chosen({"act_2003_eligibility_unknown": True}, on=facts.on)
    counted = tuple(found for found in outcomes if not found.if_in_force)
    candidates = (
        _assumed(facts, counted)
        | _open_law(facts, counted)
        | _collective_protection(facts, counted)
        | _besides(facts, counted)
    )
    duties = {found.duty for found in outcomes if found.if_in_force}
    in_force = {"age_60_in_force_unknown": Answer.YES in duties}
    return chosen(candidates | in_force, on=facts.on)


def _assumed(facts: EligibilityFacts, outcomes: tuple[Outcome, ...]) -> dict[str, bool]:
    """The facts that were taken for granted."""
    rights = {found.right for found in outcomes}
    some = rights != {Answer.NO}
    ordinary = any(
        found.right is Answer.YES and found.rule != "right_to_finish"
        for found in outcomes
    )
    lived = (facts.months_in_municipality, facts.permit_date)
    past = (facts.moved_without_agreement, facts.interrupted_or_declined)
    works = legislation.optional_value("full_time_work_hours", on=facts.on)
    return {
        "assumed_current_act": facts.permit_date is None,
        "assumed_not_nordic_or_eea": facts.nordic_or_eea is None,
        "assumed_under_two_years": some and lived == (None, None),
        "assumed_no_full_time_work": works is not None
        and facts.work_hours_per_week is None
        and ordinary,
        "assumed_not_moved_or_stopped": Answer.YES in rights and None in past,
        "assumed_first_permit_not_family": facts.permit is Permit.REFUGEE
        and facts.settled_by_agreement is False
        and facts.first_permit_family is None
        and some,
        "assumed_protection_application": facts.permit is Permit.HUMANITARIAN and some,
    }


def _open_law(
    facts: EligibilityFacts, outcomes: tuple[Outcome, ...]
) -> dict[str, bool]:
    """What the sources leave open.

    Integration Act (LOV-2020-11-06-127) § 8(1).
    """
    rights = {found.right for found in outcomes}
    at_the_limit = facts.age is not None and over_highest_age(facts) is None
    return {
        "target_group_before_2023_unknown": legislation.holds(
            "target_group_read", on=facts.on
        )
        is None,
        "age_55_unknown": at_the_limit and len(rights) > 1,
        "duty_while_finishing_unknown": _decided(outcomes, "right_to_finish"),
        "after_stop_unknown": _decided(outcomes, "stopped_or_declined"),
    }


def _collective_protection(
    facts: EligibilityFacts, outcomes: tuple[Outcome, ...]
) -> dict[str, bool]:
    """What to say of chapter 6A to those whom it is about.

    Integration Act chapter 6A.
    """
    about = facts.permit is Permit.COLLECTIVE_PROTECTION and any(
        found.right is not Answer.NO for found in outcomes
    )
    life_skills = "life_skills_compulsory_collective_protection"
    return {
        "collective_protection_duty_unknown": about
        and _decided(outcomes, "collective_protection_settled_earlier"),
        "collective_protection_content_unknown": about
        and legislation.holds(life_skills, on=facts.on) is None,
        "chapter_6a_applied_back": about
        and legislation.holds("chapter_6a_applied_back", on=facts.on) is True,
        "chapter_6a_repeal_unknown": about
        and legislation.holds("chapter_6a", on=facts.on) is None,
    }


def _besides(facts: EligibilityFacts, outcomes: tuple[Outcome, ...]) -> dict[str, bool]:
    """What else a person should know.

    Integration Act §§ 8(4), 9(3) and 14 a(2).
    """
    rights = {found.right for found in outcomes}
    lost = {found.rule for found in outcomes} <= _LOST
    return {
        "work_right_revives": _decided(outcomes, "full_time_work"),
        "right_to_finish_if_begun": facts.programme_begun is None and lost,
        "parental_guidance_if_children": facts.has_children is None
        and rights != {Answer.NO},
    }


def _decided(outcomes: tuple[Outcome, ...], rule: str) -> bool:
    """Whether a rule decided on one of the outcomes."""
    return any(found.rule == rule for found in outcomes)
