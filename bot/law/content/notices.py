"""What must be said beside a programme's content."""

from __future__ import annotations

from bot.law import legislation
from bot.law.content.facts import ContentFacts, under_current_act
from bot.law.content.life_skills import hours_are_unknown, sources_disagree
from bot.law.content.norwegian import extension, leave_added, own_rules
from bot.law.content.norwegian_goals import PRIMARY_INFERRED
from bot.law.duration.facts import Permit
from bot.law.notices import chosen


def content_notices(facts: ContentFacts) -> tuple[str, ...]:
    """What must be said beside the parts and their numbers."""
    if not under_current_act(facts):
        return chosen({"content_act_2003_unknown": True}, on=facts.on)
    return chosen(
        _permit_notices(facts)
        | _norwegian_notices(facts)
        | _course_notices(facts)
        | {"programme_hours_guidance": True},
        on=facts.on,
    )


def _permit_notices(facts: ContentFacts) -> dict[str, bool]:
    """What to say of the permit and its date, and of chapter 6A.

    Integration Act chapter 6A.
    """
    about = facts.permit in {Permit.COLLECTIVE_PROTECTION, None}
    life_skills = "life_skills_compulsory_collective_protection"
    applied_back = legislation.holds("chapter_6a_applied_back", on=facts.on)
    return {
        "assumed_current_act": facts.permit_date is None,
        "permit_gives_no_programme": facts.permit is Permit.OTHER,
        "collective_protection_content_unknown": about
        and legislation.holds(life_skills, on=facts.on) is None,
        "chapter_6a_applied_back": about and applied_back is True,
        "chapter_6a_repeal_unknown": about
        and legislation.holds("chapter_6a", on=facts.on) is None,
    }


def _norwegian_notices(facts: ContentFacts) -> dict[str, bool]:
    """What to say of the time limit and of the goal."""
    rules = own_rules(facts)
    return {
        "norwegian_other_permit_unknown": facts.permit is Permit.OTHER,
        "norwegian_extension_unclear": True in rules
        and facts.education is not None
        and extension(facts) is None,
        "norwegian_leave_first_day_unknown": False in rules
        and facts.permit_date is not None
        and leave_added(facts) is None,
        "norwegian_goals_guiding": True,
        "norwegian_primary_school_inferred": facts.education in PRIMARY_INFERRED,
    }


def _course_notices(facts: ContentFacts) -> dict[str, bool]:
    """What to say of life skills, and of regulations that were not read."""
    unknown = hours_are_unknown(facts)
    return {
        "assumed_decision_now": facts.decision_date is None and not unknown,
        "life_skills_before_2026_unknown": unknown,
        "life_skills_collective_protection_conflict": sources_disagree(facts),
        "regulation_before_2026_unread": legislation.holds(
            "regulation_read", on=facts.on
        )
        is None,
    }
