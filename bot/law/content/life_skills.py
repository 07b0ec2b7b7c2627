"""The course in life skills, Integration Regulation § 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.content.facts import (
    ContentFacts,
    decision_day,
    told,
    with_upper_secondary,
)
from bot.law.content.reading import PartOfProgramme, Reading
from bot.law.content.required import required
from bot.law.duration.facts import Permit
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step

ID = "life_skills"
HEALTH, CAREER = "life_skills_health_hours", "life_skills_career_hours"
SHORT = "life_skills_short_collective_protection"
UNKNOWN = {"hours": None, "health_hours": None, "career_hours": None}
# Whether collective protection has the short course, by what is known of it.
_SHORT_COURSE = {False: (False,), True: (True,), None: (False, True)}


def read_life_skills(facts: ContentFacts, why: tuple[Step, ...]) -> tuple[Reading, ...]:
    """Least hours by the education, for decisions from 2026 on; not known before.

    Under collective protection the sources disagree on a shorter course: both readings.

    Integration Regulation (FOR-2020-12-15-2912) § 4.
    """
    if hours_are_unknown(facts):
        return (Reading(required(ID, facts), UNKNOWN, why),)
    return tuple(_reading(facts, why, short=short) for short in _short_courses(facts))


LIFE_SKILLS = PartOfProgramme(ID, ("permit", "education"), read_life_skills)


def hours_are_unknown(facts: ContentFacts) -> bool:
    """The hours are known for decisions from 2026 on.

    Integration Regulation § 4.
    """
    return legislation.optional_value(HEALTH, on=decision_day(facts)) is None


def sources_disagree(facts: ContentFacts) -> bool:
    """Whether a shorter course for collective protection is open.

    The Ministry's page names one, the Regulation has no such rule.
    """
    if facts.permit is not Permit.COLLECTIVE_PROTECTION or hours_are_unknown(facts):
        return False
    return legislation.holds(SHORT, on=decision_day(facts)) is None


def _short_courses(facts: ContentFacts) -> tuple[bool, ...]:
    """Whether someone has the short course of those with upper secondary education.

    Both where that is open.

    Integration Regulation § 4.
    """
    if with_upper_secondary(facts):
        return (True,)
    if facts.permit is not Permit.COLLECTIVE_PROTECTION:
        return (False,)
    return _SHORT_COURSE[legislation.holds(SHORT, on=decision_day(facts))]


def _reading(facts: ContentFacts, why: tuple[Step, ...], *, short: bool) -> Reading:
    """The hours of the two halves and their sum.

    Integration Regulation § 4.
    """
    suffix = "_upper_secondary" if short else ""
    health, career = (
        int(legislation.value(f"{half}{suffix}", on=decision_day(facts)))
        for half in (HEALTH, CAREER)
    )
    steps = (
        _half_step(facts, f"{HEALTH}{suffix}", health, why),
        _half_step(facts, f"{CAREER}{suffix}", career, why),
    )
    hours = health + career
    values = {"hours": hours, "health_hours": health, "career_hours": career}
    return Reading(
        required(ID, facts), values, (_sum_step(facts, hours, steps, short=short),)
    )


def _half_step(
    facts: ContentFacts, name: str, hours: int, why: tuple[Step, ...]
) -> Step:
    """The hours of a half, by education and decision.

    Integration Regulation § 4.
    """
    known = told(facts, "education", "decision_date")
    return step(name, hours, on=decision_day(facts), because=why, used=known)


def _sum_step(
    facts: ContentFacts, hours: int, halves: tuple[Step, ...], *, short: bool
) -> Step:
    """The hours together; a short course without upper secondary is one reading only.

    Integration Regulation § 4.
    """
    rule = "life_skills_hours"
    if short:
        upper_secondary = with_upper_secondary(facts)
        rule += "_upper_secondary" if upper_secondary else "_short_reading"
    known = told(facts, "education")
    return step(rule, hours, on=decision_day(facts), because=halves, used=known)
