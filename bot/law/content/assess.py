"""What a programme contains: its parts, and what applies to each.

The hours are those of Integration Act chapters 4, 6 and 6A and the Integration
Regulation; the hours of a whole week are guidance.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.assessment import Assessment
from bot.law.content.compulsory_parts import PARTS
from bot.law.content.facts import ContentFacts, settled, told, under_current_act
from bot.law.content.life_skills import LIFE_SKILLS
from bot.law.content.norwegian import NORWEGIAN
from bot.law.content.notices import content_notices
from bot.law.content.parental_guidance import PARENTAL_GUIDANCE
from bot.law.content.parts import part_of
from bot.law.content.reading import Part
from bot.law.content.social_studies import SOCIAL_STUDIES
from bot.law.content.work_oriented import WORK_ORIENTED
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step

READ = (WORK_ORIENTED, NORWEGIAN, SOCIAL_STUDIES, LIFE_SKILLS, PARENTAL_GUIDANCE)
WEEK = "programme_hours_a_week"
# The facts that may be missing, in the order in which to ask.
ASKED = ("permit", "permit_date", "education", "end_goal", "has_children")
SELF_STUDY = "programme_hours_a_week_self_study"


@dataclass(frozen=True, kw_only=True)
class ContentAssessment(Assessment):
    """The parts of a programme, and the hours of a week; None where not known."""

    parts: tuple[Part, ...]
    hours_a_week_programme: Fraction | None
    hours_a_week_self_study: Fraction | None


def assess_content(facts: ContentFacts) -> ContentAssessment:
    """The permit decides on the parts; education and end goal, what applies to them.

    Raises:
        OutsideKnownParameters: the day is before the Act of 2003.

    Integration Act (LOV-2020-11-06-127) §§ 14 a, 32, 33, 37 c and 37 d.
    """
    if not under_current_act(facts):
        return _act_2003(facts)
    known = settled(facts)
    parts = tuple(part_of(known, part) for part in READ)
    week = legislation.value(WEEK, on=facts.on)
    missing = {name for part in parts for name in part.missing}
    return ContentAssessment(
        on=facts.on,
        parts=parts,
        hours_a_week_programme=week,
        hours_a_week_self_study=legislation.value(SELF_STUDY, on=facts.on),
        missing=tuple(name for name in ASKED if name in missing),
        explanation=(step(WEEK, week, on=facts.on), *_steps(parts)),
        notices=content_notices(known),
    )


def _steps(parts: tuple[Part, ...]) -> tuple[Step, ...]:
    """The reasoning of all parts."""
    return tuple(found for part in parts for found in part.steps)


def _act_2003(facts: ContentFacts) -> ContentAssessment:
    """Under the Act of 2003 neither parts nor hours were found.

    Integration Regulation (FOR-2020-12-15-2912) § 72.
    """
    change = legislation.changes("current_act")[-1]
    known = told(facts, "permit_date")
    return ContentAssessment(
        on=facts.on,
        parts=tuple(Part(part) for part in PARTS),
        hours_a_week_programme=None,
        hours_a_week_self_study=None,
        missing=(),
        explanation=(step("act_2003_applies", value=True, on=change, used=known),),
        notices=content_notices(facts),
    )
