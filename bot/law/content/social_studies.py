"""Social studies, Integration Act § 33."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.content.facts import ContentFacts, told
from bot.law.content.reading import PartOfProgramme, Reading
from bot.law.content.required import required
from bot.law.rules import step

if TYPE_CHECKING:
    from bot.law.legislation import Step

ID = "social_studies"
HOURS = "social_studies_hours"
WITHIN = "social_studies_within_months"


def read_social_studies(
    facts: ContentFacts, why: tuple[Step, ...]
) -> tuple[Reading, ...]:
    """Hours by the permit's date, within a year of the offer of a start.

    Integration Act (LOV-2020-11-06-127) § 33; Integration Regulation
    (FOR-2020-12-15-2912) § 73.
    """
    compulsory = required(ID, facts)
    if compulsory is None:
        return (Reading(None, {"hours": None, "within_months": None}),)
    if not compulsory:
        return (Reading(compulsory, steps=why),)
    day = facts.permit_date or facts.on
    hours = int(legislation.value(HOURS, on=day))
    within = int(legislation.value(WITHIN, on=facts.on))
    return (
        Reading(
            compulsory,
            {"hours": hours, "within_months": within},
            _steps(facts, why, hours, within),
        ),
    )


SOCIAL_STUDIES = PartOfProgramme(ID, ("permit", "permit_date"), read_social_studies)


def _steps(
    facts: ContentFacts, why: tuple[Step, ...], hours: int, within: int
) -> tuple[Step, ...]:
    """How many hours, and within how long.

    Integration Act § 33.
    """
    day, known = facts.permit_date or facts.on, told(facts, "permit_date")
    earlier = day < legislation.changes(HOURS)[-1]
    rule = "social_studies_hours_earlier_permit" if earlier else "social_studies_hours"
    return (
        step(rule, hours, on=day, because=why, used=known),
        step("social_studies_within", within, on=facts.on, because=why),
    )
